"""Loads beside which somebody stands: counted while they run, shed last, and offered."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Feed, Site

from .attending import attended, kitchen, run, says, stage
from .circuits import budget
from .dials import dial, drawn
from .plant import HOUSE, Plant, load, plant


def test_heaters_make_room_for_one_that_a_resident_runs() -> None:
    house = plant(attended("oven", 1500), load("hall"), load("bath"), limit=2500)
    house.settle()
    assert house.running == ["hall", "bath"]
    run(house, "oven")
    assert house.running == ["oven", "hall"]
    assert house.reasons == ["running", "heating", "waiting"]
    assert house.decide().outcomes[HOUSE].granted == 2500
    run(house, "oven", is_on=False)
    assert house.running == ["hall", "bath"]


def test_nobody_asks_it_and_nobody_waits_for_it() -> None:
    house = plant(attended("oven"), load("hall"))
    house.settle(turns_pass=True)
    assert house.reasons == ["satisfied", "heating"]
    assert house.running == ["hall"]
    assert house.site.rota == (1,)
    assert house.decide().outcomes[HOUSE].next_index == 0


def test_whose_turn_comes_next_counts_heaters_alone() -> None:
    house = plant(attended("oven"), load("hall"), load("bath"), limit=1000)
    house.settle()
    assert house.decide().outcomes[HOUSE].next_index == 1
    house.settle(turns_pass=True)
    assert house.decide().outcomes[HOUSE].next_index == 0


def test_one_is_shed_only_where_heaters_do_not_suffice() -> None:
    house = kitchen()
    assert house.running == ["oven", "washer", "hall"]
    house.limit(4000)
    house.settle()
    assert house.running == ["oven", "washer"]
    house.limit(3999)
    assert [(one.load, one.is_on) for one in house.cycle().commands] == [("oven", False)]
    house.settle()
    assert house.running == ["washer", "hall"]


def test_a_fall_of_the_limit_sheds_all_in_one_cycle() -> None:
    house = kitchen()
    house.limit(1000)
    decision = house.cycle()
    assert {command.load for command in decision.commands} == {"oven", "washer"}
    house.settle()
    assert house.running == ["hall"]
    assert house.reasons == ["waiting", "waiting", "heating", "waiting"]
    assert house.decide().outcomes[HOUSE].is_limited


STOPS: dict[str, tuple[float, dict[str, tuple[float, int]], list[str]]] = {
    "nobody where all fit": (5000, {"a": (3000, 0), "b": (2000, 0)}, []),
    "the smallest that is enough": (4500, {"a": (3000, 0), "b": (2000, 0)}, ["b"]),
    "the largest if only that is enough": (2500, {"a": (3000, 0), "b": (2000, 0)}, ["a"]),
    "the lowest priority first": (4500, {"a": (3000, 0), "b": (2000, 1)}, ["a"]),
    "one that was not needed goes on": (3000, {"a": (1000, 0), "b": (2000, 1), "c": (500, 2)}, ["a"]),
    "put back where a more important one is enough": (
        3500,
        {"a": (1000, 0), "b": (2500, 1), "c": (2500, 2)},
        ["b"],
    ),
    "all if nothing else keeps the limit": (0, {"a": (1000, 0), "b": (2000, 1)}, ["a", "b"]),
}


@pytest.mark.parametrize(("limit", "loads", "expected"), STOPS.values(), ids=STOPS)
def test_who_stops(limit: float, loads: dict[str, tuple[float, int]], expected: list[str]) -> None:
    made = (attended(name, watts, priority=priority) for name, (watts, priority) in loads.items())
    house = plant(*made, limit=10_000)
    house.on |= loads.keys()
    house.settle()
    house.limit(limit)
    house.settle()
    assert [name for name in loads if name not in house.on] == expected


@pytest.mark.parametrize("settings", [{"may_shed": False}, {"is_switched": False}])
def test_one_that_may_not_be_shed_goes_on_and_counts(settings: dict[str, bool]) -> None:
    house = plant(attended("oven", **settings), load("hall"), limit=3000)
    says(house, "oven", 2000)
    run(house, "oven")
    assert house.running == ["oven", "hall"]
    house.limit(1500)
    house.settle()
    assert house.running == ["oven"]
    assert house.reasons == ["running", "waiting"]
    assert house.decide().outcomes[HOUSE].granted == 2000


def test_toggled_by_hand_it_is_never_taken_to_disobey() -> None:
    house = plant(attended("oven"))
    for is_on in (True, False) * 4:
        run(house, "oven", is_on=is_on)
        house.wait(1)
    assert house.state.of("oven").trouble.faults.failures == 0


def test_a_switch_that_cannot_be_stopped_goes_on_counting() -> None:
    house = plant(attended("oven"), load("hall"), limit=3000)
    run(house, "oven")
    house.deaf = {"oven"}
    house.limit(1000)
    house.settle()
    house.wait(5)
    house.settle()
    assert house.reasons == ["blocked", "waiting"]
    house.deaf = set()
    house.settle(turns_pass=True)
    assert (house.running, house.reasons) == (["hall"], ["waiting", "heating"])


def test_a_heater_that_is_slow_costs_nobody_else_the_place() -> None:
    house = plant(attended("oven"), load("hall", patience=timedelta(seconds=60)), limit=3000)
    run(house, "oven")
    assert house.running == ["oven", "hall"]
    house.deaf = {"hall"}
    house.limit(2000)
    house.settle()
    house.wait(30)
    house.settle()
    assert stage(house, "oven") is None
    house.wait(30)
    house.settle()
    assert "oven" not in house.on


def test_away_stops_heaters_and_lets_it_run() -> None:
    house = kitchen()
    house.state = house.state.with_controls(HOUSE, away=True)
    house.settle()
    assert house.running == ["oven", "washer"]
    assert house.reasons == ["running", "running", "away", "away"]


def test_test_mode_shows_what_would_be_shed_and_remembers_nothing() -> None:
    house = kitchen()
    house.state = house.state.with_controls(HOUSE, test_mode=True)
    house.limit(1000)
    house.settle()
    assert house.running == ["oven", "washer", "hall"]
    assert house.reasons[:2] == ["waiting", "waiting"]
    assert stage(house, "oven") is None
    house.limit(5000)
    house.state = house.state.with_controls(HOUSE, test_mode=False)
    house.settle()
    assert house.running == ["oven", "washer", "hall"]


def test_it_counts_at_what_it_is_measured_to_draw() -> None:
    house = plant(attended("oven"), load("hall"), load("bath"), limit=3000)
    says(house, "oven", 900)
    run(house, "oven")
    assert house.running == ["oven", "hall", "bath"]
    assert house.decide().outcomes[HOUSE].granted == 2900
    says(house, "oven", 2500)
    house.settle()
    assert house.running == ["oven"]


SEEN: dict[str, tuple[bool, bool, float, float | None, list[str]]] = {
    "on, with no sensor": (True, True, 60, None, ["running", "waiting"]),
    "on, and just switched on": (True, True, 29, 3, ["running", "waiting"]),
    "on, and drawing nothing": (True, True, 30, 3, ["satisfied", "heating"]),
    "on, and drawing": (True, True, 30, 200, ["running", "waiting"]),
    "by its sensor alone, drawing": (False, False, 0, 200, ["running", "waiting"]),
    "by its sensor alone, drawing nothing": (False, False, 0, 199, ["satisfied", "heating"]),
    "by its sensor alone, silent": (False, False, 0, None, ["unavailable", "heating"]),
}


@pytest.mark.parametrize(("is_switched", "is_on", "seconds", "said_w", "expected"), SEEN.values(), ids=SEEN)
def test_it_runs_by_its_switch_or_by_its_sensor(
    is_switched: bool, is_on: bool, seconds: float, said_w: float | None, expected: list[str]
) -> None:
    house = plant(attended("oven", is_switched=is_switched), load("hall"), limit=2000)
    says(house, "oven", said_w, is_fresh=False)
    house.settle()
    run(house, "oven", is_on=is_on)
    house.wait(seconds)
    house.settle()
    assert house.reasons == expected


def test_it_counts_on_every_budget_that_carries_it() -> None:
    house = Plant(
        Site(
            budgets=(budget(HOUSE, 5000), budget("one", 3000), budget("two", 3000)),
            loads=(
                attended("oven", 3000, budget="one", also_on=(Feed("two", 1000),)),
                load("hall", 1500, budget="two"),
                load("bath", 1000, budget="one"),
                load("attic", 1000),
            ),
        )
    )
    house.ask("hall", "bath", "attic")
    run(house, "oven")
    assert house.running == ["oven", "hall"]
    assert [outcome.granted for outcome in house.decide().outcomes.values()] == [4500, 2000, 2500]
    house.state = house.state.with_controls("two", power_budget_w=500)
    house.settle()
    assert house.running == ["bath", "attic"]
    assert house.decide().grants[0].needs_of == "two"


def test_an_adjustable_load_is_set_lower_for_it_and_stopped_before_it() -> None:
    house = plant(attended("oven"), dial("boiler"), limit=4000)
    house.settle()
    assert drawn(house) == {"boiler": 3000}
    run(house, "oven")
    assert drawn(house) == {"oven": 2000, "boiler": 2000}
    house.limit(2000)
    house.settle()
    assert drawn(house) == {"oven": 2000}
    house.limit(1500)
    house.settle()
    assert drawn(house) == {"boiler": 1500}


def test_none_is_shed_for_a_budget_that_does_not_carry_it() -> None:
    house = Plant(
        Site(
            budgets=(budget(HOUSE, 5000), budget("one", 3000), budget("two", 3000)),
            loads=(attended("oven", budget="one"), attended("washer", budget="two")),
        )
    )
    run(house, "oven", "washer")
    house.state = house.state.with_controls("two", power_budget_w=500)
    house.settle()
    assert house.running == ["oven"]
