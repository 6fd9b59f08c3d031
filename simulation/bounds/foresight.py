"""The foresight bound: what could be done by one who knows the whole run in advance."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from simulation.house import STEP_S
from simulation.layered import LayeredRoom
from simulation.run import Step
from simulation.scenario import Scenario

from . import PlanError
from .divided import Moment, run_divided
from .problem import UNKNOWNS, W_PER_KW, Course, Vector, costs, course, room_problem

INTERVAL_S = 300
"""How long a heater's power is planned to stay the same."""


def foresight(scenario: Scenario, duration_s: float, *, interval_s: int = INTERVAL_S) -> Iterator[Step]:
    """Yield the steps of a house that follows the best plan.

    What does not fill an interval at the end of *duration_s* is left out, unless it is all there is.
    Raises PlanError.
    """
    interval_s = min(interval_s, int(duration_s // STEP_S) * STEP_S)
    planned_w = plan(scenario, duration_s, interval_s=interval_s)
    following = Following(scenario, planned_w, interval_s)
    return run_divided(scenario, following, duration_s // interval_s * interval_s)


def plan(scenario: Scenario, duration_s: float, *, interval_s: int = INTERVAL_S) -> Mapping[str, Vector]:
    """Return what each heater should draw, the mean of each interval, in W. Raises PlanError."""
    _check(scenario)
    known = course(scenario, duration_s, interval_s)
    problems = [room_problem(scenario, name, known) for name in scenario.rooms]
    solved = linprog(  # type: ignore[call-overload] # its types know no sparse matrix
        np.tile(costs(known), len(problems)),
        A_ub=sparse.vstack([_coldness(len(problems), known), _draw(len(problems), known)]),
        b_ub=np.concatenate([*(-problem.needed_c for problem in problems), known.spare_w / W_PER_KW]),
        A_eq=_block([problem.physics for problem in problems]),
        b_eq=np.concatenate([problem.driven for problem in problems]),
        bounds=np.vstack([problem.bounds for problem in problems]),
        method="highs",
    )
    if solved.status != 0:
        raise PlanError(f"{scenario.name}: {solved.message}")
    unknowns = solved.x.reshape(len(problems), UNKNOWNS, known.intervals)
    return {name: unknowns[index, 0] * W_PER_KW for index, name in enumerate(scenario.rooms)}


def _check(scenario: Scenario) -> None:
    """Raise PlanError where rooms are not as the program has them: what it came to would bound nothing."""
    for name, room in scenario.rooms.items():
        if name in scenario.gains or isinstance(room, LayeredRoom):
            raise PlanError(f"{scenario.name}: no plan knows sun, windows and masses such as {name} has")


def _coldness(rooms: int, known: Course) -> sparse.csr_array:
    """Return the rows that say, for each room and interval: -air_c - cold_k <= -needed_c."""
    same = sparse.eye_array(known.intervals)
    return sparse.csr_array(sparse.kron(np.eye(rooms), sparse.kron(np.array([[0.0, -1.0, 0.0, -1.0]]), same)))


def _draw(rooms: int, known: Course) -> sparse.csr_array:
    """Return the rows that sum, for each interval, what all heaters draw."""
    same = sparse.eye_array(known.intervals)
    return sparse.csr_array(
        sparse.kron(np.ones((1, rooms)), sparse.kron(np.array([[1.0, 0.0, 0.0, 0.0]]), same))
    )


def _block(parts: list[sparse.csr_array]) -> sparse.csr_array:
    return sparse.csr_array(sparse.block_diag(parts))


class Following:
    """Gives each room the energy that is planned, when there is power for it.

    Within an interval the base load changes from minute to minute. All heaters together draw as steadily
    as it lets them (see `steadily`). First comes who could not take its energy later, and then all have
    the same part of theirs. What a heater could not take is owed to it in the next interval.
    """

    def __init__(self, scenario: Scenario, planned_w: Mapping[str, Vector], interval_s: int) -> None:
        """Follow the plan, by rooms and intervals."""
        self._scenario = scenario
        self._planned_w = planned_w
        self._interval_s = interval_s
        self._owed_j = dict.fromkeys(planned_w, 0.0)
        self._level_w = 0.0

    def __call__(self, moment: Moment, /) -> Mapping[str, float]:
        """Return what each heater draws in this step, in W."""
        into_s = moment.clock_s % self._interval_s
        if into_s == 0:
            self._begin_interval(moment.clock_s)
        heat_w = self._shared_w(moment.spare_w, later_s=self._interval_s - into_s - STEP_S)
        for name, watts in heat_w.items():
            self._owed_j[name] -= watts * STEP_S
        return heat_w

    def _shared_w(self, spare_w: float, later_s: int) -> dict[str, float]:
        """Return the watts of each room in a step with *later_s* of its interval to come."""
        urgent_w = scaled({name: self._could_w(name, later_s) for name in self._owed_j}, spare_w)
        rest_w = min(self._level_w, spare_w) - sum(urgent_w.values())
        owed_w = {name: max(0.0, owed_j) / STEP_S for name, owed_j in self._owed_j.items()}
        more_w = filled(
            {name: owed_w[name] - urgent_w[name] for name in owed_w},
            {name: self._could_w(name, 0) - urgent_w[name] for name in owed_w},
            rest_w,
        )
        return {name: urgent_w[name] + more_w[name] for name in owed_w}

    def _could_w(self, name: str, later_s: int) -> float:
        """Return what a heater could draw of what is owed and cannot be had in *later_s*."""
        power_w = self._scenario.rooms[name].power_w
        return min(max(0.0, self._owed_j[name] - power_w * later_s) / STEP_S, power_w)

    def _begin_interval(self, clock_s: int) -> None:
        for name, planned_w in self._planned_w.items():
            self._owed_j[name] += float(planned_w[clock_s // self._interval_s]) * self._interval_s
        ahead = range(clock_s, clock_s + self._interval_s, STEP_S)
        base_load, limit_w = self._scenario.base_load, self._scenario.limit_w
        together_w = sum(max(0.0, owed_j) for owed_j in self._owed_j.values()) / self._interval_s
        self._level_w = steadily(together_w, [max(0.0, limit_w - base_load.at(at)) for at in ahead])


def scaled(watts: Mapping[str, float], most_w: float) -> dict[str, float]:
    """Return all *watts* times the same, at most 1, so that together they are at most *most_w*."""
    together_w = sum(watts.values())
    times = min(1.0, max(0.0, most_w) / together_w) if together_w > 0 else 0.0
    return {name: each_w * times for name, each_w in watts.items()}


def filled(watts: Mapping[str, float], caps_w: Mapping[str, float], most_w: float) -> dict[str, float]:
    """Return *most_w* in the proportions of *watts*; what passes a cap goes to the others.

    | watts      | caps_w        | most_w | filled          |
    |------------|---------------|-------:|-----------------|
    | 3000, 1000 | 3000, 1000    |   2000 | 1500, 500       |
    | 3000, 1000 | 1200, 1000    |   2000 | 1200, 800       |
    """
    full: dict[str, float] = {}
    while True:
        open_w = {name: each_w for name, each_w in watts.items() if name not in full}
        given_w = scaled(open_w, most_w - sum(full.values()))
        over = {name: caps_w[name] for name, each_w in given_w.items() if each_w > caps_w[name]}
        if not over:
            return given_w | full
        full |= over


def steadily(mean_w: float, spare_w: Sequence[float]) -> float:
    """Return the level at which *mean_w* is reached where no more than what is spare may be drawn.

    | mean_w | spare_w          | level |
    |-------:|------------------|------:|
    |   1000 | 2000, 1500, 3000 |  1000 |
    |   1000 | 2000,  500, 3000 |  1250 |
    |   1000 |  800,  500, 3000 |  1700 |
    |   1500 |  800,  500, 3000 |  3000 |
    """
    missing_w = mean_w * len(spare_w)
    for index, least_w in enumerate(sorted(spare_w)):
        level_w = missing_w / (len(spare_w) - index)
        if level_w <= least_w:
            return level_w
        missing_w -= least_w
    return max(spare_w)
