"""The runs: every contender in every house, in several processes."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
import os
from pathlib import Path
import sys
import time

from simulation import Scenario, Score, score
from simulation.hours import DAY_S

from .contenders import ALL, WITH_BATTERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One contender in one house."""

    scenario: Scenario
    """The house."""

    contender: str
    """A name among `ALL`."""

    duration_s: float
    """How long it runs."""

    plot: Path | None = None
    """The folder for a picture of it, if one is wanted."""

    judged_from_s: float = 0.0
    """From when on it counts what happens: before, there is time to learn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a job."""

    scenario: str
    """The name of the house."""

    contender: str
    """Who ran in it."""

    score: Score
    """What is counted."""

    took_s: float
    """How long the run took, by the processor's time."""


def jobs(
    scenarios: Iterable[Scenario],
    contenders: Sequence[str],
    *,
    days: float | None = None,
    plot: Path | None = None,
    after_days: float = 0.0,
) -> list[Job]:
    """Return every contender in every house that has what it uses, as long as its base load, or *days*.

    They are judged by what comes after some days.
    """
    return [
        Job(
            scenario=scenario,
            contender=contender,
            duration_s=scenario.base_load.duration_s if days is None else days * DAY_S,
            plot=plot,
            judged_from_s=after_days * DAY_S,
        )
        for scenario in scenarios
        for contender in contenders
        if contender != WITH_BATTERY or scenario.battery is not None
    ]


def played(job: Job) -> Result:
    """Run one job."""
    began_s = time.process_time()
    whole = ALL[job.contender](job.scenario, job.duration_s)
    steps = (step for step in whole if step.view.clock_s >= job.judged_from_s)
    if job.plot is None:
        found = score(job.scenario, steps)
    else:
        from .plots import drawn  # noqa: PLC0415 # Matplotlib is loaded only where something is drawn

        found = drawn(job.scenario, job.contender, steps, job.plot)
    took_s = time.process_time() - began_s
    return Result(scenario=job.scenario.name, contender=job.contender, score=found, took_s=took_s)


def contest(todo: Sequence[Job], processes: int | None = None) -> list[Result]:
    """Run all jobs, tell how far it is, and return what came of them in the order of *todo*."""
    with ProcessPoolExecutor(processes or os.cpu_count(), mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(played, job) for job in todo]
        for done, result in enumerate((future.result() for future in as_completed(futures)), start=1):
            _tell(f"{done} of {len(todo)}: {result.scenario}, {result.contender}, {result.took_s:.1f} s")
        return [future.result() for future in futures]


def by_house(results: Iterable[Result]) -> Iterator[tuple[str, list[Result]]]:
    """Yield the name of each house, and what all came to in it."""
    houses: dict[str, list[Result]] = {}
    for result in results:
        houses.setdefault(result.scenario, []).append(result)
    yield from houses.items()


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
