"""When what is remembered is saved, and what becomes of a file that cannot be read."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import CoreState, Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_track_state_change_event
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.power_budget.const import DOMAIN
from custom_components.power_budget.engine import State
from custom_components.power_budget.store import StateStore

from .builders import heater
from .conftest import Build

FILE = "power_budget.house"


async def test_what_residents_set_is_saved_before_they_are_answered(
    build: Build, hass_storage: dict[str, Any]
) -> None:
    house = await build(heater("hall", demand="entity", demand_entity="input_boolean.bath"), heater("bath"))
    await house.hass.services.async_call(
        "switch", "turn_on", {"entity_id": house.entity_id("away")}, blocking=True
    )
    assert hass_storage[FILE]["data"]["budgets"]["house"]["controls"]["away"] is True
    target = {"entity_id": house.entity_id("boost", "hall"), "enabled": True}
    await house.hass.services.async_call(DOMAIN, "set_boost", target, blocking=True)
    assert hass_storage[FILE]["data"]["loads"]["hall"]["boosted"] is True


async def test_what_is_seen_is_saved_soon(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any]
) -> None:
    hass.states.async_set("binary_sensor.cold", "off")
    house = await build(heater("hall", demand="entity", demand_entity="binary_sensor.cold"), power_steps=[0])
    await house.wait(5)
    del hass_storage[FILE]
    for second in range(5):
        hass.states.async_set("binary_sensor.cold", "off" if second % 2 else "on")
        await house.settle()
        assert FILE not in hass_storage
        await house.wait(1)
    assert hass_storage[FILE]["data"]["loads"]["hall"]["phase"] == "requesting"


async def test_a_power_budget_that_moves_all_the_time_is_saved_once_a_minute(
    build: Build, hass_storage: dict[str, Any]
) -> None:
    house = await build(heater("hall"))
    await house.wait(5)
    await house.set("power_budget", 699)
    assert saved_power_budget_w(hass_storage) == 699
    for second in range(59):
        await house.set("power_budget", 700 + second)
        await house.wait(1)
    assert saved_power_budget_w(hass_storage) == 699
    await house.wait(1)
    assert saved_power_budget_w(hass_storage) == 758


def saved_power_budget_w(hass_storage: dict[str, Any]) -> float:
    power_budget_w: float = hass_storage[FILE]["data"]["budgets"]["house"]["controls"]["power_budget_w"]
    return power_budget_w


async def test_what_is_set_beside_a_moving_power_budget_is_saved_soon(
    build: Build, hass_storage: dict[str, Any]
) -> None:
    house = await build(heater("hall"))
    await house.wait(5)
    await house.set("power_budget", 700)
    await house.turn("away")
    await house.wait(5)
    assert hass_storage[FILE]["data"]["budgets"]["house"]["controls"]["away"] is True


async def test_what_is_seen_while_something_else_is_written_is_saved_too(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, hass_storage: dict[str, Any]
) -> None:
    store, remembered = StateStore(hass, "house", "House"), [State()]
    writing = hass.async_create_task(store.async_save(lambda: remembered[-1]))
    remembered.append(State().with_load("hall", is_on=True))
    store.async_delay_save(lambda: remembered[-1], before=remembered[0])
    await writing
    freezer.tick(5)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert hass_storage[FILE]["data"]["loads"]["hall"]["is_on"] is True


async def test_what_did_not_change_is_not_saved(build: Build, hass_storage: dict[str, Any]) -> None:
    house = await build(heater("hall"))
    await house.wait(5)
    del hass_storage[FILE]
    await house.pass_turns()
    await house.wait(5)
    assert FILE not in hass_storage


async def test_what_changed_is_saved_as_home_assistant_stops(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any]
) -> None:
    house = await build(heater("hall"))
    await house.turn("away")
    hass.set_state(CoreState.stopping)
    hass.bus.async_fire("homeassistant_final_write")
    await house.settle()
    assert hass_storage[FILE]["data"]["budgets"]["house"]["controls"]["away"] is True


@pytest.mark.parametrize(
    "content",
    [
        {"version": 1, "minor_version": 1, "key": FILE, "data": {"turn": "first"}},
        {"version": 1, "minor_version": 1, "key": FILE, "data": [1, 2]},
        {"version": 1, "minor_version": 1, "key": FILE, "data": {"colour": "green"}},
        {"version": 99, "minor_version": 1, "key": FILE, "data": {}},
        {"version": 0, "minor_version": 1, "key": FILE, "data": {}},
        {"something": "else"},
    ],
)
async def test_a_file_that_cannot_be_read_is_said_and_started_over(
    build: Build, hass_storage: dict[str, Any], content: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    hass_storage[FILE] = deepcopy(content)
    house = await build(heater("hall"))
    assert "start afresh" in caplog.text
    await house.ask("hall")
    assert house.running == ["hall"]
    await house.stop()
    assert hass_storage[FILE]["version"] == 1
    assert hass_storage[FILE]["data"]["loads"]["hall"]["requested"] is True


async def test_a_file_that_cannot_be_read_is_set_aside(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any], tmp_path: Path
) -> None:
    hass.config.config_dir = str(tmp_path)
    file = tmp_path / ".storage" / FILE
    file.parent.mkdir()
    file.write_text("of a newer version")
    hass_storage[FILE] = {"version": 99, "minor_version": 1, "key": FILE, "data": {}}
    house = await build(heater("hall"))
    assert file.with_name(f"{FILE}.unreadable").read_text() == "of a newer version"
    assert not file.exists()
    await house.pass_turns()
    assert ir.async_get(hass).async_get_issue(DOMAIN, "memory_unreadable_house") is not None
    await hass.config_entries.async_remove(house.entry.entry_id)
    assert ir.async_get(hass).async_get_issue(DOMAIN, "memory_unreadable_house") is None


async def test_heaters_that_are_gone_are_forgotten(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any]
) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    hass.config_entries.async_remove_subentry(house.entry, "bath")
    await house.settle()
    await house.stop()
    assert list(hass_storage[FILE]["data"]["loads"]) == ["hall"]


async def test_what_is_set_while_a_budget_is_being_unloaded_is_remembered(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(heater("hall"))
    demand, limited = house.entity_id("demand", "hall"), house.entity_id("limited")

    @callback
    def ask(event: Event[EventStateChangedData]) -> None:
        going.async_change(going.state.with_load("hall", requested=True), None)

    going = house.coordinator
    stop = async_track_state_change_event(hass, limited, ask)
    await house.stop()
    stop()
    await house.start()
    await house.wait(10)
    state = hass.states.get(demand)
    assert state is not None
    assert state.state == "on"
