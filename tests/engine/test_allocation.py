"""Who runs: situations by name, each with what is seen and what comes of it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Load, Order, Unit

from .plant import HOUSE, load, plant

ORDERS: dict[str, tuple[float, Sequence[Load], str]] = {
    "all fit": (3000, [load("a", 1000), load("b", 2000)], "heating heating"),
    "to the last watt": (2999, [load("a", 1000), load("b", 2000)], "heating waiting"),
    "nothing fits": (900, [load("a", 1000), load("b", 2000)], "waiting waiting"),
    "one that does not fit is passed over": (
        2500,
        [load("a", 2000), load("b", 1000), load("c", 500)],
        "heating waiting heating",
    ),
    "the first goes first, though two others would fill the room better": (
        3000,
        [load("a", 1600), load("b", 1500), load("c", 1500)],
        "heating waiting waiting",
    ),
    "higher priority goes first": (
        1000,
        [load("a", 1000), load("b", 1000, priority=1)],
        "waiting heating",
    ),
    "those of higher priority are equals": (
        1000,
        [load("a", 1000), load("b", 1000, priority=1), load("c", 1000, priority=1)],
        "waiting heating waiting",
    ),
    "what those of higher priority leave is for the others": (
        1500,
        [load("a", 500), load("b", 1000, priority=1), load("c", 1000, priority=1)],
        "heating heating waiting",
    ),
}


@pytest.mark.parametrize(("limit", "loads", "reasons"), ORDERS.values(), ids=ORDERS)
def test_in_order(limit: float, loads: Sequence[Load], reasons: str) -> None:
    assert " ".join(plant(*loads, limit=limit).reasons) == reasons


@pytest.mark.parametrize(
    ("boosted", "reasons"),
    [
        (["a"], "boosted waiting waiting"),
        (["b"], "waiting boosted waiting"),
        (["b", "c"], "waiting waiting boosted"),
    ],
    ids=["the first", "another, whatever its priority", "several, by priority"],
)
def test_boosted_ones_go_first(boosted: Sequence[str], reasons: str) -> None:
    house = plant(load("a", priority=2), load("b"), load("c", priority=1), limit=1000)
    house.boost(*boosted)
    assert " ".join(house.reasons) == reasons


@pytest.mark.parametrize("limit", range(5))
def test_loads_are_counted_as_watts_are(limit: int) -> None:
    names = ["a", "b", "c"]
    by_loads = plant(*(load(name, 700 + 10 * len(name)) for name in names), limit=limit, unit=Unit.LOADS)
    by_watts = plant(*(load(name, 1000) for name in names), limit=1000 * limit)
    for _ in range(4):
        assert by_loads.reasons == by_watts.reasons
        assert (
            by_loads.settle(turns_pass=True)[-1].outcomes[HOUSE].granted * 1000
            == by_watts.settle(turns_pass=True)[-1].outcomes[HOUSE].granted
        )


COLDEST: dict[str, tuple[Sequence[float | None], list[str]]] = {
    "the furthest below": ([19, 17, 18], ["b"]),
    "in turn, where they are alike": ([18, 18, 18], ["a"]),
    "an unknown temperature is neither warm nor cold": ([None, 19, 21], ["b"]),
    "in turn, where none is known": ([None, None, None], ["a"]),
}


@pytest.mark.parametrize(("measured_c", "running"), COLDEST.values(), ids=COLDEST)
def test_the_coldest_goes_first(measured_c: Sequence[float | None], running: list[str]) -> None:
    house = plant(load("a"), load("b"), load("c"), limit=1000, order=Order.COLDEST_FIRST)
    for name, celsius in zip("abc", measured_c, strict=True):
        house.read[name] = {"measured_c": celsius, "setpoint_c": 20}
    house.settle()
    assert house.running == running


@pytest.mark.parametrize(("other_c", "running"), [(17.6, ["a"]), (17.5, ["a"]), (17.4, ["b"])])
def test_one_that_runs_goes_on_until_another_is_half_a_kelvin_colder(
    other_c: float, running: list[str]
) -> None:
    house = plant(load("a"), load("b"), limit=1000, order=Order.COLDEST_FIRST)
    house.read = {"a": {"measured_c": 18, "setpoint_c": 20}, "b": {"measured_c": 19, "setpoint_c": 20}}
    house.settle()
    assert house.running == ["a"]
    house.read["b"] = {"measured_c": other_c, "setpoint_c": 20}
    house.settle()
    assert house.running == running


def test_a_small_one_makes_room_for_the_first_once_its_minimum_time_is_over() -> None:
    two_minutes = timedelta(seconds=120)
    house = plant(load("big", 2000), load("a", min_on=two_minutes), load("b"), limit=2000)
    house.ask("big", is_on=False)
    house.settle()
    house.ask("big")
    house.ask("b", is_on=False)
    house.settle()
    house.ask("b")
    assert house.reasons == ["waiting", "held_on", "waiting"]
    house.wait(119)
    assert house.reasons == ["waiting", "held_on", "waiting"]
    house.wait(1)
    assert house.reasons == ["heating", "waiting", "waiting"]


def test_room_is_kept_for_the_first_of_those_with_lower_priority_too() -> None:
    two_minutes = timedelta(seconds=120)
    house = plant(
        load("first", 500, priority=1),
        load("big", 2000),
        load("a", 1000, min_on=two_minutes),
        load("b", 900),
        limit=2500,
    )
    house.ask("big", "b", is_on=False)
    house.settle()
    house.ask("big", "b")
    assert house.reasons == ["heating", "waiting", "held_on", "waiting"]


def test_one_that_does_not_fit_alone_has_no_room_kept_for_it() -> None:
    house = plant(load("big", 3000), load("a", min_on=timedelta(seconds=120)), load("b"), limit=2000)
    house.settle()
    assert house.reasons == ["waiting", "heating", "heating"]


def test_the_last_in_order_yields_when_the_limit_falls_whatever_minimum_times_say() -> None:
    house = plant(*(load(name, min_on=timedelta(hours=1)) for name in "abc"), limit=3000)
    house.settle()
    house.limit(2000)
    house.settle()
    assert house.running == ["a", "b"]


def test_a_fall_of_the_limit_that_one_yield_satisfies_stops_no_other() -> None:
    house = plant(load("a", 2000), load("b", 500), load("c", 500), limit=3000)
    house.settle()
    house.limit(2500)
    house.settle()
    assert house.running == ["a", "b"]


def test_one_that_rests_says_so_whoever_runs_meanwhile() -> None:
    minute = timedelta(seconds=60)
    house = plant(load("a", 1500, min_off=minute), load("b", 1500, min_on=minute))
    house.settle()
    house.move("a", is_on=False)
    reasons = [[grant.reason.value for grant in decision.grants] for decision in house.settle()]
    assert reasons == [["held_off", "heating"]] * 2
    assert house.running == ["b"]


def test_no_room_is_kept_for_one_that_does_not_fit_beside_those_before_its_equals() -> None:
    two_minutes = timedelta(seconds=120)
    house = plant(
        load("first", 1000, priority=1),
        load("big", 2000),
        load("a", 500, min_on=two_minutes),
        load("b", 500),
        limit=2500,
    )
    house.ask("b", is_on=False)
    house.settle()
    house.ask("b")
    assert house.reasons == ["heating", "waiting", "heating", "heating"]
