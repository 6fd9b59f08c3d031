"""The diagnostics: enough to run the last cycle again elsewhere."""

import json
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigEntryDisabler, ConfigSubentry

from custom_components.power_budget.const import SUBENTRY_ASSET
from custom_components.power_budget.diagnostics import async_get_config_entry_diagnostics
from tests.scenarios.replay import replayed

from .builders import asset, heater
from .conftest import Build
from .house import House


async def download(house: House) -> dict[str, Any]:
    """Return what a resident downloads, as it is read from the file."""
    content = await async_get_config_entry_diagnostics(house.hass, house.entry)
    read: dict[str, Any] = json.loads(json.dumps({"home_assistant": {}, "data": content}))
    return read


async def test_a_download_can_be_run_again(build: Build) -> None:
    house = await build(
        heater("hall", min_on_s=300), heater("bath", 1500, turns=2), heater("attic", priority=1)
    )
    await house.ask("hall", "bath")
    await house.wait(20)
    await house.turn("boost", "attic")
    await house.turn("demand", "hall", on=False)
    content = await download(house)
    expected, decided = replayed(content)
    assert decided == expected
    assert [grant["reason"] for grant in decided["grants"]] == list(house.reasons.values())


async def test_a_download_tells_what_is_configured(build: Build) -> None:
    house = await build(heater("hall"), when_stopped="off")
    content = (await download(house))["data"]
    assert content["title"] == "House"
    assert content["options"]["when_stopped"] == "off"
    assert content["heaters"] == [
        {
            "id": "hall",
            "type": "heater",
            "title": "Hall",
            "data": {"switch": "input_boolean.hall", "power_w": 1000, "min_on_s": 0, "min_off_s": 0},
        }
    ]


async def test_a_download_tells_what_assets_are_to_do(build: Build) -> None:
    watts = {"unit_of_measurement": "W"}
    house = await build(heater("hall"))
    for entity_id, state in {"sensor.boiler_target": "900", "sensor.boiler_potential": "400"}.items():
        house.hass.states.async_set(entity_id, state, watts)
    house.hass.states.async_set("number.boiler", "400", watts)
    data = MappingProxyType({**asset("boiler")["data"]})
    boiler = ConfigSubentry(
        data=data, subentry_id="boiler", subentry_type=SUBENTRY_ASSET, title="Boiler", unique_id=None
    )
    house.hass.config_entries.async_add_subentry(house.entry, boiler)
    await house.settle()
    content = (await download(house))["data"]
    told = {"id": "boiler", "type": "asset", "title": "Boiler", "data": data}
    assert content["heaters"][1:] == [told]
    told = content["assignments"]["boiler"]
    assert (told["target_w"], told["potential_w"], told["dispatched_w"]) == (900, 400, 400)
    assert told["status"] == "short"


async def test_before_the_first_cycle_there_is_none(build: Build) -> None:
    house = await build(heater("hall"))
    house.coordinator.data = None
    assert (await download(house))["data"]["cycle"] is None


async def test_a_budget_that_is_not_loaded_tells_what_is_configured(build: Build) -> None:
    house = await build(heater("hall"))
    loaded = await download(house)
    await house.hass.config_entries.async_set_disabled_by("house", ConfigEntryDisabler.USER)
    assert (await download(house))["data"] == {**loaded["data"], "cycle": None}
