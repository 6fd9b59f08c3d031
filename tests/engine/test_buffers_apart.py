"""Several batteries, and those that do not serve: none charges from what another gives."""

from itertools import pairwise

import pytest

from custom_components.power_budget.engine.allocation.service import CALM
from custom_components.power_budget.engine.buffer import Service
from custom_components.power_budget.engine.health import Health

from .buffered import battery, unmetered, watching
from .plant import HOUSE, load

A_MINUTE = 60


def test_a_suspect_battery_is_used_where_none_works_and_rests_beside_others() -> None:
    one, other = battery(), battery("garage")
    other.others = {"health": Health.SUSPECT}
    house = unmetered(load("hall"), batteries=[one, other], limit=2000)
    house.settle()
    assert house.does_w == [1000, 0]
    one.others = {"health": Health.BLOCKED}
    house.wait(CALM.total_seconds())
    house.settle()
    assert other.does_w == 0  # what the other may be charging with is not there
    one.set(0, house.at)
    house.settle()
    assert other.does_w == 1000


def test_one_that_is_held_by_a_request_serves_nobody_and_is_counted() -> None:
    one = battery(does_w=700, told_w=700)
    one.others = {"is_held": True}
    house = unmetered(load("hall"), load("bath"), batteries=[one], limit=2500)
    house.settle()
    assert (house.running, house.does_w, house.services) == (["hall"], [700], [Service.REQUESTED])


def test_none_charges_from_what_another_gives() -> None:
    house = unmetered(load("hall"), batteries=[battery(), watching(does_w=-600)], limit=2500)
    house.settle()
    assert (house.does_w, house.services) == ([0, -600], [Service.OPPOSED, Service.OBSERVED])


@pytest.mark.parametrize("does_w", [-600, 0])
def test_one_that_is_measured_no_more_counts_as_it_did(does_w: float) -> None:
    house = unmetered(load("hall"), batteries=[battery(), watching(does_w=does_w)], limit=2500)
    house.settle()
    garage = house.inverters["garage"]
    garage.is_measured = False
    for _ in range(5):
        house.wait(A_MINUTE)
        house.settle()
    assert house.does_w == [0 if does_w else 1500, does_w]
    garage.is_measured, garage.does_w = True, 0
    house.settle()
    house.wait(A_MINUTE)
    house.settle()
    assert house.does_w == [1500, 0]


def test_none_discharges_while_another_charges() -> None:
    house = unmetered(load("hall"), batteries=[battery(takes_rest=False), watching()], limit=1000)
    house.settle()
    house.inverters["garage"].does_w = 600
    house.limit(900)
    house.settle()
    assert (house.running, house.does_w, house.services[0]) == ([], [0, 600], Service.IDLE)


def test_charging_ends_before_another_begins_to_discharge() -> None:
    one, other = battery(covers_excess=False), battery("garage", takes_rest=False)
    house = unmetered(load("hall"), batteries=[one, other], limit=2000)
    house.settle()
    assert house.does_w == [1000, 0]
    house.limit(800)
    set_w = [[grant.set_w for grant in decision.buffers.values()] for decision in house.settle()]
    assert set_w[:2] == [[0, 0], [0, -200]]


def test_a_battery_that_gives_less_than_it_was_told_is_not_counted_on() -> None:
    weak = battery(is_measured=True, gives_at_most_w=200)
    house = unmetered(load("hall"), load("bath"), batteries=[weak], limit=2000)
    house.settle()
    house.limit(1500)
    house.settle()
    assert house.running == ["hall", "bath"]
    house.wait(CALM.total_seconds())
    house.settle()
    assert (house.running, house.does_w) == (["hall"], [0])


def test_a_battery_that_gives_less_than_it_was_told_is_not_set_again_and_again() -> None:
    weak, strong = battery(is_measured=True, gives_at_most_w=200), battery("garage")
    house = unmetered(load("hall"), load("bath"), batteries=[weak, strong], limit=2000)
    house.settle()
    house.limit(1000)
    house.settle()
    house.wait(CALM.total_seconds())
    house.settle()
    before, told_w = house.changes, weak.told_w
    for _ in range(20):
        house.wait(CALM.total_seconds())
        house.settle()
        assert house.does_w == [-200, -800]
    assert (house.changes, weak.told_w) == (before, told_w)
    house.limit(1900)
    house.wait(CALM.total_seconds())
    house.settle()
    assert house.does_w == [-50, -50]


def test_the_least_that_a_battery_can_do() -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=1000)
    house.inverters["cellar"].others = {"least_charge_w": 300, "least_discharge_w": 300}
    house.settle()
    house.limit(900)
    house.settle()
    assert house.does_w == [-300]  # rather too much than too little
    house.limit(1000)
    house.wait(CALM.total_seconds())
    house.settle()
    house.ask("hall", is_on=False)
    house.limit(250)
    house.settle()
    assert house.does_w == [0]


@pytest.mark.parametrize(
    ("seen", "limit", "service"),
    [
        ({"most_discharge_w": 0}, 1000, Service.EMPTY),
        ({"most_charge_w": 0}, 2000, Service.FULL),
        ({"is_known": False}, 500, Service.UNAVAILABLE),
        ({}, 1000, Service.IDLE),
    ],
    ids=str,
)
def test_why_it_does_nothing(seen: dict[str, object], limit: float, service: Service) -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=3000)
    house.limit(1000)
    house.settle()
    house.inverters["cellar"].others = seen
    house.limit(limit)
    house.cycle()
    assert house.services == [service]


def test_in_test_mode_nothing_is_told() -> None:
    house = unmetered(load("hall"), batteries=[battery()], limit=2000)
    house.state = house.state.with_controls(HOUSE, test_mode=True)
    house.settle()
    grant = house.decide().buffers["cellar"]
    assert (grant.set_w, grant.is_due, house.does_w) == (1000, False, [0])


def test_a_battery_that_discharges_whenever_this_one_charges_is_tried_less_and_less_often() -> None:
    house = unmetered(load("hall"), batteries=[battery(), watching()], limit=1000, asking=False)
    tries = []
    for _ in range(6 * 60):
        house.settle()
        garage, before = house.inverters["garage"], house.does_w[1]
        garage.does_w = -min(600, house.does_w[0])
        if garage.does_w and not before:
            tries.append(house.at)
        house.wait(10)
    waits = [later - earlier for earlier, later in pairwise(tries)]
    assert waits == sorted(waits)
    assert 4 <= len(tries) <= 6
