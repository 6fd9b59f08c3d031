"""What residents are told of rooms that are warmed ahead."""

from datetime import datetime
import json
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.power_budget.card_decision import decided
from custom_components.power_budget.diagnostics import async_get_config_entry_diagnostics

from .actions import explain
from .builders import heater
from .conftest import Build
from .morning import COMFORT_C, MIDNIGHT, SIX, Morning, Wake, known, wake

__all__ = ["wake"]


async def preheating(hass: HomeAssistant, wake: Wake) -> Morning:
    """Return a morning in which the living room is warmed ahead of six."""
    morning = await wake("living", at=5, kept=known(hass, "living"))
    while morning.house.reasons["living"] != "preheating":
        await morning.minute()
    return morning


async def test_the_status_says_to_what_and_until_when(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    told = morning.house.state("status", "living").attributes
    assert (told["preheating_c"], told["preheating_until"]) == (COMFORT_C, SIX)
    await morning.live_until(SIX)
    assert "preheating_c" not in morning.house.state("status", "living").attributes


async def test_it_is_explained(hass: HomeAssistant, wake: Wake) -> None:
    await preheating(hass, wake)
    (budget,) = await explain(hass)
    (told,) = budget["heaters"]
    assert told["explanation"] == "It is warmed to 20 °C ahead of comfort, by 06:00, and may draw 1000 W."
    assert (told["preheating_c"], told["preheating_until"]) == (COMFORT_C, SIX.isoformat())


async def test_the_card_is_told(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    told = decided(hass, morning.house.coordinator, ["living"])
    assert told is not None
    living: Any = told["loads"]
    assert (living["living"]["preheating_c"], living["living"]["preheating_until"]) == (
        COMFORT_C,
        SIX.isoformat(),
    )


async def test_the_sensors_tell_what_is_known(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=4, kept=known(hass, "living"))
    await morning.minute()
    house = morning.house
    start = datetime.fromisoformat(house.state("next_start", "living").state)
    assert MIDNIGHT.replace(hour=4, minute=30) < start < SIX
    assert 0.5 < float(house.state("hours_to_setpoint", "living").state) < 2
    error = house.state("prediction_error", "living")
    assert 0 < float(error.state) < 0.5
    assert error.attributes["trusted"] is True


async def test_the_start_stays_once_it_has_begun(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    began = morning.house.state("next_start", "living").state
    await morning.live_until(SIX.replace(hour=5, minute=50))
    assert morning.house.state("next_start", "living").state == began


async def test_a_room_without_a_schedule_has_none_of_them(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("bath", demand="temperature", temperature_sensor="sensor.bath"))
    keys = {entity.translation_key for entity in er.async_get(hass).entities.values()}
    assert not keys & {"next_start", "hours_to_setpoint", "prediction_error"}
    await house.stop()


async def test_a_schedule_that_is_given_up_takes_them_away(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=4, kept=known(hass, "living"))
    entry, living = morning.house.entry, morning.house.entry.subentries["living"]
    data = {key: value for key, value in living.data.items() if key != "schedule_entity"}
    hass.config_entries.async_update_subentry(entry, living, data=data)
    await morning.house.settle()
    keys = {entity.translation_key for entity in er.async_get(hass).entities.values()}
    assert not keys & {"next_start", "hours_to_setpoint", "prediction_error"}


async def test_diagnostics_tell_what_was_learned_and_planned(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    told = await async_get_config_entry_diagnostics(hass, morning.house.entry)
    anticipation = json.loads(json.dumps(told["anticipation"]))
    assert anticipation["rooms"]["living"]["is_trusted"] is True
    assert anticipation["foresight"]["ahead"]["living"]["to_c"] == COMFORT_C
    assert anticipation["error"] is None
