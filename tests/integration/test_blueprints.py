"""The blueprints: an automation is made of each, and it runs."""

from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import EVENT_AUTOMATION_RELOADED
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from .automated import (
    BUDGET,
    MODE,
    Automate,
    at,
    automate,
    house,
    mode,
    power_budget,
    show,
)
from .builders import heater
from .conftest import Build
from .house import House
from .modulated import CAR, async_add_numbers, load

__all__ = ["automate", "house"]


async def test_the_mode_follows_the_tariff(house: House, automate: Automate) -> None:
    await automate("tariff_period", power_saving_mode=MODE, tariff="sensor.tariff", expensive=["Peak"])
    seen = []
    for tariff in ("peak", "offpeak", "PEAK", "unavailable"):
        await show(house, "sensor.tariff", tariff)
        seen.append((mode(house), house.running))
    assert seen == [(1, ["hall"]), (0, ["hall", "bath"]), (1, ["hall"]), (1, ["hall"])]


async def test_each_period_has_its_mode(house: House, automate: Automate) -> None:
    modes = {"expensive_mode": 3, "other_mode": 2}
    await automate("tariff_period", power_saving_mode=MODE, tariff="sensor.tariff", **modes)
    for tariff, saving in (("off", 2), ("on", 3)):
        await show(house, "sensor.tariff", tariff)
        assert mode(house) == saving


async def test_of_two_tariffs_that_follow_at_once_the_second_counts(house: House, automate: Automate) -> None:
    await automate("tariff_period", power_saving_mode=MODE, tariff="sensor.tariff")
    for tariff in ("on", "off"):
        house.hass.states.async_set("sensor.tariff", tariff)
    await house.settle()
    assert mode(house) == 0


DAYS = {"BLEU": 0, "Blanc": 1, "rouge": 2, "unknown": 0}
"""What the sensor says, and the mode in the expensive hours."""


@pytest.mark.parametrize(("colour", "saving"), DAYS.items())
async def test_the_mode_follows_the_colour_of_the_day(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory, colour: str, saving: int
) -> None:
    freezer.move_to(at(22, 5, 59))
    await show(house, "sensor.tempo", "unknown")
    await automate("day_colour", power_saving_mode=MODE, colour="sensor.tempo")
    await show(house, "sensor.tempo", colour)
    seen = []
    for until in (at(22, 5, 59), at(22, 6), at(22, 21, 59), at(22, 22)):
        await house.wait((until - dt_util.utcnow()).total_seconds())
        seen.append(mode(house))
    assert seen == [0, saving, saving, 0]


