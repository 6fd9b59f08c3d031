"""The actions, called as automations call them."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from custom_components.power_budget.const import DOMAIN

from .house import House


def device(hass: HomeAssistant, owner: str) -> str:
    """Return the id of the device of a heater, or of the budget."""
    return dr.async_get_device_id_by_identifier(hass, (DOMAIN, owner), config_entry_id="house")


async def boost(house: House, **data: Any) -> None:
    """Set the boost of heaters."""
    await house.hass.services.async_call(DOMAIN, "set_boost", data, blocking=True)
    await house.settle()


async def explain(hass: HomeAssistant, **data: Any) -> list[dict[str, Any]]:
    """Return the explanation of each budget."""
    response: Any = await hass.services.async_call(
        DOMAIN, "explain", data, blocking=True, return_response=True
    )
    budgets: list[dict[str, Any]] = response["budgets"]
    return budgets


def boosted(house: House) -> list[str]:
    """Return the heaters that are boosted."""
    return [name for name in house.switches.values() if house.state("boost", name).state == "on"]
