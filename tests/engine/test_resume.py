"""Attended loads that were shed: they stay off, are offered, and run again only if residents want it."""

from datetime import timedelta

from custom_components.power_budget.engine.attended import Stage
from custom_components.power_budget.engine.joining import resumed
from custom_components.power_budget.engine.plain import from_plain, to_plain
from custom_components.power_budget.engine.state import State

from .attending import attended, kitchen, resume, run, shed, stage, without_power
from .dials import dial, drawn
from .plant import HOUSE, load, plant


def test_once_shed_it_stays_off_and_is_offered() -> None:
    house = without_power("oven")
    assert (house.running, stage(house, "oven")) == (["hall"], Stage.WAITS)
    assert house.decide().grants[0].needs == 1000
    house.limit(2000)
    house.settle(turns_pass=True)
    assert (house.running, house.reasons) == (["hall"], ["offered", "heating"])
    assert not house.decide().outcomes[HOUSE].is_limited


def test_the_example_of_the_page() -> None:
    house = plant(
        attended("oven", 2500, priority=1),
        attended("machine", 2200),
        load("hall", 1000),
        load("bath", 1500),
        limit=5000,
    )
    house.settle()
    assert house.running == ["hall", "bath"]
    run(house, "oven")
    assert house.running == ["oven", "hall", "bath"]
    run(house, "machine")
    assert house.running == ["oven", "machine"]
    house.limit(3000)
    house.settle()
    assert (house.running, stage(house, "machine")) == (["oven"], Stage.WAITS)
    run(house, "oven", is_on=False)
    assert (house.running, stage(house, "machine")) == (["hall", "bath"], Stage.OFFERED)
    resume(house, "machine")
    assert house.running == ["machine"]


def test_a_resident_who_wants_it_gets_it_before_heaters() -> None:
    house = without_power("oven")
    house.limit(2000)
    house.settle()
    house.state = house.state.resumed("oven")
    told = [(one.load, one.is_on) for decision in house.settle() for one in decision.commands]
    assert told == [("hall", False), ("oven", True)]
    assert (house.running, shed(house, "oven")) == (["oven"], None)


def test_an_adjustable_load_is_set_lower_before_one_is_resumed() -> None:
    house = plant(attended("oven"), dial("boiler"), limit=4000)
    run(house, "oven")
    house.limit(1500)
    house.settle()
    house.limit(4000)
    house.settle()
    assert drawn(house) == {"boiler": 3000}
    house.state = house.state.resumed("oven")
    told = [[(one.load, one.is_on) for one in decision.commands] for decision in house.settle()]
    assert told == [[("boiler", True)], [("oven", True)], []]
    assert drawn(house) == {"oven": 2000, "boiler": 2000}


def test_it_is_not_resumed_where_it_does_not_fit() -> None:
    house = without_power("oven")
    resume(house, "oven")
    assert (house.running, stage(house, "oven")) == (["hall"], Stage.WAITS)


def test_of_two_that_are_offered_the_first_that_is_wanted_takes_the_room() -> None:
    house = kitchen()
    house.limit(1000)
    house.settle()
    house.limit(3000)
    house.settle()
    assert house.reasons[:2] == ["offered", "offered"]
    resume(house, "washer")
    assert house.reasons[:2] == ["waiting", "running"]


def test_by_hand_is_respected_as_long_as_the_limit_allows() -> None:
    house = without_power("oven")
    first = shed(house, "oven")
    house.wait(60)
    house.move("oven", is_on=True)
    assert [(one.load, one.is_on) for one in house.cycle().commands] == [("oven", False)]
    house.settle()
    again = shed(house, "oven")
    assert first is not None
    assert again is not None
    assert (house.running, again.at - first.at) == (["hall"], timedelta(seconds=60))
    house.limit(2000)
    house.settle()
    run(house, "oven")
    assert (house.running, shed(house, "oven")) == (["oven"], None)


def test_one_that_does_not_obey_as_it_is_resumed_does_not_start_later() -> None:
    house = without_power("oven")
    house.limit(2000)
    house.settle()
    house.deaf = {"oven"}
    resume(house, "oven")
    house.wait(5)
    house.settle()
    house.deaf = set()
    house.wait(60)
    house.settle(turns_pass=True)
    assert (house.running, stage(house, "oven")) == (["hall"], Stage.OFFERED)


def test_in_test_mode_nothing_is_resumed() -> None:
    house = plant(attended("oven"), limit=2000)
    run(house, "oven")
    house.limit(0)
    house.settle()
    house.limit(2000)
    house.state = house.state.with_controls(HOUSE, test_mode=True)
    resume(house, "oven")
    assert stage(house, "oven") is Stage.OFFERED


def test_it_survives_a_restart_that_it_was_shed() -> None:
    house = kitchen()
    house.limit(2000)
    house.settle()
    house.state = from_plain(State, to_plain(house.state))
    house.state = house.state.resumed("oven")
    house.state = resumed(house.state, house.site.budgets[0], house.site.loads, house.at)
    house.settle()
    assert stage(house, "oven") in {Stage.WAITS, None}
    assert [stage(house, name) for name in ("oven", "washer")].count(None) == 1
