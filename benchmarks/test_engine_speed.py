"""What one cycle costs, by situation, order and number of loads."""

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from custom_components.power_budget.engine import Decision, Order, decide

from .situations import HOUSE, SITUATIONS, Question

LOADS = (100, 1_000, 10_000)
LOADS_MEASURED = 500_000
"""In how many loads each case decides altogether, so that each is measured for as long."""


def switches_on(question: Question, decision: Decision) -> bool:
    """Return whether heaters are started, and none stopped."""
    return bool(decision.commands) and all(command.is_on for command in decision.commands)


def switches_off(question: Question, decision: Decision) -> bool:
    """Return whether heaters are stopped, and none started."""
    return bool(decision.commands) and not any(command.is_on for command in decision.commands)


def makes_room(question: Question, decision: Decision) -> bool:
    """Return whether loads are stopped or set to less, and none started or set to more."""
    readings = question.snapshot.loads
    return bool(decision.commands) and all(
        not command.is_on or (command.level_w or 0.0) < (readings[command.load].level_w or 0.0)
        for command in decision.commands
    )


def changes_nothing(question: Question, decision: Decision) -> bool:
    """Return whether nothing is commanded, and nothing new to be remembered."""
    return not decision.commands and decision.state == question.state


def reads_the_meter(question: Question, decision: Decision) -> bool:
    """Return whether nothing is commanded, and the meter is known to show more than before."""
    before, after = (state.budget(HOUSE).meter.drawn_w for state in (question.state, decision.state))
    return not decision.commands and before is not None and after is not None and after > before


EXPECTED: dict[str, Callable[[Question, Decision], bool]] = {
    "first cycle": switches_on,
    "quiet cycle": changes_nothing,
    "turns pass": switches_off,
    "in circuits": switches_off,
    "mixed loads": makes_room,
    "behind a meter": reads_the_meter,
    "falling limit": switches_off,
}


@pytest.mark.parametrize("loads", LOADS)
@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_cost_of_a_cycle(situation: str, order: Order, loads: int, benchmark: BenchmarkFixture) -> None:
    question = SITUATIONS[situation](order, loads)
    benchmark.extra_info |= {"situation": situation, "order": order.value, "loads": loads}
    decision = benchmark.pedantic(  # type: ignore[no-untyped-call]
        decide,
        setup=lambda: (question.asked(), {}),
        rounds=LOADS_MEASURED // loads,
        warmup_rounds=1,
    )
    assert EXPECTED[situation](question, decision)
    assert any(grant.reason == "waiting" for grant in decision.grants)
