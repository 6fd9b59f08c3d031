"""Assets and batteries that do not take commands are told of once, and once they do again."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.power_budget.const import DOMAIN

from .actions import device
from .builders import heater
from .controllers import Assets, build_assets
from .dials import BuildPair, Dial, distribute
from .house import House
from .test_health import issues, last_event

TWO = {"boiler": (1000, 2000), "pump": (500, 2000)}


def told(hass: HomeAssistant) -> Mapping[str, Any]:
    """Return what the event of the budget told last."""
    attributes = last_event(hass).attributes
    return {key: attributes.get(key) for key in ("event_type", "load", "health")}


def placeholders(hass: HomeAssistant, issue_id: str) -> Mapping[str, str] | None:
    """Return what the text of an issue names."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    assert issue is not None
    return issue.translation_placeholders


async def reload(house: House) -> None:
    """Add a heater, which reloads the budget."""
    loaded = house.coordinator
    attic = heater("attic")
    house.hass.states.async_set("input_boolean.attic", "off")
    added = ConfigSubentry(
        data=MappingProxyType(dict(attic["data"])),
        subentry_id="attic",
        subentry_type="heater",
        title="Attic",
        unique_id=None,
    )
    house.hass.config_entries.async_add_subentry(house.entry, added)
    await house.settle()
    assert house.coordinator is not loaded


@pytest.fixture
async def failing(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Assets:
    """Return a budget with an asset that failed twice."""
    house = await build_assets(hass, freezer, TWO, potential_timeout_s=86400)
    house.plan(boiler=800)
    house.controllers["boiler"].error = HomeAssistantError("out of order")
    await house.beat()
    assert issues(hass) == {}
    await house.beat(2)
    return house


async def test_of_an_asset_that_is_blocked_people_are_told(hass: HomeAssistant, failing: Assets) -> None:
    assert issues(hass) == {"asset_blocked_boiler": "warning"}
    assert placeholders(hass, "asset_blocked_boiler") == {
        "asset": "Boiler",
        "setpoint": "number.boiler",
        "budget": "House",
    }
    assert told(hass) == {"event_type": "failed", "load": "Boiler", "health": "blocked"}
    at = last_event(hass).state
    await failing.beat(10)
    assert last_event(hass).state == at


async def test_an_asset_that_takes_commands_again_is_no_issue_any_more(
    hass: HomeAssistant, failing: Assets
) -> None:
    failing.controllers["boiler"].error = None
    await failing.beat(20)
    assert issues(hass) == {}
    assert told(hass) == {"event_type": "recovered", "load": "Boiler", "health": "working"}


async def test_an_asset_is_told_of_while_no_cycle_runs(
    hass: HomeAssistant, failing: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("custom_components.power_budget.cycle.decide", fail)
    failing.controllers["boiler"].error = None
    await failing.beat(20)
    assert told(hass)["event_type"] == "recovered"
    assert "asset_blocked_boiler" not in issues(hass)


async def test_an_asset_that_long_shows_something_else_is_told_of(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    house = await build_assets(hass, freezer, TWO, potential_timeout_s=86400)
    house.controllers["boiler"].obeys = False
    house.plan(boiler=800)
    await house.beat(30)
    assert issues(hass) == {}
    await house.beat(2)
    assert issues(hass) == {"asset_ignoring_boiler": "warning"}
    assert told(hass) == {"event_type": "failed", "load": "Boiler", "health": "suspect"}
    house.controllers["boiler"].obeys = True
    await house.beat(6)
    assert issues(hass) == {}
    assert told(hass) == {"event_type": "recovered", "load": "Boiler", "health": "working"}


async def test_a_reload_repeats_no_event_and_keeps_the_issue(hass: HomeAssistant, failing: Assets) -> None:
    at = last_event(hass).state
    await reload(failing)
    await failing.beat()
    assert issues(hass) == {"asset_blocked_boiler": "warning"}
    assert last_event(hass).state == at


async def test_no_issue_is_left_of_a_budget_that_is_unloaded(hass: HomeAssistant, failing: Assets) -> None:
    await failing.stop()
    assert issues(hass) == {}


async def test_of_a_battery_that_is_blocked_people_are_told(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].error = HomeAssistantError("It is stuck")
    await distribute(hass, -2000, device_id=device(hass, "two"))
    assert issues(hass) == {}
    await distribute(hass, -2000, device_id=device(hass, "two"))
    assert issues(hass) == {"battery_blocked_two": "warning"}
    assert placeholders(hass, "battery_blocked_two") == {"battery": "Two", "setpoint": "number.two"}
    assert told(hass) == {"event_type": "failed", "load": "Two", "health": "blocked"}
    at = last_event(hass).state
    await reload(house)
    assert (issues(hass), last_event(hass).state) == ({"battery_blocked_two": "warning"}, at)
    dials["two"].error = None
    await distribute(hass, 0, device_id=device(hass, "two"))
    assert issues(hass) == {}
    assert told(hass) == {"event_type": "recovered", "load": "Two", "health": "working"}
