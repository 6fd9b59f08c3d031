"""Circuits in circuits: who runs where several budgets must have room."""

from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Feed, LimitSource, Order, Reason, Status, Unit

from .circuits import THREE_PHASE, budget, circuits
from .plant import HOUSE, load


def test_a_heater_runs_only_where_every_budget_above_has_room() -> None:
    house = circuits(
        budget(HOUSE, 3000),
        budget("phase", 2500),
        budget("circuit", 2000, "phase"),
        loads=(load("hall", 1500, budget="circuit"), load("bath", 1500, budget=HOUSE)),
    )
    house.settle()
    assert house.running == ["hall", "bath"]
    for name in ("circuit", "phase", HOUSE):
        full = house.state
        house.state = full.with_controls(name, power_budget_w=1400)
        house.settle()
        assert "hall" not in house.running
        house.state = full
        house.settle()


def test_every_grant_is_booked_above_before_the_next_is_asked() -> None:
    house = circuits(
        budget(HOUSE, 3000),
        budget("up", 2000),
        budget("down", 2000),
        loads=(load("attic", 2000, budget="up"), load("hall", 2000, budget="down"), load("bath", 1000)),
    )
    house.settle()
    assert house.running == ["attic", "bath"]
    assert {name: outcome.granted for name, outcome in house.decide().outcomes.items()} == {
        HOUSE: 3000,
        "up": 2000,
        "down": 0,
    }


def test_an_overload_on_one_phase_sheds_nothing_that_draws_only_on_another() -> None:
    names = ("a", "b", "c", "d")
    phases = dict(zip(names, ("one", "two", "one", "two"), strict=True))
    house = circuits(
        budget(HOUSE, 4000),
        budget("one", 2000),
        budget("two", 2000),
        loads=tuple(load(name, budget=phase, min_on=timedelta(minutes=2)) for name, phase in phases.items()),
    )
    house.settle()
    assert house.running == ["a", "b", "c", "d"]
    house.state = house.state.with_controls("one", power_budget_w=1000)
    commands = [command for decision in house.settle() for command in decision.commands]
    assert [(command.load, command.is_on) for command in commands] == [("c", False)]


@pytest.mark.parametrize("full", ["one", "two", "three"])
def test_a_load_on_three_phases_needs_room_on_each(full: str) -> None:
    phases = (budget(name, 2500) for name in ("one", "two", "three"))
    house = circuits(budget(HOUSE, 6000), *phases, loads=(THREE_PHASE,))
    house.settle()
    outcomes = house.decide().outcomes
    assert [outcomes[name].granted for name in (HOUSE, "one", "two", "three")] == [6000, 2000, 2000, 2000]
    house.state = house.state.with_controls(full, power_budget_w=1500)
    (grant,) = house.settle()[-1].grants
    assert (house.running, grant.reason) == ([], Reason.WAITING)
    assert (grant.needs, grant.needs_of) == (500, full)


def test_a_load_that_several_budgets_feed_is_granted_all_of_it() -> None:
    phases = (budget("one", parent=None), budget("two", parent=None))
    house = circuits(*phases, loads=(replace(THREE_PHASE, also_on=(Feed("two", 6000),)),))
    (grant,) = house.settle()[-1].grants
    assert (grant.amount, house.running) == (6000, ["boiler"])
    assert house.decide().outcomes["one"].granted == 0


def test_the_limit_tells_what_is_left_from_above() -> None:
    house = circuits(
        budget(HOUSE, 3000),
        budget("up", 2500),
        budget("down", 2500),
        loads=(load("attic", 2000, budget="up"), load("hall", 2000, budget="down")),
    )
    house.settle()
    outcomes = house.decide().outcomes
    assert (outcomes["down"].limit, outcomes["down"].bound_by) == (1000, LimitSource.PARENT)
    assert (outcomes["up"].limit, outcomes["up"].bound_by) == (2500, LimitSource.POWER_STEP)
    assert LimitSource.PARENT not in outcomes[HOUSE].limits
    (_, waiting) = house.decide().grants
    assert (waiting.needs, waiting.needs_of) == (1000, HOUSE)


def test_units_may_differ_along_a_line() -> None:
    house = circuits(
        budget(HOUSE, 2, unit=Unit.LOADS),
        budget("up", 3000),
        budget("down", 2, unit=Unit.LOADS),
        loads=(load("a", 2000, budget="up"), load("b", 500, budget="up"), load("c", 3000, budget="down")),
    )
    house.settle()
    assert house.running == ["a", "b"]
    outcomes = house.decide().outcomes
    assert [outcomes[name].granted for name in (HOUSE, "up", "down")] == [2, 2500, 0]
    assert [outcomes[name].limit for name in ("up", "down")] == [2500, 0]


def test_a_status_speaks_of_all_below() -> None:
    house = circuits(
        budget(HOUSE, 3000),
        budget("up", 2000),
        budget("down", 2000),
        loads=(load("attic", 2000, budget="up"), load("hall", 2000, budget="down"), load("bath", 1000)),
    )
    outcomes = house.settle()[-1].outcomes
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        HOUSE: Status.LIMITED,
        "up": Status.HEATING,
        "down": Status.LIMITED,
    }
    assert [grant.load for grant in outcomes[HOUSE].grants] == ["attic", "hall", "bath"]
    assert [grant.load for grant in outcomes["down"].grants] == ["hall"]


