"""Every form, and what may be entered in it: all of its fields, and nothing that is wrong."""

from dataclasses import dataclass, field
from typing import Any

from custom_components.power_budget.const import (
    DOMAIN,
    SUBENTRY_ASSET,
    SUBENTRY_ATTENDED,
    SUBENTRY_BATTERY,
    SUBENTRY_HEATER,
    SUBENTRY_MODULATING,
)

FLOWS = "/api/config/config_entries/flow"
OPTIONS_FLOWS = "/api/config/config_entries/options/flow"
SUBENTRY_FLOWS = "/api/config/config_entries/subentries/flow"

OPTIONS = {
    "power_steps": {"mode_0": 6000, "mode_1": 5000, "mode_2": 4000, "mode_3": 3000},
    "more_power_steps": {"mode_4": 2500, "mode_5": 2000, "mode_6": 1500, "mode_7": 1000, "mode_8": 500},
    "metering": {
        "meter": "sensor.power",
        "site_limit_w": 9000,
        "estimate": "whole_house",
        "other_meters": ["sensor.power"],
        "margin_w": 100,
        "voltage_v": 230,
    },
    "restoring": {
        "restore_delay_s": 90,
        "restore_margin": 1.2,
        "count_idle": "rated",
        "meter_timeout_s": 60,
        "stale_limit_w": 0,
    },
    "tariff": {
        "window_minutes": 15,
        "window_peak_w": 5000,
        "window_follow_peak": True,
        "energy_meter": "sensor.energy",
        "limit_entity": "number.limit",
    },
    "anticipation": {
        "outdoors_entity": "weather.home",
        "prices_entity": "sensor.energy",
        "saving_schedule": "schedule.hall",
        "saving_schedule_mode": 1,
    },
    "cycle": {"hours": "*", "minutes": "/2", "seconds": "0"},
    "rules": {
        "parent": "garage",
        "unit": "watts",
        "order": "round_robin",
        "when_stopped": "leave",
        "register_card": True,
    },
}

HEATER = {
    "name": "Hall",
    "switch": "switch.hall",
    "power_w": 1500,
    "demand": "own_switch",
    "switching": {
        "inverted": False,
        "min_on_s": 1,
        "min_off_s": 1,
        "power_sensor": "sensor.power",
        "max_switches_per_hour": 10,
        "command_timeout_s": 5,
    },
    "sharing": {
        "turns": 1,
        "priority": 0,
        "max_off_s": 100,
        "also_on": [{"budget": "garage", "power_w": 500}],
    },
}

CAR = {
    "name": "Car",
    "setpoint": "number.dial",
    "max_power_w": 7400,
    "min_power_w": 1400,
    "switch": "switch.hall",
    "demand": "always",
    "setting": {
        "setpoint_unit": "percent",
        "voltage_v": 230,
        "phases": 3,
        "full_power_w": 7400,
        "step": 1,
        "ramp_w_per_s": 100,
        "min_change_s": 10,
        "power_sensor": "sensor.power",
        "command_timeout_s": 5,
    },
    "sharing": {
        "weight": 1,
        "turns": 1,
        "priority": 0,
        "max_off_s": 100,
        "also_on": [{"budget": "garage", "power_w": 500}],
    },
}

ATTENDED = {
    "name": "Oven",
    "switch": "switch.hall",
    "power_sensor": "sensor.power",
    "power_w": 2000,
    "may_shed": True,
    "switching": {"inverted": False, "command_timeout_s": 5},
    "sharing": {"priority": 0, "also_on": [{"budget": "garage", "power_w": 500}]},
}

BATTERY = {
    "name": "Cellar",
    "soc": "sensor.soc",
    "capacity_wh": 10_000,
    "setpoint": "number.limit",
    "positive_discharges": False,
    "max_charge_w": 3000,
    "max_discharge_w": 3000,
    "serving": {
        "covers_excess": True,
        "takes_rest": True,
        "power_sensor": "sensor.power",
        "sensor_positive_discharges": False,
    },
    "two_setpoints": {},
    "bounds": {
        "min_charge_w": 100,
        "min_discharge_w": 100,
        "inverter_max_charge_w": 4000,
        "inverter_max_discharge_w": 4000,
    },
    "levelling": {"soc_min": 10, "soc_max": 90, "group": "roof", "soc_exponent": 2},
}

TWO_SETPOINTS = {"charge_setpoint": "number.charge", "discharge_setpoint": "number.discharge"}

