"""What the integration tells of a house that is only told of."""

from dataclasses import dataclass
from typing import Any

LAYOUT: dict[str, Any] = {
    "entry_id": "house",
    "name": "House",
    "unit": "watts",
    "power_steps": [9000, 6000],
    "parent": None,
    "meters": [],
    "estimate": None,
    "window": None,
    "entities": {"power_saving_mode": "number.stage_mode", "away": "switch.stage_away"},
}
DECIDED: dict[str, Any] = {
    "status": "limited",
    "away": False,
    "tested": False,
    "limit": 9000,
    "bound_by": "power_step",
    "granted": 0,
    "next_turn_at": None,
}
GRANTED: dict[str, Any] = {
    "reason": "satisfied",
    "asks": False,
    "boosted": False,
    "freezes": False,
    "runs": False,
    "granted": 0,
    "wanted_w": None,
    "level_w": None,
    "needs": 0,
    "needs_of": None,
    "needs_unit": "watts",
    "place": -1,
    "health": "working",
    "held_until": None,
    "boost_until": None,
    "blocked_until": None,
    "setpoint_c": None,
    "requested_w": None,
    "requested_until": None,
    "preheating_c": None,
    "preheating_until": None,
    "layer": 0,
}


@dataclass(frozen=True, slots=True)
class Heater:
    """One of the loads on the stage, and what it got."""

    name: str
    """What it is called."""

    got: dict[str, Any]
    """What was decided for it, as far as that is anything."""

    budget: str = "House"
    """Where it belongs to."""

    def layout(self, number: int) -> dict[str, Any]:
        """Return what it is and which entities it has."""
        entities = {"status": f"sensor.stage_{number}", "boost": f"switch.stage_{number}"}
        return {
            "id": f"heater {number}",
            "kind": "heater",
            "name": self.name,
            "budget": self.budget,
            "budget_id": self.budget.lower(),
            "power_w": 1000,
            "setpoint_c": 20,
            "entities": entities,
            "wired": {"temperature_sensor": f"sensor.stage_warmth_{number}"},
        }


def states(heaters: int) -> dict[str, dict[str, Any]]:
    """Return the states of what stands on the stage."""
    found: dict[str, dict[str, Any]] = {
        "number.stage_mode": {"state": "0", "attributes": {}},
        "switch.stage_away": {"state": "off", "attributes": {}},
    }
    for number in range(heaters):
        degrees = {"state": "17.4", "attributes": {"unit_of_measurement": "°C"}}
        found[f"switch.stage_{number}"] = {"state": "off", "attributes": {}}
        found[f"sensor.stage_warmth_{number}"] = degrees
    return found
