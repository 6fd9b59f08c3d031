"""The entities: which there are, what they are called by, and what they show."""

from functools import partial
from typing import Any

from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import async_capture_events

from .builders import heater
from .conftest import Build

OF_BUDGET = {
    ("binary_sensor", "limited"),
    ("button", "run_cycle"),
    ("event", "decision"),
    ("event", "health"),
    ("number", "power_budget"),
    ("number", "power_saving_mode"),
    ("sensor", "active_heaters"),
    ("sensor", "available_power"),
    ("sensor", "granted_power"),
    ("sensor", "radiator_status"),
    ("switch", "away"),
    ("switch", "test_mode"),
}
OF_LOAD = {
    ("sensor", "duty_cycle"),
    ("sensor", "health"),
    ("sensor", "status"),
    ("switch", "boost"),
    ("switch", "demand"),
}


def entities(hass: HomeAssistant, owner: str) -> set[tuple[str, str | None]]:
    """Return platform and key of the entities of an owner; their unique ids are made of both."""
    found = er.async_entries_for_config_entry(er.async_get(hass), "house")
    subentry = None if owner == "house" else owner
    own = [entity for entity in found if entity.config_subentry_id == subentry]
    assert {entity.unique_id for entity in own} == {f"{owner}_{entity.translation_key}" for entity in own}
    return {(entity.domain, entity.translation_key) for entity in own}


async def test_a_budget_has_its_entities(hass: HomeAssistant, build: Build) -> None:
    await build(heater("hall"))
    assert entities(hass, "house") == OF_BUDGET


async def test_a_budget_that_counts_loads_has_no_limit_in_watts(hass: HomeAssistant, build: Build) -> None:
    await build(heater("hall"), unit="loads", power_steps=[2, 1])
    assert entities(hass, "house") == OF_BUDGET - {("number", "power_budget")}


async def test_a_heater_has_its_entities(hass: HomeAssistant, build: Build) -> None:
    await build(
        heater("hall"),
        heater("bath", demand="entity", demand_entity="input_boolean.hall"),
        heater("attic", demand="temperature", temperature_sensor="sensor.attic"),
    )
    assert entities(hass, "hall") == OF_LOAD
    assert entities(hass, "bath") == OF_LOAD - {("switch", "demand")}
    assert entities(hass, "attic") == OF_LOAD - {("switch", "demand")}


async def test_what_the_status_of_a_budget_shows(build: Build) -> None:
    house = await build(
        heater("hall"), heater("bath", 1500), heater("attic", 500), power_steps=[2000, 1000.5, 0]
    )
    await house.ask("hall", "bath")
    await house.turn("boost", "attic")
    status = house.state("radiator_status")
    assert status.state == "limited"
    assert {key: value for key, value in status.attributes.items() if key in ATTRIBUTES} == ATTRIBUTES
    assert str(status.attributes["reasons"]) == "['heating', 'waiting', 'boosted']"


ATTRIBUTES = {
    "test_mode": False,
    "away_status": "off",
    "power_saving_mode": 0,
    "round_robin_index": 1,
    "active_radiators_number": 2,
    "power_saving_mode_steps": [2000, 1000.5, 0],
    "radiators": ["Hall", "Bath", "Attic"],
    "radiator_requested_mode": [1, 1, 0],
    "radiator_boost_mode": [0, 0, 1],
    "radiator_live_mode": [1, 0, 1],
    "reasons": ["heating", "waiting", "boosted"],
    "budget_w": 2000,
    "granted_w": 1500,
}


async def test_what_the_sensors_of_a_budget_show(build: Build) -> None:
    house = await build(heater("hall"), heater("bath", 1500))
    await house.ask("hall", "bath")
    shown = {
        key: house.state(key) for key in ("available_power", "granted_power", "active_heaters", "limited")
    }
    assert {key: state.state for key, state in shown.items()} == {
        "available_power": "2000",
        "granted_power": "1000.0",
        "active_heaters": "1",
        "limited": "on",
    }
    assert shown["granted_power"].attributes["unit_of_measurement"] == "W"
    assert shown["granted_power"].attributes["device_class"] == "power"
    assert "unit_of_measurement" not in shown["active_heaters"].attributes


async def test_a_budget_that_counts_loads_shows_no_watts(build: Build) -> None:
    house = await build(heater("hall", 9000), heater("bath", 50), unit="loads", power_steps=[1])
    await house.ask("hall", "bath")
    shown = {key: house.state(key) for key in ("available_power", "granted_power")}
    assert {key: float(state.state) for key, state in shown.items()} == {
        "available_power": 1,
        "granted_power": 1,
    }
    assert "unit_of_measurement" not in shown["granted_power"].attributes
    assert "device_class" not in shown["granted_power"].attributes
    assert house.state("radiator_status").attributes["granted_w"] == 1


