"""Adding, changing and removing a heater."""

from math import inf, nan
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import InvalidData
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .builders import budget, heater
from .conftest import Build
from .forms import Form, known_heater, new_heater

HALL = {"name": "Hall", "switch": "switch.hall", "power_w": 1500}
DEFAULTS = {
    "demand": "own_switch",
    "inverted": False,
    "min_on_s": 120,
    "min_off_s": 60,
    "turns": 1,
    "priority": 0,
}
HALL_STORED = {**DEFAULTS, "switch": "switch.hall", "power_w": 1500}
ENTITIES = {
    "binary_sensor.window": "off",
    "climate.hall": "heat",
    "input_boolean.bath": "off",
    "input_number.setpoint": "20",
    "sensor.power": "0",
    "sensor.temperature": "19",
    "switch.hall": "off",
    "switch.kitchen": "off",
}


@pytest.fixture
async def house(hass: HomeAssistant) -> MockConfigEntry:
    """Return a budget with a bath, in a house with more to switch."""
    for entity_id, state in ENTITIES.items():
        hass.states.async_set(entity_id, state)
    entry = budget(heater("bath"))
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def added(hass: HomeAssistant, house: MockConfigEntry, form: Form) -> tuple[str, dict[str, Any]]:
    """Return the title and the data of the heater that a form has created."""
    assert form.result["type"] == "create_entry", form.result
    await hass.async_block_till_done()
    *_, newest = house.subentries.values()
    return newest.title, dict(newest.data)


