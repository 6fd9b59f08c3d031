"""What is remembered, as budgets come together and part."""

from custom_components.power_budget.engine import State
from custom_components.power_budget.engine.joining import joined, parted

from .circuits import budget, circuits
from .plant import HOUSE, load


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
