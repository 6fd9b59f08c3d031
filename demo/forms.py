"""The forms of Power Budget, filled in for the simulated house."""

from collections.abc import Iterator
from typing import Any

from simulation import Battery, Car, Scenario

from .custom_components.simulated_house.charger import VOLTAGE_V
from .custom_components.simulated_house.inverter import pair
from .custom_components.simulated_house.rooms import CAR, entity_name, title

BUDGET = "House"
CIRCUIT = "Bedrooms"
CIRCUIT_ROOMS = ("parents", "children")
CIRCUIT_W = 2000
"""The bedrooms' fuse: less than their two heaters draw together."""

CYCLE_S = 120
MIN_ON_S = 120
MIN_OFF_S = 60
MIN_CHANGE_S = 30
MINUTE_S = 60
HOUR_MIN = 60
SAVING = (1, 0.6, 0.4, 0.2)
"""What each power saving mode leaves of the connection."""

MARGIN_W = 300
RESTORE_DELAY_S = 90
"""Only in a house that is as fast as life: in a faster one too much happens within the minute in which a
restore counts as too early, and the delay would double up to ten minutes, which are hours there."""

PEAK = 0.95
"""What an hour may draw on average, of the connection."""


def budget_form(scenario: Scenario, *, speed: float) -> dict[str, Any]:
    """Return the form of the budget; turns pass every two simulated minutes, and hours are metered."""
    return {
        "name": BUDGET,
        "power_steps": {f"mode_{mode}": round(share * scenario.limit_w) for mode, share in enumerate(SAVING)},
        "cycle": cycle(CYCLE_S / speed),
        "metering": {
            "meter": "sensor.house_meter_power",
            "site_limit_w": scenario.limit_w,
            "margin_w": MARGIN_W,
        },
        "restoring": {"restore_delay_s": RESTORE_DELAY_S if speed == 1 else 0},
        "tariff": {
            "window_minutes": max(1, round(HOUR_MIN / speed)),
            "window_peak_w": PEAK * scenario.limit_w,
        },
        "rules": {"unit": "watts", "order": "round_robin", "when_stopped": "leave"},
    }


def circuit_form(parent: str) -> dict[str, Any]:
    """Return the form of the circuit of the bedrooms, which stands in the budget of that entry."""
    return {"name": CIRCUIT, "power_steps": {"mode_0": CIRCUIT_W}, "rules": {"parent": parent}}


def heater_form(scenario: Scenario, room: str, *, speed: float) -> dict[str, Any]:
    """Return the form of the heater of a room, with the usual minimum times in simulated time."""
    return {
        "name": title(room),
        "switch": f"switch.{entity_name(room)}_heater",
        "power_w": scenario.rooms[room].power_w,
        "demand": "own_switch",
        "switching": {"min_on_s": MIN_ON_S / speed, "min_off_s": MIN_OFF_S / speed, "inverted": False},
        "sharing": {"turns": 1, "priority": 0},
    }


def battery_forms(battery: Battery | None) -> Iterator[dict[str, Any]]:
    """Yield the form of each battery: both cover what is too much, and charge from what is left."""
    for inverter in pair(battery):
        yield {
            "name": inverter.name,
            "soc": f"sensor.{inverter.key}_state_of_charge",
            "capacity_wh": inverter.battery.capacity_wh,
            "setpoint": f"number.{inverter.key}_set_point",
            "max_charge_w": inverter.battery.charge_w,
            "max_discharge_w": inverter.battery.discharge_w,
            "serving": {
                "covers_excess": True,
                "takes_rest": True,
                "power_sensor": f"sensor.{inverter.key}_power",
            },
        }


def car_forms(car: Car, *, speed: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the forms of the car: an adjustable load, asked for by its plug."""
    first = {
        "name": title(CAR),
        "setpoint": "number.car_charging_current",
        "max_power_w": car.most_w,
        "min_power_w": car.least_w,
        "switch": "switch.car_charger",
        "demand": "entity",
        "setting": {
            "voltage_v": VOLTAGE_V,
            "phases": 1,
            "min_change_s": MIN_CHANGE_S / speed,
            "power_sensor": "sensor.car_charging_power",
        },
    }
    return first, {"demand_entity": "binary_sensor.car_plug"}


def cycle(period_s: float) -> dict[str, str]:
    """Return the time pattern that comes closest to a period: of seconds, or of whole minutes.

    | period_s | hours | minutes | seconds |
    |---------:|-------|---------|---------|
    |      120 | *     | /2      | 0       |
    |        2 | *     | *       | /2      |
    |      0.5 | *     | *       | /1      |
    """
    if period_s < MINUTE_S:
        return {"hours": "*", "minutes": "*", "seconds": f"/{max(1, round(period_s))}"}
    return {"hours": "*", "minutes": f"/{round(period_s / MINUTE_S)}", "seconds": "0"}
