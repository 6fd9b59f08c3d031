"""A budget whose limit follows from a meter."""

from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House

METER = "sensor.meter"
METERED = {"power_steps": [9000], "meter": METER, "site_limit_w": 5000, "margin_w": 0}


def read(hass: HomeAssistant, value: object, unit: str = "W", meter: str = METER) -> None:
    """Let a meter say something."""
    hass.states.async_set(meter, str(value), {"unit_of_measurement": unit}, force_update=True)


async def watch(house: House, value: float, seconds: int) -> None:
    """Let a meter say the same every second."""
    for _ in range(seconds):
        read(house.hass, value)
        await house.wait(1)


def issues(hass: HomeAssistant) -> dict[str, dict[str, str] | None]:
    """Return the issues of the integration, and what they speak of."""
    found = [issue for issue in ir.async_get(hass).issues.values() if issue.domain == DOMAIN]
    return {issue.translation_key or "": issue.translation_placeholders for issue in found}


READINGS: dict[str, tuple[tuple[float, str], dict[str, Any], float]] = {
    "watts": ((1500, "W"), {}, 3500),
    "kilowatts": ((1.5, "kW"), {}, 3500),
    "volt-amperes": ((1500, "VA"), {}, 3500),
    "amperes": ((10, "A"), {}, 2700),
    "milliamperes": ((10_000, "mA"), {}, 2700),
    "amperes at another voltage": ((10, "A"), {"voltage_v": 120}, 3800),
    "more than the connection may carry": ((6000, "W"), {}, 0),
    "what is left free": ((1500, "W"), {"margin_w": 200}, 3300),
    "what feeds back": ((-1000, "W"), {}, 6000),
}


@pytest.mark.parametrize(("said", "options", "left_w"), READINGS.values(), ids=READINGS)
async def test_a_meter_leaves(
    hass: HomeAssistant, build: Build, said: tuple[float, str], options: dict[str, Any], left_w: float
) -> None:
    read(hass, *said)
    house = await build(heater("hall"), **METERED | options)
    limit = house.state("available_power")
    assert float(limit.state) == left_w
    assert limit.attributes["bound_by"] == "meter"
    assert limit.attributes["limits"] == {"power_step": 9000, "meter": left_w}
    assert limit.attributes["below_next_limit"] == 9000 - left_w


@pytest.mark.parametrize("value", ["unavailable", "unknown", "nan", "inf", "much"])
async def test_what_is_no_reading_leaves_nothing(hass: HomeAssistant, build: Build, value: str) -> None:
    read(hass, value)
    house = await build(heater("hall"), **METERED)
    await house.ask("hall")
    assert house.running == []


async def test_other_meters_are_added_up(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1, "kW", "sensor.oven")
    read(hass, 500, "W", "sensor.washer")
    options = {"estimate": "other_loads", "other_meters": ["sensor.oven", "sensor.washer"]}
    house = await build(heater("hall"), **METERED | options)
    assert float(house.state("available_power").state) == 3500
    read(hass, "unavailable", "W", "sensor.washer")
    await house.wait(61)
    assert house.state("available_power").attributes["bound_by"] == "stale_meter"


async def test_a_reading_sheds_at_once(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall", 2000), heater("bath", 2000), **METERED)
    await house.ask("hall")
    await watch(house, 3000, 20)
    await house.ask("bath")
    assert house.running == ["hall"]
    await watch(house, 2500, 100)
    assert house.running == ["hall", "bath"]
    await watch(house, 4500, 3)
    house.forget()
    read(hass, 6500)
    await house.settle()
    assert house.commands == [("turn_off", "bath")]


async def test_a_silent_meter_is_told_of_and_comes_back(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), heater("bath"), **METERED, stale_limit_w=1000)
    await house.ask("hall", "bath")
    await watch(house, 3000, 5)
    assert house.running == ["hall", "bath"]
    assert issues(hass) == {}
    await house.wait(60)
    assert house.running == ["hall"]
    assert issues(hass) == {"meter_stale": {"budget": "House"}}
    assert house.state("meter").attributes["event_type"] == "lost"
    await watch(house, 2000, 95)
    assert house.running == ["hall", "bath"]
    assert issues(hass) == {}
    assert house.state("meter").attributes["event_type"] == "back"


