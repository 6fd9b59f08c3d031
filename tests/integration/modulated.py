"""Numbers that set loads, and loads that are set by them."""

from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.power_budget.const import SUBENTRY_MODULATING

NUMBERS: dict[str, dict[str, Any]] = {
    "car": {"min": 0, "max": 32, "step": 1, "unit_of_measurement": "A"},
    "boiler": {"min": 0, "max": 100, "step": 5, "unit_of_measurement": "%"},
    "pump": {"min": 0, "max": 3, "step": 0.1, "unit_of_measurement": "kW"},
    "wallbox": {"min": 6, "max": 32, "step": 1, "unit_of_measurement": "A"},
    "bare": {"min": 0, "max": 5000, "step": 10},
}


def load(name: str, max_power_w: float, **data: Any) -> ConfigSubentryDataWithId:
    """Return a load that an input number of its name sets, which always asks."""
    usual = {"setpoint": f"input_number.{name}", "demand": "always", "min_change_s": 0}
    return ConfigSubentryDataWithId(
        subentry_id=name,
        subentry_type=SUBENTRY_MODULATING,
        title=name.capitalize(),
        unique_id=None,
        data={**usual, "max_power_w": max_power_w, **data},
    )


CAR = {"setpoint_unit": "amperes", "min_power_w": 1380, "step": 1}
BOILER = {"setpoint_unit": "percent", "full_power_w": 2000, "step": 5}


async def async_add_numbers(hass: HomeAssistant) -> None:
    """Let there be numbers to set, and what may be switched beside them."""
    assert await async_setup_component(hass, "input_number", {"input_number": NUMBERS})
    switches: dict[str, Any] = {"input_boolean": {"contactor": {}, "hall": {}}}
    assert await async_setup_component(hass, "input_boolean", switches)
