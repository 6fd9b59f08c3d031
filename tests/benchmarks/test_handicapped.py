"""Plans that are not told something, or told it wrong."""

from pathlib import Path
import sys

import pytest

from benchmarks.__main__ import main
from benchmarks.anticipating import NO_HANDICAP, Anticipating, Handicap, anticipating, at_any_hour
from benchmarks.houses.contenders import CONTENDERS, HANDICAPPED
from benchmarks.ours import HOUSE
from custom_components.power_budget.engine import Metering
from custom_components.power_budget.engine.anticipation.given import Given
from simulation import Scenario, View, read_scenario, run


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


def test_they_are_compared_only_where_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert HANDICAPPED.keys().isdisjoint(CONTENDERS)
    sample = "simulation/scenarios/week.toml"
    options = ("--handicapped", "--days", "0.02", "--after", "0.01", "--processes", "1")
    monkeypatch.setattr(sys, "argv", ["bench", sample, *options])
    assert main() == 0
    out = capsys.readouterr().out
    assert all(name in out for name in HANDICAPPED)