async def test_a_silent_meter_that_comes_back_with_what_it_said_last_is_heard_at_once(
    hass: HomeAssistant, build: Build
) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED | {"restore_delay_s": 0})
    await house.wait(61)
    await house.ask("hall")
    assert house.running == []
    hass.states.async_set(METER, "1000", {"unit_of_measurement": "W"})
    await house.settle()
    assert house.running == ["hall"]
    assert issues(hass) == {}


async def test_a_meter_that_repeats_itself_is_not_silent(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED)
    await house.ask("hall")
    for _ in range(30):
        hass.states.async_set(METER, "2000", {"unit_of_measurement": "W"})
        await house.wait(10)
    assert house.running == ["hall"]


async def test_a_restart_waits_for_the_meter(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED)
    await house.ask("hall")
    await watch(house, 2000, 20)
    await house.stop()
    hass.states.async_remove(METER)
    await house.wait(300)
    house.forget()
    await house.start()
    assert house.running == ["hall"]
    await house.wait(30)
    read(hass, 2000)
    await house.wait(1)
    assert house.running == ["hall"]
    assert house.commands == []


async def test_readings_that_change_nothing_write_little(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), heater("bath"), **METERED)
    await house.ask("hall", "bath")
    await watch(house, 3000, 120)
    written = async_capture_events(hass, EVENT_STATE_CHANGED)
    for second in range(600):
        read(hass, 3000 + second % 7)
        await house.wait(1)
    ours = [event for event in written if event.data["entity_id"] != METER]
    assert 0 < len(ours) <= 600 / 30 * 4


async def test_what_readings_change_is_seldom_saved(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any]
) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED)
    await house.wait(5)
    del hass_storage["power_budget.house"]
    for second in range(800):
        read(hass, 1000 + second % 7)
        await house.wait(1)
    assert "power_budget.house" not in hass_storage
    await house.wait(200)
    assert hass_storage["power_budget.house"]["data"]["budgets"]["house"]["meter"]["drawn_w"] >= 1000


async def learn(house: House, *, drawn_w: float, times: int = 5) -> None:
    """Switch the hall a few times, whose heater draws this."""
    for is_on in (True, False) * times:
        await house.turn("demand", "hall", on=is_on)
        await watch(house, 1000 + drawn_w * is_on, 15)


async def test_what_a_heater_really_draws_is_learned(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall", 1000), **METERED)
    assert house.state("learned_power", "hall").state == "unknown"
    await learn(house, drawn_w=1200)
    learned = house.state("learned_power", "hall")
    assert float(learned.state) == 1200
    assert learned.attributes["rated_w"] == 1000
    assert issues(hass) == {"power_differs": {"heater": "Hall", "rated": "1000", "learned": "1200"}}
    await house.turn("demand", "hall")
    assert float(house.state("granted_power").state) == 1200
    await house.stop()
    await house.start()
    assert float(house.state("learned_power", "hall").state) == 1200


async def test_the_mode_follows_the_meter_until_somebody_sets_it(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED | {"power_steps": [3000, 2000, 1000]})
    await house.turn("auto_mode")
    read(hass, 3500)
    await house.settle()
    assert house.state("power_saving_mode").state == "2"
    await house.set("power_saving_mode", 1)
    assert house.state("auto_mode").state == "off"
    assert house.state("power_saving_mode").state == "1"


async def test_a_relay_is_spared(build: Build) -> None:
    spared = {"max_switches_per_hour": 4}
    house = await build(heater("hall", **spared), heater("bath", **spared), power_steps=[1000])
    await house.ask("hall", "bath")
    for _ in range(40):
        await house.pass_turns()
        await house.wait(60)
    assert len(house.commands) <= 8
