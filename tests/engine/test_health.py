"""Switches that do not obey: suspect, then left alone for longer and longer, until they obey again."""

from datetime import timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine.health import NO_FAULTS, Faults, Health

from .plant import HOUSE, START, Plant, load, plant


def after(failures: int) -> Faults:
    """Return what is remembered of so many failures in a row, all at the same instant."""
    faults = NO_FAULTS
    for _ in range(failures):
        faults = faults.after(START)
    return faults


@pytest.mark.parametrize(
    ("failures", "blocked_s"), [(2, 30), (3, 60), (4, 120), (7, 960), (8, 1800), (99, 1800)]
)
def test_each_failure_blocks_for_twice_as_long(failures: int, blocked_s: int) -> None:
    faults = after(failures)
    assert (faults.failures, faults.since) == (failures, START)
    assert faults.health(START + timedelta(seconds=blocked_s - 0.1)) is Health.BLOCKED
    assert faults.health(START + timedelta(seconds=blocked_s)) is Health.SUSPECT


@pytest.mark.parametrize(("failures", "health"), [(0, Health.WORKING), (1, Health.SUSPECT)])
def test_the_first_failure_blocks_nobody(failures: int, health: Health) -> None:
    assert after(failures).health(START) is health


def commands_of(house: Plant, seconds: float) -> list[str]:
    """Return what is commanded, and when, while cycles run only as they fall due for so long."""
    end, told = house.at + timedelta(seconds=seconds), []
    while house.at <= end:
        for _ in range(3):
            decision = house.cycle()
            at_s = (house.at - START).total_seconds()
            told += [f"{at_s:.0f} {'start' if one.is_on else 'stop'} {one.load}" for one in decision.commands]
        if decision.wake_at is None:
            break
        house.at = decision.wake_at
    house.at = end
    return told


def test_one_that_does_not_stop_is_told_again_and_then_less_and_less_often() -> None:
    house = plant(load("a"))
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    assert commands_of(house, 240) == ["0 stop a", "5 stop a", "40 stop a", "105 stop a", "230 stop a"]


def test_it_is_told_as_turns_pass_too() -> None:
    house = plant(load("a"))
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    commands_of(house, 10)
    house.at = START + timedelta(seconds=20)
    assert not house.cycle().commands
    assert [command.load for command in house.cycle(turns_pass=True).commands] == ["a"]


def test_one_that_does_not_start_leaves_its_room_to_others_once_it_is_blocked() -> None:
    house = plant(load("a", priority=1), load("b"), limit=1000)
    house.deaf = {"a"}
    assert commands_of(house, 10) == ["0 start a", "5 start a", "10 stop a", "10 start b"]
    assert house.reasons == ["blocked", "heating"]


def test_it_gets_another_turn_when_it_is_blocked_no_more() -> None:
    house = plant(load("a", priority=1), load("b"), limit=1000)
    house.deaf = {"a"}
    commands_of(house, 10)
    house.deaf = set()
    house.at = START + timedelta(seconds=39)
    house.settle()
    assert house.running == ["b"]
    house.wait(1)
    house.settle()
    assert house.running == ["a"]
    assert house.state.of("a").trouble.faults.failures == 0


def test_what_is_taken_back_and_was_never_followed_clears_nothing() -> None:
    house = plant(load("a", priority=1), load("b"), limit=1000)
    house.deaf = {"a"}
    commands_of(house, 10)
    assert house.state.of("a").pending is None
    assert house.state.of("a").trouble.faults.failures == 2


def test_one_that_is_blocked_is_tried_where_nobody_that_obeys_waits() -> None:
    house = plant(load("a"), load("b"), limit=2000)
    house.deaf = {"a"}
    commands_of(house, 10)
    assert house.reasons == ["blocked", "heating"]
    assert [command.load for command in house.cycle(turns_pass=True).commands] == ["a"]
    house.deaf = set()
    house.wait(5)
    house.settle(turns_pass=True)
    assert (house.reasons, house.running) == (["heating", "heating"], ["a", "b"])


def test_it_is_not_tried_in_room_that_is_too_small_for_one_that_waits() -> None:
    house = plant(load("a", 500), load("b", 1000), load("c", 1500), limit=1500)
    house.deaf = {"a"}
    commands_of(house, 10)
    assert house.reasons == ["blocked", "heating", "waiting"]
    assert house.decide().grants[0].amount == 0
    house.ask("c", is_on=False)
    assert house.decide().grants[0].amount == 500


