"""How much may be drawn, and what a load is counted at."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Budget, Controls, LoadReading, LoadState, State, Unit
from custom_components.power_budget.engine.site import Branch
from custom_components.power_budget.engine.supply.amount import counted_w, measured_w
from custom_components.power_budget.engine.supply.limit import limits

from .plant import HOUSE, START, load, plant

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
    budget = Budget(id=HOUSE, name="House", unit=unit, power_steps=(9000, 6000, 3000))
    state = State().with_controls(HOUSE, power_saving_mode=mode, power_budget_w=power_budget_w)
    assert min(limits(Branch(budget, lambda _budget: ()), state, START).values()) == limit


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
    assert controls.within(Budget(id=HOUSE, name="House", power_steps=(9000, 6000, 3000))) == expected


COUNTED: dict[str, tuple[bool, float | None, float]] = {
    "off: what it is rated at": (False, None, 1500),
    "off: not what a sensor says": (False, 400, 1500),
    "on: what it is measured to draw": (True, 1320, 1320),
    "on: more than it is rated at": (True, 1710, 1710),
    "on, not measured: what it is rated at": (True, None, 1500),
    "on, and its own thermostat is satisfied: what it is rated at": (True, 3, 1500),
    "on, at a tenth": (True, 150, 150),
}


@pytest.mark.parametrize(("runs", "drawn_w", "counted"), COUNTED.values(), ids=COUNTED)
def test_a_load_is_counted_at(runs: bool, drawn_w: float | None, counted: float) -> None:
    hall, reading = load("hall", 1500), LoadReading(is_on=runs, drawn_w=drawn_w)
    memory = LoadState(is_on=runs)
    assert counted_w(hall, memory, measured_w(hall, memory, reading, START), START) == counted


RECALLED: dict[str, tuple[float | None, float, float]] = {
    "what it is rated at, if it was not measured": (None, 0, 1500),
    "what it is rated at, if it drew less": (1300, 0, 1500),
    "what it drew beyond that": (1700, 0, 1700),
    "that, for ten minutes": (1700, 599, 1700),
    "what it is rated at, after ten minutes": (1700, 600, 1500),
}


@pytest.mark.parametrize(("drew_w", "seconds", "expected"), RECALLED.values(), ids=RECALLED)
def test_a_load_that_stopped_is_counted_at(drew_w: float | None, seconds: float, expected: float) -> None:
    memory = LoadState(is_on=False, since=START, drew_w=drew_w)
    assert counted_w(load("hall", 1500), memory, None, START + timedelta(seconds=seconds)) == expected


def test_a_load_that_draws_more_than_there_is_room_for_is_not_started_over_and_over() -> None:
    house = plant(load("hall", 1500), limit=1600)
    house.read["hall"] = {"drawn_w": 1700}
    switched = [(one.load, one.is_on) for decision in house.settle() for one in decision.commands]
    assert switched == [("hall", True), ("hall", False)]
    assert house.reasons == ["waiting"]
    assert house.decide().grants[0].needs == 100
    house.read["hall"] = {"drawn_w": 0}
    house.wait(600)
    assert house.reasons == ["heating"]


def test_a_load_that_is_started_again_is_counted_at_what_it_drew_until_it_is_measured() -> None:
    house = plant(load("a"), load("b"))
    house.ask("b", is_on=False)
    house.settle()
    house.read["a"] = {"drawn_w": 1300}
    house.ask("a", is_on=False)
    house.settle()
    house.read["a"] = {}
    house.ask("a", "b")
    for _ in range(2):
        house.settle()
        assert [grant.usage for grant in house.decide().grants] == [1300, 0]
        house.wait(60)
