"""Batteries serve their budget: they cover what is too much for it, and take what it has left."""

from custom_components.power_budget.engine.allocation.service import CALM
from custom_components.power_budget.engine.buffer import Service
from custom_components.power_budget.engine.health import Health

from .attending import attended, run
from .buffered import battery, unmetered
from .dials import dial
from .plant import load

A_MINUTE = 60


def test_what_is_too_much_is_covered_before_anybody_is_shed() -> None:
    house = unmetered(load("hall"), load("bath"), batteries=[battery()], limit=2000)
    house.settle()
    house.limit(1500)
    house.settle()
    assert (house.running, house.does_w, house.services) == (["hall", "bath"], [-500], [Service.COVERING])


def test_nobody_starts_because_a_battery_could_discharge() -> None:
    house = unmetered(load("hall"), load("bath"), batteries=[battery(takes_rest=False)], limit=1500)
    house.settle()
    house.settle(turns_pass=True)
    assert (house.running, house.does_w, house.services) == (["bath"], [0], [Service.IDLE])


def test_turns_go_on_passing_while_a_battery_covers() -> None:
    rooms = [load("hall"), load("bath"), load("office")]
    house = unmetered(*rooms, batteries=[battery()], limit=2000)
    house.settle()
    house.limit(1500)
    for _ in rooms:
        before = house.running
        house.wait(A_MINUTE)
        house.settle(turns_pass=True)
        assert (len(house.running), house.does_w, house.running == before) == (2, [-500], False)


def test_once_somebody_has_enough_nobody_takes_the_place() -> None:
    house = unmetered(load("hall"), load("bath"), load("office"), batteries=[battery()], limit=2000)
    house.settle()
    house.limit(1000)
    house.settle()
    house.ask("bath", is_on=False)
    house.settle()
    house.wait(A_MINUTE)
    house.settle(turns_pass=True)
    assert (len(house.running), house.does_w) == (1, [0])


def test_what_no_battery_can_cover_is_shed() -> None:
    house = unmetered(load("hall"), load("bath"), batteries=[battery(most_discharge_w=700)], limit=2000)
    house.settle()
    house.limit(500)
    house.settle()
    assert (house.running, house.does_w) == (["hall"], [-500])


def test_a_load_that_can_be_set_is_lowered_before_a_battery_discharges() -> None:
    car = dial("car", 3000, least_w=1000, step_w=100)
    house = unmetered(load("hall"), car, batteries=[battery()], limit=4000)
    house.settle()
    house.limit(2500)
    house.settle()
    assert (house.levels_w["car"], house.does_w) == (1500, [0])
    house.limit(1500)
    house.settle()
    assert (house.levels_w["car"], house.running, house.does_w) == (1000, ["hall", "car"], [-500])


def test_an_appliance_that_somebody_switches_on_is_covered() -> None:
    house = unmetered(attended("oven", 1500), load("hall", 1000), batteries=[battery()], limit=2000)
    house.settle()
    run(house, "oven")
    assert (house.running, house.does_w) == (["oven", "hall"], [-500])


def test_what_is_left_is_charged_from() -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=2500)
    house.settle()
    assert (house.running, house.does_w, house.services) == (["hall"], [1500], [Service.CHARGING])


def test_charging_makes_way_and_is_told_so_before_anybody_starts() -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=1000, asking=False)
    house.settle()
    assert house.does_w == [1000]
    house.ask("hall")
    first, second, *_ = house.settle()
    assert (first.buffers["cellar"].set_w, first.commands) == (0, ())
    assert [command.load for command in second.commands] == ["hall"]


def test_nobody_starts_before_a_slow_battery_has_answered() -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=1000, asking=False)
    house.settle()
    house.ask("hall")
    house.slow.add("cellar")
    house.cycle()
    house.inverters["cellar"].others = {"is_told": True}
    house.inverters["cellar"].told_w = None
    assert (house.cycle().commands, house.running) == ((), [])
    house.inverters["cellar"].others = {}
    house.inverters["cellar"].set(0, house.at)
    house.settle()
    assert house.running == ["hall"]


def test_a_battery_that_may_be_charging_still_counts() -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=1500, asking=False)
    house.settle()
    cellar = house.inverters["cellar"]
    cellar.told_w, cellar.others = None, {"health": Health.BLOCKED}
    house.ask("hall")
    house.settle()
    assert (house.running, house.services) == ([], [Service.BLOCKED])


def test_charging_rises_only_after_a_while_and_falls_at_once() -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=3000)
    house.limit(1500)
    house.settle()
    house.limit(2000)
    house.settle()
    assert house.does_w == [500]
    house.wait(CALM.total_seconds())
    house.settle()
    assert house.does_w == [1000]
    house.limit(1200)
    house.settle()
    assert house.does_w == [200]


def test_room_is_left_to_a_load_that_rises_slowly() -> None:
    car = dial("car", 3000, least_w=1000, step_w=100, ramp_w_per_s=10)
    house = unmetered(car, batteries=[battery()], limit=3500)
    house.settle()
    assert (house.levels_w["car"], house.does_w) == (1000, [500])


def test_several_level_out() -> None:
    one, other = battery(), battery("garage")
    one.others, other.others = {"charge_weight": 1}, {"charge_weight": 3}
    house = unmetered(load("hall"), batteries=[one, other], limit=1800)
    house.settle()
    assert house.does_w == [200, 600]
