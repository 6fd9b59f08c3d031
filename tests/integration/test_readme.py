"""The examples of the README, as they stand there, in a running Home Assistant."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
import yaml

from .builders import heater
from .conftest import Build
from .house import House

README = (Path(__file__).parents[2] / "README.md").read_text()
AUTOMATIONS = ("Budget from a meter", "Tariff", "Night", "Away", "Boost")
METER = "sensor.house_meter_power"

type BuildHouse = Callable[[], Awaitable[House]]
type Automate = Callable[..., Awaitable[None]]


def example(heading: str) -> Any:  # noqa: ANN401 - what YAML holds
    """Return the YAML below a heading."""
    section = re.split(r"^#+ ", README.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    (block,) = re.findall(r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return yaml.safe_load(block)


async def show(house: House, entity_id: str, state: str, **attributes: Any) -> None:
    """Let an entity of another integration change its state."""
    house.hass.states.async_set(entity_id, state, attributes)
    await house.settle()


@pytest.fixture
def build_house(build: Build) -> BuildHouse:
    """Return what builds the budget of the README, in which 3 kW of heaters ask for heat."""

    async def build_house() -> House:
        living_room = heater("living_room", 2000)
        living_room["title"] = "Living room"
        house = await build(living_room, heater("bathroom"), power_steps=[9000, 6000, 1000])
        await house.ask("living_room", "bathroom")
        assert float(house.state("granted_power").state) == 3000
        return house

    return build_house


@pytest.fixture
async def automate(hass: HomeAssistant) -> AsyncGenerator[Automate]:
    """Return what lets Home Assistant have automations of the README."""

    async def automate(*headings: str) -> None:
        automations = [automation for heading in headings for automation in example(heading)]
        assert await async_setup_component(hass, "automation", {"automation": automations})
        await hass.async_block_till_done()

    yield automate
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


async def test_every_automation_is_valid(
    hass: HomeAssistant, build_house: BuildHouse, automate: Automate
) -> None:
    await build_house()
    await automate(*AUTOMATIONS)
    automations = hass.states.async_all("automation")
    assert [state.state for state in automations] == ["on"] * len(AUTOMATIONS)
    assert README.count("- alias: ") == len(AUTOMATIONS)


METERED = {
    "more than the connection carries": ("9500", 2200),
    "as much as the heaters draw": ("3000", 8700),
    "a fraction of a watt": ("3000.6", 8699),
    "the sun shines": ("-4000", 9000),
    "too much without the heaters": ("13000", 0),
    "no reading": ("unavailable", 2000),
    "no reading yet": ("unknown", 2000),
    "text": ("broken", 2000),
    "no number": ("nan", 2000),
    "more than any number": ("inf", 2000),
    "less than any number": ("-inf", 2000),
}
"""What the meter shows while the heaters have 3 kW, and the power budget that follows."""


@pytest.mark.parametrize(("reading", "budget_w"), METERED.values(), ids=METERED)
async def test_the_power_budget_follows_the_meter(
    build_house: BuildHouse, automate: Automate, reading: str, budget_w: int
) -> None:
    house = await build_house()
    await automate("Budget from a meter")
    await show(house, METER, reading)
    assert float(house.state("power_budget").state) == budget_w
    assert float(house.state("available_power").state) == budget_w


async def test_a_meter_that_is_silent_for_a_minute_is_no_reading(
    build_house: BuildHouse, automate: Automate
) -> None:
    house = await build_house()
    await automate("Budget from a meter")
    await show(house, METER, "3000")
    await house.wait(59)
    assert float(house.state("power_budget").state) == 8700
    await house.wait(20)
    assert float(house.state("power_budget").state) == 2000


async def test_the_heaters_yield_to_the_rest_of_the_house(
    build_house: BuildHouse, automate: Automate
) -> None:
    house = await build_house()
    await automate("Budget from a meter")
    await show(house, METER, "9500")
    assert house.running == ["living_room"]
    await show(house, METER, "4000")
    assert house.running == ["living_room", "bathroom"]


async def test_the_mode_follows_the_tariff(build_house: BuildHouse, automate: Automate) -> None:
    house = await build_house()
    await automate("Tariff")
    modes, running = [], []
    for peak in ("on", "off", "unavailable", "on"):
        await show(house, "binary_sensor.peak_tariff", peak)
        modes.append(float(house.state("power_saving_mode").state))
        running.append(house.running)
    assert modes == [2, 0, 0, 2]
    assert running[:2] == [["bathroom"], ["living_room", "bathroom"]]


async def test_the_power_budget_follows_the_clock(
    build_house: BuildHouse, automate: Automate, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(datetime(2026, 11, 21, 22, 0, tzinfo=dt_util.get_default_time_zone()))
    house = await build_house()
    await automate("Night")
    budgets = []
    for hours in (0.9, 0.2, 6.8, 0.2):
        await house.wait(hours * 3600)
        budgets.append(float(house.state("power_budget").state))
    assert budgets == [9000, 4000, 4000, 9000]


async def test_the_heaters_are_off_while_nobody_is_at_home(
    hass: HomeAssistant, build_house: BuildHouse, automate: Automate
) -> None:
    house = await build_house()
    assert await async_setup_component(hass, "zone", {})
    await show(house, "person.anna", "home", in_zones=["zone.home"])
    assert hass.states.is_state("zone.home", "1")
    await automate("Away")
    running = []
    for zones in ([], ["zone.home"]):
        await show(house, "person.anna", "home" if zones else "not_home", in_zones=zones)
        running.append((house.state("away").state, house.running))
    assert running == [("on", []), ("off", ["living_room", "bathroom"])]


@pytest.mark.parametrize("people", ["unknown", "unavailable"])
async def test_the_heaters_stay_on_while_nobody_knows_who_is_at_home(
    build_house: BuildHouse, automate: Automate, people: str
) -> None:
    house = await build_house()
    await automate("Away")
    await show(house, "zone.home", people)
    assert house.state("away").state == "off"


async def test_the_bathroom_is_boosted_for_half_an_hour(
    hass: HomeAssistant, build_house: BuildHouse, automate: Automate
) -> None:
    house = await build_house()
    assert await async_setup_component(hass, "input_button", {"input_button": {"shower": None}})
    await automate("Boost")
    await house.set("power_budget", 2000)
    assert house.running == ["living_room"]
    await house.call("input_button", "press", "input_button.shower")
    assert (house.running, house.reasons["bathroom"]) == (["bathroom"], "boosted")
    assert house.coordinator.state.of("bathroom").boost_until == dt_util.utcnow() + timedelta(minutes=30)
    await house.wait(1799)
    assert house.state("boost", "bathroom").state == "on"
    await house.wait(1)
    assert (house.state("boost", "bathroom").state, house.running) == ("off", ["living_room"])


async def test_the_thermostat_asks_for_heat(hass: HomeAssistant, build_house: BuildHouse) -> None:
    house = await build_house()
    await house.turn("demand", "living_room", on=False)
    await show(house, "sensor.living_room_temperature", "18")
    assert await async_setup_component(hass, "climate", example("First steps"))
    await house.settle()
    thermostat = "climate.living_room"
    await house.call("climate", "set_temperature", thermostat, temperature=20, hvac_mode="heat")
    assert house.running == ["living_room", "bathroom"]
    await show(house, "sensor.living_room_temperature", "21")
    assert house.running == ["bathroom"]
