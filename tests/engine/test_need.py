"""Those that go first whatever their priority: rooms that freeze, and loads kept waiting for too long."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine import DemandSource

from .plant import HOUSE, Plant, load, plant

HOUR = timedelta(hours=1)


def cold(house: Plant, measured_c: float | None, name: str = "a") -> Plant:
    """Return *house* with a room of that temperature, and a setpoint far above."""
    house.read[name] = {"measured_c": measured_c, "setpoint_c": 20}
    return house


def freezing() -> Plant:
    """Return a house in which a has a frost protection of 5 degrees, and b goes first."""
    return plant(load("a", frost_c=5), load("b", priority=10), limit=1000)


@pytest.mark.parametrize(("measured_c", "running"), [(4.9, ["a"]), (5, ["b"]), (None, ["b"])])
def test_a_room_that_freezes_goes_first_of_all(measured_c: float | None, running: list[str]) -> None:
    house = cold(freezing(), measured_c)
    house.settle()
    assert house.running == running


def test_it_goes_before_boosted_ones() -> None:
    house = cold(freezing(), 4)
    house.boost("b")
    house.settle()
    assert house.running == ["a"]


def test_it_is_heated_though_its_thermostat_does_not_ask() -> None:
    house = cold(freezing(), 4)
    house.ask("a", is_on=False)
    house.settle()
    assert (house.running, house.reasons) == (["a"], ["heating", "waiting"])


def test_it_shows_in_the_status_though_its_thermostat_does_not_ask() -> None:
    house = cold(freezing(), 4)
    house.ask("a", "b", is_on=False)
    house.settle()
    assert house.decide().outcomes[HOUSE].status == "heating"
    house.limit(0)
    house.settle()
    assert house.decide().outcomes[HOUSE].status == "limited"


def test_it_is_heated_until_it_is_warmer_by_its_deadband() -> None:
    house = cold(freezing(), 4.9)
    house.settle()
    for measured_c, running in ((5.4, ["a"]), (5.5, ["b"]), (5.1, ["b"])):
        cold(house, measured_c).settle()
        assert house.running == running


def test_it_is_heated_though_nobody_is_at_home() -> None:
    house = cold(freezing(), 4)
    house.state = house.state.with_controls(HOUSE, away=True)
    house.settle()
    assert (house.running, house.reasons) == (["a"], ["heating", "away"])
    cold(house, 6).settle()
    assert (house.running, house.reasons) == ([], ["away", "away"])


def test_while_nobody_is_at_home_it_keeps_its_minimum_time() -> None:
    minute = timedelta(seconds=60)
    house = plant(load("a", frost_c=5, min_on=minute), load("b", frost_c=5, min_on=minute), limit=1000)
    house.state = house.state.with_controls(HOUSE, away=True)
    cold(cold(house, 4), 4, "b").settle()
    house.wait(30)
    house.settle(turns_pass=True)
    assert (house.running, house.reasons) == (["a"], ["held_on", "waiting"])
    house.wait(30)
    house.settle()
    assert house.running == ["b"]


def test_it_goes_first_no_more_once_nobody_protects_it_from_frost() -> None:
    house = cold(freezing(), 4)
    house.settle()
    house.site = plant(load("a"), load("b", priority=10), limit=1000).site
    house.settle()
    assert house.running == ["b"]


def test_it_is_heated_within_the_limit_only() -> None:
    house = cold(freezing(), 4)
    house.limit(900)
    house.settle()
    assert (house.running, house.reasons) == ([], ["waiting", "waiting"])


@pytest.mark.parametrize("demand", DemandSource)
def test_without_a_reading_it_goes_on_for_a_quarter_of_an_hour(demand: DemandSource) -> None:
    house = plant(load("a", frost_c=5, demand=demand), load("b", priority=10), limit=1000)
    cold(house, 4).settle()
    cold(house, None).settle()
    assert house.decide().wake_at == house.at + timedelta(minutes=15)
    house.wait(899)
    house.settle()
    assert house.running == ["a"]
    house.wait(1)
    house.settle()
    assert house.running == ["b"]


def late() -> Plant:
    """Return a house in which a may wait for an hour, and b goes first."""
    return plant(load("a", max_off=HOUR), load("b", priority=10), limit=1000)


def judge_an_hour(house: Plant) -> None:
    """The one that may wait for an hour runs as soon as it is over, and not before."""
    for seconds, running in ((3599, ["b"]), (1, ["a"])):
        house.wait(seconds)
        house.settle()
        assert house.running == running


def test_one_that_was_kept_waiting_for_too_long_goes_first() -> None:
    house = late()
    assert house.settle()[-1].wake_at == house.at + HOUR
    judge_an_hour(house)


def test_it_runs_until_turns_pass_and_waits_anew() -> None:
    house = late()
    house.settle()
    house.wait(3600)
    house.settle()
    house.wait(60)
    house.settle()
    assert house.running == ["a"]
    house.settle(turns_pass=True)
    assert house.running == ["b"]
    judge_an_hour(house)


def test_one_that_does_not_ask_does_not_wait() -> None:
    house = late()
    house.ask("a", is_on=False)
    house.settle()
    house.wait(3600)
    house.ask("a")
    house.settle()
    assert house.running == ["b"]


def test_a_room_that_freezes_goes_before_one_that_is_late() -> None:
    house = plant(load("a", frost_c=5), load("b", max_off=HOUR), load("c", priority=10), limit=1000)
    house.settle()
    house.wait(3600)
    cold(house, 4).settle()
    assert house.running == ["a"]


@pytest.mark.parametrize("need", [{"frost_c": 5}, {"max_off": HOUR}], ids=["frost", "late"])
@pytest.mark.parametrize("boosted", [[], ["b"]], ids=["of other priority", "boosted"])
def test_among_those_in_need_neither_priority_nor_boost_counts(
    need: dict[str, Any], boosted: list[str]
) -> None:
    house = plant(load("a", **need), load("b", priority=10, **need), limit=1000)
    house.limit(0)
    house.boost(*boosted)
    cold(cold(house, 4), 4, "b").settle()
    house.wait(3600)
    house.limit(1000)
    for running in (["a"], ["b"]):
        house.settle(turns_pass=True)
        assert house.running == running


def test_rooms_that_freeze_and_those_that_are_late_take_turns_among_themselves() -> None:
    freezing_ones = (load("a", frost_c=5), load("b", frost_c=5))
    house = plant(*freezing_ones, load("c", 500, max_off=HOUR), load("d", 500, max_off=HOUR))
    house.limit(0)
    cold(cold(house, 4), 4, "b").settle()
    house.wait(3600)
    house.limit(1500)
    for running in (["a", "c"], ["b", "d"]):
        house.settle(turns_pass=True)
        assert house.running == running


def test_a_clock_that_is_set_back_lets_nobody_wait_for_longer() -> None:
    house = late()
    house.settle()
    house.wait(-7200)
    house.settle()
    house.wait(3600)
    house.settle()
    assert house.running == ["a"]
