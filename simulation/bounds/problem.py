"""The whole run as a linear program: be nowhere cold, and spend the least heat on it.

For each room and interval of time there are four unknowns,

    heat_kw   what the heater draws, the same throughout the interval
    air_c     at the end of the interval
    mass_c    likewise
    cold_k    how far the air is below setpoint - tolerance

joined by the physics of `Room.step`, applied as often as there are steps in an interval: that is exact,
because the step is linear. All rooms together draw no more energy than the base load leaves in the
interval, and no room is warmer than comfort + band, unless the weather alone makes it so.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from simulation.hours import HOUR_S
from simulation.house import STEP_S, Room
from simulation.scenario import START_C, Scenario

type Vector = NDArray[np.float64]

COLD_KWH_PER_K_H = 1000.0
"""What a kelvin-hour of cold costs, in heat: so much that no heat is spared at its price."""

W_PER_KW = 1000
UNKNOWNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is known in advance of the run."""

    clock_s: Vector
    """The start of each step, by interval."""

    outdoor_c: Vector
    """The weather in each step, by interval."""

    spare_w: Vector
    """What the base load leaves, the mean of each interval."""

    @property
    def steps(self) -> int:
        """How many steps an interval has."""
        return int(self.clock_s.shape[1])

    @property
    def intervals(self) -> int:
        """How many there are."""
        return int(self.clock_s.shape[0])

    @property
    def interval_h(self) -> float:
        """How long each is."""
        return self.steps * STEP_S / HOUR_S


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomProblem:
    """One room's part of the program; the unknowns stand in the order above, each by interval."""

    physics: sparse.csr_array
    """Times the unknowns, this is `driven`."""

    driven: Vector
    """What the weather and the start make of the room."""

    bounds: Vector
    """The lowest and the highest value of each unknown."""

    needed_c: Vector
    """Setpoint - tolerance, the highest of each interval and of the step after it."""


def course(scenario: Scenario, duration_s: float, interval_s: int) -> Course:
    """Return what is known in advance, as whole intervals."""
    steps = interval_s // STEP_S
    clock_s: Vector = np.arange(int(duration_s // interval_s) * steps, dtype=np.float64) * STEP_S
    spare_w = [max(0.0, scenario.limit_w - scenario.base_load.at(at)) for at in clock_s]
    return Course(
        clock_s=clock_s.reshape(-1, steps),
        outdoor_c=np.array([scenario.outdoor.at(at) for at in clock_s]).reshape(-1, steps),
        spare_w=np.array(spare_w).reshape(-1, steps).mean(axis=1),
    )


def room_problem(scenario: Scenario, name: str, known: Course) -> RoomProblem:
    """Return what concerns one room alone."""
    room = scenario.rooms[name]
    over_interval, heated_k, weather_k = _interval(room, known)
    driven = weather_k.copy()
    driven[0] += over_interval @ np.full(2, START_C)
    return RoomProblem(
        physics=_physics(over_interval, heated_k, known.intervals),
        driven=driven.T.ravel(),
        bounds=_bounds(scenario, name, _unheated_c(over_interval, weather_k)),
        needed_c=_needed_c(scenario, name, known),
    )


def costs(known: Course) -> Vector:
    """Return what each unknown of a room costs, in kWh of heat."""
    each = np.array([1.0, 0.0, 0.0, COLD_KWH_PER_K_H]) * known.interval_h
    return np.repeat(each, known.intervals)


def _interval(room: Room, known: Course) -> tuple[Vector, Vector, Vector]:
    """Return what an interval makes of (air, mass), of 1 kW, and of the weather in each interval."""
    one = np.eye(2) + STEP_S * np.array(
        [
            np.array([-room.ua_w_per_k - room.k_mass_w_per_k, room.k_mass_w_per_k]) / room.c_air_j_per_k,
            np.array([room.k_mass_w_per_k, -room.k_mass_w_per_k]) / room.c_mass_j_per_k,
        ]
    )
    after = [np.linalg.matrix_power(one, known.steps - 1 - step) for step in range(known.steps)]
    one_watt = np.array([matrix[:, 0] for matrix in after]) * STEP_S / room.c_air_j_per_k
    weather_k: Vector = known.outdoor_c @ one_watt * room.ua_w_per_k
    return np.linalg.matrix_power(one, known.steps), one_watt.sum(axis=0) * W_PER_KW, weather_k


def _physics(over_interval: Vector, heated_k: Vector, intervals: int) -> sparse.csr_array:
    same = sparse.eye_array(intervals)
    before = sparse.eye_array(intervals, k=-1)
    stays = sparse.kron(np.eye(2), same) - sparse.kron(over_interval, before)
    heat = sparse.kron(-heated_k.reshape(2, 1), same)
    no_cold = sparse.csr_array((2 * intervals, intervals))
    return sparse.csr_array(sparse.hstack([heat, stays, no_cold]))


def _unheated_c(over_interval: Vector, weather_k: Vector) -> Vector:
    """Return the air at the end of each interval if nobody ever heats."""
    now, air_c = np.full(2, START_C), []
    for driven in weather_k:
        now = over_interval @ now + driven
        air_c.append(now[0])
    return np.array(air_c)


def _bounds(scenario: Scenario, name: str, unheated_c: Vector) -> Vector:
    schedule = scenario.schedules[name]
    warmest_c = max(schedule.comfort_c, schedule.setback_c) + scenario.band_k
    lowest = np.repeat([0.0, -np.inf, -np.inf, 0.0], len(unheated_c))
    highest = np.repeat([scenario.rooms[name].power_w / W_PER_KW, np.inf, np.inf, np.inf], len(unheated_c))
    air = slice(len(unheated_c), 2 * len(unheated_c))
    highest[air] = np.maximum(warmest_c, unheated_c + 1e-6)
    return np.column_stack([lowest, highest])


def _needed_c(scenario: Scenario, name: str, known: Course) -> Vector:
    schedule = scenario.schedules[name]
    setpoints_c = np.array([schedule.setpoint_c(at) for at in known.clock_s.ravel()])
    by_interval = setpoints_c.reshape(known.clock_s.shape)
    following = np.append(by_interval[1:, 0], by_interval[-1, -1])
    needed_c: Vector = np.maximum(by_interval.max(axis=1), following) - scenario.tolerance_k
    return needed_c
