"""The budget manager: how a budget is set up, and how it is changed while everything runs."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from ..integration.builders import heater
from ..integration.conftest import Build
from .controllers import BUDGET_W, COLD_C, HOUSE, WARM_C, controller, group


def test_controllers_are_served_in_the_order_in_which_they_are_added() -> None:
    house = group(controller("second", 6000), controller("first", 6000))
    house.loop()
    assert house.running == ["second"]


def test_one_that_is_added_later_stands_at_the_end() -> None:
    house = group(controller("one", 6000), controller("two", 6000))
    house.loop()
    house.loads += (controller("three", 6000),)
    house.measure(three=COLD_C)
    rounds = []
    for _ in range(4):
        rounds += house.running
        house.loop()
    assert rounds == ["one", "two", "three", "one"]


def test_a_budget_without_controllers_does_nothing() -> None:
    decision = group().cycle(turns_pass=True)
    assert (decision.commands, decision.outcomes[HOUSE].granted, decision.outcomes[HOUSE].limit) == (
        (),
        0,
        BUDGET_W,
    )


def test_each_controller_has_a_power_of_its_own() -> None:
    house = group(controller("one", 2000), controller("two", 3500), controller("three", 5000))
    granted = [grant.amount for grant in house.cycle().grants]
    assert granted == [2000, 3500, 0]


# A budget that moves

DAY: list[tuple[float, str]] = [
    (10_000, "one two three"),
    (8999, "one two"),
    (5999, "one"),
    (2999, ""),
    (6000, "one two"),
    (9000, "one two three"),
]
"""What the rest of the house leaves over, hour by hour, and which of three controllers of 3 kW run."""


def test_the_budget_follows_what_is_left_over() -> None:
    house = group(*(controller(name, 3000) for name in ("one", "two", "three")))
    hours = []
    for budget_w, _ in DAY:
        house.state = house.state.with_controls(HOUSE, power_budget_w=budget_w)
        house.loop(turns_pass=False)
        hours.append((budget_w, " ".join(house.running)))
    assert hours == DAY


def test_a_budget_that_falls_does_not_wait_for_minimum_times() -> None:
    long = timedelta(minutes=30)
    house = group(controller("one", 5000, min_on=long), controller("two", 5000, min_on=long))
    house.loop()
    house.state = house.state.with_controls(HOUSE, power_budget_w=5000)
    assert house.loop(turns_pass=False) == ["stop two"]


def test_a_budget_above_the_connection_is_the_connection() -> None:
    house = group(controller("one", 6000), controller("two", 6000))
    house.state = house.state.with_controls(HOUSE, power_budget_w=20_000)
    assert house.cycle().outcomes[HOUSE].limit == BUDGET_W


async def test_the_load_of_the_house_may_set_the_budget(hass: HomeAssistant, build: Build) -> None:
    house = await build(
        heater("one", 4000), heater("two", 4000), power_steps=[BUDGET_W], cycle={"hours": "0"}
    )
    await house.ask("one", "two")
    automation = {
        "triggers": {"trigger": "state", "entity_id": "sensor.rest_of_the_house"},
        "actions": {
            "action": "number.set_value",
            "target": {"entity_id": house.entity_id("power_budget")},
            "data": {"value": "{{ 10000 - states('sensor.rest_of_the_house') | float }}"},
        },
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    running = []
    for rest_w in (1000, 2001, 6000, 6001, 2000):
        hass.states.async_set("sensor.rest_of_the_house", str(rest_w))
        await house.settle()
        running.append(len(house.running))
    assert running == [2, 1, 1, 0, 2]


# What is really drawn

MEASURED: dict[str, tuple[float | None, list[str]]] = {
    "as configured where nothing is measured": (None, ["one", "two"]),
    "less than configured": (4000, ["one", "two", "three"]),
    "more than configured": (6500, ["one", "three"]),
    "nothing, because it pauses by itself": (0, ["one", "two"]),
}
"""What the first of three controllers is measured to draw, of 5 kW, and who runs."""


@pytest.mark.parametrize(("drawn_w", "running"), MEASURED.values(), ids=MEASURED)
def test_the_budget_counts_what_is_drawn(drawn_w: float | None, running: list[str]) -> None:
    house = group(controller("one", 5000), controller("two", 4000), controller("three", 2000))
    house.loop(turns_pass=False)
    if drawn_w is not None:
        house.drawn_w = {"one": drawn_w}
    house.loop(turns_pass=False)
    assert house.running == running


def test_a_controller_that_is_warm_leaves_its_share_to_others() -> None:
    house = group(controller("one", 6000), controller("two", 6000))
    house.loop()
    house.measure(one=WARM_C)
    assert house.loop(turns_pass=False) == ["stop one", "run two"]
