"""Plans that are not told something, or told it wrong."""

from dataclasses import replace
from pathlib import Path
import sys

import pytest

from benchmarks.__main__ import main
from benchmarks.anticipating import NO_HANDICAP, Anticipating, Handicap, anticipating, at_any_hour
from benchmarks.houses.contenders import ANTICIPATING, CONTENDERS, HANDICAPPED, REACTING
from benchmarks.houses.contest import Result
from benchmarks.houses.handicaps import beside_reacting
from benchmarks.ours import HOUSE
from custom_components.power_budget.engine import Metering
from custom_components.power_budget.engine.anticipation.given import Given
from simulation import Scenario, Score, View, read_scenario, run


@pytest.fixture(scope="module")
def week() -> Scenario:
    """Return the week."""
    return read_scenario(Path("simulation/scenarios/week.toml"))


def lived(week: Scenario, handicap: Handicap) -> tuple[Anticipating, View]:
    """Return ours after a quarter of an hour, and what it saw last."""
    ours = anticipating(week, Metering(limit_w=week.limit_w), handicap)
    *_, last = run(week, ours, duration_s=900)
    return ours, last.view


def given(week: Scenario, handicap: Handicap) -> Given:
    """Return what a plan would be made from."""
    ours, view = lived(week, handicap)
    return ours._given(view)


def comfort(seen: Given) -> list[bool]:
    """Return in which slots the plan takes the living room to have comfort."""
    return list(seen.comforts["living"].is_comfort)


def test_without_a_base_load_nothing_is_known_of_the_house(week: Scenario) -> None:
    assert given(week, Handicap(knows_base_load=False)).base_loads == {}
    assert set(given(week, NO_HANDICAP).base_loads) == {HOUSE}


def test_without_outdoors_nothing_is_known_of_the_weather(week: Scenario) -> None:
    assert given(week, Handicap(knows_outdoors=False)).houses[HOUSE].weather is None
    assert given(week, NO_HANDICAP).houses[HOUSE].weather is not None


def test_comfort_is_taken_to_be_later_or_earlier_and_setpoints_are_right(week: Scenario) -> None:
    right = comfort(given(week, NO_HANDICAP))
    assert comfort(given(week, Handicap(late_h=lambda _: 2.0))) == right[-8:] + right[:-8]
    assert comfort(given(week, Handicap(late_h=lambda _: -2.0))) == right[8:] + right[:8]
    _, view = lived(week, Handicap(late_h=lambda _: 2.0))
    assert view.setpoints_c == week.setpoints_c(0)


def test_hours_by_lot_are_the_same_for_the_same_day_only() -> None:
    assert at_any_hour(3) == at_any_hour(3)
    assert at_any_hour(3) != at_any_hour(4)
    assert all(0 <= at_any_hour(day) <= 24 for day in range(20))


def found(contender: str, cold_k_h: float, heat_kwh: float) -> Result:
    """Return what somebody came to in a house of two rooms."""
    cold = {"hall": 0.75 * cold_k_h, "bath": 0.25 * cold_k_h}
    figures = {"overload_s": 0.0, "long_overloads": 0.0, "switchings_per_heater": 50.0, "heat_kwh": heat_kwh}
    return Result(
        scenario="home", contender=contender, score=Score(cold_by_room_k_h=cold, **figures), took_s=1
    )


def test_what_a_plan_costs_that_is_told_less_is_told_beside_the_rule_that_reacts() -> None:
    reacting, informed = found(REACTING, 20, 60), found(ANTICIPATING, 0, 63)
    unknowing = found("anticipating, no outdoors", 5, 57)
    table = beside_reacting([reacting, informed, unknowing], as_markdown=True).splitlines()
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in table)
    assert head == ["plan", "home: cold × reacting", "worst room", "heat"]
    assert rows == [
        [ANTICIPATING, "0.00", "0.00", "1.05"],
        ["anticipating, no outdoors", "0.25", "0.25", "0.95"],
    ]
    *_, row = beside_reacting([replace(reacting, score=informed.score), informed], as_markdown=False).split(
        "\n"
    )
    assert row.split()[-3:] == ["–", "–", "1.00"]


def test_they_are_compared_only_where_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert HANDICAPPED.keys().isdisjoint(CONTENDERS)
    sample = "simulation/scenarios/week.toml"
    options = ("--handicapped", "--days", "0.02", "--after", "0.01", "--processes", "1")
    monkeypatch.setattr(sys, "argv", ["bench", sample, *options])
    assert main() == 0
    figures, _, beside = capsys.readouterr().out.rpartition("week: cold × reacting")
    assert all(name in figures for name in HANDICAPPED)
    assert all(name in beside for name in HANDICAPPED)
