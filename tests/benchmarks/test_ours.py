"""Power Budget in the simulated house, whose meter is a step late, for whole weeks."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.ours import controller
from custom_components.power_budget.engine import Metering, Order
from simulation import STEP_S, Scenario, Step, read_scenario, run

SCENARIOS = Path("simulation/scenarios")
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
