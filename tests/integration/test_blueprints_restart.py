"""The blueprints as an automation begins, and as what it moves is back: what holds by then is set.

A blueprint that cannot know what holds leaves everything as it is.
"""

from collections.abc import Awaitable, Callable, Mapping
import logging
from typing import Any, NamedTuple

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import EVENT_AUTOMATION_RELOADED
from homeassistant.core import CoreState
import pytest

from .automated import BUDGET, MODE, Automate, at, automate, house, show, start_home_assistant
from .house import House

__all__ = ["automate", "house"]

PLUG, CHARGE = "binary_sensor.plug", "sensor.soc"


class Situation(NamedTuple):
    """What holds as an automation begins."""

    name: str
    """Its blueprint."""

    inputs: Mapping[str, str]
    """What is entered into it."""

    seen: Mapping[str, str]
    """The states of entities that it looks at."""

    moved: str
    """What it moves."""

    wanted: str
    """The state of that in the end."""

    before: str | None = None
    """The state of that at first; the usual one if None."""


TARIFF = {"power_saving_mode": MODE, "tariff": "binary_sensor.peak"}
COLOUR = {"power_saving_mode": MODE, "colour": "sensor.tempo"}
NIGHT = {"power_budget": BUDGET, "begin": "11:00:00", "end": "13:00:00"}
CAR = {"boost": "switch.hall_boost", "plug": PLUG, "state_of_charge": CHARGE}
EMPTY = {"away": "switch.house_away"}

KNOWN = {
    "it is expensive": Situation("tariff_period", TARIFF, {"binary_sensor.peak": "on"}, MODE, "1"),
    "the day is red": Situation("day_colour", COLOUR, {"sensor.tempo": "red"}, MODE, "2"),
    "it is night": Situation("night", NIGHT, {}, BUDGET, "4000.0"),
    "the car holds little": Situation(
        "car_first", CAR, {PLUG: "on", CHARGE: "20"}, "switch.hall_boost", "on"
    ),
    "the car has left": Situation("car_first", CAR, {PLUG: "off"}, "switch.hall_boost", "off", "on"),
}
HOME = {
    "somebody is at home": Situation("house_empty", EMPTY, {"zone.home": "1"}, EMPTY["away"], "off", "on")
}
UNKNOWN = {
    "which tariff": Situation("tariff_period", TARIFF, {"binary_sensor.peak": "unknown"}, MODE, "2", "2"),
    "which colour": Situation("day_colour", COLOUR, {"sensor.tempo": "unknown"}, MODE, "1", "1"),
    "how much it holds": Situation(
        "car_first", CAR, {PLUG: "on", CHARGE: "unknown"}, "switch.hall_boost", "on", "on"
    ),
    "whether it is there": Situation(
        "car_first", CAR, {PLUG: "unavailable", CHARGE: "20"}, "switch.hall_boost", "on", "on"
    ),
    "who is at home": Situation(
        "house_empty", EMPTY, {"zone.home": "unavailable"}, EMPTY["away"], "on", "on"
    ),
}

type Begin = Callable[[House, Awaitable[None], Mapping[str, str]], Awaitable[None]]


async def show_all(house: House, seen: Mapping[str, str]) -> None:
    """Let entities have states."""
    for entity_id, state in seen.items():
        await show(house, entity_id, state)


async def with_home_assistant(house: House, automating: Awaitable[None], seen: Mapping[str, str]) -> None:
    """Let an automation begin as Home Assistant starts."""
    await show_all(house, seen)
    house.hass.set_state(CoreState.starting)
    await automating
    await start_home_assistant(house)


async def as_it_is_made(house: House, automating: Awaitable[None], seen: Mapping[str, str]) -> None:
    """Let an automation begin as somebody makes it."""
    await show_all(house, seen)
    await automating
    house.hass.bus.async_fire(EVENT_AUTOMATION_RELOADED)
    await house.settle()


async def with_the_budget(house: House, automating: Awaitable[None], seen: Mapping[str, str]) -> None:
    """Let an automation find the budget back that was gone."""
    await automating
    await house.stop()
    await show_all(house, seen)
    await house.start()


BEGINNINGS: tuple[Begin, ...] = (with_home_assistant, as_it_is_made, with_the_budget)
CASES = [
    pytest.param(begin, situation, id=f"{name}, {begin.__name__}".replace("_", " "))
    for begin in BEGINNINGS
    for name, situation in (KNOWN | UNKNOWN | HOME).items()
    if begin is not as_it_is_made or name not in HOME
]


@pytest.mark.parametrize(("begin", "situation"), CASES)
async def test_what_holds_is_set(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory, begin: Begin, situation: Situation
) -> None:
    freezer.move_to(at(22, 12))
    if situation.before is not None and situation.moved == MODE:
        await house.set("power_saving_mode", float(situation.before))
    elif situation.before is not None:
        await house.call("switch", f"turn_{situation.before}", situation.moved)
    inputs: dict[str, Any] = dict(situation.inputs)
    await begin(house, automate(situation.name, **inputs), situation.seen)
    assert house.hass.states.is_state(situation.moved, situation.wanted)


async def test_an_event_that_began_while_the_budget_was_gone_is_followed(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory, caplog: pytest.LogCaptureFixture
) -> None:
    freezer.move_to(at(22, 12))
    await automate("away_by_calendar", away=EMPTY["away"], calendar="calendar.family")
    await house.stop()
    caplog.clear()
    event = {"message": "Away", "end_time": "2026-11-22 20:00:00"}
    house.hass.states.async_set("calendar.family", "on", event)
    await house.settle()
    assert [one for one in caplog.records if one.levelno >= logging.WARNING and one.name != "asyncio"] == []
    await house.start()
    await house.wait(5)
    assert house.hass.states.is_state(EMPTY["away"], "on")


async def test_nothing_is_told_to_a_budget_that_is_gone(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory, caplog: pytest.LogCaptureFixture
) -> None:
    freezer.move_to(at(22, 10, 59))
    await automate("night", **NIGHT)
    await house.stop()
    caplog.clear()
    await house.wait(120)
    complaints = [one for one in caplog.records if one.levelno >= logging.WARNING and one.name != "asyncio"]
    assert complaints == []


@pytest.mark.parametrize(("people", "away"), [("0", "on"), ("1", "off"), ("unavailable", "off")])
async def test_a_house_that_is_empty_as_home_assistant_starts_is_away_ten_minutes_later(
    house: House, automate: Automate, people: str, away: str
) -> None:
    await show(house, "zone.home", "0")
    house.hass.set_state(CoreState.starting)
    await automate("house_empty", **EMPTY)
    await start_home_assistant(house, settle=False)
    await house.wait(599, settle=False)
    assert house.state("away").state == "off"
    await show(house, "zone.home", people, settle=False)
    await house.wait(1, settle=False)
    assert house.state("away").state == away


async def test_whoever_comes_while_nobody_knows_for_how_long_all_have_left_is_at_home_at_once(
    house: House, automate: Automate
) -> None:
    await house.turn("away")
    await show(house, "zone.home", "0")
    house.hass.set_state(CoreState.starting)
    await automate("house_empty", **EMPTY)
    await start_home_assistant(house, settle=False)
    await house.wait(300, settle=False)
    await show(house, "zone.home", "1", settle=False)
    assert house.state("away").state == "off"
