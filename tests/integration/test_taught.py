"""A room is known as soon as it follows a schedule, where it was recorded before."""

from collections.abc import Iterable
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.power_budget.engine.anticipation.room import RoomReading

from .morning import CELSIUS, MIDNIGHT, QUARTER, ROOMS, SIX, Wake, lived, wake

__all__ = ["wake"]


@pytest.fixture(autouse=True)
def custom_integrations(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Record, and let Home Assistant find the integration: in this order."""


AT_H = 5.4
"""When it is looked first."""


async def record(hass: HomeAssistant, freezer: FrozenDateTimeFactory, name: str) -> None:
    """Have lived in a room for two days."""
    readings: Iterable[RoomReading] = lived(ROOMS[name], days=2, end=MIDNIGHT + timedelta(hours=AT_H))
    for reading in readings:
        hass.states.async_set(f"input_boolean.{name}", "on" if reading.share else "off")
        freezer.move_to(reading.at)
        hass.states.async_set(f"sensor.{name}", f"{reading.measured_c:.2f}", CELSIUS)
    await async_wait_recording_done(hass)
    hass.states.async_remove(f"input_boolean.{name}")


async def test_a_room_that_was_recorded_is_warmed_ahead_on_the_first_morning(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, wake: Wake
) -> None:
    await record(hass, freezer, "bath")
    morning = await wake("bath", at=AT_H)
    await morning.minute()
    assert morning.house.coordinator.anticipator.house.rooms["bath"].is_trusted
    await morning.live_until(SIX - QUARTER)
    assert morning.reasons["bath"][-1] == "preheating"
