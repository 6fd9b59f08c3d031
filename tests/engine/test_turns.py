"""Whose turn it is, told turn by turn."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Load, Order, Reason

from .plant import HOUSE, Plant, load, plant

TURNS: dict[str, tuple[float, Sequence[Load], list[str]]] = {
    "one at a time": (1000, [load("a"), load("b"), load("c")], ["a", "b", "c", "a"]),
    "two at a time": (2000, [load("a"), load("b"), load("c")], ["ab", "ac", "bc", "ab"]),
    "all at a time: the turn stays": (3000, [load("a"), load("b"), load("c")], ["abc", "abc"]),
    "one stands in the rota twice": (
        1000,
        [load("a", turns=2), load("b"), load("c")],
        ["a", "b", "a", "c", "a", "b"],
    ),
    "a big one and small ones": (
        2000,
        [load("a", 2000), load("b"), load("c"), load("d")],
        ["a", "bc", "bd", "a", "bc"],
    ),
    "one that is too big for the limit is passed over": (
        1000,
        [load("a", 1500), load("b"), load("c")],
        ["b", "c", "b", "c"],
    ),
    "those of higher priority take turns among themselves": (
        2500,
        [load("x", 2000, priority=1), load("y", 2000, priority=1), load("a", 500), load("b", 500)],
        ["xa", "yb", "xa", "yb"],
    ),
    "and so do those of lower priority": (
        2500,
        [
            load("x", 2000, priority=1),
            load("y", 2000, priority=1),
            load("a", 500),
            load("b", 500),
            load("c", 500),
        ],
        ["xa", "yb", "xc", "ya", "xb", "yc"],
    ),
}


@pytest.mark.parametrize(("limit", "loads", "expected"), TURNS.values(), ids=TURNS)
def test_turns(limit: float, loads: Sequence[Load], expected: list[str]) -> None:
    assert _turns(plant(*loads, limit=limit), len(expected)) == expected


def test_turns_do_not_pass_between_turns() -> None:
    house = plant(load("a"), load("b"), limit=1000)
    house.settle(turns_pass=True)
    for _ in range(3):
        house.settle()
        assert house.running == ["a"]


def test_a_load_that_ceases_to_ask_gives_its_turn_to_the_next_at_once() -> None:
    house = plant(load("a"), load("b"), load("c"), limit=1000)
    house.settle()
    house.ask("a", is_on=False)
    house.settle()
    assert house.running == ["b"]


def test_boosted_ones_take_turns_among_themselves_and_leave_the_turn_of_the_others() -> None:
    house = plant(load("a"), load("b"), load("c"), limit=1000)
    house.boost("b", "c")
    assert _turns(house, 3) == ["b", "c", "b"]
    house.boost("b", "c", is_on=False)
    assert _turns(house, 3) == ["a", "c", "b"]


def test_the_index_is_of_the_first_that_waits() -> None:
    house = plant(load("a"), load("b"), load("c"), limit=2000)
    indices = [house.settle(turns_pass=True)[-1].outcomes[HOUSE].next_index for _ in range(4)]
    assert indices == [2, 1, 0, 2]


def test_the_index_stays_while_nobody_waits_and_nobody_asks() -> None:
    house = plant(load("a"), load("b"), load("c"), limit=1000)
    house.settle(turns_pass=True)
    house.settle(turns_pass=True)
    house.ask("a", "b", "c", is_on=False)
    assert house.settle(turns_pass=True)[-1].outcomes[HOUSE].next_index == 2
    house.site = plant(load("a"), load("b")).site
    assert house.settle(turns_pass=True)[-1].outcomes[HOUSE].next_index == 0


@pytest.mark.parametrize(
    "names", [["a", "b", "c"], ["b", "c"], ["new", "a", "b", "c"], ["c", "b", "a"]], ids="".join
)
def test_the_turn_stays_with_its_load_while_others_come_and_go(names: list[str]) -> None:
    house = plant(load("a"), load("b"), load("c"), limit=1000)
    house.settle()
    house.settle(turns_pass=True)
    assert house.running == ["b"]
    house.site = plant(*(load(name) for name in names), limit=1000).site
    house.settle()
    assert house.running == ["b"]
    house.settle(turns_pass=True)
    assert house.running == ["c"]


def test_while_nobody_is_at_home_the_turn_waits() -> None:
    house = plant(load("a"), load("b"), limit=1000)
    house.settle()
    house.state = house.state.with_controls(HOUSE, away=True)
    assert _turns(house, 3) == ["", "", ""]
    house.state = house.state.with_controls(HOUSE, away=False)
    assert _turns(house, 1) == ["b"]


@pytest.mark.parametrize("order", Order)
def test_a_turn_that_a_minimum_time_delays_is_not_lost(order: Order) -> None:
    house = plant(*(load(name, min_on=timedelta(seconds=60)) for name in "ab"), limit=1000, order=order)
    house.settle()
    house.wait(30)
    house.settle(turns_pass=True)
    assert house.running == ["a"]
    house.wait(30)
    house.settle()
    assert house.running == ["b"]


def test_one_that_does_not_obey_keeps_the_turn_from_nobody() -> None:
    house = plant(load("dead", 500), load("a"), load("b", 1500), limit=1500)
    house.deaf = {"dead"}
    for _ in range(3):
        house.settle()
        house.wait(5)
    assert house.decide().grants[0].reason is Reason.BLOCKED
    assert _turns(house, 4, seconds=5) == ["b", "a", "b", "a"]


def test_the_coldest_goes_first_and_the_others_are_not_forgotten() -> None:
    house = plant(load("a"), load("b"), load("c"), limit=1000, order=Order.COLDEST_FIRST)
    for name, celsius in zip("abc", [10, 15, 19], strict=True):
        house.read[name] = {"measured_c": celsius, "setpoint_c": 20}
    assert _turns(house, 7) == ["a", "b", "c", "a", "b", "c", "a"]


def _turns(house: Plant, count: int, seconds: float = 120) -> list[str]:
    """Return who runs in each of *count* turns."""
    turns = []
    for _ in range(count):
        house.settle(turns_pass=True)
        turns.append("".join(house.running))
        house.wait(seconds)
    return turns
