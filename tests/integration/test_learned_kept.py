"""What is learned is kept across restarts, seldom written, and forgotten with what it was learned from."""

import logging
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest

from custom_components.power_budget.anticipating import AT_ONCE
from custom_components.power_budget.engine.anticipation.kept import Kept
from custom_components.power_budget.engine.plain import from_plain

from .builders import heater
from .conftest import Build
from .morning import MIDNIGHT, ROOMS, Wake, following, known, stored, wake

__all__ = ["wake"]

FILE = "power_budget.house.learned"


def rooms(hass_storage: dict[str, Any]) -> list[str]:
    """Return of which rooms anything is kept."""
    return list(from_plain(Kept, hass_storage[FILE]["data"]).house.rooms)


async def test_it_is_written_when_the_budget_stops(
    hass: HomeAssistant, wake: Wake, hass_storage: dict[str, Any]
) -> None:
    morning = await wake("living", "bath", at=3)
    for _ in range(3):
        await morning.minute()
    assert FILE not in hass_storage
    await morning.house.stop()
    assert rooms(hass_storage) == ["living", "bath"]
    await hass.config_entries.async_remove("house")
    assert FILE not in hass_storage


async def test_a_budget_that_is_unloaded_writes_nothing_later(
    hass: HomeAssistant, wake: Wake, hass_storage: dict[str, Any]
) -> None:
    morning = await wake("living", at=3)
    await morning.house.stop()
    hass_storage.pop(FILE, None)
    await morning.house.wait(3700)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert FILE not in hass_storage


async def test_it_is_written_once_an_hour(wake: Wake, hass_storage: dict[str, Any]) -> None:
    morning = await wake("bath", at=3)
    for minute in range(64):
        assert FILE not in hass_storage or minute > 57
        await morning.minute()
    assert rooms(hass_storage) == ["bath"]


async def test_it_goes_on_after_a_restart(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake(*ROOMS, at=3, kept=known(hass, *ROOMS))
    anticipator = morning.house.coordinator.anticipator
    assert all(room.is_trusted for room in anticipator.house.rooms.values())
    await morning.minute()
    await morning.minute()
    assert {room.last.at > MIDNIGHT for room in anticipator.house.rooms.values()} == {True}


async def test_of_many_rooms_it_is_learned_a_few_at_a_time(hass: HomeAssistant, build: Build) -> None:
    """Whatever else is due in the event loop is done in between."""
    names, most = [f"room_{number}" for number in range(3 * AT_ONCE - 5)], 0
    for name in names:
        hass.states.async_set(f"sensor.{name}", "17")
    house = await build(*(following(name, ROOMS["bath"].power_w) for name in names))
    await hass.async_block_till_done(wait_background_tasks=True)
    anticipator = house.coordinator.anticipator
    rooms = anticipator.house.rooms

    def look() -> None:
        nonlocal rooms, most
        before, rooms = rooms, anticipator.house.rooms
        most = max(most, len(rooms) - len(before))
        if len(rooms) < len(names) and house.entry.state is ConfigEntryState.LOADED:
            hass.loop.call_soon(look)

    look()
    await house.wait(60)
    await house.wait(60)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert list(rooms) == names
    assert most == AT_ONCE


async def test_a_room_with_another_switch_is_learned_afresh(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", "bath", at=3, kept=known(hass, "living", "bath"))
    entry, living = morning.house.entry, morning.house.entry.subentries["living"]
    hass.states.async_set("input_boolean.other", "off")
    hass.config_entries.async_update_subentry(
        entry, living, data={**living.data, "switch": "input_boolean.other"}
    )
    await morning.house.settle()
    assert list(morning.house.coordinator.anticipator.house.rooms) == ["bath"]


async def test_a_load_that_is_removed_is_forgotten(
    hass: HomeAssistant, wake: Wake, hass_storage: dict[str, Any]
) -> None:
    morning = await wake("living", "bath", at=3, kept=known(hass, "living", "bath"))
    hass.config_entries.async_remove_subentry(morning.house.entry, "living")
    await morning.house.settle()
    await morning.house.stop()
    assert rooms(hass_storage) == ["bath"]


UNREADABLE: dict[str, dict[str, Any]] = {
    "text": {**stored(Kept()), "data": "words"},
    "something unknown": {**stored(Kept()), "data": {"house": {}, "sources": {}, "ahead": {}, "more": 1}},
    "a newer version": {**stored(Kept()), "version": 9},
    "half a room": {**stored(Kept()), "data": {"house": {"weather": {"at": "2026-01-01"}}}},
}


@pytest.mark.parametrize("file", UNREADABLE.values(), ids=UNREADABLE)
async def test_a_file_that_cannot_be_read_is_set_aside(
    build: Build, hass_storage: dict[str, Any], file: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    hass_storage[FILE] = file
    house = await build(heater("hall"), following("bath"))
    told = [record for record in caplog.records if "cannot be read" in record.message]
    assert [record.levelno for record in told] == [logging.WARNING]
    await house.ask("hall")
    assert house.running == ["hall"]


async def test_without_a_schedule_nothing_is_learned(build: Build, hass_storage: dict[str, Any]) -> None:
    house = await build(heater("bath", demand="temperature", temperature_sensor="sensor.bath"))
    house.hass.states.async_set("sensor.bath", "18")
    for _ in range(5):
        await house.wait(60)
    assert not house.coordinator.anticipator.is_learning
    assert house.coordinator.anticipator.house.rooms == {}
    await house.stop()
    assert FILE not in hass_storage