async def test_a_colour_that_is_told_late_counts_at_once_however_it_is_written(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(at(22, 12))
    names = {"blue": ["TEMPO_BLEU"], "white": ["TEMPO_BLANC"], "red": ["TEMPO_ROUGE"]}
    await automate("day_colour", power_saving_mode=MODE, colour="sensor.tempo", **names)
    for colour, saving in (("rouge", 2), ("blanc", 1), ("bleu", 0)):
        await show(house, "sensor.tempo", f"Tempo_{colour}")
        assert mode(house) == saving


async def test_a_colour_that_is_lost_keeps_its_mode(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(at(22, 12))
    await automate("day_colour", power_saving_mode=MODE, colour="sensor.tempo", red_mode=3)
    for colour in ("red", "unavailable"):
        await show(house, "sensor.tempo", colour)
        assert (mode(house), house.running) == (3, [])


async def test_it_is_away_once_everybody_has_left_for_ten_minutes(house: House, automate: Automate) -> None:
    await show(house, "zone.home", "2")
    await automate("house_empty", away="switch.house_away")
    seen = []
    for people, seconds in (("1", 700), ("0", 599), ("1", 0), ("0", 601), ("1", 0)):
        await show(house, "zone.home", people)
        await house.wait(seconds)
        seen.append((house.state("away").state, house.running != []))
    at_home, gone = ("off", True), ("on", False)
    assert seen == [at_home, at_home, at_home, gone, at_home]


async def test_it_stays_as_it_is_while_nobody_knows_who_is_at_home(house: House, automate: Automate) -> None:
    await show(house, "zone.home", "2")
    await automate("house_empty", away="switch.house_away")
    await show(house, "zone.home", "unavailable")
    await house.wait(3600)
    assert house.state("away").state == "off"


async def test_there_is_less_power_between_eleven_and_six(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(at(21, 22, 30))
    await automate("night", power_budget=BUDGET, power=1500)
    seen = []
    for hours in (0.4, 0.2, 6, 1):
        await house.wait(hours * 3600)
        seen.append((power_budget(house), house.running))
    assert [budget for budget, _ in seen] == [9000, 1500, 1500, 9000]
    assert [running for _, running in seen[1:3]] == [["bath"], ["bath"]]


async def test_a_night_with_more_than_the_budget_has_is_as_the_day(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(at(22, 3))
    await house.set("power_budget", 3000)
    await automate("night", power_budget=BUDGET, power=20_000)
    house.hass.bus.async_fire(EVENT_AUTOMATION_RELOADED)
    await house.settle()
    assert power_budget(house) == 9000


async def test_the_car_goes_first_while_it_holds_little(
    hass: HomeAssistant, build: Build, automate: Automate
) -> None:
    await async_add_numbers(hass)
    house = await build(heater("hall", 2000), load("car", 7360, **CAR), power_steps=[4000])
    await house.ask("hall")
    assert house.reasons["hall"] == "heating"
    inputs = {"plug": "binary_sensor.plug", "state_of_charge": "sensor.soc", "enough": 40}
    await automate("car_first", boost="switch.car_boost", **inputs)
    seen = []
    for entity_id, state in PLUGGED_IN:
        await show(house, entity_id, state)
        await house.wait(timedelta(minutes=3).total_seconds())
        seen.append((house.state("boost", "car").state, house.state("status", "hall").state))
    shares, first = ("off", "heating"), ("on", "waiting")
    assert seen == [shares, shares, first, first, first, shares, first, shares]


PLUGGED_IN = (
    ("sensor.soc", "30"),
    ("binary_sensor.plug", "off"),
    ("binary_sensor.plug", "on"),
    ("sensor.soc", "unavailable"),
    ("sensor.soc", "39"),
    ("sensor.soc", "40"),
    ("sensor.soc", "20"),
    ("binary_sensor.plug", "off"),
)


def calendar(house: House, state: str, title: str = "Holidays", ends: str = "2026-11-21 18:00:00") -> None:
    """Let a calendar have an event, or be about to."""
    event = {"message": title, "end_time": ends}
    house.hass.states.async_set("calendar.family", state, event)


def absence(house: House) -> tuple[str, datetime | None]:
    """Return whether nobody is at home, and until when."""
    return house.state("away").state, house.state("away").attributes["return_at"]


async def test_nobody_is_at_home_as_long_as_the_calendar_says(house: House, automate: Automate) -> None:
    calendar(house, "off")
    await automate("away_by_calendar", away="switch.house_away", calendar="calendar.family")
    assert absence(house) == ("off", None)
    calendar(house, "on")
    await house.settle()
    assert (absence(house), house.running) == (("on", at(21, 18)), [])
    calendar(house, "on", ends="2026-11-21 20:00:00")
    await house.settle()
    assert absence(house) == ("on", at(21, 20))
    house.freezer.move_to(at(21, 20))
    await house.wait(1)
    assert (absence(house), house.running) == (("off", None), ["hall", "bath"])


async def test_only_some_events_mean_that_nobody_is_at_home(house: House, automate: Automate) -> None:
    calendar(house, "off")
    await automate("away_by_calendar", away="switch.house_away", calendar="calendar.family", word="away")
    for title, expected in (("Dinner", "off"), ("We are AWAY", "on")):
        calendar(house, "on", title)
        await house.settle()
        assert house.state("away").state == expected
        calendar(house, "off", title)
        await house.settle()


async def test_a_calendar_that_tells_no_end_changes_nothing(house: House, automate: Automate) -> None:
    await automate("away_by_calendar", away="switch.house_away", calendar="calendar.family")
    for ends in ("", "soon", "2026-11-20 00:00:00"):
        calendar(house, "on", ends=ends)
        await house.settle()
        assert absence(house) == ("off", None)
