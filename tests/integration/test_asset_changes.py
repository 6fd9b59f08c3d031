"""Assets that are changed, added or removed, and entities of theirs that are renamed or gone."""

from functools import partial

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest

from .controllers import BuildAssets, beats, build_assets

ONE = {"boiler": (1000, 2000)}


@pytest.fixture
def build(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> BuildAssets:
    """Return what builds a budget with assets."""
    return partial(build_assets, hass, freezer)


async def test_a_changed_limit_holds_at_once(hass: HomeAssistant, build: BuildAssets) -> None:
    house = await build(ONE)
    coordinator, boiler = house.coordinator, house.entry.subentries["boiler"]
    hass.config_entries.async_update_subentry(house.entry, boiler, data={**boiler.data, "max_power_w": 600})
    await house.beat()
    assert house.stands == [600]
    assert house.coordinator is coordinator


async def test_assets_that_come_and_go_stand_in_for_others_or_do_not(
    hass: HomeAssistant, build: BuildAssets
) -> None:
    house = await build({"boiler": (1000, 300), "pump": (0, 2000)})
    pump = house.entry.subentries["pump"]
    assert house.stands == [300, 700]
    hass.config_entries.async_remove_subentry(house.entry, "pump")
    await house.settle()
    house.plan(boiler=100)
    await house.beat()
    assert house.stands == [100, 700]
    hass.config_entries.async_add_subentry(house.entry, pump)
    await house.settle()
    await house.beat()
    assert house.stands == [100, 0]


@pytest.mark.parametrize("key", ["target", "potential", "setpoint"])
async def test_an_entity_that_is_renamed_is_followed(
    hass: HomeAssistant, build: BuildAssets, key: str
) -> None:
    registered = er.async_get(hass).async_get_or_create("sensor", "test", "old", suggested_object_id="old")
    house = await build(ONE, **({} if key == "setpoint" else {key: registered.entity_id}))
    old, new = ("number.boiler", "number.new") if key == "setpoint" else ("sensor.old", "sensor.new")
    er.async_get(hass).async_update_entity(old, new_entity_id=new)
    hass.states.async_set("sensor.new", "600", {"unit_of_measurement": "W"})
    await house.settle()
    await house.beat(5)
    assert house.entry.subentries["boiler"].data[key] == new
    assert house.stands == [1000 if key == "setpoint" else 600]


@pytest.mark.parametrize("key", ["target", "potential", "setpoint"])
async def test_an_entity_that_is_gone_raises_an_issue(
    hass: HomeAssistant, build: BuildAssets, key: str
) -> None:
    house = await build(ONE)
    entity_id = house.entry.subentries["boiler"].data[key]
    hass.states.async_remove(entity_id)
    await house.pass_turns()
    (issue,) = [one for one in ir.async_get(hass).issues.values() if one.domain == "power_budget"]
    assert issue.translation_key == "asset_entity_missing"
    assert issue.translation_placeholders == {"asset": "Boiler", "entity_id": entity_id}
    await house.beat(5)
    assert house.shown("dispatched") == ["0.0"]


async def test_a_budget_without_assets_has_no_beat(build: BuildAssets) -> None:
    house = await build({})
    assert beats(house.hass) == 0
    await house.stop()