ASSET = {
    "name": "Boiler",
    "target": "sensor.power",
    "potential": "input_number.possible",
    "setpoint": "number.boiler",
    "limits": {"min_power_w": 100, "max_power_w": 2000, "group": "cellar"},
    "sending": {"potential_timeout_s": 60, "command_timeout_s": 5, "always_send": False},
}

BY_ENTITY = {"demand_entity": "climate.hall", "frost_c": 7}

BY_TEMPERATURE = {
    "temperature_sensor": "sensor.temperature",
    "setpoint_entity": "input_number.setpoint",
    "setpoint_c": 20,
    "deadband_k": 0.5,
    "frost_c": 5,
    "timetable": {"comfort_c": 20, "setback_c": 17, "calendar_means": "sunday"},
}

BY_SCHEDULE = {
    "temperature_sensor": "sensor.temperature",
    "setpoint_c": 20,
    "deadband_k": 0.5,
    "frost_c": 5,
    "timetable": {
        "schedule_entity": "schedule.hall",
        "comfort_c": 20,
        "setback_c": 17,
        "calendar_entity": "calendar.holidays",
        "calendar_means": "sunday",
    },
}


@dataclass(frozen=True)
class Form:
    """A form."""

    flows: str
    """Where it is opened."""

    request: dict[str, Any]
    """What is asked for."""

    entered: dict[str, Any]
    """What may be entered in it."""

    texts: tuple[str, ...]
    """Where its messages are among the translations."""

    before: dict[str, Any] = field(default_factory=dict)
    """What is entered in the form before it, if there is one."""


HEATERS = {"handler": ["house", SUBENTRY_HEATER]}
HEATER_TEXTS = ("config_subentries", SUBENTRY_HEATER)
CARS = {"handler": ["house", SUBENTRY_MODULATING]}
CAR_TEXTS = ("config_subentries", SUBENTRY_MODULATING)
BATTERIES = {"handler": ["house", SUBENTRY_BATTERY]}
BATTERY_TEXTS = ("config_subentries", SUBENTRY_BATTERY)
ASSETS = {"handler": ["house", SUBENTRY_ASSET]}
ASSET_TEXTS = ("config_subentries", SUBENTRY_ASSET)

FORMS = {
    "a new budget": Form(FLOWS, {"handler": DOMAIN}, {"name": "Attic", **OPTIONS}, ("config",)),
    "the options of a budget": Form(OPTIONS_FLOWS, {"handler": "house"}, OPTIONS, ("options",)),
    "a new attended load": Form(
        SUBENTRY_FLOWS,
        {"handler": ["house", SUBENTRY_ATTENDED]},
        ATTENDED,
        ("config_subentries", SUBENTRY_ATTENDED),
    ),
    "a new heater": Form(SUBENTRY_FLOWS, HEATERS, HEATER, HEATER_TEXTS),
    "a heater": Form(SUBENTRY_FLOWS, {**HEATERS, "subentry_id": "bath"}, HEATER, HEATER_TEXTS),
    "a new adjustable load": Form(SUBENTRY_FLOWS, CARS, CAR, CAR_TEXTS),
    "what asks for an adjustable load": Form(
        SUBENTRY_FLOWS, CARS, BY_ENTITY, CAR_TEXTS, CAR | {"demand": "entity"}
    ),
    "a new battery": Form(SUBENTRY_FLOWS, BATTERIES, BATTERY, BATTERY_TEXTS),
    "a battery": Form(SUBENTRY_FLOWS, {**BATTERIES, "subentry_id": "attic"}, BATTERY, BATTERY_TEXTS),
    "a battery with two set-points": Form(
        SUBENTRY_FLOWS,
        BATTERIES,
        {
            **{key: value for key, value in BATTERY.items() if key != "setpoint"},
            "two_setpoints": TWO_SETPOINTS,
        },
        BATTERY_TEXTS,
    ),
    "a new asset": Form(SUBENTRY_FLOWS, ASSETS, ASSET, ASSET_TEXTS),
    "an asset": Form(SUBENTRY_FLOWS, {**ASSETS, "subentry_id": "pump"}, ASSET, ASSET_TEXTS),
    "a demand by an entity": Form(
        SUBENTRY_FLOWS, HEATERS, BY_ENTITY, HEATER_TEXTS, HEATER | {"demand": "entity"}
    ),
    "a demand by temperature": Form(
        SUBENTRY_FLOWS, HEATERS, BY_TEMPERATURE, HEATER_TEXTS, HEATER | {"demand": "temperature"}
    ),
    "a demand by temperature that follows a schedule": Form(
        SUBENTRY_FLOWS, HEATERS, BY_SCHEDULE, HEATER_TEXTS, HEATER | {"demand": "temperature"}
    ),
}
