"""All that a cycle depends on, to be looked at and to be run again elsewhere.

Saved as a file in `tests/scenarios`, a download becomes a test. What was entered is told as it is:
entity ids and names are no secrets, and without them nobody could say which heater did what. Nothing
is told that was not entered, seen or decided: no user, no attribute of an entity but what a set-point
allows, no text of an error.
"""

from math import isnan
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from .anticipation_summary import summary
from .battery_wiring import BatteryConfig
from .const import SUBENTRY_BATTERY
from .coordinator import PowerBudgetConfigEntry
from .distributing import DISTRIBUTOR
from .engine import to_plain
from .engine.plain import Plain
from .observe_batteries import observe_battery


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: PowerBudgetConfigEntry
) -> dict[str, Any]:
    """Return what is configured, and the last cycle: what went into it and what came out.

    A budget that is not loaded has no cycle to tell of.
    """
    coordinator = entry.runtime_data if entry.state is ConfigEntryState.LOADED else None
    view = None if coordinator is None else coordinator.data
    failed = None if coordinator is None else coordinator.failed
    return {
        "title": entry.title,
        "options": dict(entry.options),
        "heaters": [
            {
                "id": load.subentry_id,
                "type": load.subentry_type,
                "title": load.title,
                "data": dict(load.data),
            }
            for load in entry.subentries.values()
            if load.subentry_type != SUBENTRY_BATTERY
        ],
        "batteries": [
            {
                "id": battery.subentry_id,
                "title": battery.title,
                "data": dict(battery.data),
            }
            for battery in entry.get_subentries_of_type(SUBENTRY_BATTERY)
        ],
        "distribution": {}
        if coordinator is None
        else {battery.id: _battery(hass, battery) for battery in coordinator.config.batteries},
        "cycle": None if view is None else to_plain(view.cycle),
        "failed": None if failed is None else to_plain(failed),
        "anticipation": {} if coordinator is None else summary(coordinator.anticipator),
        "assignments": {} if coordinator is None else to_plain(coordinator.dispatcher.data),
    }


def _battery(hass: HomeAssistant, battery: BatteryConfig) -> dict[str, Any]:
    """Return all that power is distributed to a battery by, and what it was told."""
    return {
        "configured": _finite(to_plain(battery.battery)),
        "seen": _finite(to_plain(observe_battery(hass, battery.wiring))),
        "told": to_plain(hass.data[DISTRIBUTOR].told[battery.id]),
    }


def _finite(plain: Plain) -> Plain:
    """Return plain values with nothing in the place of NaN: JSON has none."""
    if isinstance(plain, dict):
        return {name: _finite(value) for name, value in plain.items()}
    return None if isinstance(plain, float) and isnan(plain) else plain
