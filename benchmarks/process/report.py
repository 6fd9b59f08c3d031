"""What was measured of a process, as tables in Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from benchmarks.tables import markdown

from .database import OURS, Growths
from .figures import Growth, Latency, Load

DAY_MIN = 24 * 60
ALL_OURS = "Power Budget, all of it"
KB, MB = 1e3, 1e6

LATENCY = ("latency", "times", "median", "p95", "longest")
FROM_TO = "ms from a reading to the last `turn_off`"
LOAD = ("the process", "without", "with", "difference")
GROWTH = ("kept of", "states", "events", "statistics", "rows per min", "kB per min")
MEASURED, EXTRAPOLATED = "MB per day", "MB per day, extrapolated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a recorder kept, and in how many minutes."""

    growths: Growths
    """By who caused it."""

    minutes: float
    """By the clock of its Home Assistant."""

    @property
    def with_sum(self) -> dict[str, Growth]:
        """The same, with the sum of all that is ours before it."""
        ours = [growth for who, growth in self.growths.items() if who.startswith(OURS)]
        summed = {ALL_OURS: reduce(add, ours)} if ours else {}
        return summed | dict(self.growths)


def latency_table(latency: Latency | None) -> str:
    """Return how soon readings were answered; None if none had to be."""
    if latency is None:
        return markdown([LATENCY, (FROM_TO, "0", "–", "–", "–")], 1)
    took = (latency.median_ms, latency.p95_ms, latency.longest_ms)
    return markdown([LATENCY, (FROM_TO, f"{latency.times}", *(f"{ms:.1f}" for ms in took))], 1)


def load_table(without: Load, with_budget: Load) -> str:
    """Return what the process was to its machine, without a budget and with one."""
    rows = [
        ("CPU, % of one core", without.cpu_percent, with_budget.cpu_percent, 2),
        ("memory, MB, median", without.memory_mb, with_budget.memory_mb, 1),
        ("memory, MB, most", without.peak_mb, with_budget.peak_mb, 1),
    ]
    told = [
        (name, f"{less:.{digits}f}", f"{more:.{digits}f}", f"{more - less:+.{digits}f}")
        for name, less, more, digits in rows
    ]
    return markdown([LOAD, *told], 1)


def growth_table(kept: Kept) -> str:
    """Return what the recorder kept; of less than a day the last column tells a day that goes on so."""
    header = (*GROWTH, MEASURED if kept.minutes >= DAY_MIN else EXTRAPOLATED)
    return markdown([header, *_growth_rows(kept)], 1)


def _growth_rows(kept: Kept) -> Iterator[Sequence[str]]:
    for who, growth in kept.with_sum.items():
        if not growth.rows:
            continue
        counts = (growth.states, growth.events, growth.statistics)
        size_b = growth.size_b / kept.minutes
        yield (
            who,
            *(f"{count:,}" for count in counts),
            f"{growth.rows / kept.minutes:.1f}",
            f"{size_b / KB:.1f}",
            f"{size_b * DAY_MIN / MB:.1f}",
        )
