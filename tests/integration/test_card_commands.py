"""What the card is told over the page's own connection."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.browser.told import DECIDED, GRANTED, LAYOUT

from .builders import asset, attended, heater
from .card import budgets, follow, loads, told
from .circuits import BuildTree, build_tree, circuit, two_floors
from .conftest import Build
from .dials import BuildPair
from .house import House
from .levels import numbers, request, two
from .schedules import BuildFollowing, follow as following

__all__ = ["build_tree", "following", "numbers", "two"]


async def test_roles_of_a_budget(build: Build, hass_ws_client: WebSocketGenerator) -> None:
    house = await build(heater("hall"))
    layout = (await follow(await hass_ws_client()))["layout"]
    assert {
        key: layout[key]
        for key in ("entry_id", "name", "unit", "power_steps", "parent", "window", "estimate")
    } == {
        "entry_id": "house",
        "name": "House",
        "unit": "watts",
        "power_steps": [2000, 1000, 0],
        "parent": None,
        "window": None,
        "estimate": None,
    }
    assert layout["entities"] == {
        role: house.entity_id(role)
        for role in (
            "active_heaters",
            "available_power",
            "away",
            "granted_power",
            "limited",
            "power_budget",
            "power_saving_mode",
            "radiator_status",
            "run_cycle",
            "test_mode",
        )
    }


@pytest.mark.parametrize("estimate", ["whole_house", "other_loads"])
async def test_what_meters_measure_is_told(
    build: Build, hass_ws_client: WebSocketGenerator, estimate: str
) -> None:
    options = {"meter": "sensor.meter", "other_meters": ["sensor.oven"], "site_limit_w": 9000}
    await build(heater("hall"), **options, estimate=estimate)
    layout = (await follow(await hass_ws_client()))["layout"]
    meter = {"whole_house": "sensor.meter", "other_loads": "sensor.oven"}[estimate]
    assert (layout["meters"], layout["estimate"]) == ([meter], estimate)


async def test_roles_of_loads_of_all_kinds(
    hass: HomeAssistant, build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    warm: dict[str, Any] = {"demand": "temperature", "temperature_sensor": "sensor.hall", "setpoint_c": 19.5}
    house = await build(heater("hall", **warm), attended("oven"), asset("boiler"))
    shown = loads((await follow(await hass_ws_client()))["layout"])
    assert {name: load["kind"] for name, load in shown.items()} == {
        "hall": "heater",
        "oven": "attended",
        "boiler": "asset",
    }
    assert shown["hall"]["entities"]["status"] == house.entity_id("status", "hall")
    assert shown["hall"]["wired"] == {"switch": "input_boolean.hall", "temperature_sensor": "sensor.hall"}
    assert (shown["hall"]["setpoint_c"], shown["oven"]["setpoint_c"]) == (19.5, None)
    assert shown["oven"]["entities"]["resume"] == house.entity_id("resume", "oven")
    assert shown["boiler"]["entities"]["asset_status"] == house.entity_id("asset_status", "boiler")
    assert shown["boiler"]["power_w"] is None


async def test_roles_of_batteries(pair: BuildPair, hass_ws_client: WebSocketGenerator) -> None:
    house = await pair()
    shown = loads((await follow(await hass_ws_client()))["layout"])
    assert shown["one"]["kind"] == "battery"
    assert shown["one"]["entities"]["power_set"] == house.entity_id("power_set", "one")
    assert shown["one"]["wired"]["soc"] == "sensor.one_soc"


async def test_what_is_decided_is_told_as_it_changes(
    build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    house = await build(heater("hall"), heater("bath", 1500))
    client = await hass_ws_client()
    first = (await follow(client))["decided"]
    assert (first["status"], first["limit"], first["granted"]) == ("idle", 2000, 0)
    await house.ask("hall", "bath")
    new = await told(client)
    while new["decided"]["status"] != "limited":
        new = await told(client)
    assert set(new) == {"decided"}
    decided = new["decided"]
    assert (decided["bound_by"], decided["next_turn_at"]) == ("power_step", "2026-11-21T04:02:00-08:00")
    assert (decided["loads"]["hall"]["reason"], decided["loads"]["hall"]["layer"]) == ("heating", 1000)
    waiting = decided["loads"]["bath"]
    assert (waiting["reason"], waiting["needs"], waiting["needs_of"]) == ("waiting", 500, "House")
    assert (waiting["layer"], waiting["place"], waiting["needs_unit"]) == (0, 1, "watts")


async def test_all_that_the_card_knows_of_is_told(build: Build, hass_ws_client: WebSocketGenerator) -> None:
    await build(heater("hall"))
    new = await follow(await hass_ws_client())
    assert set(new["layout"]) == {*LAYOUT, "loads"}
    assert set(new["decided"]) == {*DECIDED, "loads"}
    assert set(new["decided"]["loads"]["hall"]) == set(GRANTED)


async def test_until_when_a_minimum_time_holds(build: Build, hass_ws_client: WebSocketGenerator) -> None:
    house = await build(heater("hall", min_on_s=120))
    await house.ask("hall")
    hall = (await follow(await hass_ws_client()))["decided"]["loads"]["hall"]
    assert hall["held_until"] == "2026-11-21T12:02:01+00:00"
    assert (hall["boost_until"], hall["blocked_until"]) == (None, None)


async def test_what_an_adjustable_load_is_asked_for_is_told(
    two: House, hass_ws_client: WebSocketGenerator
) -> None:
    await request(two, 4680, hold_s=60)
    told_of = (await follow(await hass_ws_client()))["decided"]["loads"]
    assert told_of["car"]["requested_w"] == 3680
    assert told_of["car"]["requested_until"] == (dt_util.utcnow() + timedelta(seconds=60)).isoformat()
    await two.wait(60)
    told_of = (await follow(await hass_ws_client()))["decided"]["loads"]
    assert (told_of["car"]["requested_w"], told_of["car"]["requested_until"]) == (None, None)


async def test_how_warm_a_room_should_be_by_its_schedule_is_told(
    following: BuildFollowing, hass_ws_client: WebSocketGenerator
) -> None:
    client = await hass_ws_client()
    await following("2026-11-23 07:00:00")
    decided = (await follow(client))["decided"]
    assert decided["loads"]["hall"]["setpoint_c"] == 21


async def test_the_next_turn_follows_the_time_pattern(
    build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    await build(heater("hall"), cycle={"hours": "/50", "minutes": "59", "seconds": "59"})
    decided = (await follow(await hass_ws_client()))["decided"]
    assert decided["next_turn_at"] == "2026-11-22T00:59:59-08:00"


async def test_a_budget_shows_what_stands_in_it(
    build_tree: BuildTree, hass_ws_client: WebSocketGenerator
) -> None:
    tree = await two_floors(build_tree, 2000)
    await tree["up"].ask("attic")
    client = await hass_ws_client()
    new = await follow(client)
    shown = loads(new["layout"])
    assert {name: load["budget"] for name, load in shown.items()} == {"attic": "Up", "hall": "Down"}
    assert new["decided"]["loads"]["attic"]["layer"] == 1500
    assert [layout["entry_id"] for layout in await budgets(client)] == ["house", "up", "down"]
    assert set(loads((await follow(client, "up"))["layout"])) == {"attic"}


async def test_a_budget_shows_what_it_feeds(
    build_tree: BuildTree, hass_ws_client: WebSocketGenerator
) -> None:
    fed = heater("attic", 1500, also_on=[{"budget": "house", "power_w": 500}])
    tree = await build_tree(circuit("house", heater("hall")), circuit("up", fed))
    await tree["up"].ask("attic")
    new = await follow(await hass_ws_client())
    assert set(loads(new["layout"])) == {"hall", "attic"}
    assert new["decided"]["loads"]["attic"]["layer"] == pytest.approx(500)


async def test_without_a_name_it_is_the_first_root(
    build_tree: BuildTree, hass_ws_client: WebSocketGenerator
) -> None:
    up = circuit("up", heater("attic"), parent="house")
    await build_tree(up, circuit("house", heater("hall")))
    client = await hass_ws_client()
    for nameless in (None, ""):
        assert (await follow(client, nameless))["layout"]["entry_id"] == "house"


@pytest.mark.parametrize("entry_id", ["nowhere", None])
async def test_what_is_no_budget_is_not_found(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, entry_id: str | None
) -> None:
    assert await async_setup_component(hass, "power_budget", {})
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "power_budget/card", "entry_id": entry_id})
    assert (await client.receive_json())["error"]["code"] == "not_found"


@pytest.mark.parametrize("entry_id", [1, 0.5, True, [], ["house"], {"id": "house"}])
async def test_what_is_no_name_is_refused(
    build: Build, hass_ws_client: WebSocketGenerator, entry_id: object
) -> None:
    await build(heater("hall"))
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "power_budget/card", "entry_id": entry_id})
    assert (await client.receive_json())["error"]["code"] == "invalid_format"


async def test_no_decision_is_told_while_cycles_fail(
    build: Build, hass_ws_client: WebSocketGenerator
) -> None:
    house = await build(heater("hall"))
    client = await hass_ws_client()
    await follow(client)
    house.coordinator.async_fail(ValueError("no"), None)
    assert await told(client) == {"decided": None}
