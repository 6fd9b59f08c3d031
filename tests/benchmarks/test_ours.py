"""Power Budget in the simulated house, whose meter is a step late, for whole weeks."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.ours import TURN_S, controller
from custom_components.power_budget.engine import Metering, Order
from simulation import STEP_S, Car, Scenario, Step, Stores, View, read_scenario, run
from simulation.bounds.fluid import fluid

SCENARIOS = Path("simulation/scenarios")
DAY_S = 86_400
LONG_STEPS = 30 // STEP_S


def overloads(scenario: Scenario, steps: Iterable[Step]) -> list[int]:
    """Return how many steps each overload lasted that the base load alone does not cause."""
    spells = [0]
    for step in steps:
        if step.base_w <= scenario.limit_w < step.drawn_w:
            spells[-1] += 1
        elif spells[-1]:
            spells.append(0)
    return spells


@pytest.mark.parametrize(("name", "order"), [("week", Order.ROUND_ROBIN), ("tight", Order.COLDEST_FIRST)])
def test_the_connection_is_never_overloaded_for_long(name: str, order: Order) -> None:
    scenario = read_scenario(SCENARIOS / f"{name}.toml")
    ours = controller(scenario, order, Metering(limit_w=scenario.limit_w))
    spells = overloads(scenario, run(scenario, ours))
    assert max(spells) < LONG_STEPS
    assert len(spells) > 1
    assert any(load.samples_w for load in ours.state.loads.values())


def charged_kwh(steps: Iterable[Step]) -> float:
    """Return what the car has taken."""
    return sum(step.flows.car_w for step in steps) * STEP_S / 3.6e6


def test_a_car_charges_with_what_the_heaters_leave() -> None:
    scenario = read_scenario(SCENARIOS / "car.toml")
    ours = controller(scenario, Order.ROUND_ROBIN, Metering(limit_w=scenario.limit_w))
    steps = list(run(scenario, ours, duration_s=DAY_S))
    assert max(overloads(scenario, steps)) < LONG_STEPS
    assert {0, 1380, 7360} < {step.flows.car_w for step in steps}
    assert charged_kwh(steps) > 0.9 * charged_kwh(fluid(scenario, DAY_S))


def test_a_battery_covers_and_charges_and_never_passes_the_limit_for_long() -> None:
    scenario = read_scenario(SCENARIOS / "car.toml")
    metering = Metering(limit_w=scenario.limit_w)
    ours = controller(scenario, Order.COLDEST_FIRST, metering, with_battery=True)
    steps = list(run(scenario, ours, duration_s=DAY_S))
    assert max(overloads(scenario, steps)) < LONG_STEPS
    assert min(step.flows.battery_w for step in steps) < 0 < max(step.flows.battery_w for step in steps)


ROOMS = ["living", "dining", "kitchen", "parents", "children", "office", "bathroom"]

CAR = Car(capacity_wh=60e3, least_w=1380, most_w=7360, step_w=230, away_hours=(), used_wh=0)

VIEW = View(
    clock_s=STEP_S,
    asking=frozenset({"living"}),
    measured_c=dict.fromkeys(ROOMS, 18.0),
    setpoints_c=dict.fromkeys(ROOMS, 20),
    meter_w=500,
    on=frozenset(),
)
"""One room asks, in a house that hardly draws anything."""

CHANGES = {
    "nothing": (VIEW, False),
    "a room is colder": (replace(VIEW, measured_c={**VIEW.measured_c, "living": 17}), False),
    "another thermostat asks": (replace(VIEW, asking=frozenset({"living", "office"})), True),
    "the meter shows more": (replace(VIEW, meter_w=2500), True),
    "a car is plugged in": (replace(VIEW, stores=Stores(car=CAR, car_wh=9000, is_there=True)), True),
    "turns pass": (replace(VIEW, clock_s=TURN_S), True),
    "a minimum time is over": (replace(VIEW, clock_s=2 * STEP_S + 120), True),
}


@pytest.mark.parametrize(("then", "is_decided"), CHANGES.values(), ids=CHANGES)
def test_it_is_decided_again_when_something_changes(then: View, is_decided: bool) -> None:
    scenario = read_scenario(SCENARIOS / "week.toml")
    ours = controller(scenario, Order.ROUND_ROBIN, Metering(limit_w=scenario.limit_w))
    on = frozenset(ours(VIEW).on)
    assert on == {"living"}
    before = ours.state
    if then.clock_s == STEP_S:
        then = replace(then, clock_s=2 * STEP_S)
    ours(replace(then, on=on))
    assert (ours.state is not before) is is_decided
