"""The house that the card shows: its configuration.yaml, and what is filled into the forms."""

from dataclasses import dataclass
from typing import Any

from benchmarks.heaters import BUDGET, CORE, Heaters, switch
from demo.folder import HOST

HEATER_W = 1000


@dataclass(frozen=True, slots=True)
class House(Heaters):
    """Equal heaters that all ask for heat, where there is power for half of them."""

    @property
    def statuses(self) -> list[str]:
        """What tells whether a heater runs."""
        return [f"sensor.{name}_status" for name in self.names]

    @property
    def lines(self) -> tuple[str, str]:
        """What was allowed, and what was granted."""
        return "sensor.house_available_power", "sensor.house_granted_power"

    @property
    def limit_w(self) -> float:
        """What all of them may draw."""
        return HEATER_W * (self.heaters // 2)

    def configuration(self) -> dict[str, Any]:
        """Return the switches, a recorder as everybody has it, and a page for which nobody logs in."""
        trusted = {"type": "trusted_networks", "trusted_networks": [f"{HOST}/32"], "allow_bypass_login": True}
        return {
            "homeassistant": CORE | {"auth_providers": [trusted, {"type": "homeassistant"}]},
            "logger": {"default": "warning"},
            "frontend": None,
            "config": None,
            "history": None,
            "recorder": {"commit_interval": 1},
            "input_boolean": dict.fromkeys(self.names),
        }

    def budget_form(self) -> dict[str, Any]:
        """Return the form of the budget."""
        return {"name": BUDGET, "power_steps": {"mode_0": self.limit_w}}

    def heater_forms(self) -> list[dict[str, Any]]:
        """Return the forms of the heaters."""
        return [
            {"name": name, "switch": switch(name), "power_w": HEATER_W, "demand": "own_switch"}
            for name in self.names
        ]
