"""Whether reality departs from a plan, or something is told otherwise than when it was made."""

from datetime import UTC, timedelta

import pytest

from custom_components.power_budget.engine import State
from custom_components.power_budget.engine.anticipation.base_load import BaseLoadMemory, Quarter
from custom_components.power_budget.engine.anticipation.departing import departs, foretells_else, wants_else
from custom_components.power_budget.engine.anticipation.foresight import foreseen
from custom_components.power_budget.engine.anticipation.given import Given
from custom_components.power_budget.engine.anticipation.room import RoomMemory
from custom_components.power_budget.engine.anticipation.supplies import SLOT, SLOTS, Announced

from .plant import HOUSE
from .tables import rows
from .test_foresight import AT, CALM, LEARNED, comfort, given

NO_OFFSET = timedelta(0)
EXPECTED = foreseen(given("bed"), AT, UTC, None)
TEN_MINUTES = timedelta(minutes=10)


def departed(seen: Given, after: timedelta = TEN_MINUTES) -> bool:
    """Return whether reality departs from the plan after a while."""
    return departs(EXPECTED, seen, AT + after, NO_OFFSET)


def room_at(more_k: float) -> RoomMemory:
    """Return the room so much warmer than it is expected to be after ten minutes."""
    begin_c, end_c = EXPECTED.air_c["bed"][:2]
    measured_c = begin_c + (end_c - begin_c) * (TEN_MINUTES / SLOT) + more_k
    return LEARNED._replace(last=LEARNED.last._replace(measured_c=measured_c))


def drawing(watts: float) -> BaseLoadMemory:
    """Return the house as it draws so much in a quarter of an hour."""
    return CALM._replace(quarter=Quarter(AT, watts, 1))


def with_mode(seen: Given) -> Given:
    """Return the same with less power, as it was set just now."""
    return seen._replace(state=State().with_controls(HOUSE, power_budget_w=1000.0))


DEPARTING = {
    "all is as expected": (given("bed", room=room_at(0.0)), False),
    "a little warmer": (given("bed", room=room_at(0.3)), False),
    "much colder": (given("bed", room=room_at(-0.6)), True),
    "the house draws as expected": (given("bed", room=room_at(0.0), base_load=drawing(600)), False),
    "the oven is on": (given("bed", room=room_at(0.0), base_load=drawing(2500)), True),
    "another limit": (with_mode(given("bed", room=room_at(0.0))), True),
}


@pytest.mark.parametrize(("seen", "expected"), DEPARTING.values(), ids=DEPARTING)
def test_reality_departs(seen: Given, *, expected: bool) -> None:
    assert departed(seen) is expected


def test_a_plan_is_kept_for_a_while_unless_something_is_set() -> None:
    soon = timedelta(minutes=1)
    assert not departed(given("bed", room=room_at(-0.6)), soon)
    assert departed(with_mode(given("bed")), soon)


def test_a_plan_does_not_outlast_its_day_nor_precede_it() -> None:
    assert departed(given("bed"), timedelta(hours=24))
    assert departed(given("bed"), timedelta(minutes=-5))


def test_warmth_that_is_wanted_otherwise_is_noticed() -> None:
    assert not wants_else(given("bed"), given("bed"))
    assert wants_else(given("bed"), given("bed", wanted=comfort((7, 9))))
    told = {HOUSE: Announced(modes=[1] * SLOTS)}
    assert wants_else(given("bed"), given("bed", announced=told))


@pytest.mark.parametrize("row", rows(foretells_else.__doc__, "before"), ids="|".join)
def test_the_worked_table_of_weathers(row: list[str]) -> None:
    before, now = (
        given(announced={HOUSE: Announced(None if told == "–" else [5.0, float(told)])}) for told in row[:2]
    )
    assert foretells_else(before, now) is (row[2] == "yes")
