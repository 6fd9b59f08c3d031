"""Which attended loads that were shed are offered, and which of those that are resumed run."""

from datetime import timedelta

from custom_components.power_budget.engine.attended import Stage
from custom_components.power_budget.engine.supply.amount import SETTLING

from .attending import attended, resume, run, says, shed, stage, without_power
from .plant import HOUSE, load, plant


def test_one_whose_switch_is_unavailable_is_not_offered() -> None:
    house = without_power("oven", limit=5000)
    house.lost = {"oven"}
    house.limit(5000)
    house.settle()
    assert (stage(house, "oven"), house.reasons[0]) == (Stage.WAITS, "unavailable")
    house.lost = set()
    house.settle()
    assert (stage(house, "oven"), house.reasons[0]) == (Stage.OFFERED, "offered")


def test_one_that_does_not_stop_is_not_offered_while_it_runs() -> None:
    house = plant(attended("oven"), load("hall"), limit=5000)
    run(house, "oven")
    house.deaf = {"oven"}
    house.limit(1000)
    house.settle()
    house.limit(5000)
    house.settle()
    assert ("oven" in house.on, stage(house, "oven")) == (True, Stage.WAITS)


def test_one_that_draws_though_it_is_off_is_not_offered() -> None:
    house = without_power("oven", limit=5000)
    house.limit(5000)
    house.settle()
    assert stage(house, "oven") is Stage.OFFERED
    for seconds in (11, 31):
        house.wait(seconds)
        says(house, "oven", 1800)
        house.settle()
    assert (stage(house, "oven"), house.reasons[0]) == (Stage.WAITS, "blocked")


def test_of_two_that_are_resumed_at_once_the_more_important_runs() -> None:
    house = without_power("oven", "washer", limit=5000, washer=1)
    house.limit(3000)
    house.settle()
    assert [stage(house, name) for name in ("oven", "washer")] == [Stage.OFFERED] * 2
    house.state = house.state.resumed("oven").resumed("washer")
    told = {command.load for decision in house.settle() for command in decision.commands}
    assert told == {"washer"}
    assert house.running == ["washer", "hall"]
    assert stage(house, "oven") is Stage.WAITS


def test_one_that_is_resumed_and_does_not_start_is_never_started_later() -> None:
    house = without_power("oven", limit=5000)
    house.limit(5000)
    house.settle()
    house.deaf = {"oven"}
    resume(house, "oven")
    for _ in range(3):
        house.wait(6)
        house.settle()
    assert (house.running, stage(house, "oven")) == (["hall"], Stage.OFFERED)
    house.deaf = set()
    for _ in range(60):
        house.wait(60)
        house.settle(turns_pass=True)
    assert house.running == ["hall"]


def test_a_press_is_forgotten_in_test_mode() -> None:
    house = without_power("oven", limit=5000)
    house.limit(5000)
    house.settle()
    house.state = house.state.with_controls(HOUSE, test_mode=True).resumed("oven")
    house.settle()
    house.state = house.state.with_controls(HOUSE, test_mode=False)
    house.settle()
    assert (house.running, stage(house, "oven")) == (["hall"], Stage.OFFERED)


def test_a_heater_that_cannot_be_stopped_is_waited_for_no_longer_than_it_may_take() -> None:
    house = plant(attended("oven"), load("hall", patience=timedelta(seconds=5)), limit=3000)
    run(house, "oven")
    house.deaf = {"hall"}
    house.limit(2000)
    house.settle()
    for _ in range(2):
        house.wait(5)
        house.settle()
    assert ("oven" in house.on, shed(house, "oven") is None) == (False, False)


def test_a_cycle_comes_once_what_a_sensor_says_is_believed() -> None:
    house = plant(attended("oven"))
    house.settle()
    says(house, "oven", 3)
    run(house, "oven")
    assert house.decide().wake_at == house.at + SETTLING
