"""Entities of heaters that are renamed, or that go away."""

from typing import Any

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .relays import Relay, install

KEYS: dict[str, tuple[str, dict[str, Any]]] = {
    "switch": ("input_boolean", {}),
    "power_sensor": ("sensor", {}),
    "demand_entity": ("binary_sensor", {"demand": "entity"}),
    "temperature_sensor": ("sensor", {"demand": "temperature"}),
    "setpoint_entity": ("input_number", {"demand": "temperature", "temperature_sensor": "sensor.x"}),
    "schedule_entity": ("schedule", {"demand": "temperature", "temperature_sensor": "sensor.x"}),
    "calendar_entity": (
        "calendar",
        {"demand": "temperature", "temperature_sensor": "sensor.x", "schedule_entity": "schedule.x"},
    ),
}


def register(hass: HomeAssistant, entity_id: str) -> er.RegistryEntry:
    """Have an entity that can be renamed."""
    domain, _, name = entity_id.partition(".")
    return er.async_get(hass).async_get_or_create(domain, "test", name, suggested_object_id=name)


def issues(hass: HomeAssistant) -> list[dict[str, str] | None]:
    """Return what the issues of the integration speak of."""
    found = ir.async_get(hass).issues.values()
    return [
        issue.translation_placeholders
        for issue in found
        if issue.domain == DOMAIN and issue.translation_key == "entity_missing"
    ]


async def test_a_switch_that_is_renamed_is_followed(hass: HomeAssistant, build: Build) -> None:
    await install(hass, Relay("hall"))
    house = await build(heater("hall", switch="switch.hall"), heater("bath"))
    await house.ask("hall", "bath")
    coordinator = house.coordinator
    house.forget()
    calls = async_capture_events(hass, EVENT_CALL_SERVICE)
    er.async_get(hass).async_update_entity("switch.hall", new_entity_id="switch.corridor")
    await house.settle()
    assert calls == []
    assert house.running == ["hall", "bath"]
    assert house.entry.subentries["hall"].data["switch"] == "switch.corridor"
    assert house.coordinator is coordinator
    assert house.reasons == {"hall": "heating", "bath": "heating"}
    assert issues(hass) == []
    await house.turn("demand", "hall", on=False)
    assert house.running == ["bath"]


async def test_a_switch_that_is_still_seen_by_its_old_name_is_left_on(
    hass: HomeAssistant, build: Build
) -> None:
    register(hass, "switch.hall")
    hass.states.async_set("switch.hall", "on")
    house = await build(heater("hall", switch="switch.hall"))
    await house.ask("hall")
    calls = async_capture_events(hass, EVENT_CALL_SERVICE)
    er.async_get(hass).async_update_entity("switch.hall", new_entity_id="switch.corridor")
    await house.settle()
    assert house.coordinator.config.wiring["hall"].switch == "switch.corridor"
    assert calls == []


@pytest.mark.parametrize("key", KEYS)
async def test_every_entity_that_is_renamed_is_followed(hass: HomeAssistant, build: Build, key: str) -> None:
    domain, data = KEYS[key]
    register(hass, f"{domain}.old")
    house = await build(heater("hall", **{**data, key: f"{domain}.old"}))
    er.async_get(hass).async_update_entity(f"{domain}.old", new_entity_id=f"{domain}.new")
    await house.settle()
    assert house.entry.subentries["hall"].data[key] == f"{domain}.new"
    assert f"{domain}.new" in house.coordinator.config.wiring["hall"].entity_ids


async def test_an_entity_is_followed_while_the_budget_is_disabled(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await hass.config_entries.async_set_disabled_by("house", ConfigEntryDisabler.USER)
    er.async_get(hass).async_update_entity("input_boolean.hall", new_entity_id="input_boolean.corridor")
    await house.settle()
    await hass.config_entries.async_set_disabled_by("house", None)
    await house.ask("hall")
    assert house.running == ["hall"]


async def test_an_entity_may_be_stored_by_its_id_in_the_registry(hass: HomeAssistant, build: Build) -> None:
    registered = register(hass, "input_boolean.hall")
    hass.states.async_set("input_boolean.hall", "off")
    house = await build(heater("hall", switch=registered.id))
    assert house.entry.subentries["hall"].data["switch"] == "input_boolean.hall"
    assert house.reasons == {"hall": "satisfied"}


@pytest.mark.parametrize("key", KEYS)
async def test_an_entity_that_is_gone_raises_an_issue(hass: HomeAssistant, build: Build, key: str) -> None:
    domain, data = KEYS[key]
    named: dict[str, Any] = {**data, key: f"{domain}.wanted"}
    for other in (entity_id for entity_id in data.values() if entity_id.endswith(".x")):
        hass.states.async_set(other, "20")
    hass.states.async_set(f"{domain}.wanted", "off")
    house = await build(heater("hall", **named))
    assert issues(hass) == []
    hass.states.async_remove(f"{domain}.wanted")
    await house.settle()
    assert issues(hass) == [{"heater": "Hall", "entity_id": f"{domain}.wanted"}]
    hass.states.async_set(f"{domain}.wanted", "unavailable")
    await house.settle()
    assert issues(hass) == []


async def test_an_entity_that_is_removed_from_the_registry_raises_an_issue(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    er.async_get(hass).async_remove("input_boolean.hall")
    await house.settle()
    assert issues(hass) == [{"heater": "Hall", "entity_id": "input_boolean.hall"}]
    assert house.reasons == {"hall": "unavailable", "bath": "waiting"}


async def test_the_issue_goes_when_the_heater_is_changed(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", switch="switch.gone"))
    assert issues(hass) == [{"heater": "Hall", "entity_id": "switch.gone"}]
    hall = house.entry.subentries["hall"]
    hass.states.async_set("switch.hall", "off")
    hass.config_entries.async_update_subentry(house.entry, hall, data={**hall.data, "switch": "switch.hall"})
    await house.settle()
    assert issues(hass) == []


async def test_the_issue_goes_with_the_heater(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", switch="switch.gone"))
    hass.config_entries.async_remove_subentry(house.entry, "hall")
    await house.settle()
    assert issues(hass) == []


async def test_the_issue_goes_with_the_budget(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", switch="switch.gone"))
    assert len(issues(hass)) == 1
    await house.stop()
    assert issues(hass) == []
