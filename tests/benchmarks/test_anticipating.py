"""Power Budget in the simulated house, with a plan that is learned within a day."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.anticipating import anticipating
from benchmarks.houses.contenders import CONTENDERS
from benchmarks.houses.contest import jobs, played
from benchmarks.ours import controller
from custom_components.power_budget.engine import Metering, Order
from simulation import BaseLoad, Changeable, Scenario, Step, read_scenario, run
from simulation.hours import DAY_S

SIX_S = 6 * 3600


@pytest.fixture(scope="module")
def week() -> Scenario:
    """Return the week."""
    return read_scenario(Path("simulation/scenarios/week.toml"))


@pytest.fixture(scope="module")
def steps(week: Scenario) -> list[Step]:
    """Return a day of learning and a morning."""
    planned = anticipating(week, Metering(limit_w=week.limit_w))
    return list(run(week, planned, duration_s=DAY_S + SIX_S + 60))


def coldest_k(steps: Iterable[Step], at_s: float) -> float:
    """Return how far the coldest room is below its setpoint at a time."""
    step = next(step for step in steps if step.view.clock_s == at_s)
    return max(step.view.setpoints_c[name] - air_c for name, air_c in step.view.measured_c.items())


def test_rooms_are_warm_when_comfort_begins_once_they_are_trusted(week: Scenario, steps: list[Step]) -> None:
    assert coldest_k(steps, SIX_S) > 2
    assert coldest_k(steps, DAY_S + SIX_S) < 1


def test_it_reacts_while_it_learns(week: Scenario, steps: list[Step]) -> None:
    reacting = controller(week, Order.COLDEST_FIRST, Metering(limit_w=week.limit_w))
    day = run(week, reacting, duration_s=DAY_S)
    assert [step.on for step in day] == [step.on for step in steps if step.view.clock_s < DAY_S]


def other_from(week: Scenario, turns_s: int) -> Scenario:
    """Return the week, with frost and much else that draws power from an instant on."""
    half_hours, minutes = turns_s // 1800, turns_s // 60
    frost = Changeable(
        mean_c=week.outdoor.mean_c,
        amplitude_k=week.outdoor.amplitude_k,
        warmer_k=[0.0] * (half_hours + 1) + [-20.0] * 1000,
        every_s=1800,
    )
    base_load = BaseLoad(minutes_w=(*week.base_load.minutes_w[:minutes], *[5000.0] * 1000))
    return replace(week, outdoor=frost, base_load=base_load)


def test_nothing_of_what_is_to_come_is_known_but_the_hours_of_comfort(
    week: Scenario, steps: list[Step]
) -> None:
    turns_s = DAY_S + SIX_S - 1800
    other = other_from(week, turns_s)
    lived = run(other, anticipating(other, Metering(limit_w=other.limit_w)), duration_s=turns_s)
    before = [step for step in steps if step.view.clock_s < turns_s]
    assert [step.on for step in lived] == [step.on for step in before]
    assert any(step.on - thermostats(step) for step in before if step.view.clock_s >= DAY_S)


def thermostats(step: Step) -> frozenset[str]:
    """Return the rooms that are below their setpoints."""
    setpoints_c, measured_c = step.view.setpoints_c, step.view.measured_c
    return frozenset(name for name, air_c in measured_c.items() if air_c < setpoints_c[name])


def test_no_room_is_warmer_than_its_thermostat_lets_it_be(week: Scenario, steps: list[Step]) -> None:
    for step in steps:
        for name, air_c in step.house.measured_c.items():
            assert air_c <= week.schedules[name].comfort_c + week.band_k + 0.05


def test_what_comes_before_is_not_judged(week: Scenario) -> None:
    whole, rest = (played(*jobs([week], ["fluid bound"], days=0.3, after_days=days)) for days in (0, 0.2))
    assert rest.score.heat_kwh != whole.score.heat_kwh


def test_it_is_one_of_those_that_are_compared() -> None:
    assert "Power Budget, anticipating" in CONTENDERS
