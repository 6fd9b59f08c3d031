"""What a run came to, per day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .hours import DAY_S, HOUR_S
from .house import STEP_S
from .run import Step
from .scenario import WH_PER_KWH, Scenario
from .stores import Stores

LONG_S = 30
J_PER_KWH = 3.6e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The figures of a run, each per day."""

    overload_s: float
    """Seconds in which more was drawn than the connection may carry."""

    long_overloads: float
    """Overloads of 30 s and longer without a break."""

    cold_by_room_k_h: Mapping[str, float]
    """For each room, kelvin below setpoint - tolerance, times hours."""

    switchings_per_heater: float
    """How often a heater went on or off, the mean of all."""

    heat_kwh: float
    """Heat delivered."""

    car_short_kwh: float | None = None
    """What the car is short of being full as it leaves, all times together; None where there is no car."""

    @property
    def cold_k_h(self) -> float:
        """Cold of all rooms together."""
        return sum(self.cold_by_room_k_h.values())

    @property
    def worst_room_cold_k_h(self) -> float:
        """Cold of the coldest room."""
        return max(self.cold_by_room_k_h.values())


def score(scenario: Scenario, steps: Iterable[Step]) -> Score:
    """Return what *steps* of a run came to. Raises ValueError if there are none."""
    count = _Count(
        tolerance_k=scenario.tolerance_k,
        has_car=scenario.car is not None,
        cold_k_s=dict.fromkeys(scenario.rooms, 0.0),
    )
    for step in steps:
        count.add(step, overloaded=step.drawn_w > scenario.limit_w)
    return count.score()


@dataclass(slots=True, kw_only=True)
class _Count:
    """Sums over the steps so far."""

    tolerance_k: float
    has_car: bool
    cold_k_s: dict[str, float]
    steps: int = 0
    overload_s: int = 0
    spell_s: int = 0
    """How long the overload has lasted that is under way."""

    long_overloads: int = 0
    switchings: int = 0
    heat_j: float = 0.0
    car_was_there: bool = False
    car_short_wh: float = 0.0

    def add(self, step: Step, *, overloaded: bool) -> None:
        self.steps += 1
        self.heat_j += STEP_S * sum(step.heat_w.values())
        self.switchings += len(step.on ^ step.view.on)
        self._add_overload(overloaded=overloaded)
        self._add_cold(step)
        self._add_car(step.view.stores)

    def _add_overload(self, *, overloaded: bool) -> None:
        if not overloaded:
            self.spell_s = 0
            return
        self.overload_s += STEP_S
        self.long_overloads += self.spell_s < LONG_S <= self.spell_s + STEP_S
        self.spell_s += STEP_S

    def _add_cold(self, step: Step) -> None:
        for name, measured_c in step.house.measured_c.items():
            missing_k = step.view.setpoints_c[name] - self.tolerance_k - measured_c
            if missing_k > 0:
                self.cold_k_s[name] += STEP_S * missing_k

    def _add_car(self, stores: Stores) -> None:
        if self.car_was_there and not stores.is_there:
            self.car_short_wh += stores.car_lacks_wh
        self.car_was_there = stores.is_there

    def score(self) -> Score:
        if not self.steps:
            raise ValueError("there is no step to count")
        days = self.steps * STEP_S / DAY_S
        return Score(
            overload_s=self.overload_s / days,
            long_overloads=self.long_overloads / days,
            cold_by_room_k_h={name: cold_k_s / HOUR_S / days for name, cold_k_s in self.cold_k_s.items()},
            switchings_per_heater=self.switchings / len(self.cold_k_s) / days,
            heat_kwh=self.heat_j / J_PER_KWH / days,
            car_short_kwh=self.car_short_wh / WH_PER_KWH / days if self.has_car else None,
        )
