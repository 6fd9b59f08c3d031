"""The blueprints: an automation is made of each, and it runs."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
import shutil
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import EVENT_AUTOMATION_RELOADED
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest

from tests.repository.project import ROOT

from .builders import heater
from .conftest import Build
from .house import House
from .modulated import CAR, async_add_numbers, load

FOLDER = ROOT / "blueprints"

MODE = "number.house_power_saving_mode"
BUDGET = "number.house_power_budget"

type Automate = Callable[..., Awaitable[None]]


@pytest.fixture
async def automate(hass: HomeAssistant, tmp_path: Path) -> AsyncGenerator[Automate]:
    """Return what makes an automation of a blueprint, by its name, with these inputs."""
    shutil.copytree(FOLDER, tmp_path / "blueprints")
    hass.config.config_dir = str(tmp_path)

    async def automate(name: str, **inputs: Any) -> None:
        made = {"alias": name, "use_blueprint": {"path": f"power_budget/{name}.yaml", "input": inputs}}
        assert await async_setup_component(hass, "automation", {"automation": [made]})
        await hass.async_block_till_done()
        assert hass.states.is_state(f"automation.{name}", "on")

    yield automate
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


@pytest.fixture
async def house(build: Build) -> House:
    """Return a budget of four modes, in which two heaters ask and may run."""
    house = await build(heater("hall", 2000), heater("bath", 1000), power_steps=[9000, 2000, 1000, 0])
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]
    return house


async def show(house: House, entity_id: str, state: str) -> None:
    """Let an entity of another integration change its state."""
    house.hass.states.async_set(entity_id, state)
    await house.settle()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of November, where the house is."""
    return datetime(2026, 11, day, hour, minute, tzinfo=dt_util.get_default_time_zone())


def mode(house: House) -> float:
    """Return the power saving mode."""
    return float(house.state("power_saving_mode").state)


def power_budget(house: House) -> float:
    """Return the power budget, in watts."""
    return float(house.state("power_budget").state)


async def test_the_mode_follows_the_tariff(house: House, automate: Automate) -> None:
    await automate("tariff_period", power_saving_mode=MODE, tariff="sensor.tariff", expensive=["Peak"])
    seen = []
    for tariff in ("peak", "offpeak", "PEAK", "unavailable"):
        await show(house, "sensor.tariff", tariff)
        seen.append((mode(house), house.running))
    assert seen == [(1, ["hall"]), (0, ["hall", "bath"]), (1, ["hall"]), (1, ["hall"])]


async def test_the_tariff_counts_from_the_start_on(house: House, automate: Automate) -> None:
    await show(house, "binary_sensor.peak", "on")
    house.hass.set_state(CoreState.starting)
    await automate("tariff_period", power_saving_mode=MODE, tariff="binary_sensor.peak", expensive_mode=2)
    assert mode(house) == 0
    house.hass.set_state(CoreState.running)
    house.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await house.settle()
    assert (mode(house), house.running) == (2, ["bath"])


async def test_an_automation_begins_as_soon_as_it_is_made(house: House, automate: Automate) -> None:
    await show(house, "binary_sensor.peak", "on")
    await automate("tariff_period", power_saving_mode=MODE, tariff="binary_sensor.peak")
    house.hass.bus.async_fire(EVENT_AUTOMATION_RELOADED)
    await house.settle()
    assert (mode(house), house.running) == (1, ["hall"])


DAYS = {"BLEU": 0, "Blanc": 1, "rouge": 2, "unknown": 0}
"""What the sensor says, and the mode in the expensive hours."""


@pytest.mark.parametrize(("colour", "saving"), DAYS.items())
async def test_the_mode_follows_the_colour_of_the_day(
    house: House, automate: Automate, freezer: FrozenDateTimeFactory, colour: str, saving: int
) -> None:
    freezer.move_to(at(22, 5, 30))
    await show(house, "sensor.tempo", "unknown")
    await automate("day_colour", power_saving_mode=MODE, colour="sensor.tempo")
    await show(house, "sensor.tempo", colour)
    seen = []
    for hours in (0, 1, 10, 6):
        await house.wait(hours * 3600)
        seen.append(mode(house))
    assert seen == [0, saving, saving, 0]


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
