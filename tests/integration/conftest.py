"""What the tests of the integration have in common."""

from collections.abc import Awaitable, Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from .builders import budget
from .house import House

type Build = Callable[..., Awaitable[House]]


@pytest.fixture(autouse=True)
def custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


@pytest.fixture
def build(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Build:
    """Return what builds a budget and its heaters, switched by input booleans, and starts it."""

    async def build(*heaters: ConfigSubentryDataWithId, **options: Any) -> House:
        switches = {heater["data"]["switch"].partition(".") for heater in heaters}
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
