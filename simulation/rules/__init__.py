"""What others do with a connection that is too small, written from their descriptions.

    alone            every heater whose thermostat asks: what there is to improve on
    rotation         the budget manager: each minute the next goes first, and what fits runs
    shedding         Versatile Thermostat: shed who is closest to the setpoint, restore who is furthest
    slots            the round-robin scripts: as many heaters as a power saving mode allows

Each rule is a controller for `run`, made for one house; none has a memory beyond its own object. Of heaters
it knows what is written on them.
"""

from collections.abc import Callable, Mapping

from simulation.run import Controller, thermostats_alone
from simulation.scenario import Scenario

from .rotation import Rotation
from .shedding import Shedding
from .slots import Slots

RULES: Mapping[str, Callable[[Scenario], Controller]] = {
    "thermostats alone": lambda _: thermostats_alone,
    "budget manager": Rotation,
    "shed closest to setpoint": Shedding,
    "round-robin scripts": Slots,
}
"""By the name under which each stands in a table."""

__all__ = ["RULES", "Rotation", "Shedding", "Slots"]
