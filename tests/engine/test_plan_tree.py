"""Rooms are warmed ahead within every limit of a tree: circuits, phases, loads that count, tariffs."""

from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine import (
    Budget,
    DemandSource,
    Feed,
    Load,
    Metering,
    Site,
    State,
    Unit,
    Window,
)
from custom_components.power_budget.engine.anticipation import forecast as module
from custom_components.power_budget.engine.anticipation.base_load import BINS, BaseLoadMemory, Mean
from custom_components.power_budget.engine.anticipation.foresight import foreseen
from custom_components.power_budget.engine.anticipation.given import Comfort, Given
from custom_components.power_budget.engine.anticipation.house import HouseMemory
from custom_components.power_budget.engine.anticipation.outlook import Outlook
from custom_components.power_budget.engine.anticipation.supplies import SLOTS, Announced, slots_from
from custom_components.power_budget.engine.anticipation.thermal import Warmth

from .circuits import budget
from .plant import HOUSE, load
from .rooms import LIVING, Days
from .tables import numbers, rows

LEARNED = Days(days=2, every_s=300).learned()
AT, HOUR = LEARNED.last.at, timedelta(hours=1)
PLENTY = 9000.0


def house(**settings: Any) -> Budget:
    """Return the house."""
    return budget(HOUSE, PLENTY, **settings)


def heater(name: str, on: str = HOUSE, **settings: Any) -> Load:
    """Return a heater of 1 kW whose room a thermometer asks for."""
    return load(name, budget=on, demand=DemandSource.TEMPERATURE, **settings)


def given(*budgets: Budget, loads: Sequence[Load], base_w: float | None = None) -> Given:
    """Return rooms that are all alike and shall be warm from six to nine, in a house that draws *base_w*."""
    base_load = None if base_w is None else BaseLoadMemory(every=(Mean(9, base_w),) * BINS, deviation_w=0.0)
    houses = {
        one.id: HouseMemory(
            rooms={load.id: LEARNED for load in loads if load.budget == one.id},
            base_load=base_load if one.metering else None,
        )
        for one in budgets
    }
    since_h = [(begin - AT) / HOUR for begin in slots_from(AT)]
    wanted = Comfort(20, 17, [6 <= hour < 9 for hour in since_h])
    comforts = {load.id: wanted for load in loads}
    return Given(Site(budgets=budgets, loads=tuple(loads)), State(), houses, comforts)


def starts_h(seen: Given) -> dict[str, float]:
    """Return when each room is first heated for its comfort, in hours before that."""
    found = foreseen(seen, AT, UTC, None).starts_at
    return {name: (AT + 6 * HOUR - at) / HOUR for name, at in found.items()}


ALONE = starts_h(given(house(), loads=[heater("bed")]))["bed"]
"""How long before its comfort a room begins that has all the power it wants."""


@pytest.mark.parametrize("row", rows(module._rationed.__doc__, "order"), ids="|".join)
def test_the_worked_table_of_rationing(row: list[str]) -> None:
    names, budgets = ["first", "second"], ["house", "circuit"]
    outlooks = [outlook("first", [(0, 2000)]), outlook("second", [(0, 2000), (1, 2000)])]
    order = [names.index(name) for name in row[0].split(", ")]
    takes = [one.takes for one in outlooks]
    shares, full = module._rationed(takes, [1.0, 1.0], order, [3000, 1500])
    assert [shares[one] for one in order] == numbers(row[1])
    assert {budgets[index] for index in full} == set(row[2].split(", "))


def outlook(name: str, takes: Sequence[tuple[int, float]], **settings: Any) -> Outlook:
    """Return a room at 17 degC that shall be warm from the sixth slot on."""
    usual: dict[str, Any] = {
        "power_w": takes[0][1],
        "slot": LIVING.slot(0.25),
        "warmth": Warmth(17, 17),
        "comfort_c": 20,
        "setback_c": 17,
        "deadband_k": 0.5,
        "comfort": [False] * 12 + [True] * 8,
        "outdoor_c": [0.0] * 20,
    }
    return Outlook(id=name, takes=takes, **{**usual, **settings})


# Each limit of a tree


def test_rooms_on_a_small_circuit_begin_earlier_and_others_do_not() -> None:
    loads = [heater("bed", "circuit"), heater("bath", "circuit"), heater("hall")]
    found = starts_h(given(house(), budget("circuit", 1000), loads=loads))
    assert found["hall"] == ALONE
    assert max(found["bed"], found["bath"]) > ALONE


def test_a_house_that_is_too_small_for_its_circuits_begins_earlier() -> None:
    loads = [heater("bed", "one"), heater("bath", "two")]
    circuits = [budget("one"), budget("two")]
    tight = given(budget(HOUSE, 1000), *circuits, loads=loads)
    assert max(starts_h(tight).values()) > ALONE
    assert set(starts_h(given(house(), *circuits, loads=loads)).values()) == {ALONE}


def test_a_load_on_several_phases_waits_for_the_fullest_of_them() -> None:
    feeds = (Feed("two", 500),)
    boiler, other = heater("boiler", "one", also_on=feeds), heater("other", "two")
    found = starts_h(given(house(), budget("one"), budget("two", 1000), loads=[boiler, other]))
    assert max(found.values()) > ALONE


def test_where_one_heater_may_run_at_a_time_rooms_begin_one_before_the_other() -> None:
    loads = [heater(name, "one") for name in ("bed", "bath")]
    counting = Budget(id="one", parent=None, name="One", unit=Unit.LOADS, power_steps=(1.0,))
    assert max(starts_h(given(counting, loads=loads)).values()) > ALONE
    counting = Budget(id="one", parent=None, name="One", unit=Unit.LOADS, power_steps=(2.0,))
    assert set(starts_h(given(counting, loads=loads)).values()) == {ALONE}


def test_an_imposed_limit_counts() -> None:
    seen = given(house(is_imposed=True), loads=[heater("bed"), heater("bath")])
    low = seen.state.budget(HOUSE)._replace(imposed_limit_w=1000.0)
    assert set(starts_h(seen).values()) == {ALONE}
    assert max(starts_h(seen._replace(state=seen.state.with_budget(HOUSE, low))).values()) > ALONE


def test_the_peak_of_a_tariff_counts_and_a_peak_that_is_paid_for_anyway() -> None:
    window = Window(length=timedelta(minutes=15), peak_w=1500, follow_peak=True)
    metering = Metering(limit_w=PLENTY, window=window)
    seen = given(house(metering=metering), loads=[heater("bed"), heater("bath")], base_w=500)
    assert max(starts_h(seen).values()) > ALONE
    own = seen.state.budget(HOUSE)
    high = own._replace(meter=own.meter._replace(window=own.meter.window._replace(month_peak_w=5000.0)))
    assert set(starts_h(seen._replace(state=seen.state.with_budget(HOUSE, high))).values()) == {ALONE}


def test_what_one_budget_knows_of_the_weather_is_that_of_its_rooms() -> None:
    loads = [heater("bed"), heater("loft", "circuit")]
    seen = given(house(), budget("circuit"), loads=loads)
    found = starts_h(seen._replace(announced={"circuit": Announced(outdoor_c=[-15.0] * SLOTS)}))
    assert found["loft"] > found["bed"]


def test_nobody_is_planned_for_below_a_budget_that_is_away() -> None:
    seen = given(house(), budget("circuit"), loads=[heater("bed"), heater("loft", "circuit")])
    assert set(starts_h(seen._replace(state=State().with_controls("circuit", away=True)))) == {"bed"}
    assert starts_h(seen._replace(state=State().with_controls(HOUSE, away=True))) == {}
