"""Prices that are told for some hours are told by slot."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine.anticipation.foretold import Foretold
from custom_components.power_budget.engine.anticipation.prices import prices_by_slot

from .rooms import MONDAY
from .tables import rows

HOUR = timedelta(hours=1)


def hourly(*prices: float, begin: float = 0, step: float = 1) -> list[Foretold]:
    """Return prices that follow each other, from some hour of Monday on."""
    return [Foretold(MONDAY + HOUR * (begin + step * index), price) for index, price in enumerate(prices)]


TODAY = hourly(*range(24))
TOMORROW = hourly(*range(100, 124), begin=24)


@pytest.mark.parametrize("row", rows(prices_by_slot.__doc__, "slot"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    slot, price = map(float, row)
    found = prices_by_slot(hourly(3, 5), MONDAY, HOUR / 2, 5)
    assert found is not None
    assert found[int(slot)] == price


def test_each_price_holds_for_its_hour() -> None:
    found = prices_by_slot([*TODAY, *TOMORROW], MONDAY + 6 * HOUR, HOUR / 4, 96)
    assert found is not None
    assert [found[slot] for slot in (0, 3, 4, 71, 72, 95)] == [6, 6, 7, 23, 100, 105]


def test_prices_of_quarters_count_each() -> None:
    found = prices_by_slot(hourly(1, 2, 3, 4, step=0.25), MONDAY, HOUR / 4, 4)
    assert found == [1, 2, 3, 4]


def test_before_tomorrow_is_told_it_is_taken_to_be_like_today() -> None:
    found = prices_by_slot(TODAY, MONDAY + 12 * HOUR, HOUR, 24)
    assert found == [*range(12, 24), *range(12)]


def test_where_nothing_is_told_it_is_as_usual() -> None:
    found = prices_by_slot(hourly(2, 4, begin=6), MONDAY + 7 * HOUR, HOUR, 3)
    assert found == [4, 3, 3]


NOTHING = {
    "no prices": [],
    "prices that are over": hourly(1, 2, 3, begin=-30),
    "prices to come": hourly(1, 2, 3, begin=5),
}


@pytest.mark.parametrize("told", NOTHING.values(), ids=NOTHING)
def test_without_a_price_for_now_there_are_none(told: list[Foretold]) -> None:
    assert prices_by_slot(told, MONDAY, HOUR, 24) is None


def test_the_order_does_not_matter_and_what_is_told_twice_counts_once() -> None:
    mixed = [*TOMORROW, *reversed(TODAY), *TODAY]
    assert prices_by_slot(mixed, MONDAY, HOUR, 24) == prices_by_slot(TODAY, MONDAY, HOUR, 24)
