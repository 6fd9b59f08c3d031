"""What the residents of the house have in their configuration.yaml."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from demo.configuration import every_house
from demo.folder import ROOT
from simulation import Temperatures

from .hours import BEFORE, HOUR, Morning

SCENARIO = ROOT / "simulation" / "scenarios" / "tight.toml"
"""Seven rooms whose heaters draw 9 kW together, on a connection of 6 kW."""

STEP_S = 30
"""How often thermometers and the meter tell something."""

COMMIT_S = 300
"""How often the recorder writes, by the fast clock: every two seconds of real time."""


def configuration(morning: Morning, temperatures: Mapping[str, Temperatures]) -> dict[str, Any]:
    """Return a house as it is when a morning begins."""
    house = every_house()
    return house | {
        "homeassistant": house["homeassistant"] | {"time_zone": morning.zone},
        "recorder": {"commit_interval": COMMIT_S},
        "schedule": None,
        "simulated_house": {
            "scenario": str(SCENARIO),
            "speed": 1,
            "step_s": STEP_S,
            "start_h": BEFORE / HOUR,
            "temperatures": {room: asdict(now) for room, now in temperatures.items()},
        },
    }
