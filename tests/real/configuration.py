"""What the residents of the tested house have in their configuration.yaml, and fill into the forms."""

from typing import Any

ROOMS = tuple(f"room_{number}" for number in range(1, 6))
HEATER_W = 1500
STEPS_W = (5000, 3000)
SHEDS = tuple(f"shed_{number}" for number in range(1, 4))
STREET = tuple(f"lamp_{number}" for number in range(1, 51))
STREET_HEATER_W = 100
STREET_W = STREET_HEATER_W * len(STREET)
STREET_LIMIT_W = 9000
MILL = tuple(f"loom_{number}" for number in range(1, 51))
METER = "input_number.meter"

EVERY_SECOND = {"hours": "*", "minutes": "*", "seconds": "*"}
AT_MIDNIGHT = {"hours": "0", "minutes": "0", "seconds": "0"}


def configuration() -> dict[str, Any]:
    """Return a house with a thermostat for each room, and a tariff that is dear at times."""
    relays = dict.fromkeys((*ROOMS, *SHEDS, *STREET, *MILL))
    return {
        "homeassistant": {"name": "Home", "country": "FR", "time_zone": "Europe/Paris"},
        "logger": {"default": "warning", "logs": {"custom_components.power_budget": "debug"}},
        "frontend": None,
        "config": None,
        "input_boolean": {"dear_tariff": None} | relays,
        "input_number": {room: {"min": 0, "max": 30, "initial": 15} for room in ROOMS} | {"meter": _METER},
        "climate": [_thermostat(room) for room in ROOMS],
        "automation": [_dear_tariff(), _heartbeat()],
    }


def budget_form(name: str, *steps_w: float, cycle: dict[str, str]) -> dict[str, Any]:
    """Return the form of a budget, filled in."""
    return {
        "name": name,
        "power_steps": {f"mode_{mode}": limit_w for mode, limit_w in enumerate(steps_w)},
        "cycle": cycle,
        "rules": {"unit": "watts", "order": "round_robin", "when_stopped": "leave"},
    }


def heater_form(name: str, power_w: float) -> dict[str, Any]:
    """Return the form of a heater that may be switched at any time, filled in."""
    return {
        "name": name,
        "switch": f"input_boolean.{name}",
        "power_w": power_w,
        "demand": "own_switch",
        "switching": {"min_on_s": 0, "min_off_s": 0, "inverted": False},
        "sharing": {"turns": 1, "priority": 0},
    }


_METER = {"min": 0, "max": 20_000, "initial": 1000, "unit_of_measurement": "W"}


def metered(form: dict[str, Any]) -> dict[str, Any]:
    """Return the form of a budget that has a meter, and restores at once."""
    metering = {"meter": METER, "site_limit_w": STREET_LIMIT_W, "margin_w": 0}
    return form | {"metering": metering, "restoring": {"restore_delay_s": 0, "restore_margin": 1}}


def _thermostat(room: str) -> dict[str, Any]:
    return {
        "platform": "generic_thermostat",
        "name": room,
        "heater": f"switch.{room}_demand",
        "target_sensor": f"input_number.{room}",
        "target_temp": 20,
        "initial_hvac_mode": "heat",
    }


def _dear_tariff() -> dict[str, Any]:
    return {
        "alias": "Save power in the expensive hours",
        "triggers": [{"trigger": "state", "entity_id": "input_boolean.dear_tariff", "to": ["on", "off"]}],
        "actions": [
            {
                "action": "number.set_value",
                "target": {"entity_id": "number.house_power_saving_mode"},
                "data": {"value": "{{ 1 if is_state('input_boolean.dear_tariff', 'on') else 0 }}"},
            }
        ],
    }


def _heartbeat() -> dict[str, Any]:
    return {
        "alias": "Show that time passes",
        "mode": "parallel",
        "triggers": [{"trigger": "time_pattern", "seconds": "*"}],
        "actions": [{"event": "heartbeat"}],
    }
