"""A load that takes nothing from the budget that it belongs to."""

from datetime import timedelta

from custom_components.power_budget.engine import Feed, Metering, Unit

from .circuits import budget, circuits
from .plant import HOUSE, load


def test_what_takes_nothing_from_its_own_budget_runs_though_that_is_overloaded() -> None:
    loads = (
        load("stuck", 1500, budget="one"),
        load("bath", 2000, budget="one", also_on=(Feed("two", 2000),)),
    )
    house = circuits(budget("one", 2000, None), budget("two", 9000, None), loads=loads)
    house.settle()
    house.lost.add("stuck")
    house.state = house.state.with_controls("one", power_budget_w=1000)
    house.settle()
    assert house.running == ["stuck", "bath"]


def test_room_that_is_kept_on_its_own_budget_keeps_nobody_who_takes_nothing_from_it() -> None:
    loads = (
        load("big", 2000, budget="one"),
        load("small", 1000, budget="one", min_on=timedelta(minutes=2)),
        load("bath", 2000, budget="one", also_on=(Feed("two", 2000),)),
    )
    house = circuits(budget("one", 2000, None), budget("two", 9000, None), loads=loads)
    house.ask("big", "bath", is_on=False)
    house.settle()
    house.wait(10)
    house.ask("big", "bath")
    house.settle(turns_pass=True)
    assert house.running == ["small", "bath"]


def test_what_is_off_and_under_test_takes_no_turn_from_anybody() -> None:
    loads = (load("attic", 1500, budget="up", priority=1), load("hall", 1500, budget="down"))
    house = circuits(budget(HOUSE, 1500), budget("up"), budget("down"), loads=loads)
    house.state = house.state.with_controls("up", test_mode=True)
    for _ in range(3):
        house.settle(turns_pass=True)
        assert house.running == ["hall"]
        assert house.reasons == ["waiting", "heating"]
        house.wait(120)
    house.ask("hall", is_on=False)
    house.settle()
    assert (house.running, house.reasons) == ([], ["heating", "satisfied"])
    assert house.decide().outcomes[HOUSE].granted == 0


def test_three_feeds_that_give_all_leave_nothing_of_its_own() -> None:
    feeds = (Feed("two", 2300.2), Feed("three", 2300.2), Feed("four", 2300.2))
    one_at_a_time = budget("one", 1, None, unit=Unit.LOADS)
    loads = (load("boiler", 6900.6, budget="one", also_on=feeds), load("hall", budget="one"))
    others = (budget(name, 9000, None) for name in ("two", "three", "four"))
    house = circuits(one_at_a_time, *others, loads=loads)
    house.settle()
    assert house.running == ["boiler", "hall"]


def test_what_is_off_and_under_test_leaves_no_room_to_others_behind_a_meter() -> None:
    loads = (load("attic", 1000, budget="up"), load("hall", 1000, budget="down"))
    metered = budget(HOUSE, metering=Metering(limit_w=5000))
    house = circuits(metered, budget("up"), budget("down"), loads=loads, house=3000)
    house.ask("hall", is_on=False)
    house.state = house.state.with_controls("up", test_mode=True)
    house.live(200)
    assert house.reasons == ["heating", "satisfied"]
    house.base_w[HOUSE] = 3900
    house.live(10)
    house.ask("hall")
    house.live(100)
    assert (house.running, house.reasons) == ([], ["heating", "waiting"])
