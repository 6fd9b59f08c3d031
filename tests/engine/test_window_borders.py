"""A metering window, where something else begins: a month, another length, an earlier time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from custom_components.power_budget.engine import Window
from custom_components.power_budget.engine.metering import WindowState
from custom_components.power_budget.engine.supply.window import counted_to, target_w

from .plant import HOUSE, START
from .test_window import NO_OFFSET, QUARTER, count, tariffed

HOUR = Window(length=timedelta(hours=1), peak_w=4000)
FOLLOWING = replace(QUARTER, follow_peak=True)
LAST_OF_NOVEMBER = datetime(2026, 11, 30, 23, 45, tzinfo=UTC)


def test_the_peak_of_last_month_is_no_target() -> None:
    now = WindowState(
        begins_at=LAST_OF_NOVEMBER,
        counted_until=LAST_OF_NOVEMBER,
        is_whole=True,
        month="2026-11",
        month_peak_w=9000,
    )
    assert target_w(FOLLOWING, now) == 9000
    december = counted_to(
        FOLLOWING, now, 1000, LAST_OF_NOVEMBER + timedelta(minutes=16), utc_offset=NO_OFFSET
    )
    assert (target_w(FOLLOWING, december), december.month, december.month_peak_w) == (4000, "2026-12", 0)


def test_after_a_restart_in_another_month_the_old_peak_is_none() -> None:
    now = WindowState(month="2026-10", month_peak_w=9000)
    assert counted_to(FOLLOWING, now, 1000, START, utc_offset=NO_OFFSET).month_peak_w == 0


@pytest.mark.parametrize(
    ("before", "after", "minutes"), [(HOUR, QUARTER, 50), (QUARTER, HOUR, 1)], ids=["shorter", "longer"]
)
def test_with_another_length_a_window_begins_anew(before: Window, after: Window, minutes: int) -> None:
    begin = START + timedelta(minutes=45)
    now = WindowState(begins_at=START if before is HOUR else begin, counted_until=begin, is_whole=True)
    now = counted_to(before, now, 9000, START + timedelta(minutes=45 + minutes % 15), utc_offset=NO_OFFSET)
    now = counted_to(after, now, 9000, START + timedelta(minutes=55), utc_offset=NO_OFFSET)
    assert not now.is_whole
    assert now.month_peak_w == 0
    assert now.used_wh <= 4000


def test_a_window_whose_beginning_was_missed_sets_no_peak() -> None:
    assert count((1000, 14), (None, 20), (9000, 30)).month_peak_w == 0


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(hours=1), timedelta(days=1)], ids=str)
def test_a_clock_that_is_set_back_stops_nobody(back: timedelta) -> None:
    house = tariffed(1000, 1000, base_w=500, peak_w=4000)
    house.live(1000)
    house.at -= back
    house.drawn.clear()
    house.live(300)
    assert house.running == ["a", "b"]


def test_a_house_on_pace_is_not_shed_as_its_windows_end() -> None:
    house = tariffed(*[1000.0] * 6, base_w=800, peak_w=4000)
    house.live(2 * 900)
    switched = 0
    for _ in range(3 * 900):
        before = set(house.on)
        house.live(1)
        switched += len(before ^ house.on)
    assert switched <= 6


def test_a_silent_meter_does_not_open_a_window_that_is_used_up() -> None:
    house = tariffed(1000, 1000, base_w=9000, peak_w=4000, stale_limit_w=3000)
    house.live(450)
    house.silent = True
    house.live(300)
    assert house.running == []


def test_a_meter_that_repeats_itself_is_looked_at_again_before_it_is_stale() -> None:
    house = tariffed(1000, base_w=500, peak_w=4000)
    house.live(400)
    due = house.decide().wake_at
    assert due is not None
    read_at = house.state.budget(HOUSE).meter.read_at
    assert read_at is not None
    assert due < read_at + timedelta(seconds=60)
