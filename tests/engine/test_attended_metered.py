"""Attended loads under a meter: their draw is part of the reading, counted once, and teaches nothing."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine.attended import Stage

from .attending import attended, stage
from .metered import MeteredPlant, metered
from .plant import HOUSE, load


def oven_and_heaters(**settings: Any) -> MeteredPlant:
    """Return an oven and three heaters that ask, in a house whose connection carries 5000 W."""
    house = metered(
        attended("oven"),
        load("hall"),
        load("bath"),
        load("attic"),
        limit_w=5000,
        base_w=500,
        restore_delay=timedelta(seconds=30),
        **settings,
    )
    house.live(120)
    return house


@pytest.mark.parametrize("lag_s", [1, 5, 20])
def test_it_counts_once(lag_s: int) -> None:
    house = oven_and_heaters(lag_s=lag_s)
    assert house.running == ["hall", "bath", "attic"]
    house.move("oven", is_on=True)
    house.live(1)
    assert house.running == ["oven", "hall", "bath"]
    house.live(300)
    assert house.running == ["oven", "hall", "bath"]
    assert house.decide().outcomes[HOUSE].limit == pytest.approx(4500)
    house.move("oven", is_on=False)
    house.live(300)
    assert house.running == ["hall", "bath", "attic"]


def test_that_heaters_made_room_is_no_restore_that_came_too_early() -> None:
    house = oven_and_heaters()
    house.move("oven", is_on=True)
    house.live(120)
    house.move("oven", is_on=False)
    house.live(10)
    assert house.running == ["hall", "bath", "attic"]
    house.move("oven", is_on=True)
    house.live(60)
    assert house.state.budget(HOUSE).meter.taken_back == 0


def test_nothing_is_learned_of_it() -> None:
    house = oven_and_heaters(factor={"oven": 0.8})
    for is_on in (True, False) * 8:
        house.move("oven", is_on=is_on)
        house.live(60)
    assert house.state.of("oven").samples_w == ()


def test_it_is_shed_for_the_rest_of_the_house_and_offered_once_that_has_lasted() -> None:
    house = oven_and_heaters()
    house.move("oven", is_on=True)
    house.live(60)
    house.base_w = 3500
    house.live(5)
    assert stage(house, "oven") is Stage.WAITS
    house.base_w = 500
    house.live(20)
    assert stage(house, "oven") is Stage.WAITS
    house.live(60)
    assert stage(house, "oven") is Stage.OFFERED
    assert "oven" not in house.on


def test_a_plug_that_stays_on_takes_no_watts_of_the_rest_of_the_house() -> None:
    house = oven_and_heaters(factor={"oven": 0.0})
    house.read["oven"] = {"said_w": 2.0, "drawn_w": None, "drawn_at": house.at}
    house.move("oven", is_on=True)
    house.live(400)
    assert house.running == ["oven", "hall", "bath", "attic"]
    house.base_w = 2500
    house.live(5)
    assert house.running == ["oven", "hall", "bath"]
