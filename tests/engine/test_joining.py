"""What is remembered, as budgets come together and part, and come back."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import LoadState, State
from custom_components.power_budget.engine.health import NO_FAULTS
from custom_components.power_budget.engine.joining import joined, parted, resumed
from custom_components.power_budget.engine.obedience import Pending

from .circuits import budget, circuits
from .plant import HOUSE, START, load, plant

LONG_AGO, LATER = START - timedelta(hours=1), START + timedelta(seconds=10)


def waited(turns: int) -> State:
    """Return what a budget remembers in which one of two has waited for so many turns."""
    house = circuits(budget(HOUSE, 1000), loads=(load("hall", priority=1), load("bath")))
    for _ in range(turns + 1):
        house.settle(turns_pass=True)
        house.wait(120)
    return house.state


def test_who_waited_has_waited_as_long_in_another_tree() -> None:
    alone, other = waited(3), State(turn_number=500)
    state = joined([other, alone])
    assert state.turn_number == 500
    assert {name: 500 - (memory.served_turn or 0) for name, memory in state.loads.items()} == {
        name: alone.turn_number - (memory.served_turn or 0) for name, memory in alone.loads.items()
    }


def test_what_comes_together_and_parts_again_is_the_same() -> None:
    alone = waited(3)
    state = joined([State(turn_number=alone.turn_number), alone])
    assert parted(state, HOUSE, ["hall", "bath"]).loads == alone.loads
    assert parted(state, HOUSE, ["hall"]).loads == {"hall": alone.of("hall")}


def test_one_alone_is_as_it_is() -> None:
    alone = waited(1)
    assert joined([alone]) is alone


def back(pending: Pending) -> LoadState:
    """Return what is remembered, after a restart, of a hall that was sent a command before."""
    before = State().with_load("hall", is_on=not pending.is_on, since=LONG_AGO, pending=pending)
    return resumed(before, budget(HOUSE, 1000), [load("hall")], LATER).of("hall")


def test_a_stop_that_may_have_been_followed_is_forgotten() -> None:
    memory = back(Pending(is_on=False, at=START))
    assert (memory.pending, memory.since) == (None, LONG_AGO)


@pytest.mark.parametrize("cycles", [2, 3, 4])
def test_a_stop_that_is_known_to_fail_stays_known_and_is_sent_anew_at_once(cycles: int) -> None:
    house = plant(load("hall"), load("bath"), limit=1000)
    house.settle()
    house.deaf = {"hall"}
    house.boost("bath")
    for _ in range(cycles):
        house.cycle()
        house.wait(6)
    house.move("bath", is_on=True)
    house.state = resumed(house.state, house.site.budgets[0], house.site.loads, house.at)
    decision = house.cycle()
    assert [(command.load, command.is_on) for command in decision.commands] == [
        ("bath", False),
        ("hall", False),
    ]
    assert decision.grants[0].usage == 1000


def test_a_start_that_may_have_been_followed_is_due_again_and_may_have_run() -> None:
    memory = back(Pending(is_on=True, at=START))
    assert memory.since == LATER
    assert memory.trouble.faults == NO_FAULTS
    assert memory.pending is not None
    assert memory.pending.is_counted
    assert memory.pending.overdue_at == LATER
    assert not memory.pending.is_given_up(LATER)


def test_a_start_that_was_not_followed_stays_known() -> None:
    for known in (
        Pending(is_on=True, at=START, tries=2),
        Pending(is_on=True, at=START, failed=True),
        Pending(is_on=True, at=START, is_counted=True),
    ):
        memory = back(known)
        assert (memory.pending, memory.since) == (known, LONG_AGO)
