"""What the residents of the simulated house have in their configuration.yaml."""

from typing import Any

from simulation import Scenario
from simulation.hours import HOUR_S

from .custom_components.simulated_house.rooms import entity_name, title
from .folder import HOST, ROOT

SCENARIO = ROOT / "simulation" / "scenarios" / "car.toml"
START_H = 5.5
"""Half past five: the setpoints rise at six, all at the same time."""

SPARE = {"name": "Towel rail", "icon": "mdi:radiator"}
"""A switch that no heater has yet, for those who want to add one."""

DASHBOARD = "power-budget"
DASHBOARD_FILE = "dashboard.yaml"


def configuration(scenario: Scenario, *, speed: float) -> dict[str, Any]:
    """Return a house with a thermostat for each room, and an automation for the hours of comfort."""
    return {
        **every_house(),
        "recorder": {"commit_interval": 1, "exclude": {"entities": ["sensor.simulated_time"]}},
        "input_boolean": {"towel_rail": SPARE},
        "simulated_house": {"scenario": str(SCENARIO), "speed": speed, "start_h": START_H},
        "climate": [_thermostat(scenario, room) for room in scenario.rooms],
        "automation": [_follow_the_hours(scenario)],
    }


def every_house() -> dict[str, Any]:
    """Return what any simulated house has."""
    return {
        "homeassistant": _core(),
        "logger": {"default": "warning", "logs": _SILENT},
        "frontend": None,
        "config": None,
        "history": None,
        "logbook": None,
        "lovelace": {"dashboards": {DASHBOARD: _dashboard()}},
    }


_SILENT = {
    "homeassistant.loader": "error",  # it warns of every integration that is not its own
    "homeassistant.bootstrap": "error",  # it warns that nothing is downloaded, which is wished here
    "homeassistant.components.generic_thermostat.climate": "error",  # it warns of its first start
    "aiohttp_fast_zlib": "error",
    "haffmpeg": "fatal",  # what is not installed here is not needed here
    "homeassistant.components.camera.img_util": "fatal",
}


def _core() -> dict[str, Any]:
    trusted = {"type": "trusted_networks", "trusted_networks": [f"{HOST}/32"], "allow_bypass_login": True}
    return {
        "name": "Simulated house",
        "country": "FR",
        "latitude": 48.78,
        "longitude": 2.29,
        "elevation": 90,
        "unit_system": "metric",
        "currency": "EUR",
        "language": "en",
        "auth_providers": [trusted, {"type": "homeassistant"}],
    }


def _thermostat(scenario: Scenario, room: str) -> dict[str, Any]:
    name = entity_name(room)
    return {
        "platform": "generic_thermostat",
        "name": title(room),
        "unique_id": f"{name}_thermostat",
        "heater": f"switch.{name}_demand",
        "target_sensor": f"sensor.{name}_temperature",
        "target_temp": scenario.schedules[room].setpoint_c(HOUR_S * START_H),
        "cold_tolerance": scenario.band_k,
        "hot_tolerance": scenario.band_k,
        "precision": 0.1,
        "initial_hvac_mode": "heat",
    }


def _follow_the_hours(scenario: Scenario) -> dict[str, Any]:
    return {
        "id": "follow_the_hours",
        "alias": "Warm in the hours of comfort",
        "mode": "parallel",
        "triggers": [
            {
                "trigger": "state",
                "entity_id": [f"sensor.{entity_name(room)}_setpoint" for room in scenario.rooms],
            }
        ],
        "actions": [
            {
                "action": "climate.set_temperature",
                "target": {
                    "entity_id": "climate.{{ trigger.to_state.object_id | replace('_setpoint', '') }}"
                },
                "data": {"temperature": "{{ trigger.to_state.state }}"},
            }
        ],
    }


def _dashboard() -> dict[str, Any]:
    return {
        "mode": "yaml",
        "filename": DASHBOARD_FILE,
        "title": "Power Budget",
        "icon": "mdi:home-lightning-bolt",
        "show_in_sidebar": True,
    }
