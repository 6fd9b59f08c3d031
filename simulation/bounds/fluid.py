"""The fluid bound: the best of those who only react."""

from collections.abc import Iterator, Mapping

from simulation.house import STEP_S
from simulation.run import Step
from simulation.scenario import Scenario

from .divided import Moment, run_divided


def fluid(scenario: Scenario, duration_s: float) -> Iterator[Step]:
    """Yield the steps of a house whose heaters are divisible, coldest against its setpoint first.

    Each room wants to be held at setpoint + band, where its thermostat would stop.
    """
    return run_divided(scenario, lambda moment: coldest_first(moment, scenario.band_k), duration_s)


def coldest_first(moment: Moment, band_k: float) -> Mapping[str, float]:
    """Return the watts of each room: as much as it wants, while there is any left."""
    air_c, spare_w = moment.house.measured_c, moment.spare_w
    heat_w = {}
    for name in sorted(air_c, key=lambda name: air_c[name] - moment.setpoints_c[name]):
        heat_w[name] = min(wanted_w(moment, name, moment.setpoints_c[name] + band_k), spare_w)
        spare_w -= heat_w[name]
    return heat_w


def wanted_w(moment: Moment, name: str, goal_c: float) -> float:
    """Return what brings a room to *goal_c* within the step, as far as its heater can.

    For the living room of `Room.step`, at 18 degC and 0 degC outside:

    | goal_c | wanted_w |
    |-------:|---------:|
    |     17 |        0 |
    |     18 |      684 |
    |  18.01 |     1984 |
    |     19 |     2000 |
    """
    room = moment.house.rooms[name]
    unheated = room.step(moment.house.temperatures[name], heat_w=0, outdoor_c=moment.outdoor_c, dt_s=STEP_S)
    missing_w = (goal_c - unheated.air_c) * room.c_air_j_per_k / STEP_S
    return min(max(0.0, missing_w), room.power_w)
