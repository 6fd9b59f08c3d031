"""Naming what tells how warm it is outdoors."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest

from .conftest import Build
from .forms import new_budget
from .test_meter import issues

TOLD = {
    "a weather": ("weather.home", "sunny", {}),
    "a thermometer": ("sensor.outdoors", "4", {"unit_of_measurement": "°C"}),
    "one in Fahrenheit": ("sensor.outdoors", "40", {"unit_of_measurement": "°F"}),
    "one that is not back yet": ("sensor.outdoors", "unavailable", {}),
}


@pytest.mark.parametrize(("entity_id", "state", "attributes"), TOLD.values(), ids=TOLD)
async def test_is_stored(hass: HomeAssistant, entity_id: str, state: str, attributes: dict[str, str]) -> None:
    hass.states.async_set(entity_id, state, attributes)
    form = await new_budget(hass)
    await form.submit(name="House", power_steps={"mode_0": 9000}, anticipation={"outdoors_entity": entity_id})
    assert form.result["type"] == "create_entry", form.errors
    assert form.result["result"].options["outdoors_entity"] == entity_id


REFUSED = {
    "what is not there": ("sensor.none", "entity_not_found"),
    "what measures something else": ("sensor.power", "not_a_thermometer"),
}


@pytest.mark.parametrize(("entity_id", "reason"), REFUSED.values(), ids=REFUSED)
async def test_is_refused(hass: HomeAssistant, entity_id: str, reason: str) -> None:
    hass.states.async_set("sensor.power", "40", {"unit_of_measurement": "W"})
    form = await new_budget(hass)
    await form.submit(name="House", power_steps={"mode_0": 9000}, anticipation={"outdoors_entity": entity_id})
    assert form.errors == {"anticipation": reason}
    assert form.placeholders == {"entity": entity_id}
    await form.submit(name="House", power_steps={"mode_0": 9000})
    assert form.result["type"] == "create_entry"


async def test_a_new_name_is_followed(hass: HomeAssistant, build: Build) -> None:
    entities = er.async_get(hass)
    entities.async_get_or_create("sensor", "test", "outdoors", suggested_object_id="outdoors")
    house = await build(outdoors_entity="sensor.outdoors")
    entities.async_update_entity("sensor.outdoors", new_entity_id="sensor.garden")
    await house.settle()
    assert house.entry.options["outdoors_entity"] == "sensor.garden"


async def test_one_that_is_gone_is_told_of(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("sensor.outdoors", "4")
    house = await build(outdoors_entity="sensor.outdoors")
    assert issues(hass) == {}
    hass.states.async_remove("sensor.outdoors")
    await house.pass_turns()
    assert issues(hass) == {"outdoors_missing": {"budget": "House", "entity_id": "sensor.outdoors"}}
