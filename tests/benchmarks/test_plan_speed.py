"""What a plan costs is measured, and held against what is promised."""

from datetime import UTC
import sys

import pytest

from benchmarks import plan_speed
from benchmarks.__main__ import main
from benchmarks.plan_speed import MIDNIGHT, house, verdict
from custom_components.power_budget.engine.anticipation.foresight import foreseen


@pytest.mark.parametrize("supply", [1.0, 0.3])
@pytest.mark.parametrize("circuits", [0, 2])
def test_rooms_of_a_house_that_is_measured_are_warmed_ahead(supply: float, circuits: int) -> None:
    found = foreseen(house(4, supply, circuits=circuits), MIDNIGHT, UTC, None)
    assert len(found.starts_at) == 4
    assert all((at - MIDNIGHT).total_seconds() < 6 * 3600 for at in found.starts_at.values())


def test_prices_are_told_where_that_is_measured() -> None:
    assert house(2, 1.0, with_prices=True).prices is not None
    assert house(2, 1.0).prices is None


FOUND = [("plenty", 20, 0.01), ("little", 20, 0.06), ("little", 200, 0.5)]


def test_the_dearest_plan_is_held_against_the_promise() -> None:
    assert str(verdict(FOUND, 20)) == (
        "NOT KEPT: a plan for 20 rooms costs less than 50 ms. The most: 60 ms (little)."
    )
    assert verdict(FOUND, 200).kept


@pytest.mark.parametrize(("seconds", "answer"), [(0.01, 0), (2.0, 1)], ids=["kept", "not kept"])
def test_the_command_measures_plans(
    seconds: float, answer: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plan_speed, "cost_s", lambda _: seconds)
    monkeypatch.setattr(sys, "argv", ["bench", "--plan-speed", "--markdown"])
    assert main() == answer
    assert "| plenty of power " in capsys.readouterr().out
