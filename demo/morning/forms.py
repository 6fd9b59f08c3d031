"""The forms of Power Budget, filled in for a morning: true settings, since the clock itself is fast."""

from typing import Any

from demo.custom_components.simulated_house.rooms import entity_name
from demo.forms import BUDGET, CYCLE_S, cycle, heater_form
from simulation import Scenario

COMFORT = "schedule.comfort"
SCHEDULE_NAME = "Comfort"
MARGIN_W = 200

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def schedule(scenario: Scenario) -> dict[str, Any]:
    """Return the helper that says when all rooms are to be warm, the same every day."""
    hours, *_ = {each.comfort_hours for each in scenario.schedules.values()}
    day = [{"from": _clock(begin), "to": _clock(end)} for begin, end in hours]
    return {"name": SCHEDULE_NAME, **dict.fromkeys(DAYS, day)}


def _clock(hour: float) -> str:
    return f"{int(hour):02}:{round(hour % 1 * 60):02}:00"


def budget_form(scenario: Scenario) -> dict[str, Any]:
    """Return the form of the budget: the coldest room goes first."""
    return {
        "name": BUDGET,
        "power_steps": {"mode_0": scenario.limit_w},
        "cycle": cycle(CYCLE_S),
        "metering": {
            "meter": "sensor.house_meter_power",
            "site_limit_w": scenario.limit_w,
            "margin_w": MARGIN_W,
        },
        "anticipation": {"outdoors_entity": "sensor.outdoor_temperature"},
        "rules": {"unit": "watts", "order": "coldest_first", "when_stopped": "leave"},
    }


def heater_forms(scenario: Scenario, room: str, *, ahead: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the forms of a heater: it follows the schedule and may warm *ahead*, or an entity's setpoint."""
    name = entity_name(room)
    heater = heater_form(scenario, room, speed=1) | {"demand": "temperature"}
    asks = {"temperature_sensor": f"sensor.{name}_temperature", "deadband_k": 2 * scenario.band_k}
    return heater, asks | (
        _timetable(scenario, room) if ahead else {"setpoint_entity": f"sensor.{name}_setpoint"}
    )


def _timetable(scenario: Scenario, room: str) -> dict[str, Any]:
    wished = scenario.schedules[room]
    followed = {"schedule_entity": COMFORT, "comfort_c": wished.comfort_c, "setback_c": wished.setback_c}
    return {"timetable": followed}
