"""How much a meter leaves, and how it is used."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine import (
    CountIdle,
    Estimate,
    LimitSource,
    MeterReading,
    Reason,
    Unit,
)

from .metered import LIMIT_W, MeteredPlant, metered
from .plant import HOUSE, load


def reasons(house: MeteredPlant) -> dict[str, Reason]:
    """Return why each load runs or does not."""
    return {grant.load: grant.reason for grant in house.decide().grants}


def test_loads_share_what_the_house_leaves() -> None:
    house = metered(load("hall", 2000), load("bath", 2000), load("attic", 2000), base_w=1500)
    house.live(300)
    assert house.running == ["hall", "bath"]
    assert house.decide().outcomes[HOUSE].limit == LIMIT_W - 1500
    assert house.decide().outcomes[HOUSE].bound_by is LimitSource.METER


def test_what_is_left_free_is_left_free() -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=1500, margin_w=600)
    house.live(300)
    assert house.running == ["hall"]


def test_only_the_other_loads_may_be_measured() -> None:
    house = metered(load("hall", 2000), load("bath", 2000), estimate=Estimate.OTHER_LOADS, margin_w=500)
    house.reading = MeterReading(drawn_w=2000, at=house.at)
    house.settle()
    assert house.running == ["hall"]
    assert house.decide().outcomes[HOUSE].limit == 3500


def test_shedding_happens_in_the_cycle_of_the_reading_that_asks_for_it() -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=1000, lag_s=2)
    house.live(200)
    assert house.running == ["hall", "bath"]
    house.base_w = 3000
    house.live(1)
    assert house.running == ["hall", "bath"]  # the meter does not show it yet
    house.live(1)
    assert house.running == ["hall"]


def test_restoring_waits_until_there_has_been_room_for_long_enough() -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=1000)
    house.live(200)
    house.base_w = 3000
    house.live(200)
    house.base_w = 1000
    house.live(90)
    assert house.running == ["hall"]
    house.live(2)
    assert house.running == ["hall", "bath"]


def test_restoring_need_not_wait_at_all() -> None:
    house = metered(load("hall", 2000), base_w=5000, restore_delay=timedelta(0))
    house.live(60)
    house.base_w = 1000
    house.live(1)
    assert house.running == ["hall"]


@pytest.mark.parametrize(("base_w", "restored"), [(1500, True), (1700, False)])
def test_restoring_takes_a_margin(base_w: float, restored: bool) -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=4000)
    house.live(120)
    assert house.running == []
    house.base_w = base_w
    house.live(400)
    assert house.running == (["hall", "bath"] if restored else ["hall"])


def test_loads_replace_each_other_without_a_margin() -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=3500)
    house.live(60)
    assert house.running == ["hall"]
    house.live(10, turn_s=10)
    assert house.running == ["bath"]


def test_a_restore_that_was_taken_back_is_waited_for_twice_as_long() -> None:
    house = metered(load("hall", 2000), base_w=5000)
    house.live(60)
    waits_s = []
    for _ in range(5):
        house.base_w = 2000
        waits_s.append(0)
        while not house.on:
            house.live(10)
            waits_s[-1] += 10
        house.base_w = 5000
        house.live(20)
        assert not house.on
    assert waits_s == [100, 190, 370, 610, 610]


def test_a_restore_that_lasted_is_forgiven() -> None:
    house = metered(load("hall", 2000), base_w=5000)
    house.live(60)
    own = house.state.budget(HOUSE)
    house.state = house.state.with_budget(HOUSE, own._replace(meter=own.meter._replace(taken_back=2)))
    house.base_w = 2000
    house.live(370)
    assert house.running == ["hall"]
    house.live(62)
    assert house.state.budget(HOUSE).meter.taken_back == 0


def test_a_stale_meter_leaves_what_is_configured_and_recovers_by_itself() -> None:
    house = metered(load("hall", 1000), load("bath", 1000), stale_limit_w=1500)
    house.live(100)
    assert house.running == ["hall", "bath"]
    house.silent = True
    house.live(59)
    assert house.running == ["hall", "bath"]
    house.live(1)
    assert house.running == ["hall"]
    assert house.decide().outcomes[HOUSE].bound_by is LimitSource.STALE_METER
    house.silent = False
    house.live(95)
    assert house.running == ["hall", "bath"]
    assert house.decide().outcomes[HOUSE].bound_by is not LimitSource.STALE_METER


def test_nothing_runs_before_the_first_reading() -> None:
    house = metered(load("hall", 1000))
    house.settle()
    assert house.decide().outcomes[HOUSE].limit == 0
    house.live(2)
    assert house.running == ["hall"]


def test_loads_are_counted_by_the_largest() -> None:
    house = metered(load("hall", 2000), load("bath", 500), load("attic", 500), base_w=1500)
    house.site = replace(
        house.site, budgets=(replace(house.site.budgets[0], unit=Unit.LOADS, power_steps=(3.0,)),)
    )
    house.live(200)
    assert house.decide().outcomes[HOUSE].limit == 2
    assert len(house.running) == 2


def test_loads_are_counted_by_the_largest_though_it_is_rated_at_less() -> None:
    house = metered(load("hall", 300), load("bath", 500), base_w=4700)
    house.site = replace(
        house.site, budgets=(replace(house.site.budgets[0], unit=Unit.LOADS, power_steps=(2.0,)),)
    )
    house.factor["hall"], house.read["hall"] = 1000 / 300, {"drawn_w": 1000}
    house.live(900)
    assert all(
        drawn_w <= LIMIT_W for at, drawn_w in house.drawn.items() if at > house.at - timedelta(minutes=5)
    )


IDLE: dict[str, tuple[dict[str, Any], list[str]]] = {
    "rated: it may draw again at any second": ({"count_idle": CountIdle.RATED}, ["hall"]),
    "measured: others may have its watts": ({"count_idle": CountIdle.MEASURED}, ["hall", "bath"]),
}


@pytest.mark.parametrize(("settings", "running"), IDLE.values(), ids=IDLE)
def test_an_idle_load_is_counted_as(settings: dict[str, Any], running: list[str]) -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=3000, factor={"hall": 0}, **settings)
    house.live(200)
    assert house.running == running


@pytest.mark.parametrize("running_w", [2000.0, 0.0])
def test_an_idle_load_with_a_sensor_that_comes_back_is_shed_for(running_w: float) -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=3000, count_idle=CountIdle.MEASURED)
    house.factor["hall"] = running_w / 2000
    house.read["hall"] = {"drawn_w": running_w}
    house.live(200)
    assert house.running == (["hall"] if running_w else ["hall", "bath"])
    house.factor["hall"] = 1
    house.read["hall"] = {"drawn_w": 2000.0}
    house.live(3)
    assert house.running == ["hall"]


def test_a_clock_that_is_set_back_stops_nothing() -> None:
    house = metered(load("hall", 2000), base_w=1000)
    house.live(200)
    house.wait(-3600)
    house.drawn.clear()
    house.live(200)
    assert house.running == ["hall"]
    assert house.state.budget(HOUSE).meter.read_at == house.at


def test_a_cycle_is_due_before_the_meter_will_be_stale_and_when_it_is() -> None:
    house = metered(load("hall", 2000), base_w=1000)
    house.live(200)
    assert house.decide().wake_at == house.at + timedelta(seconds=54)
    house.wait(54)
    assert house.decide().wake_at == house.at + timedelta(seconds=6)
