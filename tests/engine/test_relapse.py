"""Switches that obey too late, fall back, or come round by themselves."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine.health import Health

from .plant import START, Plant, load, plant


def health(house: Plant) -> Health:
    """Return how a is thought of."""
    return house.state.of("a").health(house.at)


def relapse(house: Plant, *, is_on: bool, after_s: float = 3) -> None:
    """Let the switch of a fall back a few seconds after it has obeyed, and cycles run meanwhile."""
    house.settle()
    house.wait(after_s)
    house.move("a", is_on=is_on)
    house.cycle()


@pytest.mark.parametrize(("after_s", "expected"), [(4.9, Health.SUSPECT), (5, Health.WORKING)])
def test_one_that_falls_back_within_its_time_to_obey_does_not_obey(after_s: float, expected: Health) -> None:
    house = plant(load("a"))
    relapse(house, is_on=False, after_s=after_s)
    assert health(house) is expected


def test_one_that_falls_back_again_is_blocked_and_leaves_its_place() -> None:
    house = plant(load("a", priority=1), load("b"), limit=1000)
    relapse(house, is_on=False)
    relapse(house, is_on=False)
    assert health(house) is Health.BLOCKED
    house.settle()
    assert house.running == ["b"]


def test_one_that_obeys_works_at_once_and_what_was_before_is_forgotten_after_its_time() -> None:
    house = plant(load("a"))
    relapse(house, is_on=False)
    house.settle()
    assert health(house) is Health.WORKING
    house.wait(5)
    house.settle()
    house.move("a", is_on=False)
    house.cycle()
    assert health(house) is Health.WORKING


def test_one_that_is_moved_by_hand_to_where_it_should_be_works_again() -> None:
    house = plant(load("a", priority=1), load("b"), limit=2000)
    house.deaf = {"a"}
    for second in range(12):
        house.at = START + timedelta(seconds=second)
        house.settle() if not house.state.of("a").pending else house.cycle()
    assert health(house) is Health.BLOCKED
    house.cycle(turns_pass=True)
    house.move("a", is_on=True)
    house.settle()
    assert health(house) is Health.WORKING


def test_one_whose_time_to_obey_is_longer_than_a_turn_is_blocked_as_others_are() -> None:
    house = plant(load("a", priority=1, patience=timedelta(seconds=150)), load("b"), limit=1000)
    house.deaf = {"a"}
    for second in range(0, 1200, 10):
        house.at = START + timedelta(seconds=second)
        house.cycle(turns_pass=second % 120 == 0)
        house.cycle()
    assert house.state.of("a").trouble.faults.failures > 1
    assert "b" in house.on


def test_one_that_is_told_again_and_again_before_its_time_is_over_is_blocked_as_others_are() -> None:
    house = plant(load("a", priority=1), load("b"), limit=1000)
    house.deaf = {"a"}
    for second in range(12):
        house.at = START + timedelta(seconds=second)
        house.cycle(turns_pass=True)
    assert health(house) is Health.BLOCKED


def test_a_clock_that_is_set_back_gives_no_more_time_to_obey() -> None:
    house = plant(load("a", patience=timedelta(seconds=20)), load("b"))
    house.deaf = {"a"}
    house.cycle()
    house.wait(20)
    house.cycle()
    house.wait(1)
    house.cycle(turns_pass=True)
    house.wait(-7200)
    house.cycle()
    house.wait(20)
    house.cycle()
    assert health(house) is Health.BLOCKED


def test_one_that_is_slow_to_stop_keeps_nobody_waiting_for_whom_there_is_room_beside_it() -> None:
    house = plant(load("a", patience=timedelta(minutes=5)), load("b"), load("c"), limit=2000)
    house.ask("b", "c", is_on=False)
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    house.ask("b", "c")
    house.cycle()
    house.wait(4.9)
    house.cycle()
    assert house.running == ["a"]
    assert house.decide().wake_at == START + timedelta(seconds=5)
    house.wait(0.1)
    house.settle()
    assert house.running == ["a", "b"]
    assert house.reasons[0] == "satisfied"
    house.deaf = set()
    house.move("a", is_on=False)
    house.settle()
    assert house.running == ["b", "c"]
