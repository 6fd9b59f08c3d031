"""What the house draws beside its loads is learned by time of day, and foretold."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import json

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation import base_load as module
from custom_components.power_budget.engine.anticipation.base_load import (
    BINS,
    BaseLoadMemory,
    Mean,
    expected_w,
    observed,
)
from custom_components.power_budget.engine.plain import from_plain, to_plain

from .tables import rows

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
FIVE_MINUTES, HOUR = timedelta(minutes=5), timedelta(hours=1)


def seen(
    days: float, drawn_w: Callable[[float], float], memory: BaseLoadMemory | None = None
) -> BaseLoadMemory:
    """Return what is known after some days from Monday on; drawn by hours since midnight of that day."""
    memory = memory or BaseLoadMemory()
    for index in range(int(days * 288) + 1):
        memory = observed(memory, MONDAY + FIVE_MINUTES * index, drawn_w(index / 12))
    return memory


def hours(begin: datetime, count: int) -> list[datetime]:
    """Return when some hours begin."""
    return [begin + HOUR * index for index in range(count)]


def cooking(hour: float) -> float:
    """Return a house that cooks at seven in the evening, on working days."""
    is_working = hour // 24 % 7 < 5
    return 2300 if 19 <= hour % 24 < 20 and is_working else 300


@pytest.mark.parametrize("row", rows(Mean.with_day.__doc__, "days"), ids="|".join)
def test_the_worked_table_of_a_mean(row: list[str]) -> None:
    days, drawn_w, then_w, later_w = map(float, row)
    assert Mean(int(days), drawn_w).with_day(then_w) == (days + 1, later_w)


@pytest.mark.parametrize("row", rows(expected_w.__doc__, "hours ahead"), ids="|".join)
def test_the_worked_table_of_what_is_expected(row: list[str]) -> None:
    ahead_h, watts = map(float, row)
    memory = BaseLoadMemory(every=(Mean(9, 400),) * BINS, recent_w=(600,) * 16)
    expected = expected_w(memory, hours(MONDAY, 25), HOUR)
    assert round(expected[int(ahead_h)]) == watts


def test_what_is_drawn_every_day_is_expected_at_its_hour() -> None:
    memory = seen(4, cooking)
    expected = expected_w(memory, hours(MONDAY + timedelta(days=4), 24), HOUR)
    assert [round(watts, -1) for watts in expected[17:22]] == [300, 300, 2300, 300, 300]


def test_a_weekend_is_another_kind_of_day() -> None:
    memory = seen(14, cooking)
    friday, saturday = (expected_w(memory, hours(MONDAY + timedelta(days=day), 24), HOUR) for day in (18, 19))
    assert friday[19] > 1500
    assert saturday[19] == pytest.approx(300, abs=1)


def test_a_kind_of_day_that_nobody_has_seen_is_like_all_days() -> None:
    memory = seen(4.9, cooking)
    assert expected_w(memory, hours(MONDAY + timedelta(days=5), 24), HOUR)[19] == pytest.approx(2300)


def test_a_kettle_is_not_a_day_that_differs() -> None:
    memory = seen(3.5, lambda hour: 3000 if 83 <= hour < 83.5 else 300)
    assert max(expected_w(memory, hours(MONDAY + timedelta(days=3.5), 12), HOUR)) == pytest.approx(300)


def test_a_day_that_differs_is_expected_to_go_on_so() -> None:
    memory = seen(3.5, lambda hour: 1800 if hour >= 72 else 300)
    expected = expected_w(memory, hours(MONDAY + timedelta(days=3.5), 12), HOUR)
    assert min(expected[:6]) > 1200


def test_nothing_is_known_at_first() -> None:
    assert set(expected_w(BaseLoadMemory(), hours(MONDAY, 3), HOUR)) == {module.UNKNOWN_W}


def test_how_far_days_differ_is_known() -> None:
    calm = seen(20, lambda _: 300)
    restless = seen(20, lambda hour: 300 if hour // 24 % 2 else 1300)
    assert calm.deviation_w < 10
    assert restless.deviation_w > 300


def test_what_is_learned_is_kept_as_json() -> None:
    memory = seen(1.3, cooking)
    assert from_plain(BaseLoadMemory, json.loads(json.dumps(to_plain(memory)))) == memory


@settings(deadline=None)
@given(
    readings=st.lists(st.floats(-500, 9000), min_size=1, max_size=200),
    slot_min=st.sampled_from([5, 15, 60]),
)
def test_what_is_expected_is_never_negative_nor_more_than_was_ever_drawn_twice(
    readings: list[float], slot_min: int
) -> None:
    memory = BaseLoadMemory()
    for index, drawn_w in enumerate(readings):
        memory = observed(memory, MONDAY + FIVE_MINUTES * index, drawn_w)
    slot = timedelta(minutes=slot_min)
    expected = expected_w(memory, [MONDAY + slot * index for index in range(96)], slot)
    assert all(0 <= watts <= 2 * max(*readings, module.UNKNOWN_W) for watts in expected)


@pytest.mark.parametrize("row", rows(module.spare_w.__doc__, "limit_w"), ids="|".join)
def test_the_worked_table_of_what_is_spare(row: list[str]) -> None:
    limit_w, drawn_w, deviation_w, left_w = map(float, row)
    assert module.spare_w(BaseLoadMemory(deviation_w=deviation_w), limit_w, [drawn_w]) == [left_w]
