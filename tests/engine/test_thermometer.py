"""Thermometers that cannot be believed: silent ones, and those that show the same while a room is heated."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine import DemandSource
from custom_components.power_budget.engine.trouble import Doubt

from .plant import Plant, load, plant

BY_TEMPERATURE: dict[str, Any] = {"demand": DemandSource.TEMPERATURE}
HOUR_S = 3600


def cold(house: Plant, measured_c: float = 18, **seen: object) -> Plant:
    """Return *house* with a cold room of that temperature, which its thermometer shows anew."""
    anew = {"measured_at": house.at, "moved_at": house.at}
    house.read["a"] = {"measured_c": measured_c, "setpoint_c": 20, **anew, **seen}
    house.settle()
    return house


def heard(house: Plant) -> Plant:
    """Return *house* after its thermometer showed the same again."""
    house.read["a"]["measured_at"] = house.at
    house.settle()
    return house


def doubt(house: Plant) -> Doubt | None:
    """Return what is thought of the thermometer of a."""
    return house.state.of("a").trouble.doubt


def heated(hours: float, **settings: object) -> Plant:
    """Return a house whose room has been heated for so long, and shows the same as before."""
    house = cold(plant(load("a", **BY_TEMPERATURE), load("b"), asking=False, **settings))
    house.settle()
    house.wait(hours * HOUR_S)
    return heard(house)


@pytest.mark.parametrize(("hours", "expected"), [(3.99, None), (4, Doubt.UNMOVED)])
def test_one_that_shows_the_same_through_hours_of_heating_is_doubted(
    hours: float, expected: Doubt | None
) -> None:
    assert doubt(heated(hours)) is expected


def test_a_room_that_waits_meanwhile_was_not_heated() -> None:
    house = heated(2)
    house.limit(0)
    house.settle()
    house.wait(9 * HOUR_S)
    heard(house)
    house.limit(2000)
    house.settle()
    house.wait(1.99 * HOUR_S)
    assert doubt(heard(house)) is None
    house.wait(0.01 * HOUR_S)
    assert doubt(heard(house)) is Doubt.UNMOVED


def test_it_asks_for_a_quarter_of_an_hour_more_and_then_not() -> None:
    house = heated(4)
    house.wait(899)
    assert heard(house).running == ["a"]
    house.wait(1)
    assert heard(house).running == []
    assert house.reasons[0] == "satisfied"


def test_it_is_doubted_until_it_moves_though_nothing_is_heated_any_more() -> None:
    house = heated(4)
    house.wait(30 * HOUR_S)
    assert doubt(heard(house)) is Doubt.UNMOVED
    assert house.running == []
    cold(house, 17.9)
    assert (doubt(house), house.running) == (None, ["a"])


def test_it_is_doubted_still_when_what_was_heated_in_vain_is_a_day_ago() -> None:
    house = heated(4)
    house.wait(900)
    assert heard(house).running == []
    house.wait(30 * HOUR_S)
    for boosted in (True, False, False):  # a run of a minute, and what comes of it
        house.boost("a", is_on=boosted)
        assert heard(house).running == (["a"] if boosted else [])
        house.wait(60)
    assert doubt(heard(house)) is Doubt.UNMOVED


def test_a_cycle_is_due_when_it_asks_no_more() -> None:
    house = heated(4)
    assert house.decide().wake_at == house.at + timedelta(minutes=15)


@pytest.mark.parametrize(("hours", "expected"), [(5.99, None), (6, Doubt.STALE)])
def test_one_that_says_nothing_for_hours_is_stale(hours: float, expected: Doubt | None) -> None:
    house = cold(plant(load("a", **BY_TEMPERATURE), limit=500))
    house.wait(hours * HOUR_S)
    house.settle()
    assert doubt(house) is expected


def test_one_that_says_the_same_again_is_stale_no_more() -> None:
    house = cold(plant(load("a", **BY_TEMPERATURE), limit=500))
    house.wait(7 * HOUR_S)
    house.settle()
    assert (doubt(heard(house)), house.reasons) == (None, ["waiting"])


def test_a_doubted_temperature_is_a_reason_to_go_first_for_a_quarter_of_an_hour_more() -> None:
    house = cold(plant(load("a", frost_c=5), load("b", priority=10), limit=1000), 4)
    house.wait(6 * HOUR_S)
    house.settle()
    house.wait(899)
    house.settle()
    assert house.running == ["a"]
    house.wait(1)
    house.settle()
    assert house.running == ["b"]


def test_where_it_is_not_known_when_it_spoke_it_is_believed() -> None:
    house = cold(plant(load("a", **BY_TEMPERATURE)), measured_at=None, moved_at=None)
    house.wait(99 * HOUR_S)
    house.settle()
    assert (doubt(house), house.running) == (None, ["a"])
