"""What many houses came to beside another rule in the same house: half of them, nine tenths, the worst."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.tables import written
from simulation import Score

from .contenders import ALONE, BOUNDS, FLUID, REACTING
from .contest import Result, by_house
from .distribution import UNSWITCHED, tenths

type Figure = Callable[[Score], float]

COLD_HAIR_K_H = 0.5
"""What is added to both before cold is compared, so that next to nothing is not twice next to nothing."""


def cold(score: Score) -> float:
    """Return the cold of all rooms."""
    return score.cold_k_h


def worst_room(score: Score) -> float:
    """Return the cold of the worst room."""
    return score.worst_room_cold_k_h


def switchings(score: Score) -> float:
    """Return the switchings of a heater."""
    return score.switchings_per_heater


def heat(score: Score) -> float:
    """Return the heat."""
    return score.heat_kwh


COLUMNS: Mapping[str, tuple[Figure, str | None, float]] = {
    "cold K·h": (cold, None, 0.0),
    "cold × reacting": (cold, REACTING, COLD_HAIR_K_H),
    "worst room × reacting": (worst_room, REACTING, COLD_HAIR_K_H),
    UNSWITCHED: (switchings, ALONE, 0.0),
    "heat × reacting": (heat, REACTING, 0.0),
    "heat × fluid": (heat, FLUID, 0.0),
}
"""By the head of their column: what is told, beside whose, and what is added to both first."""


def versus(results: Sequence[Result], *, as_markdown: bool) -> str:
    """Return a table of "half · 90 % · all" of all houses, a row for each contender."""
    houses = [{result.contender: result.score for result in found} for _, found in by_house(results)]
    contenders = dict.fromkeys(result.contender for result in results)
    rows = [("rule", *COLUMNS), *((one, *_cells(one, houses)) for one in contenders)]
    return written(rows, 1, as_markdown=as_markdown)


def _cells(contender: str, houses: Sequence[Mapping[str, Score]]) -> Iterable[str]:
    for head in COLUMNS:
        values = [found for house in houses if (found := beside(head, contender, house)) is not None]
        is_none = not values or (head == UNSWITCHED and contender in BOUNDS)
        yield "–" if is_none else " · ".join(f"{value:.2f}" for value in high(values))


def beside(head: str, contender: str, house: Mapping[str, Score]) -> float | None:
    """Return a figure of a column, beside that of another in the same house where there is one."""
    figure, other, hair = COLUMNS[head]
    if other is None:
        return figure(house[contender])
    return times(lambda score: figure(score) + hair, contender, other, house)


def times(figure: Figure, contender: str, other: str, house: Mapping[str, Score]) -> float | None:
    """Return how many times that of another a figure is; None where that is 0, or the other did not run."""
    whole = figure(house[other]) if other in house else 0.0
    return figure(house[contender]) / whole if whole else None


def high(values: Sequence[float]) -> tuple[float, float, float]:
    """Return what half, nine tenths and all of *values* do not exceed; of at least one.

    | values      | high     |
    |-------------|----------|
    | 5           | 5, 5, 5  |
    | 0, 1 … 10   | 5, 9, 10 |
    """
    _, half, nine_tenths = tenths(values)
    return half, nine_tenths, max(values)