async def test_what_is_left_out_has_its_default(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    assert form.step == "user"
    await form.submit(**HALL)
    assert await added(hass, house, form) == ("Hall", HALL_STORED)


async def test_what_is_shown_at_first_is_the_default(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    assert form.shown == {
        "demand": "own_switch",
        "switching": {"inverted": False, "min_on_s": 120, "min_off_s": 60},
        "sharing": {"turns": 1, "priority": 0},
    }
    await form.submit(**form.shown | HALL)
    assert await added(hass, house, form) == ("Hall", HALL_STORED)


async def test_switches_that_cannot_be_chosen_are_not_offered(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    own = {"switch.house_away", "switch.house_test_mode", "switch.bath_demand", "switch.bath_boost"}
    form = await new_heater(hass, house)
    assert set(form.hidden("switch")) == own | {"input_boolean.bath"}
    form = await known_heater(hass, house, "bath")
    assert set(form.hidden("switch")) == own


async def test_numbers_are_stored_as_numbers(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL | {"power_w": 1500.0}, switching={"min_on_s": 0.5}, sharing={"turns": 2.0})
    _, data = await added(hass, house, form)
    numbers = {key: data[key] for key in ("power_w", "min_on_s", "min_off_s", "turns", "priority")}
    assert repr(numbers) == repr(
        {"power_w": 1500, "min_on_s": 0.5, "min_off_s": 60, "turns": 2, "priority": 0}
    )


async def test_a_heater_asked_by_an_entity(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(
        **HALL,
        demand="entity",
        switching={"inverted": True, "min_on_s": 0, "min_off_s": 30, "power_sensor": "sensor.power"},
        sharing={"turns": 5, "priority": 10},
    )
    assert form.step == "entity"
    await form.submit()
    assert form.errors == {"demand_entity": "demand_entity_required"}

    await form.submit(demand_entity="climate.hall")
    assert await added(hass, house, form) == (
        "Hall",
        {
            "switch": "switch.hall",
            "power_w": 1500,
            "demand": "entity",
            "demand_entity": "climate.hall",
            "inverted": True,
            "min_on_s": 0,
            "min_off_s": 30,
            "power_sensor": "sensor.power",
            "turns": 5,
            "priority": 10,
        },
    )


async def test_a_heater_asked_by_temperature(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="temperature")
    assert form.step == "temperature"
    assert form.shown == {"setpoint_c": 20, "deadband_k": 0.5}
    await form.submit(setpoint_entity="input_number.setpoint", setpoint_c=19)
    assert form.errors == {"temperature_sensor": "temperature_sensor_required"}
    assert form.shown == {"setpoint_entity": "input_number.setpoint", "setpoint_c": 19, "deadband_k": 0.5}

    await form.submit(temperature_sensor="sensor.temperature", setpoint_c=18.5)
    assert await added(hass, house, form) == (
        "Hall",
        {
            **HALL_STORED,
            "demand": "temperature",
            "temperature_sensor": "sensor.temperature",
            "setpoint_c": 18.5,
            "deadband_k": 0.5,
        },
    )


async def test_a_form_that_is_opened_again_goes_on(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="entity")
    await form.reopen()
    assert form.step == "entity"
    await form.submit(demand_entity="climate.hall")
    _, data = await added(hass, house, form)
    assert data["demand_entity"] == "climate.hall"


WRONG_HEATERS = {
    "no name": ({"name": " "}, {"name": "name_required"}),
    "a name that another heater has": ({"name": " bAth"}, {"name": "name_in_use"}),
    "a switch that there is not": ({"switch": "switch.gone"}, {"switch": "entity_not_found"}),
    "a switch of another heater": ({"switch": "input_boolean.bath"}, {"switch": "switch_in_use"}),
    "a switch of ours": ({"switch": "switch.house_away"}, {"switch": "switch_is_own"}),
    "no power": ({"power_w": 0}, {"power_w": "power_w_invalid"}),
    "power that is no number": ({"power_w": nan}, {"power_w": "power_w_invalid"}),
    "all the power there is": ({"power_w": inf}, {"power_w": "power_w_invalid"}),
    "negative power": ({"power_w": -1500}, {"power_w": "power_w_invalid"}),
    "a meter that there is not": (
        {"switching": {"power_sensor": "sensor.gone"}},
        {"switching": "entity_not_found"},
    ),
    "a negative time on": ({"switching": {"min_on_s": -1}}, {"switching": "min_on_s_invalid"}),
    "an endless time off": ({"switching": {"min_off_s": inf}}, {"switching": "min_off_s_invalid"}),
    "one and a half turns": ({"sharing": {"turns": 1.5}}, {"sharing": "turns_invalid"}),
    "turns that are no number": ({"sharing": {"turns": nan}}, {"sharing": "turns_invalid"}),
    "half a priority": ({"sharing": {"priority": 0.5}}, {"sharing": "priority_invalid"}),
    "much at once": (
        {"name": "", "power_w": 0, "sharing": {"turns": 1.5}},
        {"name": "name_required", "power_w": "power_w_invalid", "sharing": "turns_invalid"},
    ),
}


@pytest.mark.parametrize(("wrong", "errors"), WRONG_HEATERS.values(), ids=WRONG_HEATERS)
async def test_wrong_heaters_are_refused(
    hass: HomeAssistant, house: MockConfigEntry, wrong: dict[str, Any], errors: dict[str, str]
) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL | wrong)
    assert form.step == "user"
    assert form.errors == errors
    assert len(house.subentries) == 1

    await form.submit(**HALL)
    assert await added(hass, house, form) == ("Hall", HALL_STORED)


OUT_OF_REACH = {
    "six turns": {"sharing": {"turns": 6}},
    "a priority below the lowest": {"sharing": {"priority": -1}},
    "a switch that is none": {"switch": "sensor.power"},
    "no switch": {"switch": ""},
    "nobody asks": {"demand": "nobody"},
}


@pytest.mark.parametrize("wrong", OUT_OF_REACH.values(), ids=OUT_OF_REACH)
async def test_what_cannot_be_entered_is_refused(
    hass: HomeAssistant, house: MockConfigEntry, wrong: dict[str, Any]
) -> None:
    form = await new_heater(hass, house)
    with pytest.raises(InvalidData):
        await form.submit(**HALL | wrong)
    assert len(house.subentries) == 1


async def test_what_was_entered_stays_when_it_is_refused(hass: HomeAssistant, house: MockConfigEntry) -> None:
    entered = {
        **HALL,
        "power_w": -1,
        "demand": "entity",
        "switching": {"inverted": True, "min_on_s": 10, "min_off_s": 20, "power_sensor": "sensor.power"},
        "sharing": {"turns": 3, "priority": 4},
    }
    form = await new_heater(hass, house)
    await form.submit(**entered)
    assert form.errors == {"power_w": "power_w_invalid"}
    assert form.shown == entered


async def test_who_has_the_switch_is_named(hass: HomeAssistant, house: MockConfigEntry) -> None:
    other = MockConfigEntry(domain=house.domain, title="Garage", options={"power_steps": [3000]})
    other.add_to_hass(hass)
    form = await new_heater(hass, other)
    await form.submit(**HALL | {"switch": "input_boolean.bath"})
    assert form.errors == {"switch": "switch_in_use"}
    assert form.placeholders == {"heater": "Bath", "budget": "House"}


async def test_a_renamed_switch_still_belongs_to_its_heater(hass: HomeAssistant) -> None:
    registry = er.async_get(hass)
    relay = registry.async_get_or_create("switch", "test", "relay", suggested_object_id="relay")
    entry = budget(heater("bath", switch="switch.relay"))
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    registry.async_update_entity("switch.relay", new_entity_id="switch.renamed")
    await hass.async_block_till_done()

    form = await new_heater(hass, entry)
    for switch in ("switch.renamed", relay.id):
        await form.submit(**HALL | {"switch": switch})
        assert form.errors == {"switch": "switch_in_use"}


async def test_a_switch_named_by_the_registry_is_stored_by_name(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    relay = er.async_get(hass).async_get_or_create("switch", "test", "relay", suggested_object_id="relay")
    form = await new_heater(hass, house)
    await form.submit(**HALL | {"switch": relay.id})
    assert await added(hass, house, form) == ("Hall", {**HALL_STORED, "switch": "switch.relay"})


async def test_a_switch_that_was_taken_meanwhile_is_refused(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    slow, quick = await new_heater(hass, house), await new_heater(hass, house)
    await slow.submit(**HALL, demand="entity")
    await quick.submit(**HALL | {"name": "Quick"})
    await slow.submit(demand_entity="climate.hall")
    assert slow.step == "user"
    assert slow.errors == {"switch": "switch_in_use"}

    await slow.submit(**HALL | {"switch": "switch.kitchen"}, demand="entity")
    await slow.submit(demand_entity="climate.hall")
    title, data = await added(hass, house, slow)
    assert (title, data["switch"], data["demand_entity"]) == ("Hall", "switch.kitchen", "climate.hall")


WRONG_DEMANDS = {
    "an entity that there is not": ("entity", {"demand_entity": "switch.gone"}, "entity_not_found"),
    "its own switch": ("entity", {"demand_entity": "switch.hall"}, "demand_entity_is_switch"),
    "what its demand decides": (
        "entity",
        {"demand_entity": "binary_sensor.house_limited"},
        "demand_entity_is_own",
    ),
    "a sensor that there is not": ("temperature", {"temperature_sensor": "sensor.gone"}, "entity_not_found"),
    "a setpoint that there is not": ("temperature", {"setpoint_entity": "number.gone"}, "entity_not_found"),
    "absolute heat": ("temperature", {"setpoint_c": inf}, "setpoint_c_invalid"),
    "a setpoint that is no number": ("temperature", {"setpoint_c": nan}, "setpoint_c_invalid"),
    "no deadband": ("temperature", {"deadband_k": 0}, "deadband_k_invalid"),
}


@pytest.mark.parametrize(("demand", "wrong", "reason"), WRONG_DEMANDS.values(), ids=WRONG_DEMANDS)
async def test_wrong_demands_are_refused(
    hass: HomeAssistant, house: MockConfigEntry, demand: str, wrong: dict[str, Any], reason: str
) -> None:
    needed = (
        {"demand_entity": "binary_sensor.window"}
        if demand == "entity"
        else {"temperature_sensor": "sensor.temperature"}
    )
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand=demand)
    await form.submit(**needed | wrong)
    assert form.step == demand
    assert form.errors == dict.fromkeys(wrong, reason)

    await form.submit(**needed)
    _, data = await added(hass, house, form)
    assert needed.items() <= data.items()


async def test_two_heaters_may_share_a_demand(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_heater(hass, house)
    await form.submit(**HALL, demand="entity")
    await form.submit(demand_entity="switch.bath_demand")
    _, data = await added(hass, house, form)
    assert data["demand_entity"] == "switch.bath_demand"


async def test_a_heater_may_not_wait_for_its_own_demand(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown | {"demand": "entity"})
    await form.submit(demand_entity="switch.bath_demand")
    assert form.errors == {"demand_entity": "demand_entity_is_own"}


async def test_changing_a_heater_begins_with_what_is_stored(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    form = await known_heater(hass, house, "bath")
    assert form.step == "reconfigure"
    assert form.shown == {
        "name": "Bath",
        "switch": "input_boolean.bath",
        "power_w": 1000,
        "demand": "own_switch",
        "switching": {"inverted": False, "min_on_s": 0, "min_off_s": 0},
        "sharing": {"turns": 1, "priority": 0},
    }
    await form.submit(**form.shown)
    assert form.result["reason"] == "reconfigure_successful"
    bath = house.subentries["bath"]
    assert bath.title == "Bath"
    assert bath.data == {
        **DEFAULTS,
        "switch": "input_boolean.bath",
        "power_w": 1000,
        "min_on_s": 0,
        "min_off_s": 0,
    }


async def test_changing_what_asks_for_heat(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown | {"name": "Spa", "demand": "temperature"})
    await form.submit(temperature_sensor="sensor.temperature", setpoint_c=24, deadband_k=1)
    assert form.result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    bath = house.subentries["bath"]
    assert bath.title == "Spa"
    assert bath.data["temperature_sensor"] == "sensor.temperature"

    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown)
    assert form.shown == {
        "temperature_sensor": "sensor.temperature",
        "setpoint_c": 24,
        "deadband_k": 1,
    }
    form = await known_heater(hass, house, "bath")
    await form.submit(**form.shown | {"demand": "own_switch"})
    await hass.async_block_till_done()
    assert set(bath.data) == set(DEFAULTS) | {"switch", "power_w"}


async def test_wrong_changes_are_refused_until_they_are_right(
    hass: HomeAssistant, house: MockConfigEntry
) -> None:
    before = dict(house.subentries["bath"].data)
    form = await known_heater(hass, house, "bath")
    shown = form.shown
    await form.submit(**shown | {"switch": "switch.gone", "power_w": 0})
    assert form.step == "reconfigure"
    assert form.errors == {"switch": "entity_not_found", "power_w": "power_w_invalid"}
    assert house.subentries["bath"].data == before

    await form.submit(**shown | {"power_w": 2000})
    assert house.subentries["bath"].data["power_w"] == 2000


async def test_a_chosen_sensor_may_go(hass: HomeAssistant, house: MockConfigEntry) -> None:
    for switching in ({"power_sensor": "sensor.power"}, {}):
        form = await known_heater(hass, house, "bath")
        await form.submit(**form.shown | {"switching": switching})
        await hass.async_block_till_done()
        assert ("power_sensor" in house.subentries["bath"].data) is bool(switching)


async def test_heaters_come_and_go_without_a_restart(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("bath"))
    hass.states.async_set("switch.hall", "off")
    form = await new_heater(hass, house.entry)
    await form.submit(**HALL)
    await house.settle()
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), house.entry.entry_id)
    assert {device.name for device in devices} == {"House", "Bath", "Hall"}
    assert hass.states.get("switch.hall_demand")

    form = await known_heater(hass, house.entry, "bath")
    await form.submit(**form.shown | {"name": "Spa"})
    hass.config_entries.async_remove_subentry(
        house.entry, next(key for key, value in house.entry.subentries.items() if value.title == "Hall")
    )
    await house.settle()
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), house.entry.entry_id)
    assert {device.name for device in devices} == {"House", "Spa"}
    assert hass.states.get("switch.hall_demand") is None
