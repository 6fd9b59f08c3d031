"""Loads that run at any level, asked for a power: worked examples."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Modulation, Reason, State
from custom_components.power_budget.engine.allocation.allotment import is_awaited, taken_w
from custom_components.power_budget.engine.modulation import Allotted, Span, span
from custom_components.power_budget.engine.state import LoadState

from .dials import dial, drawn
from .plant import HOUSE, Plant, load, plant
from .tables import numbers, rows


def allot(house: Plant, name: str, power_w: float, hold_s: float | None = None) -> Allotted:
    """Ask a load for a power, and return what it is asked."""
    until = None if hold_s is None else house.at + timedelta(seconds=hold_s)
    allotted = Allotted(power_w, house.at, until)
    house.state = house.state.allotted(name, allotted)
    return allotted


def settled(house: Plant) -> dict[str, float]:
    """Return what each load draws once nothing is left to command."""
    house.settle()
    return drawn(house)


def test_what_is_asked_takes_the_place_of_the_demand_until_it_runs_out() -> None:
    house = plant(load("hall"), dial("boiler"), asking=False, limit=4000)
    allot(house, "boiler", 2000, hold_s=60)
    assert settled(house) == {"boiler": 2000}
    assert house.decide().wake_at == house.at + timedelta(seconds=60)
    house.wait(59)
    assert settled(house) == {"boiler": 2000}
    house.wait(1)
    assert settled(house) == {}
    assert house.state.of("boiler").allotted is None


def test_the_limit_has_the_last_word() -> None:
    house = plant(load("hall"), dial("boiler"), limit=2500)
    allot(house, "boiler", 2000)
    assert settled(house) == {"hall": 1000, "boiler": 1500}
    house.limit(500)
    assert settled(house) == {"boiler": 500}
    house.limit(2500)
    assert settled(house) == {"hall": 1000, "boiler": 1500}


def test_what_is_not_asked_of_one_is_left_to_others() -> None:
    house = plant(dial("boiler"), dial("pump"), limit=4000)
    assert settled(house) == {"boiler": 2000, "pump": 2000}
    allot(house, "boiler", 500)
    assert settled(house) == {"boiler": 500, "pump": 3000}
    grant = house.decide().of("boiler")
    assert grant is not None
    assert (grant.wanted_w, grant.factor) == (500, 1)


def test_zero_goes_through_whatever_minimum_time_holds() -> None:
    house = plant(dial("boiler", min_change=timedelta(seconds=30), min_on=timedelta(seconds=30)), limit=4000)
    assert settled(house) == {"boiler": 3000}
    allot(house, "boiler", 0)
    assert settled(house) == {}
    assert house.reasons == [Reason.SATISFIED]


def test_the_time_between_changes_keeps_nothing_off_that_is_asked_and_counts_from_there() -> None:
    house = plant(dial("boiler", min_change=timedelta(seconds=30)), dial("pump"), limit=4000)
    assert settled(house) == {"boiler": 2000, "pump": 2000}
    house.wait(5)
    allot(house, "boiler", 3000)
    allot(house, "pump", 0)
    assert settled(house) == {"boiler": 3000}
    house.wait(5)
    allot(house, "pump", 2000)
    assert settled(house) == {"boiler": 3000, "pump": 1000}
    house.wait(25)
    assert settled(house) == {"boiler": 2400, "pump": 1600}


def test_one_that_rises_slowly_goes_on_to() -> None:
    house = plant(dial("boiler", ramp_w_per_s=10.0), limit=4000)
    allot(house, "boiler", 30)
    found = []
    for _ in range(4):
        found.append(settled(house)["boiler"])
        house.wait(1)
    assert found == [10, 20, 30, 30]


def test_nobody_is_lifted_to_its_least() -> None:
    house = plant(dial("boiler", least_w=600.0), limit=4000)
    allot(house, "boiler", 500)
    assert settled(house) == {}
    allot(house, "boiler", 605)
    assert settled(house) == {"boiler": 600}


def test_away_stops_it_and_frost_is_kept_out() -> None:
    house = plant(dial("boiler", frost_c=5), limit=4000)
    allot(house, "boiler", 500)
    house.state = house.state.with_controls(HOUSE, away=True)
    assert settled(house) == {}
    allot(house, "boiler", 0)
    house.read["boiler"] = {"measured_c": 4.0}
    assert settled(house) == {"boiler": 3000}


def test_of_a_boost_and_a_request_the_later_one_counts() -> None:
    house = plant(dial("boiler"), asking=False, limit=4000)
    house.state = house.state.boosted("boiler", is_on=True, until=house.at + timedelta(hours=1))
    allot(house, "boiler", 500)
    assert settled(house) == {"boiler": 500}
    assert (house.state.of("boiler").boosted, house.state.of("boiler").boost_until) == (False, None)
    house.state = house.state.boosted("boiler", is_on=True)
    assert settled(house) == {"boiler": 3000}
    house.state = house.state.boosted("boiler", is_on=False)
    assert settled(house) == {}


def test_what_is_on_or_off_cannot_be_asked_for_a_level() -> None:
    house = plant(load("hall"), limit=4000)
    allot(house, "hall", 0)
    assert settled(house) == {"hall": 1000}


def test_a_clock_that_is_set_back_makes_nothing_last_longer() -> None:
    house = plant(dial("boiler"), asking=False, limit=4000)
    allot(house, "boiler", 500, hold_s=60)
    house.wait(-3600)
    assert settled(house) == {"boiler": 500}
    house.wait(60)
    assert settled(house) == {}


@pytest.mark.parametrize("row", rows(Span.within.__doc__, "allotted"), ids="|".join)
def test_the_table_of_what_is_within(row: list[str]) -> None:
    car = span(Modulation(least_w=1300, step_w=230), 7400, [(0, 1.0)], [True])
    assert car is not None
    assert [car.within(float(row[0]))] == numbers(row[1])


def test_what_is_asked_is_awaited_until_the_load_is_at_what_that_granted() -> None:
    house = plant(load("hall"), dial("boiler"), limit=2500)
    house.settle()
    decision = house.decide()
    allotted = allot(house, "boiler", 2000)
    assert is_awaited("boiler", allotted, decision, house.state.of("boiler"))
    assert taken_w("boiler", allotted, decision, house.state.of("boiler")) is None
    house.limit(1800)
    decision = house.cycle()
    assert is_awaited("boiler", allotted, decision, house.state.of("boiler"))
    decision = house.cycle()
    assert not is_awaited("boiler", allotted, decision, house.state.of("boiler"))
    assert taken_w("boiler", allotted, decision, house.state.of("boiler")) == 800


def test_one_that_waits_for_another_to_draw_less_is_awaited() -> None:
    house = plant(dial("boiler"), dial("pump"), limit=3000)
    house.settle()
    house.deaf = {"boiler"}
    allotted = {"boiler": allot(house, "boiler", 500), "pump": allot(house, "pump", 2500)}
    decision = house.cycle()
    found = {name: is_awaited(name, one, decision, house.state.of(name)) for name, one in allotted.items()}
    assert found == {"boiler": True, "pump": True}
    assert taken_w("boiler", allotted["boiler"], decision, house.state.of("boiler")) is None
    assert taken_w("pump", allotted["pump"], decision, house.state.of("pump")) == 1500
    house.deaf = set()
    house.levels_w["boiler"] = 500
    decision = house.settle()[-1]
    assert taken_w("pump", allotted["pump"], decision, house.state.of("pump")) == 2500


def test_what_raised_an_error_is_not_awaited_nor_what_is_out_of_reach_or_asked_for_something_else() -> None:
    house = plant(dial("boiler"), limit=3000)
    house.deaf = {"boiler"}
    allotted = allot(house, "boiler", 500)
    decision = house.cycle()
    failed = house.state.failed("boiler").of("boiler")
    assert not is_awaited("boiler", allotted, decision, failed)
    assert taken_w("boiler", allotted, decision, failed) is None
    assert not is_awaited("boiler", allotted, decision, LoadState())
    assert not is_awaited("gone", allotted, decision, house.state.of("boiler"))
    house.state, house.lost = State(), {"boiler"}
    allotted = allot(house, "boiler", 500)
    decision = house.cycle()
    assert not is_awaited("boiler", allotted, decision, house.state.of("boiler"))
    assert taken_w("boiler", allotted, decision, house.state.of("boiler")) is None
    assert taken_w("gone", allotted, decision, house.state.of("boiler")) is None


def test_more_than_is_asked_is_not_what_is_asked() -> None:
    house = plant(dial("boiler", frost_c=5), limit=3000)
    house.read["boiler"] = {"measured_c": 4.0}
    allotted = allot(house, "boiler", 500)
    decision = house.settle()[-1]
    assert not is_awaited("boiler", allotted, decision, house.state.of("boiler"))
    assert taken_w("boiler", allotted, decision, house.state.of("boiler")) is None
