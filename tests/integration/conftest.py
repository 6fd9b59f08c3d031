"""What the tests of the integration have in common."""

from collections.abc import Awaitable, Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .builders import budget, heater
from .dials import BuildPair, Dial, battery, install
from .heaters import ENTITIES
from .house import House

type Build = Callable[..., Awaitable[House]]


@pytest.fixture(autouse=True)
def custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


@pytest.fixture
def build(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Build:
    """Return what builds a budget and its heaters, switched by input booleans, and starts it.

    Turns have just passed: with the usual pattern, the next do in 119 seconds.
    """
    freezer.move_to("2026-11-21 12:00:01+00:00")

    async def build(*heaters: ConfigSubentryDataWithId, **options: Any) -> House:
        named = [load["data"].get("switch") for load in heaters]
        switches = {switch.partition(".") for switch in named if switch}
        booleans = {name: None for domain, _, name in switches if domain == "input_boolean"}
        assert await async_setup_component(hass, "homeassistant", {})
        assert await async_setup_component(hass, "input_boolean", {"input_boolean": booleans})
        entry = budget(*heaters, **options)
        entry.add_to_hass(hass)
        house = House(hass, freezer, entry)
        await house.start()
        house.forget()
        return house

    return build


@pytest.fixture
def dials() -> dict[str, Dial]:
    """Return what sets the batteries of a pair."""
    return {name: Dial(name) for name in ("one", "two")}


@pytest.fixture
def pair(hass: HomeAssistant, build: Build, dials: dict[str, Dial]) -> BuildPair:
    """Return what builds a house with two batteries, of which one is three times as full as the other."""

    async def pair(
        one: dict[str, Any] | None = None, two: dict[str, Any] | None = None, **options: Any
    ) -> House:
        hass.states.async_set("sensor.one_soc", "70", {"unit_of_measurement": "%"})
        hass.states.async_set("sensor.two_soc", "30", {"unit_of_measurement": "%"})
        await install(hass, *dials.values())
        return await build(
            heater("hall"), battery("one", **(one or {})), battery("two", **(two or {})), **options
        )

    return pair


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
