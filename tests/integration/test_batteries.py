"""Batteries beside heaters: who may use the action, what is refused, and what is told of them."""

import json
from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.power_budget.const import DOMAIN
from custom_components.power_budget.diagnostics import async_get_config_entry_diagnostics

from .actions import boost, boosted, device, explain
from .circuits import circuit
from .dials import BuildPair, Dial, battery, distribute, shown, stands
from .test_permissions import restrict

TARGETS: dict[str, tuple[dict[str, Any], tuple[float, float]]] = {
    "one of its entities": ({"entity_id": "sensor.one_power_set"}, (-1000, 0)),
    "a list of entities": ({"entity_id": ["sensor.one_power_set", "sensor.two_health"]}, (-750, -250)),
    "the budget": ({"entity_id": "sensor.house_radiator_status"}, (-750, -250)),
    "all entities": ({"entity_id": "all"}, (-750, -250)),
    "a group": ({"group": "Roof"}, (0, -1000)),
    "a group in other letters": ({"group": " roof "}, (0, -1000)),
    "a group and a target": ({"group": "roof", "entity_id": "sensor.one_health"}, (-750, -250)),
    "the group of all": ({"group": "ALL"}, (-750, -250)),
}


@pytest.mark.parametrize(("target", "set_w"), TARGETS.values(), ids=TARGETS)
async def test_who_is_asked(
    hass: HomeAssistant, pair: BuildPair, target: dict[str, Any], set_w: tuple[float, float]
) -> None:
    await pair(two={"group": "Roof"})
    await distribute(hass, -1000, **target)
    assert stands(hass) == set_w


async def test_a_group_goes_across_budgets(hass: HomeAssistant, pair: BuildPair) -> None:
    await pair()
    hass.states.async_set("input_number.far", "0", {"min": -9000, "max": 9000})
    hass.states.async_set("sensor.far_soc", "70")
    far = battery("far", setpoint="input_number.far")
    entry = circuit("garage", far)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup("garage")
    answer = await distribute(hass, -700)
    assert {load["load"]: load["budget"] for load in answer["loads"]} == {
        "One": "House",
        "Two": "House",
        "Far": entry.title,
    }


async def test_heaters_and_batteries_are_not_mixed_up(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    for target in ({"device_id": device(hass, "hall")}, {"entity_id": "switch.hall_boost"}):
        with pytest.raises(ServiceValidationError) as refusal:
            await distribute(hass, -1000, **target)
        assert refusal.value.translation_key == "not_settable"
    with pytest.raises(ServiceValidationError) as refusal:
        await boost(house, device_id=device(hass, "one"), enabled=True)
    assert refusal.value.translation_key == "not_a_heater"
    await boost(house, entity_id="all", enabled=True)
    assert boosted(house) == ["hall"]
    (told,) = await explain(hass)
    assert [one["heater"] for one in told["heaters"]] == ["Hall"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no target": ({"group": None}, "no_settable"),
    "a group that nobody is in": ({"group": "cellar"}, "no_such_group"),
    "an entity of another": ({"entity_id": "sensor.one_soc"}, "not_settable"),
    "no number": ({"power_w": "much"}, "not_understood"),
    "NaN": ({"power_w": "nan"}, "not_understood"),
    "a truth value": ({"power_w": True}, "not_understood"),
    "more than there is": ({"power_w": 2_000_000}, "not_understood"),
    "no time": ({"request_timeout": 0}, "timeout_invalid"),
    "much time": ({"request_timeout": 301}, "timeout_invalid"),
    "to hold for no time": ({"hold_s": 0}, "hold_invalid"),
    "to hold for years": ({"hold_s": 10**9}, "hold_invalid"),
    "something else": ({"colour": "green"}, "not_understood"),
}


@pytest.mark.parametrize(("wrong", "reason"), REFUSED.values(), ids=REFUSED)
async def test_what_makes_no_sense_is_refused_in_words(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], wrong: dict[str, Any], reason: str
) -> None:
    await pair()
    asked = {"power_w": -1000, "group": "all", **wrong}
    with pytest.raises(ServiceValidationError) as refusal:
        await hass.services.async_call(
            DOMAIN,
            "distribute_power",
            {key: value for key, value in asked.items() if value is not None},
            blocking=True,
        )
    assert refusal.value.translation_key == reason
    assert [dial.told for dial in dials.values()] == [[], []]


