"""What many budgets cost side by side, and whether one holds more and more in memory."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
import gc
import json
from multiprocessing import get_context
import os
from pathlib import Path
import sys
import time
import tracemalloc

from custom_components.power_budget.engine import Order, State, to_plain
from simulation import STEP_S, Controller, Scenario, Setting, View, read_scenario, run
from simulation.hours import DAY_S, HOUR_S

from .ours import Controller as Ours, at_once, controller
from .process.usage import Usage
from .tables import written

WEEK = Path(__file__).parents[1] / "simulation" / "scenarios" / "week.toml"

BUDGETS = (1, 100, 10_000)

MORNING_S, SPAN_S = 6 * HOUR_S, 600
"""When all rooms want to be warm, and how long that is watched."""

DAYS = (1, 2, 7, 14)


@dataclass
class Many:
    """Budgets that all live in the same house; the first of them rules it."""

    budgets: list[Controller]
    """Each remembers what it sees for itself."""

    took_s: float = 0.0
    """The time of the processor that they took."""

    def __call__(self, view: View, /) -> Collection[str] | Setting:
        """Return the rooms whose heater is to be on in this step, after everybody has decided."""
        began_s = time.process_time()
        on, *_ = [budget(view) for budget in self.budgets]
        self.took_s += time.process_time() - began_s
        return on


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What budgets cost that share a process."""

    budgets: int
    """How many they are, each with seven heaters and a meter."""

    core: float
    """Which part of a core they keep busy."""

    begun_mb: float
    """By how much the process grew as they were made."""

    grown_mb: float
    """By how much it grew while they ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one budget holds after some days."""

    days: int
    """How long it has run."""

    memory_kb: float
    """What all its values, and those of the house around it, hold in memory."""

    stored_kb: float
    """What is stored of it."""


def report_scale(*, as_markdown: bool) -> None:
    """Measure, each number of budgets in a process of its own, and print."""
    print("Measuring what many budgets cost, in about two minutes.", file=sys.stderr)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as processes:
        costs = list(processes.map(side_by_side, BUDGETS))
        held = processes.submit(over_time, DAYS).result()
    for rows in (cost_rows(costs), held_rows(held)):
        print(written(rows, 0, as_markdown=as_markdown), end="\n\n")


def side_by_side(budgets: int, span_s: int = SPAN_S) -> Cost:
    """Return what so many *budgets* cost on a winter's morning, when every room asks."""
    scenario = read_scenario(WEEK)
    many = Many([_ours(scenario)])
    steps = run(scenario, many, duration_s=MORNING_S + span_s)
    for step in steps:
        if step.view.clock_s + STEP_S >= MORNING_S:
            break
    before_mb = _memory_mb()
    many.budgets += [deepcopy(many.budgets[0]) for _ in range(budgets - 1)]
    begun_mb, many.took_s = _memory_mb(), 0.0
    for _ in steps:
        pass
    return Cost(
        budgets=budgets,
        core=many.took_s / span_s,
        begun_mb=begun_mb - before_mb,
        grown_mb=_memory_mb() - begun_mb,
    )


def over_time(days: Sequence[int]) -> list[Held]:
    """Return what one budget holds after each of *days*."""
    return list(_held(days))


def _held(days: Sequence[int]) -> Iterator[Held]:
    scenario = read_scenario(WEEK)
    ours = _ours(scenario)
    stored_kb(ours.state)  # what it loads, and keeps, is not of the budget
    tracemalloc.start()
    for step in run(scenario, ours, duration_s=max(days) * DAY_S):
        day, second = divmod(step.view.clock_s + STEP_S, DAY_S)
        if not second and day in days:
            gc.collect()
            memory_kb = tracemalloc.get_traced_memory()[0] / 1e3
            yield Held(days=int(day), memory_kb=memory_kb, stored_kb=stored_kb(ours.state))
    tracemalloc.stop()


def stored_kb(state: State) -> float:
    """Return how much is stored of what is remembered."""
    return len(json.dumps(to_plain(state))) / 1e3


def cost_rows(costs: Sequence[Cost]) -> list[list[str]]:
    """Return the rows of a table of *costs*, its header first."""
    header = ["budgets", "heaters", "% of a core", "MB at first", "MB more after ten minutes"]
    return [
        header,
        *(
            [
                f"{cost.budgets:,}",
                f"{7 * cost.budgets:,}",
                f"{100 * cost.core:.4f}",
                f"{cost.begun_mb:.1f}",
                f"{cost.grown_mb:.1f}",
            ]
            for cost in costs
        ),
    ]


def held_rows(held: Sequence[Held]) -> list[list[str]]:
    """Return the rows of a table of what is *held*, its header first."""
    header = ["days", "kB in memory", "kB stored"]
    return [header, *([f"{one.days}", f"{one.memory_kb:.0f}", f"{one.stored_kb:.1f}"] for one in held)]


def _ours(scenario: Scenario) -> Ours:
    return controller(scenario, Order.COLDEST_FIRST, at_once(scenario))


def _memory_mb() -> float:
    gc.collect()
    return Usage.of(os.getpid()).memory_mb