def test_away_above_is_away_below_and_not_the_other_way_around() -> None:
    house = circuits(budget(HOUSE), budget("up"), loads=(load("attic", budget="up"), load("bath")))
    house.settle()
    house.state = house.state.with_controls("up", away=True)
    outcomes = house.settle()[-1].outcomes
    assert (house.running, outcomes[HOUSE].status, outcomes["up"].status) == (["bath"], "heating", "away")
    house.state = house.state.with_controls("up", away=False).with_controls(HOUSE, away=True)
    outcomes = house.settle()[-1].outcomes
    assert (house.running, outcomes[HOUSE].status, outcomes["up"].status) == ([], "away", "away")


def test_who_was_away_has_not_waited() -> None:
    loads = (load("attic", budget="up"), load("bath", budget=HOUSE), load("hall", budget=HOUSE))
    house = circuits(budget(HOUSE, 1000), budget("up"), loads=loads)
    house.state = house.state.with_controls("up", away=True)
    for _ in range(9):
        house.settle(turns_pass=True)
        house.wait(120)
    house.state = house.state.with_controls("up", away=False)
    served = []
    for _ in range(6):
        house.settle(turns_pass=True)
        served += house.running
        house.wait(120)
    assert sorted(served[:3]) == sorted(served[3:]) == ["attic", "bath", "hall"]


def test_a_circuit_under_test_is_sent_nothing_and_what_runs_on_it_counts() -> None:
    loads = (load("attic", 2000, budget="up"), load("bath", 2000, budget="down"))
    house = circuits(budget(HOUSE, 3000), budget("up"), budget("down"), loads=loads)
    house.move("attic", is_on=True)
    house.ask("attic", is_on=False)
    house.state = house.state.with_controls("up", test_mode=True)
    assert [command for decision in house.settle() for command in decision.commands] == []
    assert house.reasons == ["satisfied", "waiting"]
    house.move("attic", is_on=False)
    house.settle()
    assert house.running == ["bath"]


def test_priorities_hold_across_circuits() -> None:
    loads = (load("attic", budget="up"), load("bath", budget="down", priority=1))
    house = circuits(budget(HOUSE, 1000), budget("up"), budget("down"), loads=loads)
    house.settle()
    assert house.running == ["bath"]


def test_turns_go_round_all_circuits_and_each_tells_whose_is_next() -> None:
    loads = tuple(load(name, budget=name[:-1]) for name in ("up1", "down1", "up2", "down2"))
    house = circuits(budget(HOUSE, 1000), budget("up"), budget("down"), loads=loads)
    seen = []
    for _ in range(4):
        outcomes = house.settle(turns_pass=True)[-1].outcomes
        seen.append((house.running, *(outcomes[name].next_index for name in (HOUSE, "up", "down"))))
        house.wait(120)
    assert seen == [
        (["up1"], 1, 1, 0),
        (["down1"], 2, 1, 1),
        (["up2"], 3, 0, 1),
        (["down2"], 0, 0, 0),
    ]


@pytest.mark.parametrize("order", Order)
def test_the_order_of_the_first_budget_is_that_of_all(order: Order) -> None:
    other = next(one for one in Order if one is not order)
    loads = (load("attic", budget="up"), load("loft", budget="up"))
    house = circuits(budget(HOUSE, 1000, order=order), budget("up", order=other), loads=loads)
    house.read = {
        "attic": {"measured_c": 19, "setpoint_c": 20},
        "loft": {"measured_c": 15, "setpoint_c": 20},
    }
    house.settle()
    assert house.running == [{Order.ROUND_ROBIN: "attic", Order.COLDEST_FIRST: "loft"}[order]]


def test_room_is_kept_on_the_circuit_that_lacks_it_alone() -> None:
    minutes = timedelta(minutes=2)
    loads = (
        load("big", 2000, budget="up"),
        load("small", 1000, budget="up", min_on=minutes),
        load("other", 1000, budget="up"),
        load("hall", 1000, budget="down"),
    )
    house = circuits(budget(HOUSE, 9000), budget("up", 2000), budget("down"), loads=loads)
    house.ask("big", "other", "hall", is_on=False)
    house.settle()
    house.wait(10)
    house.ask("big", "other", "hall")
    house.settle(turns_pass=True)
    assert house.running == ["small", "hall"]
    house.wait(120)
    house.settle()
    assert house.running == ["big", "hall"]


def test_what_the_first_needs_elsewhere_is_set_aside_until_it_has_all() -> None:
    minutes = timedelta(minutes=2)
    phases = (budget("one", 1000, None), budget("two", 1000, None))
    loads = (
        load("boiler", 2000, budget="one", also_on=(Feed("two", 1000),)),
        load("attic", 1000, budget="one", min_on=minutes),
        load("hall", 1000, budget="two", min_on=minutes),
    )
    house = circuits(*phases, loads=loads)
    house.ask("boiler", "hall", is_on=False)
    house.settle()
    house.wait(60)
    house.ask("boiler", "hall")
    house.settle(turns_pass=True)
    assert house.running == ["attic"]
    house.wait(60)
    house.settle()
    assert house.running == ["boiler"]