def test_it_is_tried_while_one_that_obeys_rests_for_a_while() -> None:
    house = plant(load("a"), load("b", min_off=timedelta(seconds=60)))
    house.deaf = {"a"}
    commands_of(house, 10)
    house.move("b", is_on=False)
    assert [(one.load, one.is_on) for one in house.cycle(turns_pass=True).commands] == [("a", True)]
    assert house.reasons == ["blocked", "held_off"]


def test_it_is_left_alone_for_as_long_though_it_asks_anew() -> None:
    house = plant(load("a"))
    house.deaf = {"a"}
    commands_of(house, 10)
    house.ask("a", is_on=False)
    house.settle()
    house.ask("a")
    assert commands_of(house, 30) == ["40 start a"]


def test_one_that_could_not_be_stopped_counts_while_it_is_blocked() -> None:
    house = plant(load("a"), load("b"), limit=1000)
    house.settle()
    house.deaf = {"a"}
    house.boost("b")
    commands_of(house, 20)
    assert house.reasons == ["blocked", "waiting"]
    assert [grant.usage for grant in house.decide().grants] == [1000, 0]


def stuck(**settings: Any) -> Plant:
    """Return a house without room in which a runs, could not be stopped, and is left alone for a while."""
    house = plant(load("a", priority=1, **settings), load("b"), limit=1000)
    house.settle()
    house.deaf = {"a"}
    house.limit(0)
    commands_of(house, 10)
    assert house.state.of("a").health(house.at) is Health.BLOCKED
    house.limit(1000)
    return house


def test_one_that_could_not_be_stopped_and_may_run_again_goes_first_as_ever() -> None:
    house = stuck()
    house.settle()
    assert (house.running, house.reasons) == (["a"], ["heating", "waiting"])


def test_one_that_could_not_be_stopped_is_not_held_on_once_it_ceases_to_ask() -> None:
    house = stuck(min_on=timedelta(hours=1))
    house.settle()
    house.ask("a", is_on=False)
    house.settle()
    assert house.reasons == ["blocked", "waiting"]
    house.deaf = set()
    assert commands_of(house, 30) == ["40 stop a", "40 start b"]


def test_in_test_mode_nobody_is_at_fault_for_what_was_sent_before() -> None:
    house = plant(load("a"))
    house.deaf = {"a"}
    house.cycle()
    house.state = house.state.with_controls(HOUSE, test_mode=True)
    assert commands_of(house, 60) == []
    assert (house.state.of("a").health(house.at), house.reasons) == (Health.WORKING, ["heating"])


def test_what_was_told_to_start_just_before_test_mode_is_taken_back_before_another_starts() -> None:
    house = plant(load("a"), load("b"), limit=1000)
    house.deaf = {"a"}
    house.cycle()
    house.state = house.state.with_controls(HOUSE, test_mode=True)
    house.boost("b")
    house.cycle()
    house.state = house.state.with_controls(HOUSE, test_mode=False)
    assert [(command.load, command.is_on) for command in house.cycle().commands] == [("a", False)]


def test_a_command_that_raised_is_a_failure_and_told_again_when_patience_is_over() -> None:
    house = plant(load("a"))
    house.deaf = {"a"}
    house.cycle()
    house.state = house.state.failed("a")
    assert not house.cycle().commands
    assert house.state.of("a").trouble.faults.failures == 1
    house.wait(5)
    assert house.cycle().commands


def test_a_clock_that_is_set_back_blocks_nobody_for_longer() -> None:
    house = plant(load("a"))
    house.deaf = {"a"}
    commands_of(house, 10)
    house.at = START - timedelta(days=1)
    house.cycle()
    until = house.state.of("a").trouble.faults.until
    assert until is not None
    assert until <= house.at + timedelta(minutes=30)


def test_a_clock_that_is_set_back_tells_of_no_failure_that_is_yet_to_come() -> None:
    house = plant(load("a"))
    house.deaf = {"a"}
    commands_of(house, 10)
    house.wait(-3600)
    house.cycle()
    assert house.state.of("a").trouble.faults.since == house.at
