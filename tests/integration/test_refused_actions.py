"""Actions that are called as they should not be."""

from math import nan
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .actions import boost, boosted, device
from .builders import asset, heater
from .conftest import Build


async def test_a_target_that_is_no_heater_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    foreign = MockConfigEntry(domain="test")
    foreign.add_to_hass(hass)
    other = dr.async_get(hass).async_get_or_create(
        config_entry_id=foreign.entry_id, identifiers={("test", "other")}
    )
    own = house.entity_id("boost", "hall")
    for target in (
        {"entity_id": ["input_boolean.hall", own]},
        {"entity_id": ["switch.nowhere"]},
        {"device_id": [other.id, device(hass, "hall")]},
        {"device_id": ["nothing"]},
    ):
        with pytest.raises(ServiceValidationError) as refusal:
            await boost(house, **target, enabled=True)
        assert refusal.value.translation_key == "not_a_heater"
        assert refusal.value.translation_placeholders == {"target": next(iter(target.values()))[0]}
    assert boosted(house) == []


async def test_an_asset_is_no_heater(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), asset("boiler"))
    status = house.entity_id("asset_status", "boiler")
    for target in ({"device_id": device(hass, "boiler")}, {"entity_id": status}):
        with pytest.raises(ServiceValidationError) as refusal:
            await boost(house, **target, enabled=True)
        assert refusal.value.translation_key == "not_a_heater"
    await boost(house, entity_id="all", enabled=True)
    assert boosted(house) == ["hall"]


async def test_a_target_without_a_heater_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    area = ar.async_get(hass).async_create("Garden")
    for target in ({}, {"area_id": area.id}, {"entity_id": "none"}):
        with pytest.raises(ServiceValidationError) as refusal:
            await boost(house, **target, enabled=True)
        assert refusal.value.translation_key == "no_heater"


async def test_a_budget_that_is_not_loaded_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await house.stop()
    with pytest.raises(ServiceValidationError) as refusal:
        await boost(house, device_id=device(hass, "hall"), enabled=True)
    assert refusal.value.translation_key == "budget_not_loaded"
    assert refusal.value.translation_placeholders == {"budget": "House"}


async def test_a_duration_without_boost_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    with pytest.raises(ServiceValidationError) as refusal:
        await boost(house, device_id=device(hass, "hall"), enabled=False, duration=60)
    assert refusal.value.translation_key == "duration_without_boost"


@pytest.mark.parametrize("duration", ["-00:01:00", 0, {"days": 400}])
async def test_a_duration_out_of_range_is_refused(
    hass: HomeAssistant, build: Build, duration: object
) -> None:
    house = await build(heater("hall"))
    with pytest.raises(ServiceValidationError) as refusal:
        await boost(house, device_id=device(hass, "hall"), enabled=True, duration=duration)
    assert refusal.value.translation_key == "duration_invalid"
    assert boosted(house) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"duration": "soon"},
        {"duration": 1e300},
        {"duration": nan},
        {"enabled": object()},
        {"entity_id": [object()]},
        {"enabled": "maybe"},
        {"entity_id": [3]},
        {"colour": "green"},
    ],
)
async def test_what_is_not_understood_is_refused(build: Build, wrong: dict[str, Any]) -> None:
    house = await build(heater("hall"))
    with pytest.raises(ServiceValidationError) as refusal:
        await boost(house, **{"entity_id": house.entity_id("boost", "hall"), "enabled": True} | wrong)
    assert refusal.value.translation_key == "not_understood"
    assert f"{refusal.value}".startswith("The action was not understood: ")
    assert boosted(house) == []
