"""Rooms that are warmed ahead of their comfort: a plan says so, and who runs is decided as ever."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import DemandSource, Grant, LoadReading, Order
from custom_components.power_budget.engine.demand import assess as module
from custom_components.power_budget.engine.demand.assess import is_ahead

from .plant import HOUSE, Plant, load, plant
from .tables import rows

WARM = {"measured_c": 17.0, "setpoint_c": 17.0}
AHEAD = {**WARM, "ahead_c": 20.0}
COLD = {"measured_c": 19.0, "setpoint_c": 20.0}
HOUR = timedelta(hours=1)


def house(limit: float, order: Order = Order.COLDEST_FIRST, **rooms: dict[str, float]) -> Plant:
    """Return a house with heaters of 1 kW in rooms of which so much is read."""
    found = plant(*(load(name, demand=DemandSource.TEMPERATURE) for name in rooms), limit=limit, order=order)
    for name, read in rooms.items():
        found.read[name] = dict(read)
    return found


@pytest.mark.parametrize("row", rows(module.is_ahead.__doc__, "measured_c"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    measured_c, setpoint_c, ahead_c, deadband_k = [None if cell == "–" else float(cell) for cell in row[:4]]
    reading = LoadReading(is_on=False, measured_c=measured_c, setpoint_c=setpoint_c, ahead_c=ahead_c)
    assert deadband_k is not None
    assert is_ahead(load("bed", deadband_k=deadband_k), reading) is (row[4] == "yes")


ALONE = {
    "not ahead": (WARM, "satisfied"),
    "ahead": (AHEAD, "preheating"),
    "ahead, and colder than it should be now": ({**AHEAD, "measured_c": 16.0}, "heating"),
    "ahead, and as warm as comfort will be": ({**AHEAD, "measured_c": 20.0}, "satisfied"),
    "ahead, and no thermometer": ({"setpoint_c": 17.0, "ahead_c": 20.0}, "satisfied"),
}


@pytest.mark.parametrize(("read", "reason"), ALONE.values(), ids=ALONE)
def test_why_it_runs(read: dict[str, float], reason: str) -> None:
    assert house(2000, bed=read).reasons == [reason]


def test_it_stops_half_a_deadband_above_comfort() -> None:
    bed = house(2000, bed=AHEAD)
    for measured_c, reason in ((17.0, "preheating"), (20.2, "preheating"), (20.25, "satisfied")):
        bed.read["bed"] = {**AHEAD, "measured_c": measured_c}
        bed.settle()
        assert bed.reasons == [reason]


@pytest.mark.parametrize("order", Order)
def test_who_should_be_warm_now_goes_before_who_is_warmed_ahead(order: Order) -> None:
    assert house(1000, order, bed=AHEAD, bath=COLD).reasons == ["waiting", "heating"]


@pytest.mark.parametrize("row", rows(LoadReading.goal_c.__doc__, "setpoint_c"), ids="|".join)
def test_the_worked_table_of_goals(row: list[str]) -> None:
    setpoint_c, ahead_c, goal_c = [None if cell == "–" else float(cell) for cell in row]
    assert LoadReading(is_on=False, setpoint_c=setpoint_c, ahead_c=ahead_c).goal_c == goal_c


def test_one_that_is_ahead_is_as_cold_as_it_is_below_what_it_should_have_now() -> None:
    chilly = {**AHEAD, "measured_c": 16.7}
    assert house(1000, bed=chilly, bath=COLD).reasons == ["waiting", "heating"]
    assert house(1000, bed={**chilly, "measured_c": 15.9}, bath=COLD).reasons == ["heating", "waiting"]


def test_a_plan_that_knows_of_less_comfort_than_there_is_changes_nothing() -> None:
    assert house(1000, bed={**COLD, "ahead_c": 18.0}).reasons == ["heating"]


@pytest.mark.parametrize("measured_c", [17.0, 16.7], ids=["warm enough", "once too cold"])
def test_who_waits_to_be_warmed_ahead_is_never_late(measured_c: float) -> None:
    found = plant(
        load("bed", demand=DemandSource.TEMPERATURE, max_off=HOUR),
        load("bath", demand=DemandSource.TEMPERATURE),
        limit=1000,
        order=Order.COLDEST_FIRST,
    )
    found.read = {"bed": {**AHEAD, "measured_c": measured_c}, "bath": dict(COLD)}
    found.settle()
    found.at += 2 * HOUR
    found.read["bed"] = dict(AHEAD)
    assert found.reasons == ["waiting", "heating"]

    found.settle()
    found.read["bed"] = {**COLD, "measured_c": 19.5}
    found.settle()
    assert found.reasons == ["waiting", "heating"]
    found.at += 1.1 * HOUR
    assert found.reasons == ["heating", "waiting"]


def test_of_those_ahead_the_coldest_against_comfort_goes_first() -> None:
    colder = {**AHEAD, "measured_c": 17.5, "ahead_c": 22.0}
    assert house(1000, bed=AHEAD, bath=colder).reasons == ["waiting", "preheating"]


def test_the_limit_has_the_last_word() -> None:
    assert house(900, bed=AHEAD).reasons == ["waiting"]


def test_nobody_is_warmed_ahead_who_is_away() -> None:
    bed = house(2000, bed=AHEAD)
    bed.state = bed.state.with_controls(HOUSE, away=True)
    assert bed.reasons == ["away"]


def test_boosted_it_is_boosted() -> None:
    bed = house(2000, bed=AHEAD)
    bed.boost("bed")
    grant: Grant = bed.decide().grants[0]
    assert (grant.reason, grant.asks) == ("boosted", True)
