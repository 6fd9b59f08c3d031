"""What each budget will leave for rooms, slot by slot."""

import pytest

from custom_components.power_budget.engine import Metering, State
from custom_components.power_budget.engine.anticipation import supplies as module
from custom_components.power_budget.engine.anticipation.base_load import BINS, BaseLoadMemory, Mean
from custom_components.power_budget.engine.anticipation.supplies import caps, slots_from, supplies

from .plant import HOUSE, START, load, site, with_steps
from .tables import numbers, rows

CALM = BaseLoadMemory(every=(Mean(9, 500.0),) * BINS, deviation_w=0.0)


@pytest.mark.parametrize("row", rows(module.caps.__doc__, "steps"), ids="|".join)
def test_the_worked_table_of_caps(row: list[str]) -> None:
    steps, mode, budget_w, modes, expected = row
    made = with_steps(site(load("bed")), *map(float, steps.split(",")))
    state = State().with_controls(
        HOUSE, power_saving_mode=int(mode), power_budget_w=None if budget_w == "–" else float(budget_w)
    )
    announced = None if modes == "–" else [int(each) for each in modes.split(",")]
    assert caps(made.branches[0], state, announced)[:2] == numbers(expected.replace(",", " "))


def test_a_mode_that_follows_the_meter_saves_nothing_ahead() -> None:
    made = with_steps(site(), 9000, 1000)
    state = State().with_controls(HOUSE, power_saving_mode=1)
    assert caps(made.branches[0], state, None)[0] == 1000
    state = state.with_controls(HOUSE, auto_mode=True)
    assert caps(made.branches[0], state, None)[0] == 9000


def test_what_a_meter_leaves_is_less_what_the_house_draws() -> None:
    made = site(load("bed"), limit=9000, metering=Metering(limit_w=9000))
    assert supplies(made, State(), {HOUSE: CALM}, {}, slots_from(START))[0][0] == 8500
    assert supplies(made, State(), {}, {}, slots_from(START))[0][0] == 8450
