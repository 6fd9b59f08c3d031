"""What was measured, as a table, and whether it is as promised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, override

from .tables import written

LOAD_US = 10
"""What deciding may cost for each load and cycle."""

GROWTH = 1.5
"""How much more a load may cost among the most loads than among the fewest."""

HEADER = ("situation", "order", "loads", "ms per cycle", "µs per load", "× fewest loads", "median µs")
TEXT_COLUMNS = 2
"""How many columns stand on the left; the others are numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What cycles of one kind cost."""

    situation: str
    """What happens in them."""

    order: str
    """Who goes first among equals."""

    loads: int
    """How many there are."""

    fastest_s: float
    """What the fastest took: whatever else the machine does only adds."""

    median_s: float
    """What the one in the middle took."""

    @property
    def load_us(self) -> float:
        """What it costs for each load."""
        return self.fastest_s / self.loads * 1e6

    @property
    def median_load_us(self) -> float:
        """The same of the one in the middle."""
        return self.median_s / self.loads * 1e6

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"{self.situation}, {self.order}, {self.loads:,} loads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a promise is kept."""

    promise: str
    """What is promised."""

    kept: bool
    """Whether it is so."""

    worst: str
    """What came nearest to breaking it, or broke it most."""

    @override
    def __str__(self) -> str:
        """Return a sentence."""
        return f"{'Kept' if self.kept else 'NOT KEPT'}: {self.promise}. The most: {self.worst}."


def costs(measured: Mapping[str, Any]) -> list[Cost]:
    """Return what pytest-benchmark has written."""
    return [
        Cost(**case["extra_info"], fastest_s=case["stats"]["min"], median_s=case["stats"]["median"])
        for case in measured["benchmarks"]
    ]


def machine(measured: Mapping[str, Any]) -> str:
    """Return what it was measured on, in a few words."""
    info = measured["machine_info"]
    processor = info["cpu"].get("brand_raw") or info["machine"]
    return (
        f"{processor}, {info['cpu']['count']} cores, {info['python_implementation']} {info['python_version']}"
    )


def growth(cost: Cost, among: Iterable[Cost]) -> float:
    """Return how many times what a load costs among the fewest loads it costs here."""
    same = [other for other in among if (other.situation, other.order) == (cost.situation, cost.order)]
    return cost.load_us / min(same, key=lambda other: other.loads).load_us


def verdicts(measured: Sequence[Cost]) -> list[Verdict]:
    """Return whether each promise is kept."""
    dearest = max(measured, key=lambda cost: cost.load_us)
    steepest = max(measured, key=lambda cost: growth(cost, measured))
    times = growth(steepest, measured)
    return [
        Verdict(
            promise=f"at most {LOAD_US} µs for each load and cycle",
            kept=dearest.load_us <= LOAD_US,
            worst=f"{dearest.load_us:.1f} µs ({dearest.name})",
        ),
        Verdict(
            promise=f"a load among many costs at most {GROWTH} times what it costs among the fewest",
            kept=times <= GROWTH,
            worst=f"{times:.2f} times ({steepest.name})",
        ),
    ]


def table(measured: Sequence[Cost], *, as_markdown: bool) -> str:
    """Return what was measured as a table, a row for each kind of cycle."""
    rows = [HEADER, *(_row(cost, growth(cost, measured)) for cost in measured)]
    return written(rows, TEXT_COLUMNS, as_markdown=as_markdown)


def _row(cost: Cost, times: float) -> tuple[str, ...]:
    return (
        cost.situation,
        cost.order,
        f"{cost.loads:,}",
        f"{cost.fastest_s * 1e3:.2f}",
        f"{cost.load_us:.1f}",
        f"{times:.2f}",
        f"{cost.median_load_us:.1f}",
    )
