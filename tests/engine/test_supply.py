"""How much may be drawn, and what a load is counted at."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Budget, Controls, LoadReading, LoadState, Site, State, Unit
from custom_components.power_budget.engine.supply.amount import counted, measured, recalled
from custom_components.power_budget.engine.supply.limit import limits

from .plant import START, load, plant

LIMITS: dict[str, tuple[Unit, int, float | None, float]] = {
    "the step of the mode": (Unit.WATTS, 1, None, 6000),
    "the power budget, if it is lower": (Unit.WATTS, 1, 4500, 4500),
    "the step, if it is lower": (Unit.WATTS, 2, 4500, 3000),
    "nothing, if the power budget is none": (Unit.WATTS, 0, 0, 0),
    "the last step beyond the last mode": (Unit.WATTS, 7, None, 3000),
    "the step alone, where loads are counted": (Unit.LOADS, 1, 2, 6000),
}


@pytest.mark.parametrize(("unit", "mode", "power_budget_w", "limit"), LIMITS.values(), ids=LIMITS)
def test_the_limit_is(unit: Unit, mode: int, power_budget_w: float | None, limit: float) -> None:
    budget = Budget(name="house", unit=unit, power_steps=(9000, 6000, 3000))
    state = State().with_controls(power_saving_mode=mode, power_budget_w=power_budget_w)
    assert min(limits(Site(budget=budget, loads=()), state, START).values()) == limit


WITHIN: dict[str, tuple[Controls, Controls]] = {
    "what fits stays": (
        Controls(power_saving_mode=1, power_budget_w=500),
        Controls(power_saving_mode=1, power_budget_w=500),
    ),
    "a mode beyond the last is the last": (Controls(power_saving_mode=7), Controls(power_saving_mode=2)),
    "a power budget beyond the first step is that step": (
        Controls(power_budget_w=12_000, away=True),
        Controls(power_budget_w=9000, away=True),
    ),
}


@pytest.mark.parametrize(("controls", "expected"), WITHIN.values(), ids=WITHIN)
def test_controls_within_a_budget(controls: Controls, expected: Controls) -> None:
    assert controls.within(Budget(name="house", power_steps=(9000, 6000, 3000))) == expected


COUNTED: dict[str, tuple[Unit, bool, float | None, float]] = {
    "a load is one load": (Unit.LOADS, True, 1320, 1),
    "off: what it is rated at": (Unit.WATTS, False, None, 1500),
    "off: not what a sensor says": (Unit.WATTS, False, 400, 1500),
    "on: what it is measured to draw": (Unit.WATTS, True, 1320, 1320),
    "on: more than it is rated at": (Unit.WATTS, True, 1710, 1710),
    "on, not measured: what it is rated at": (Unit.WATTS, True, None, 1500),
    "on, and its own thermostat is satisfied: what it is rated at": (Unit.WATTS, True, 3, 1500),
    "on, at a tenth": (Unit.WATTS, True, 150, 150),
}


@pytest.mark.parametrize(("unit", "runs", "drawn_w", "amount"), COUNTED.values(), ids=COUNTED)
def test_a_load_is_counted_at(unit: Unit, runs: bool, drawn_w: float | None, amount: float) -> None:
    hall, reading = load("hall", 1500), LoadReading(is_on=runs, drawn_w=drawn_w)
    memory = LoadState(is_on=runs)
    assert counted(hall, memory, unit, measured(hall, memory, reading, START)) == amount


RECALLED: dict[str, tuple[float | None, float, float | None]] = {
    "nothing, if it was not measured": (None, 0, None),
    "nothing, if it drew less than it is rated at": (1300, 0, None),
    "what it drew beyond that": (1700, 0, 1700),
    "that, for ten minutes": (1700, 599, 1700),
    "nothing, after ten minutes": (1700, 600, None),
}


@pytest.mark.parametrize(("drew_w", "seconds", "expected"), RECALLED.values(), ids=RECALLED)
def test_what_is_recalled_of_a_load_is(drew_w: float | None, seconds: float, expected: float | None) -> None:
    memory = LoadState(is_on=False, since=START, drew_w=drew_w)
    assert recalled(load("hall", 1500), memory, START + timedelta(seconds=seconds)) == expected


def test_a_load_that_draws_more_than_there_is_room_for_is_not_started_over_and_over() -> None:
    house = plant(load("hall", 1500), limit=1600)
    house.read["hall"] = {"drawn_w": 1700}
    switched = [(one.load, one.is_on) for decision in house.settle() for one in decision.commands]
    assert switched == [("hall", True), ("hall", False)]
    assert house.reasons == ["waiting"]
    assert house.decide().grants[0].needs == 100
    house.wait(600)
    assert house.reasons == ["heating"]
