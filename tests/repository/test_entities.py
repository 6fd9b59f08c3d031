"""The entities: each has a name in every language, and an icon where Home Assistant gives it none."""

from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .project import DOMAIN, FOLLOWING, LANGUAGES, read_json, translation

ASSET = {"target": "sensor.target", "potential": "sensor.potential", "setpoint": "number.boiler"}
OVEN = {"switch": "switch.oven", "power_w": 2000}

HEATER = {"switch": "switch.hall", "power_w": 1000, "demand": "own_switch"}

CAR = {"setpoint": "number.car", "max_power_w": 7400, "demand": "always"}
BATTERY = {
    "setpoint": "number.cellar",
    "soc": "sensor.cellar",
    "capacity_wh": 10_000,
    "max_charge_w": 3000,
    "max_discharge_w": 3000,
    "covers_excess": True,
}

TARIFF = {"window_minutes": 15, "window_peak_w": 5000}


@pytest.fixture
async def entities(hass: HomeAssistant, enable_custom_integrations: None) -> list[er.RegistryEntry]:
    """Return the entities of a budget with one load of each kind."""
    hass.states.async_set("switch.hall", "off")
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="House",
        options={"power_steps": [3000, 1500, 0], "meter": "sensor.meter", "site_limit_w": 9000, **TARIFF},
        subentries_data=[
            ConfigSubentryData(subentry_type="heater", title="Hall", data=HEATER, unique_id="switch.hall"),
            ConfigSubentryData(subentry_type="heater", title="Study", data=FOLLOWING, unique_id=None),
            ConfigSubentryData(subentry_type="modulating", title="Car", data=CAR, unique_id=None),
            ConfigSubentryData(subentry_type="attended", title="Oven", data=OVEN, unique_id="switch.oven"),
            ConfigSubentryData(subentry_type="battery", title="Cellar", data=BATTERY, unique_id=None),
            ConfigSubentryData(subentry_type="asset", title="Boiler", data=ASSET, unique_id=None),
        ],
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)


def by_platform(texts: dict[str, dict[str, object]]) -> set[tuple[str, str]]:
    """Return the platform and the key of every entity that *texts* speak of."""
    return {(platform, key) for platform, keys in texts.items() for key in keys}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_entity_has_a_name(language: str, entities: list[er.RegistryEntry]) -> None:
    names = translation(language)["entity"]
    assert by_platform(names) == {(entity.domain, entity.translation_key) for entity in entities}
    assert all("name" in text for keys in names.values() for text in keys.values())


async def test_every_entity_has_an_icon(entities: list[er.RegistryEntry]) -> None:
    icons = by_platform(read_json("icons.json")["entity"])
    assert icons <= {(entity.domain, entity.translation_key) for entity in entities}
    assert [
        entity.entity_id
        for entity in entities
        if (entity.domain, entity.translation_key) not in icons and not entity.original_device_class
    ] == []


async def test_every_state_of_a_choice_has_a_name(entities: list[er.RegistryEntry]) -> None:
    names = translation("en")["entity"]
    assert [
        entity.entity_id
        for entity in entities
        if (options := (entity.capabilities or {}).get("options"))
        and set(options) != set(names[entity.domain][entity.translation_key or ""].get("state", {}))
    ] == []


async def test_unique_ids_end_in_the_key(entities: list[er.RegistryEntry]) -> None:
    assert [
        entity.entity_id for entity in entities if not entity.unique_id.endswith(f"_{entity.translation_key}")
    ] == []


def test_icons_are_of_material_design() -> None:
    def texts(tree: dict[str, object]) -> list[object]:
        return [
            leaf for value in tree.values() for leaf in (texts(value) if isinstance(value, dict) else [value])
        ]

    assert [icon for icon in texts(read_json("icons.json")) if not str(icon).startswith("mdi:")] == []
