"""The loop again, with heaters that take any power up to their rating, and no meter to wait for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from simulation.house import STEP_S, House
from simulation.run import Step, View
from simulation.scenario import Scenario
from simulation.stores import NO_STORES, Stores

HAIR_W = 1e-6
"""What is left of the limit, so that a sum of many powers is not above it by rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """All there is to know at the start of a step."""

    clock_s: int
    """Seconds since midnight of the first day."""

    house: House
    """How warm the rooms are."""

    setpoints_c: Mapping[str, float]
    """What each room should have."""

    outdoor_c: float
    """The weather."""

    spare_w: float
    """What the rest of the house leaves of the connection in this step; never negative."""

    stores: Stores = NO_STORES
    """The car and the battery, where there are any."""


class Divider(Protocol):
    """Whoever divides what is spare."""

    def __call__(self, moment: Moment, /) -> Mapping[str, float]:
        """Return what each heater draws in this step, in W."""


def run_divided(scenario: Scenario, divider: Divider, duration_s: float) -> Iterator[Step]:
    """Yield step after step, as `run` does. Who is given anything asks, and is on.

    The rooms come first: a car charges with what they leave, and a battery stays idle.
    """
    house, stores, before = scenario.house(), scenario.stores(), frozenset[str]()
    for clock_s in range(0, int(duration_s // STEP_S) * STEP_S, STEP_S):
        base_w = scenario.base_load.at(clock_s)
        moment = Moment(
            clock_s=clock_s,
            house=house,
            setpoints_c=scenario.setpoints_c(clock_s),
            outdoor_c=scenario.outdoor.at(clock_s),
            spare_w=max(0.0, scenario.limit_w - base_w - HAIR_W),
            stores=stores.at(clock_s),
        )
        step = _step(scenario, moment, divider(moment), base_w=base_w, before=before)
        house, stores, before = step.house, moment.stores.step(step.flows, STEP_S), step.on
        yield step


def _step(
    scenario: Scenario,
    moment: Moment,
    heat_w: Mapping[str, float],
    *,
    base_w: float,
    before: frozenset[str],
) -> Step:
    on = frozenset(name for name, watts in heat_w.items() if watts > 0)
    view = View(
        clock_s=moment.clock_s,
        asking=on,
        measured_c=moment.house.measured_c,
        setpoints_c=moment.setpoints_c,
        meter_w=base_w,
        on=before,
        stores=moment.stores,
    )
    house = scenario.after(moment.house, heat_w, moment.clock_s)
    left_w = moment.spare_w - sum(heat_w.values())
    flows = moment.stores.flows(car_w=left_w, battery_w=0.0, dt_s=STEP_S)
    return Step(view=view, on=on, heat_w=heat_w, base_w=base_w, house=house, flows=flows)
