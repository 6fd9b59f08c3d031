"""What many houses came to: quantiles, and figures beside those of others in the same house."""

import pytest

from benchmarks.houses.contest import Result
from benchmarks.houses.distribution import FIGURES, spread, tenths
from simulation import Score


def result(house: int, contender: str, cold_k_h: float = 2.0, **figures: float) -> Result:
    """Return what a contender came to in a house."""
    usual = {"overload_s": 0.0, "long_overloads": 0.0, "switchings_per_heater": 50.0, "heat_kwh": 60.0}
    found = Score(cold_by_room_k_h={"hall": cold_k_h}, **(usual | figures))
    return Result(scenario=f"house {house}", contender=contender, score=found, took_s=1)


TENTHS = {
    "of nothing": ([], ()),
    "of one": ([5.0], (5, 5, 5)),
    "of eleven": ([*range(10, -1, -1)], (1, 5, 9)),
}


@pytest.mark.parametrize(("values", "expected"), TENTHS.values(), ids=TENTHS)
def test_tenths(values: list[float], expected: tuple[float, ...]) -> None:
    assert tenths(values) == expected


HOUSE = {
    "thermostats alone": result(1, "thermostats alone"),
    "fluid bound": result(1, "fluid bound", 4.0, long_overloads=2.0),
    "ours": result(1, "ours", 6.0, long_overloads=3.0, switchings_per_heater=75.0, heat_kwh=57.0),
}
OURS = {
    "overload s": 0,
    "avoidable runs ≥ 30 s": 1,
    "cold K·h": 6,
    "× fluid bound": 1.5,
    "worst × fluid bound": 1.5,
    "switchings × alone": 1.5,
    "heat × alone": 0.95,
}


def test_a_figure_beside_those_of_others() -> None:
    assert {name: figure(HOUSE["ours"], HOUSE) for name, figure in FIGURES.items()} == pytest.approx(OURS)


def test_times_nothing_means_nothing() -> None:
    house = HOUSE | {"fluid bound": result(1, "fluid bound", 0.2)}
    assert FIGURES["× fluid bound"](house["ours"], house) is None
    assert FIGURES["worst × fluid bound"](house["ours"], house) is None
    assert FIGURES["× fluid bound"](house["ours"], {"ours": house["ours"]}) is None


def test_from_a_hundred_on_figures_are_whole() -> None:
    *_, row = spread([result(1, "ours", 123.456, overload_s=99.5)], as_markdown=True).splitlines()
    assert [cell.strip() for cell in row.split("|")][2:5:2] == ["99.50 · 99.50 · 99.50", "123 · 123 · 123"]


def test_a_row_for_each_contender() -> None:
    results = [result(house, who, float(house)) for house in range(11) for who in ("ours", "fluid bound")]
    header, _, ours, bound = spread(results, as_markdown=True).splitlines()
    assert header.split("|")[5].strip() == "× fluid bound"
    assert ours.split("|")[4].strip() == "1.00 · 5.00 · 9.00"
    assert ours.split("|")[5].strip() == "1.00 · 1.00 · 1.00"
    assert bound.split("|")[7].strip() == "–"
