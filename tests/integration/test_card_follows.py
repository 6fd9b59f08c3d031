"""What the card is told as budgets, loads and entities come, go and are renamed."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from .builders import heater
from .card import follow, loads, told
from .circuits import BuildTree, build_tree, two_floors
from .conftest import Build

__all__ = ["build_tree"]


async def hall(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return how the hall is laid out by what the card is told next."""
    shown: dict[str, Any] = loads((await told(client))["layout"])["hall"]
    return shown


def add_thermostat(hass: HomeAssistant, **settings: Any) -> MockConfigEntry:
    """Let there be a thermostat of the hall, set up as on its page."""
    thermostat = MockConfigEntry(domain="generic_thermostat", options=settings)
    thermostat.add_to_hass(hass)
    er.async_get(hass).async_get_or_create(
        "climate", "generic_thermostat", "hall", config_entry=thermostat, suggested_object_id="hall"
    )
    return thermostat


@pytest.mark.parametrize("settings", [{"heater": "switch.hall_demand"}, {"heaters": ["switch.hall_demand"]}])
async def test_a_thermostat_that_drives_a_demand_is_found(
    hass: HomeAssistant, build: Build, hass_ws_client: WebSocketGenerator, settings: dict[str, Any]
) -> None:
    await build(heater("hall"), heater("bath"))
    client = await hass_ws_client()
    await follow(client)
    thermostat = add_thermostat(hass, **settings)
    hass.config_entries.async_update_entry(thermostat, title="Hall")
    shown = loads((await told(client))["layout"])
    assert shown["hall"]["wired"]["thermostat"] == "climate.hall"
    assert "thermostat" not in shown["bath"]["wired"]


async def test_a_thermostat_that_is_renamed_is_followed(
    hass: HomeAssistant, build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    await build(heater("hall"))
    add_thermostat(hass, heater="switch.hall_demand")
    client = await hass_ws_client()
    await follow(client)
    er.async_get(hass).async_update_entity("climate.hall", new_entity_id="climate.salon")
    assert (await hall(client))["wired"]["thermostat"] == "climate.salon"


async def test_an_entity_that_is_renamed_keeps_its_role(
    hass: HomeAssistant, build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    house = await build(heater("hall"))
    client = await hass_ws_client()
    await follow(client)
    registry = er.async_get(hass)
    registry.async_update_entity(house.entity_id("boost", "hall"), new_entity_id="switch.warm_up")
    await house.settle()
    assert loads((await told(client))["layout"])["hall"]["entities"]["boost"] == "switch.warm_up"


async def test_what_a_load_is_wired_to_may_be_renamed(
    hass: HomeAssistant, build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    await build(heater("hall"))
    client = await hass_ws_client()
    await follow(client)
    er.async_get(hass).async_update_entity("input_boolean.hall", new_entity_id="input_boolean.salon")
    assert (await hall(client))["wired"]["switch"] == "input_boolean.salon"


async def test_a_load_that_is_renamed_is_called_so(
    hass: HomeAssistant, build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    house = await build(heater("hall"))
    client = await hass_ws_client()
    await follow(client)
    hass.config_entries.async_update_subentry(house.entry, house.entry.subentries["hall"], title="Salon")
    assert (await hall(client))["name"] == "Salon"


async def test_a_budget_that_is_unloaded_comes_back(build: Build, hass_ws_client: WebSocketGenerator) -> None:
    house = await build(heater("hall"))
    client = await hass_ws_client()
    await follow(client)
    await house.stop()
    assert await told(client) == {"layout": None, "decided": None}
    await house.start()
    new = await told(client)
    assert new["layout"]["name"] == "House"
    await house.ask("hall")
    while new.get("decided") is None or new["decided"]["status"] != "heating":
        new = await told(client)
    assert new["decided"]["loads"]["hall"]["reason"] == "heating"


async def test_a_budget_that_is_removed_is_gone(
    hass: HomeAssistant, build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    await build(heater("hall"))
    client = await hass_ws_client()
    await follow(client)
    await hass.config_entries.async_remove("house")
    assert await told(client) == {"layout": None, "decided": None}
    assert await told(client) == {"gone": True}


async def test_a_budget_that_stands_in_another_goes_with_its_loads(
    hass: HomeAssistant, build_tree: BuildTree, hass_ws_client: WebSocketGenerator
) -> None:
    await two_floors(build_tree, 2000)
    client = await hass_ws_client()
    shown = await follow(client)
    assert set(shown["decided"]["loads"]) == {"attic", "hall"}
    await hass.config_entries.async_remove("up")
    await hass.async_block_till_done()
    while "attic" in loads(shown["layout"]) or "attic" in shown["decided"]["loads"]:
        shown |= await told(client)
    assert set(loads(shown["layout"])) == set(shown["decided"]["loads"]) == {"hall"}


async def test_nothing_is_told_any_more_once_the_card_is_gone(
    build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    house = await build(heater("hall"))
    client = await hass_ws_client()
    await follow(client)
    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": 1})
    assert (await client.receive_json())["success"]
    await house.ask("hall")
    await client.send_json_auto_id({"type": "ping"})
    assert (await client.receive_json())["type"] == "pong"
