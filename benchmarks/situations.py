"""What the engine is asked when its speed is measured: mixed loads that all ask for heat."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle, islice

from custom_components.power_budget.engine import (
    Budget,
    BudgetReading,
    Decision,
    DemandSource,
    Load,
    LoadReading,
    Metering,
    MeterReading,
    Modulation,
    Order,
    Site,
    Snapshot,
    State,
    decide,
)

HOUSE = "house"
"""The id of the budget."""

START = datetime(2026, 1, 1, tzinfo=UTC)
TURN = timedelta(minutes=5)
"""Longer than any minimum time."""

POWERS_W = (500, 1000, 750, 2000, 1500, 1250, 1000)
TURNS = (1, 1, 1, 2, 1, 3)
PRIORITIES = (0, 0, 1, 0, 2)
DEMANDS = (DemandSource.ENTITY, DemandSource.TEMPERATURE)
MODULATIONS = (
    *(None, None, Modulation()),
    *(None, None, Modulation(least_w=400, step_w=50, min_change=timedelta(seconds=30))),
    *(None, None, Modulation(least_w=250, weight=2)),
)
"""How loads may be set of which a third run at any level."""

DEFICITS_K = (2.5, 0.5, 1.5, 4.0, 1.0, 3.0, 0.75, 2.0, 3.5, 1.25, 5.0)
SETPOINT_C = 20
WARMED_K = 0.25
"""How far a room is below its setpoint that was heated for a turn."""

PHASES, CIRCUITS = 3, 30

BASE_W = 1000
"""What else a house draws that has a meter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the engine is asked in one cycle."""

    site: Site
    """What is configured."""

    state: State
    """What is remembered."""

    snapshot: Snapshot
    """What is observed."""

    warmed: frozenset[str] = frozenset()
    """Whose rooms were heated in the last turn."""

    def asked(self) -> tuple[Site, State, Snapshot]:
        """Return what is decided from; where nothing is remembered, no earlier cycle saw the site either."""
        site = self.site if self.state.loads else replace(self.site)
        return site, self.state, self.snapshot

    def answer(self) -> Decision:
        """Return the decision."""
        return decide(self.site, self.state, self.snapshot)


def first_cycle(order: Order, loads: int) -> Question:
    """Return a cycle that remembers nothing, with half of the watts that everybody asks for."""
    site = mixed(order, loads)
    return Question(site=site, state=State(), snapshot=seen(site, {}, START))


def quiet_cycle(order: Order, loads: int) -> Question:
    """Return a cycle in which nothing is other than in the last."""
    after = after_a_turn(order, loads)
    at = after.snapshot.at + timedelta(minutes=1)
    return replace(after, snapshot=replace(after.snapshot, at=at))


def turns_pass(order: Order, loads: int) -> Question:
    """Return the next cycle on the time pattern: heaters that ran make room for those that waited."""
    return next_turn(after_a_turn(order, loads))


def falling_limit(order: Order, loads: int) -> Question:
    """Return a cycle in which the limit has fallen to half, so that heaters are shed."""
    after = quiet_cycle(order, loads)
    limit_w = after.site.budgets[0].power_steps[0] / 2
    return replace(after, state=after.state.with_controls(HOUSE, power_budget_w=limit_w))


def behind_a_meter(order: Order, loads: int) -> Question:
    """Return a cycle with a new reading of a meter of the whole house: its base load has risen a little."""
    first = first_cycle(order, loads)
    (house,) = first.site.budgets
    metering = Metering(limit_w=BASE_W + house.power_steps[0], restore_delay=timedelta(0))
    site = replace(first.site, budgets=(replace(house, metering=metering),))
    running = followed(read(replace(first, site=site), BASE_W))
    return read(followed(read(running, BASE_W)), BASE_W + 100)


def turns_pass_in_circuits(order: Order, loads: int) -> Question:
    """Return the same where the heaters are on thirty circuits, behind three phases of the house."""
    first = first_cycle(order, loads)
    site = in_circuits(first.site)
    return next_turn(followed(next_turn(followed(replace(first, site=site)))))


def turns_pass_with_mixed_loads(order: Order, loads: int) -> Question:
    """Return the same where each third load runs at any level: its level falls and rises with the others."""
    first = first_cycle(order, loads)
    site = in_circuits(replace(first.site, loads=adjustable(first.site.loads)))
    return next_turn(followed(next_turn(followed(replace(first, site=site)))))


SITUATIONS: dict[str, Callable[[Order, int], Question]] = {
    "first cycle": first_cycle,
    "quiet cycle": quiet_cycle,
    "turns pass": turns_pass,
    "in circuits": turns_pass_in_circuits,
    "mixed loads": turns_pass_with_mixed_loads,
    "behind a meter": behind_a_meter,
    "falling limit": falling_limit,
}


def mixed(order: Order, loads: int) -> Site:
    """Return a site of *loads* of mixed power, turns and priority, and half of their watts."""
    columns = (POWERS_W, TURNS, PRIORITIES, DEMANDS)
    kinds = islice(zip(*map(cycle, columns), strict=True), loads)
    heaters = tuple(
        Load(
            id=f"heater-{index}",
            budget=HOUSE,
            name=f"Heater {index}",
            power_w=power_w,
            turns=turns,
            priority=priority,
            demand=demand,
        )
        for index, (power_w, turns, priority, demand) in enumerate(kinds)
    )
    half_w = sum(heater.power_w for heater in heaters) / 2
    budget = Budget(id=HOUSE, name="Measured", power_steps=(half_w,), order=order)
    return Site(budgets=(budget,), loads=heaters)


def adjustable(loads: tuple[Load, ...]) -> tuple[Load, ...]:
    """Return *loads* of which each third runs at any level, in different ways."""
    kinds = zip(loads, cycle(MODULATIONS), strict=False)
    return tuple(replace(load, modulation=modulation) for load, modulation in kinds)


def in_circuits(site: Site) -> Site:
    """Return *site* with its loads on circuits, which have room for two thirds of theirs."""
    (house,) = site.budgets
    share_w = house.power_steps[0] * 4 / 3
    phases = [
        Budget(id=f"phase-{phase}", parent=HOUSE, name="Phase", power_steps=(share_w / PHASES,))
        for phase in range(PHASES)
    ]
    circuits = [
        Budget(
            id=f"circuit-{circuit}",
            parent=phases[circuit % PHASES].id,
            name="Circuit",
            power_steps=(share_w / CIRCUITS + max(POWERS_W),),
        )
        for circuit in range(CIRCUITS)
    ]
    loads = (replace(load, budget=circuits[index % CIRCUITS].id) for index, load in enumerate(site.loads))
    return Site(budgets=(house, *phases, *circuits), loads=tuple(loads))


def seen(site: Site, running: Mapping[str, float], at: datetime, warmed: Collection[str] = ()) -> Snapshot:
    """Return what is seen while *running* draw what they do; all rooms are too cold, *warmed* ones hardly."""
    readings = {
        load.id: LoadReading(
            is_on=load.id in running,
            drawn_w=running.get(load.id, 0.0),
            wants_heat=True,
            measured_c=SETPOINT_C - (WARMED_K if load.id in warmed else deficit_k),
            setpoint_c=SETPOINT_C,
            level_w=None if load.modulation is None else running.get(load.id, 0.0),
        )
        for load, deficit_k in zip(site.loads, cycle(DEFICITS_K), strict=False)
    }
    return Snapshot(at=at, loads=readings)


def read(question: Question, base_w: float) -> Question:
    """Return what is asked once the meter of the house shows what loads draw, and *base_w* besides."""
    before = question.snapshot
    at = before.at + timedelta(seconds=1)
    drawn_w = base_w + sum(reading.drawn_w or 0 for reading in before.loads.values())
    budgets = {HOUSE: BudgetReading(meter=MeterReading(drawn_w=drawn_w, at=at))}
    return replace(question, snapshot=replace(before, at=at, budgets=budgets))


@cache
def after_a_turn(order: Order, loads: int) -> Question:
    """Return what is asked once a turn has passed, every switch has followed and nothing is to do."""
    return followed(next_turn(followed(first_cycle(order, loads))))


def next_turn(after: Question) -> Question:
    """Return what is asked when turns pass next."""
    running = _running(after)
    snapshot = seen(after.site, running, after.snapshot.at + TURN, warmed=running)
    snapshot = replace(snapshot, turns_pass=True, budgets=after.snapshot.budgets)
    return replace(after, snapshot=snapshot, warmed=frozenset(running))


def followed(question: Question) -> Question:
    """Return what is asked once every load has followed all that is commanded."""
    running, powers_w = _running(question), {load.id: load.power_w for load in question.site.loads}
    while (decision := question.answer()).commands:
        for command in decision.commands:
            running.pop(command.load, None)
            if command.is_on:
                running[command.load] = command.level_w or powers_w[command.load]
        at = question.snapshot.at + timedelta(seconds=1)
        snapshot = seen(question.site, running, at, question.warmed)
        snapshot = replace(snapshot, budgets=question.snapshot.budgets)
        question = replace(question, state=decision.state, snapshot=snapshot)
    return replace(question, state=decision.state, snapshot=replace(question.snapshot, turns_pass=False))


def _running(question: Question) -> dict[str, float]:
    """Return what each load draws that runs."""
    readings = question.snapshot.loads.items()
    return {load: reading.drawn_w or 0.0 for load, reading in readings if reading.is_on}
