"""What the residents of the house have in their configuration.yaml, and fill into the forms."""

from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.heaters import CORE

from .house import Circuit

PLUGS = Path(__file__).parent / "custom_components" / "plugs"

HOUSE = Circuit("house", tuple(f"room_{number}" for number in range(1, 7)), draws_w=1500.0, rated_w=1500.0)
FLAT = Circuit("flat", tuple(f"chamber_{number}" for number in range(1, 5)), draws_w=900.0, rated_w=1000.0)
SHEDS = Circuit("sheds", tuple(f"shed_{number}" for number in range(1, 4)), draws_w=1500.0, rated_w=1500.0)
CIRCUITS = (HOUSE, FLAT, SHEDS)

STEPS_W = (5000.0, 3000.0)
FLAT_LIMIT_W = 4000.0
PEAK_W = 6000.0
"""More than the flat can draw: its window counts, and its limit alone says what may be drawn."""

SHEDS_LIMIT_W = 1500.0

OFTEN = {"hours": "*", "minutes": "*", "seconds": "/5"}
SELDOM = {"hours": "0", "minutes": "0", "seconds": "0"}


class MinimumTimes(NamedTuple):
    """How long heaters run and rest at least."""

    on_s: float
    off_s: float


MINIMUM = {HOUSE: MinimumTimes(20, 15), FLAT: MinimumTimes(2, 2), SHEDS: MinimumTimes(0, 0)}
"""Those of the house are longer than a Home Assistant takes to come back, those of the flat shorter: whether
its meter shows yet what was started just before is not known, and counts as if it did not."""


def configuration(port: int) -> dict[str, Any]:
    """Return a house whose plugs are at the other end of a line."""
    return {
        "homeassistant": CORE,
        "logger": {"default": "warning", "logs": {"homeassistant.loader": "error"}},
        "frontend": None,
        "config": None,
        "diagnostics": None,
        "plugs": {"port": port},
    }


def budget_forms() -> dict[Circuit, dict[str, Any]]:
    """Return the form of the budget of each circuit, filled in."""
    metering = {"meter": "sensor.flat_meter", "site_limit_w": FLAT_LIMIT_W, "margin_w": 0}
    return {
        HOUSE: {
            "name": "House",
            "power_steps": {f"mode_{mode}": limit_w for mode, limit_w in enumerate(STEPS_W)},
            "cycle": OFTEN,
        },
        FLAT: {
            "name": "Flat",
            "power_steps": {"mode_0": FLAT_LIMIT_W},
            "cycle": OFTEN,
            "metering": metering,
            "restoring": {"restore_delay_s": 1, "restore_margin": 1},
            "tariff": {"window_minutes": 15, "window_peak_w": PEAK_W},
        },
        SHEDS: {"name": "Sheds", "power_steps": {"mode_0": SHEDS_LIMIT_W}, "cycle": SELDOM},
    }


def heater_forms(circuit: Circuit) -> list[dict[str, Any]]:
    """Return the forms of the heaters of a circuit, filled in."""
    minimum = MINIMUM[circuit]
    return [
        {
            "name": relay,
            "switch": f"switch.{relay}_plug",
            "power_w": circuit.rated_w,
            "demand": "own_switch",
            "switching": {"min_on_s": minimum.on_s, "min_off_s": minimum.off_s},
        }
        for relay in circuit.relays
    ]