async def test_who_may_set_one_battery_sets_no_other(
    hass: HomeAssistant, pair: BuildPair, hass_read_only_user: MockUser
) -> None:
    await pair()
    context = Context(user_id=restrict(hass_read_only_user, sensor__one_power_set=POLICY_CONTROL))
    for target in ({"group": "all"}, {"device_id": device(hass, "two")}):
        with pytest.raises(Unauthorized) as refusal:
            await hass.services.async_call(
                DOMAIN, "distribute_power", {"power_w": 500, **target}, blocking=True, context=context
            )
        assert refusal.value.entity_id == "sensor.two_power_set"
    asked = {"power_w": 500, "device_id": device(hass, "one")}
    await hass.services.async_call(DOMAIN, "distribute_power", asked, blocking=True, context=context)
    assert stands(hass) == (500, 0)


async def test_a_set_point_that_is_renamed_is_followed(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    await distribute(hass, -1000)
    er.async_get(hass).async_update_entity("number.one", new_entity_id="number.first")
    await house.settle()
    assert house.entry.subentries["one"].data["setpoint"] == "number.first"
    assert shown(hass, "first") == -750
    await distribute(hass, -400)
    assert shown(hass, "first") == -300


async def test_a_battery_whose_state_of_charge_is_renamed_goes_on(
    hass: HomeAssistant, pair: BuildPair
) -> None:
    house = await pair()
    er.async_get(hass).async_get_or_create("sensor", "test", "x", suggested_object_id="soc")
    one = house.entry.subentries["one"]
    hass.config_entries.async_update_subentry(house.entry, one, data={**one.data, "soc": "sensor.soc"})
    await house.settle()
    hass.states.async_set("sensor.soc", "70")
    await distribute(hass, -1000)
    er.async_get(hass).async_update_entity("sensor.soc", new_entity_id="sensor.charge")
    await house.settle()
    assert house.entry.subentries["one"].data["soc"] == "sensor.charge"
    assert stands(hass) == (-750, -250)


@pytest.mark.parametrize("entity_id", ["sensor.one_soc", "number.one"])
async def test_an_entity_that_is_gone_raises_an_issue(
    hass: HomeAssistant, pair: BuildPair, entity_id: str
) -> None:
    house = await pair()
    hass.states.async_remove(entity_id)
    await house.pass_turns()
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"battery_entity_missing_one_{entity_id}")
    assert issue is not None
    assert issue.translation_placeholders == {"battery": "One", "entity_id": entity_id}
    hass.states.async_set(entity_id, "50")
    await house.pass_turns()
    assert ir.async_get(hass).async_get_issue(DOMAIN, issue.issue_id) is None


async def test_a_download_tells_of_batteries(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    await distribute(hass, -1000)
    content = await async_get_config_entry_diagnostics(hass, house.entry)
    read = json.loads(json.dumps(content))
    assert [one["title"] for one in read["heaters"]] == ["Hall"]
    assert [one["title"] for one in read["batteries"]] == ["One", "Two"]
    assert read["distribution"]["one"]["seen"]["soc"] == 0.7
    assert read["distribution"]["one"]["configured"]["bounds"]["inclusion_upper_w"] == 3000
    assert read["distribution"]["one"]["told"]["set_w"] == -750
    await house.stop()
    await hass.config_entries.async_unload("house")
    content = await async_get_config_entry_diagnostics(hass, house.entry)
    assert content["distribution"] == {}


async def test_batteries_are_told_of_while_cycles_fail(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    house.coordinator.async_fail(RuntimeError("It fails"), None)
    await distribute(hass, -1000)
    assert house.state("power_set", "one").state == "-750.0"


async def test_a_budget_of_batteries_alone(hass: HomeAssistant) -> None:
    number = {"one": {"min": -9000, "max": 9000, "initial": 0}}
    assert await async_setup_component(hass, "input_number", {"input_number": number})
    hass.states.async_set("sensor.one_soc", "70")
    entry = MockConfigEntry(
        domain=DOMAIN,
        entry_id="house",
        title="House",
        options={"power_steps": [3000]},
        subentries_data=[battery("one", setpoint="input_number.one")],
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup("house")
    await hass.async_block_till_done()
    assert (await distribute(hass, -1000))["result"] == "success"
    assert hass.states.is_state("input_number.one", "-1000.0")
