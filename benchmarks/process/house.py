"""The house that is measured: its configuration.yaml, and what is filled into the forms."""

from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId

from benchmarks.heaters import BUDGET, CORE, Heaters, switch

METER = "sensor.meter"
METER_ATTRIBUTES = {
    "unit_of_measurement": "W",
    "device_class": "power",
    "state_class": "measurement",
    "friendly_name": "Meter",
}
HEATER_W = 200
SPARE_W = 1000
RESTORE_DELAY_S = 10
"""Shorter than is proposed, so that there is soon something to shed again."""

TURN_S = 120
"""How often turns pass by the usual time pattern."""


@dataclass(frozen=True, slots=True)
class House(Heaters):
    """Equal heaters, each with an input boolean as its switch, that all ask for heat all the time."""

    @property
    def limit_w(self) -> float:
        """What the connection carries: all heaters, and little else beside them."""
        return float(HEATER_W * self.heaters + SPARE_W)

    def configuration(self) -> dict[str, Any]:
        """Return the switches, and a recorder as everybody has it."""
        return {
            "homeassistant": CORE,
            "logger": {"default": "warning"},
            "frontend": None,
            "config": None,
            "recorder": None,
            "input_boolean": dict.fromkeys(self.names),
        }

    def budget_form(self) -> dict[str, Any]:
        """Return the form of the budget: it has the meter, and restores early."""
        return {
            "name": BUDGET,
            "power_steps": {"mode_0": self.limit_w},
            "metering": {"meter": METER, "site_limit_w": self.limit_w},
            "restoring": {"restore_delay_s": RESTORE_DELAY_S},
        }

    def heater_forms(self) -> list[dict[str, Any]]:
        """Return the forms of the heaters.

        They have no minimum times: nothing but a reading, or a turn, switches a heater off, so that
        each `turn_off` has a known cause.
        """
        return [
            {
                "name": name,
                "switch": switch(name),
                "power_w": HEATER_W,
                "demand": "own_switch",
                "switching": {"min_on_s": 0, "min_off_s": 0},
            }
            for name in self.names
        ]

    def subentries(self) -> list[ConfigSubentryDataWithId]:
        """Return the heaters as they are stored where nothing is filled into forms, all else as proposed."""
        return [
            ConfigSubentryDataWithId(
                subentry_id=name,
                subentry_type="heater",
                title=name,
                unique_id=None,
                data={"switch": switch(name), "power_w": HEATER_W},
            )
            for name in self.names
        ]
