"""Houses that are no model's, and what they came to beside another rule."""

import sys

import pytest

from benchmarks.__main__ import main
from benchmarks.anticipating import anticipating
from benchmarks.houses import command
from benchmarks.houses.contest import Result
from benchmarks.houses.imperfect_houses import imperfect_house
from benchmarks.houses.random_houses import random_house
from benchmarks.houses.versus import beside, high, versus
from custom_components.power_budget.engine import Metering
from simulation import STEP_S, LayeredRoom, Score, read_base_load, run

HOUSES = range(1, 21)


def test_a_house_is_the_same_for_the_same_lot_only() -> None:
    measured = read_base_load(command.MEASURED)
    assert imperfect_house(1, 3, measured) == imperfect_house(1, 3, measured)
    assert imperfect_house(1, 3, measured) != imperfect_house(1, 4, measured)
    assert imperfect_house(1, 3, measured) != imperfect_house(2, 3, measured)


@pytest.mark.parametrize("index", HOUSES)
def test_what_is_imperfect_in_a_house(index: int) -> None:
    measured = read_base_load(command.MEASURED)
    house, perfect = imperfect_house(1, index, measured), random_house(1, index, measured)
    for name, room in house.rooms.items():
        assert isinstance(room, LayeredRoom)
        assert room.is_stable(STEP_S)
        assert room.rated_w == perfect.rooms[name].power_w
        assert abs(room.power_w - room.rated_w) <= 0.2 * room.rated_w
        assert 0.5 <= room.ua_w_per_k / perfect.rooms[name].ua_w_per_k <= 0.8
        wall = 1 / (1 / room.k_mass_w_per_k + 1 / room.k_wall_w_per_k + 1 / room.ua_wall_w_per_k)
        assert room.ua_w_per_k + wall == pytest.approx(perfect.rooms[name].ua_w_per_k)
        assert len(house.gains[name].airings) > 7
    assert house.forecast is not None
    assert abs(house.forecast.at(0) - house.outdoor.at(0)) == pytest.approx(2)


def test_what_is_configured_is_what_is_written_on_heaters() -> None:
    house = imperfect_house(1, 1, read_base_load(command.MEASURED))
    ours = anticipating(house, Metering(limit_w=house.limit_w))
    assert [load.power_w for load in ours.controller.site.loads] == [
        room.rated_w for room in house.rooms.values()
    ]
    *_, last = run(house, ours, duration_s=600)
    assert set(last.house.measured_c) == set(house.rooms)


HIGH = {"of one": ([5.0], (5, 5, 5)), "of eleven": ([*range(10, -1, -1)], (5, 9, 10))}


@pytest.mark.parametrize(("values", "expected"), HIGH.values(), ids=HIGH)
def test_what_half_nine_tenths_and_all_do_not_exceed(
    values: list[float], expected: tuple[float, ...]
) -> None:
    assert high(values) == expected


def found(cold_k_h: float, heat_kwh: float = 60.0) -> Score:
    """Return what a rule came to."""
    return Score(
        overload_s=0,
        long_overloads=0,
        cold_by_room_k_h={"hall": cold_k_h},
        switchings_per_heater=50,
        heat_kwh=heat_kwh,
    )


HOUSE = {"Power Budget, coldest_first": found(9.5), "ours": found(0.5, 63)}


def test_a_figure_beside_that_of_another() -> None:
    assert beside("cold K·h", "ours", HOUSE) == 0.5
    assert beside("cold × reacting", "ours", HOUSE) == pytest.approx(0.1)
    assert beside("heat × reacting", "ours", HOUSE) == pytest.approx(1.05)
    assert beside("heat × fluid", "ours", HOUSE) is None


def test_beside_nothing_means_nothing() -> None:
    unheated = HOUSE | {"Power Budget, coldest_first": found(9.5, 0)}
    assert beside("heat × reacting", "ours", unheated) is None


def test_a_row_for_each_contender() -> None:
    results = [Result(scenario="a", contender=name, score=score, took_s=1) for name, score in HOUSE.items()]
    _, _, reacting, ours = versus(results, as_markdown=True).splitlines()
    assert [cell.strip() for cell in reacting.split("|")][2:4] == ["9.50 · 9.50 · 9.50", "1.00 · 1.00 · 1.00"]
    assert [cell.strip() for cell in ours.split("|")][5:8] == ["–", "1.05 · 1.05 · 1.05", "–"]
    assert versus(results, as_markdown=False).splitlines()[2].startswith("ours")


def test_the_command_tells_of_imperfect_houses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--houses", "1", "--imperfect", "--days", "0.1", "--after", "0.05", "--processes", "1")
    monkeypatch.setattr(sys, "argv", ["bench", *options, "--markdown"])
    assert main() == 0
    out = capsys.readouterr().out
    assert "1 imperfect houses of seed 1, 0.1 days" in out
    assert "| Power Budget, anticipating " in out