async def test_the_numbers_have_the_range_of_the_steps(build: Build) -> None:
    house = await build(heater("hall"))
    mode, power_budget = house.state("power_saving_mode"), house.state("power_budget")
    assert (mode.state, power_budget.state) == ("0", "2000")
    assert (mode.attributes["min"], mode.attributes["max"], mode.attributes["step"]) == (0, 2, 1)
    assert (power_budget.attributes["min"], power_budget.attributes["max"]) == (0, 2000)
    assert power_budget.attributes["unit_of_measurement"] == "W"


async def test_the_duty_cycle_is_the_share_of_the_last_day(build: Build) -> None:
    house = await build(heater("hall"))
    assert float(house.state("duty_cycle", "hall").state) == 0
    await house.ask("hall")
    await house.wait(6 * 3600)
    await house.turn("demand", "hall", on=False)
    assert float(house.state("duty_cycle", "hall").state) == 25
    assert house.state("duty_cycle", "hall").attributes["unit_of_measurement"] == "%"
    await house.wait(21 * 3600)
    await house.pass_turns()
    assert float(house.state("duty_cycle", "hall").state) == 12.5


async def test_each_grant_that_comes_or_goes_is_told(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    assert house.state("decision").state == "unknown"
    changes = async_capture_events(hass, "state_changed")
    await house.ask("hall", "bath")
    await house.set("power_saving_mode", 1)
    told = [
        change.data["new_state"]
        for change in changes
        if change.data["entity_id"] == house.entity_id("decision")
    ]
    assert [
        (state.attributes["event_type"], state.attributes["load"], state.attributes["reason"])
        for state in told
    ] == [
        ("started", "Hall", "heating"),
        ("started", "Bath", "heating"),
        ("stopped", "Bath", "waiting"),
    ]
    assert len({state.state for state in told}) == 3


async def test_a_reload_tells_of_no_change(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await house.ask("hall")
    await house.stop()
    changes = async_capture_events(hass, "state_changed")
    await house.start()
    own = house.entity_id("decision")
    assert [
        change
        for change in changes
        if change.data["entity_id"] == own and change.data["old_state"].state != "unavailable"
    ] == []


async def test_nothing_is_written_while_nothing_changes(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall")
    await house.wait(1)
    written: list[Event[Any]] = []
    for kind in ("state_changed", "state_reported"):
        hass.bus.async_listen(
            kind, callback(partial(list.append, written)), event_filter=callback(lambda _: True)
        )
    house.coordinator.request_cycle()
    await house.settle()
    assert written == []


async def test_the_logbook_can_tell_why_a_switch_moved(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    switch = hass.states.get("input_boolean.hall")
    assert switch is not None
    assert switch.context.id == house.state("status", "hall").context.id
    assert switch.context.id != house.state("status", "bath").context.id


async def test_one_that_had_to_wait_for_another_is_switched_on_behalf_of_its_status(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    await house.pass_turns()
    assert house.running == ["bath"]
    for name in ("hall", "bath"):
        switch = hass.states.get(f"input_boolean.{name}")
        assert switch is not None
        assert switch.context.id == house.state("status", name).context.id


async def test_nobody_is_blamed_for_what_comes_later(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await house.turn("boost", "hall")
    resident = Context()
    demand = {"entity_id": house.entity_id("demand", "hall")}
    await hass.services.async_call("switch", "turn_on", demand, blocking=True, context=resident)
    await house.settle()
    await house.switch("hall", on=False)
    assert house.running == ["hall"]
    switch = hass.states.get("input_boolean.hall")
    assert switch is not None
    assert switch.context.id != resident.id


async def test_updating_an_entity_runs_a_cycle(build: Build) -> None:
    house = await build(heater("hall"))
    first = house.coordinator.data
    await house.call("homeassistant", "update_entity", house.entity_id("radiator_status"))
    assert house.coordinator.data is not first
    assert house.state("radiator_status").state == "idle"


async def test_an_entity_that_is_renamed_goes_on(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    er.async_get(hass).async_update_entity(house.entity_id("status", "hall"), new_entity_id="sensor.mine")
    await house.settle()
    await house.ask("hall")
    assert hass.states.is_state("sensor.mine", "heating")
