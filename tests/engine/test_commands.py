"""What is commanded, when, and what is not."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Decision

from .plant import HOUSE, Plant, load, plant

MINUTE = timedelta(seconds=60)


def commanded(decision: Decision) -> list[str]:
    """Return what is commanded, as a person would say it."""
    return [f"{'start' if one.is_on else 'stop'} {one.load}" for one in decision.commands]


def two_of_three() -> Plant:
    """Return a plant in which a and b run and c waits."""
    house = plant(load("a"), load("b"), load("c"))
    house.settle()
    return house


def test_only_differences_are_commanded() -> None:
    house = plant(load("a"), load("b"), load("c"))
    house.on = {"a", "c"}
    assert [commanded(one) for one in house.settle()] == [["stop c"], ["start b"], []]


def test_all_stops_come_together_before_any_start() -> None:
    house = plant(load("a"), load("b"), load("c", 2000))
    house.settle()
    house.boost("c")
    assert [commanded(one) for one in house.settle()] == [["stop a", "stop b"], ["start c"], []]


def test_one_that_was_sent_on_and_is_lost_from_sight_counts_as_drawing() -> None:
    house = plant(load("a"), load("b"), limit=1000)
    house.deaf = {"a"}
    house.cycle()
    house.lost = {"a"}
    house.settle()
    assert (house.running, house.decide().grants[0].usage) == ([], 1000)


def test_a_switch_turned_on_by_hand_costs_nobody_a_minimum_on_time() -> None:
    house = plant(load("a", priority=1), load("b", min_on=MINUTE), limit=1000)
    house.ask("a", is_on=False)
    house.settle()
    house.ask("a")
    house.move("a", is_on=True)
    assert commanded(house.cycle()) == ["stop a"]
    assert house.running == ["b"]


def test_a_clock_that_is_set_back_holds_and_delays_nobody() -> None:
    house = plant(load("a", min_on=MINUTE), load("b", min_off=MINUTE), limit=1000)
    house.settle()
    house.deaf = {"a"}
    house.wait(60)
    house.ask("a", is_on=False)
    assert commanded(house.cycle()) == ["stop a"]
    house.wait(-10_000)
    house.cycle()
    house.wait(5)
    assert commanded(house.cycle()) == ["stop a"]
    house.deaf = set()
    house.wait(5)
    house.settle()
    house.wait(60)
    house.settle()
    assert house.running == ["b"]


def test_one_that_obeys_again_is_blocked_no_more() -> None:
    house = plant(load("a"))
    house.deaf = {"a"}
    house.settle()
    house.wait(5)
    assert house.reasons == ["blocked"]
    house.deaf = set()
    house.settle()
    assert (house.reasons, house.running) == (["heating"], ["a"])


def test_a_command_that_raised_is_repeated_as_turns_pass() -> None:
    house = plant(load("a"))
    house.deaf = {"a"}
    house.cycle()
    house.state = house.state.failed("a")
    assert commanded(house.cycle()) == []
    assert commanded(house.cycle(turns_pass=True)) == ["start a"]


def test_a_switch_moved_by_hand_is_put_back_at_once() -> None:
    house = plant(load("a", min_on=MINUTE), load("b", min_off=timedelta(0)), limit=1000)
    house.settle()
    house.wait(60)
    house.move("b", is_on=True)
    assert commanded(house.cycle()) == ["stop b"]
    house.move("a", is_on=False)
    house.ask("b", is_on=False)
    assert commanded(house.cycle()) == ["start a"]


def test_minimum_times_count_from_a_move_by_hand() -> None:
    house = plant(load("a", min_off=MINUTE))
    house.settle()
    house.wait(10)
    house.move("a", is_on=False)
    decision = house.cycle()
    assert (commanded(decision), decision.wake_at) == ([], house.at + MINUTE)
    assert house.reasons == ["held_off"]
    house.wait(60)
    assert commanded(house.cycle()) == ["start a"]


def test_away_stops_all_boosted_ones_and_held_ones_too() -> None:
    house = plant(load("a", min_on=MINUTE), load("b", min_on=MINUTE))
    house.boost("b")
    house.settle()
    house.state = house.state.with_controls(HOUSE, away=True)
    assert commanded(house.cycle()) == ["stop a", "stop b"]
    assert house.reasons == ["away", "away"]


def test_test_mode_decides_everything_and_commands_nothing() -> None:
    house = two_of_three()
    house.state = house.state.with_controls(HOUSE, test_mode=True)
    house.boost("c")
    decision = house.cycle()
    assert (commanded(decision), house.reasons) == ([], ["heating", "waiting", "boosted"])
    house.state = house.state.with_controls(HOUSE, test_mode=False)
    assert commanded(house.cycle()) == ["stop b"]


@pytest.mark.parametrize(
    ("is_on", "reasons", "used"),
    [(True, ["unavailable", "heating", "waiting"], 1000), (False, ["unavailable", "heating", "heating"], 0)],
    ids=["that was on counts as drawing", "that was off counts for nothing"],
)
def test_an_unavailable_switch(is_on: bool, reasons: list[str], used: float) -> None:
    house = plant(load("a"), load("b"), load("c"))
    house.on = {"a"} if is_on else set()
    house.decide()
    house.state = house.cycle().state if is_on else house.state
    house.lost = {"a"}
    house.settle()
    assert (house.reasons, house.decide().grants[0].usage) == (reasons, used)


def test_an_unavailable_switch_is_not_commanded_and_gets_no_turn_before_it_is_back() -> None:
    house = plant(load("a"), load("b"), limit=1000)
    house.lost = {"a"}
    assert [commanded(one) for one in house.settle(turns_pass=True)] == [["start b"], []]
    house.lost = set()
    house.settle(turns_pass=True)
    assert house.running == ["a"]


def test_what_a_load_needs_is_what_is_missing() -> None:
    house = plant(load("a", 1500), load("b", 1300), limit=2000)
    assert [grant.needs for grant in house.decide().grants] == [0, 800]


def test_a_cycle_is_due_when_a_minimum_time_ends_and_not_for_one_that_nobody_waits_for() -> None:
    house = plant(load("a", min_on=MINUTE, min_off=MINUTE))
    house.settle()
    assert house.decide().wake_at == house.at + MINUTE
    house.wait(60)
    house.ask("a", is_on=False)
    house.settle()
    assert house.decide().wake_at is None
