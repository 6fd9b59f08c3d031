"""What becomes of stops that are not followed, or not yet."""

from .plant import load, plant
from .test_commands import MINUTE, commanded, two_of_three


def test_nothing_starts_while_one_that_must_stop_is_seen_on() -> None:
    house = two_of_three()
    house.deaf = {"a"}
    house.boost("c")
    house.ask("a", is_on=False)
    house.ask("b", is_on=False)
    assert commanded(house.cycle()) == ["stop a", "stop b"]
    house.wait(4.9)
    assert commanded(house.cycle()) == []
    assert house.running == ["a"]


def test_one_that_was_not_seen_off_is_given_up_and_goes_on_counting() -> None:
    house = two_of_three()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    house.boost("c")
    house.settle()
    house.wait(5)
    assert [commanded(one) for one in house.settle()] == [["stop b", "stop a"], ["start c"], []]
    assert house.reasons == ["blocked", "waiting", "boosted"]
    assert [grant.usage for grant in house.decide().grants] == [1000, 0, 1000]


def test_one_that_was_not_seen_off_is_told_again_after_what_starts_and_not_together_with_it() -> None:
    house = plant(load("a"), load("b"))
    house.ask("b", is_on=False)
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    house.settle()
    house.wait(5)
    house.ask("b")
    assert [commanded(one) for one in house.settle()] == [["start b"], ["stop a"], []]


def test_one_that_was_not_seen_off_and_asks_again_runs_in_its_turn_as_if_nothing_had_been() -> None:
    house = plant(load("a"))
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    house.cycle()
    house.wait(5)
    assert house.reasons == ["blocked"]
    house.ask("a")
    house.settle()
    assert (house.reasons, house.running) == (["heating"], ["a"])
    house.deaf = set()
    house.limit(0)
    house.settle()
    assert (house.reasons, house.running) == (["waiting"], [])


def test_a_stop_that_may_just_be_followed_is_not_taken_back_where_the_load_has_to_rest() -> None:
    house = plant(load("a", min_off=MINUTE))
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    house.cycle()
    house.ask("a")
    house.wait(4.9)
    assert commanded(house.cycle()) == []
    assert house.reasons == ["held_off"]
    house.move("a", is_on=False)
    house.wait(59.9)
    assert commanded(house.cycle()) == []
    house.wait(0.1)
    assert commanded(house.cycle()) == ["start a"]


def test_a_stop_that_was_not_followed_in_time_is_taken_back() -> None:
    house = plant(load("a", min_off=MINUTE))
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    house.cycle()
    house.ask("a")
    house.wait(5)
    assert commanded(house.cycle()) == ["start a"]
    assert house.reasons == ["heating"]


def test_a_stop_is_taken_back_at_once_where_the_load_need_not_rest() -> None:
    house = plant(load("a"))
    house.settle()
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    house.cycle()
    house.ask("a")
    assert commanded(house.cycle()) == ["start a"]
