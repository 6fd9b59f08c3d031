"""What many houses came to: for each rule the tenth, the half and the ninety per cent of houses."""

from collections.abc import Callable, Mapping, Sequence
from statistics import quantiles

from benchmarks.tables import written

from .contenders import ALONE, BOUNDS, FLUID
from .contest import Result, by_house

WHOLE_FROM = 100
"""From here on a figure is told without its hundredths."""

type House = Mapping[str, Result]
"""What all came to in one house, by contender."""

type Figure = Callable[[Result, House], float | None]
"""Returns one figure of a run, or nothing where it means nothing."""

LEAST_COLD_K_H = 1.0
"""Below this much cold of the fluid bound, "times the fluid bound" says nothing."""


def _times(figure: Callable[[Result], float], of: str, *, at_least: float = 0.0) -> Figure:
    def times(result: Result, house: House) -> float | None:
        whole = figure(house[of]) if of in house else 0.0
        return figure(result) / whole if whole > at_least else None

    return times


def _avoidable(result: Result, house: House) -> float:
    """Return the long overloads beyond those of the fluid bound, which only the base load causes."""
    caused = house[FLUID].score.long_overloads if FLUID in house else 0.0
    return result.score.long_overloads - caused


UNSWITCHED = "switchings × alone"
"""The column that means nothing for those whose heaters take any power."""

FIGURES: Mapping[str, Figure] = {
    "overload s": lambda result, _: result.score.overload_s,
    "avoidable runs ≥ 30 s": _avoidable,
    "cold K·h": lambda result, _: result.score.cold_k_h,
    "× fluid bound": _times(lambda result: result.score.cold_k_h, FLUID, at_least=LEAST_COLD_K_H),
    "worst × fluid bound": _times(
        lambda result: result.score.worst_room_cold_k_h, FLUID, at_least=LEAST_COLD_K_H / 4
    ),
    UNSWITCHED: _times(lambda result: result.score.switchings_per_heater, ALONE),
    "heat × alone": _times(lambda result: result.score.heat_kwh, ALONE),
}
"""By the head of their column."""


def spread(results: Sequence[Result], *, as_markdown: bool) -> str:
    """Return a table of "10 % · half · 90 %" of all houses, a row for each contender."""
    houses = [{result.contender: result for result in found} for _, found in by_house(results)]
    contenders = dict.fromkeys(result.contender for result in results)
    rows = [("rule", *FIGURES), *(_row(contender, houses) for contender in contenders)]
    return written(rows, 1, as_markdown=as_markdown)


def _row(contender: str, houses: Sequence[House]) -> tuple[str, ...]:
    cells = (
        "–" if column == UNSWITCHED and contender in BOUNDS else _cell(figure, contender, houses)
        for column, figure in FIGURES.items()
    )
    return (contender, *cells)


def _cell(figure: Figure, contender: str, houses: Sequence[House]) -> str:
    found = [figure(house[contender], house) for house in houses]
    values = [value for value in found if value is not None]
    return " · ".join(_number(value) for value in tenths(values)) or "–"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= WHOLE_FROM else f"{value:.2f}"


def tenths(values: Sequence[float]) -> tuple[float, ...]:
    """Return what a tenth, half and nine tenths of *values* do not exceed; nothing of nothing.

    | values           | tenths       |
    |------------------|--------------|
    | 5                | 5, 5, 5      |
    | 0, 1, 2 … 10     | 1, 5, 9      |
    """
    if not values:
        return ()
    cuts = quantiles(values, n=10, method="inclusive")
    return cuts[0], cuts[4], cuts[8]
