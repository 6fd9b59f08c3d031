"""All that a cycle depends on, to be looked at and to be run again elsewhere.

Saved as a file in `tests/scenarios`, a download becomes a test. What was entered is told as it is:
entity ids and names are no secrets, and without them nobody could say which heater did what. Nothing
is told that was not entered, seen or decided: no user, no attribute of an entity, no text of an error.
"""

from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from .coordinator import PowerBudgetConfigEntry
from .engine import to_plain


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
        ],
        "cycle": None if view is None else to_plain(view.cycle),
        "failed": None if failed is None else to_plain(failed),
    }
