"""A capacity tariff: the house stays below the peak of its metering window."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.power_budget.engine import LimitSource, Window
from custom_components.power_budget.engine.metering import WindowState
from custom_components.power_budget.engine.supply.window import (
    begin_of,
    counted_to,
    target_w,
    window_limit_w,
)

from .metered import MeteredPlant, metered
from .plant import HOUSE, START, load

QUARTER = Window(length=timedelta(minutes=15), peak_w=4000)
NO_OFFSET = timedelta(0)

LIMITS: dict[str, tuple[float, float, float]] = {
    "the peak, at the start": (0, 0, 4000),
    "less, after more was used": (500, 5, 3000),
    "more, after less was used": (100, 5, 5400),
    "nothing, once all is used": (1000, 10, 0),
    "nothing, once more is used": (1100, 10, 0),
    "the peak, on pace in the last minute": (1000 * 14.5 / 15, 14.5, 4000),
    "what a whole last minute may use, to catch up within it": (900, 14.5, 6000),
    "what ends on the peak, above pace in the last minute": (980, 14.5, 2400),
    "what a whole last minute may use, at the very end": (900, 15, 6000),
    "nothing, at the very end, once all is used": (1000, 15, 0),
}


@pytest.mark.parametrize(("used_wh", "elapsed_min", "limit_w"), LIMITS.values(), ids=LIMITS)
def test_what_may_be_drawn_is(used_wh: float, elapsed_min: float, limit_w: float) -> None:
    found = window_limit_w(
        peak_w=4000,
        used_wh=used_wh,
        elapsed=timedelta(minutes=elapsed_min),
        length=timedelta(minutes=15),
    )
    assert found == pytest.approx(limit_w)


BORDERS: dict[str, tuple[int, str, float, str]] = {
    "a quarter": (15, "2026-11-21T10:44:59+00:00", 0, "2026-11-21T10:30:00+00:00"),
    "on the border": (15, "2026-11-21T10:45:00+00:00", 0, "2026-11-21T10:45:00+00:00"),
    "an hour, half an hour ahead of UTC": (60, "2026-11-21T10:44:00+00:00", 5.5, "2026-11-21T10:30:00+00:00"),
    "before midnight UTC, after it here": (60, "2026-11-21T23:30:00+00:00", 1, "2026-11-21T23:00:00+00:00"),
    "the hour after clocks went forward": (60, "2026-03-29T01:10:00+00:00", 2, "2026-03-29T01:00:00+00:00"),
    "the hour that comes twice": (60, "2026-10-25T01:10:00+00:00", 1, "2026-10-25T01:00:00+00:00"),
}


@pytest.mark.parametrize(("minutes", "at", "offset_h", "begins"), BORDERS.values(), ids=BORDERS)
def test_windows_follow_the_local_clock(minutes: int, at: str, offset_h: float, begins: str) -> None:
    window = Window(length=timedelta(minutes=minutes), peak_w=4000)
    found = begin_of(window, datetime.fromisoformat(at), timedelta(hours=offset_h))
    assert found == datetime.fromisoformat(begins)


def count(*draws: tuple[float | None, float], now: WindowState | None = None) -> WindowState:
    """Return a window after each draw lasted until so many minutes after the start of the first."""
    begun = WindowState(begins_at=START, counted_until=START, is_whole=True)
    now = begun if now is None else now
    for drawn_w, until_min in draws:
        now = counted_to(QUARTER, now, drawn_w, START + timedelta(minutes=until_min), utc_offset=NO_OFFSET)
    return now


def test_energy_is_counted_over_real_time() -> None:
    assert count((6000, 1), (2000, 4)).used_wh == pytest.approx(200)


def test_what_feeds_back_does_not_count() -> None:
    assert count((-6000, 10)).used_wh == 0


def test_energy_is_split_at_the_border() -> None:
    now = count((3000, 14), (6000, 16))
    assert now.begins_at == START + timedelta(minutes=15)
    assert now.used_wh == pytest.approx(100)
    assert now.month_peak_w == pytest.approx((3000 * 14 + 6000) / 15)


def test_a_window_that_was_missed_in_part_counts_as_drawn_at_the_peak_and_sets_none() -> None:
    now = count((1000, 5), (None, 8))
    assert now.used_wh == pytest.approx(1000 * 5 / 60 + 4000 * 3 / 60)
    assert count((9000, 15), now=now).month_peak_w == 0


def test_the_first_window_is_taken_to_be_on_pace() -> None:
    now = counted_to(QUARTER, WindowState(), 500, START + timedelta(minutes=3), utc_offset=NO_OFFSET)
    assert now.used_wh == pytest.approx(200)
    assert not now.is_whole


def test_whole_windows_that_were_missed_set_no_peak() -> None:
    now = count((9000, 5), (None, 50))
    assert now.begins_at == START + timedelta(minutes=45)
    assert now.month_peak_w == 0
    assert not now.is_whole


def test_the_peak_is_that_of_the_month() -> None:
    highest = count((9000, 15), (1000, 30))
    assert (highest.month, highest.month_peak_w) == ("2026-11", 9000)
    december = START.replace(month=12, day=1)
    now = highest._replace(begins_at=december, counted_until=december, used_wh=0.0, is_whole=True)
    later = counted_to(QUARTER, now, 2000, december + timedelta(minutes=15), utc_offset=NO_OFFSET)
    assert (later.month, later.month_peak_w) == ("2026-12", 2000)


@pytest.mark.parametrize(("follows", "expected_w"), [(True, 9000), (False, 4000)])
def test_the_target_follows_the_peak_that_is_paid_for_if_wished(follows: bool, expected_w: float) -> None:
    assert target_w(replace(QUARTER, follow_peak=follows), count((9000, 15))) == expected_w


def test_a_peak_below_the_target_lowers_nothing() -> None:
    assert target_w(replace(QUARTER, follow_peak=True), count((1000, 15))) == 4000


def tariffed(*powers_w: float, base_w: float, peak_w: float, **settings: Any) -> MeteredPlant:
    """Return a house whose quarters of an hour are metered."""
    loads = [load(name, power_w) for name, power_w in zip("abcdef", powers_w, strict=False)]
    window = Window(length=timedelta(minutes=15), peak_w=peak_w)
    usual: dict[str, Any] = {"limit_w": 12_000, "restore_delay": timedelta(seconds=30)}
    return metered(*loads, base_w=base_w, window=window, **usual | settings)


@settings(max_examples=15)
@given(
    powers_w=st.lists(st.sampled_from((500.0, 1000.0, 2000.0)), min_size=2, max_size=6),
    base_w=st.sampled_from((0, 500, 1500)),
    peak_w=st.sampled_from((2000, 3000, 5000)),
)
def test_no_window_is_above_the_peak(powers_w: list[float], base_w: float, peak_w: float) -> None:
    house = tariffed(*powers_w, base_w=base_w, peak_w=peak_w)
    house.live(1 + 3 * 900, turn_s=120)
    assert 0 < house.state.budget(HOUSE).meter.window.month_peak_w <= peak_w * 1.002


def test_what_binds_is_the_window() -> None:
    house = tariffed(1000, 1000, 1000, base_w=500, peak_w=2000)
    house.live(300)
    assert house.decide().outcomes[HOUSE].bound_by is LimitSource.WINDOW
    assert house.decide().wake_at is not None


def test_the_connection_binds_where_the_window_allows_more() -> None:
    house = tariffed(1000, 1000, base_w=500, peak_w=20_000)
    house.live(30)
    assert house.decide().outcomes[HOUSE].bound_by is not LimitSource.WINDOW


def test_a_restart_inside_a_window_forgets_nothing_of_it() -> None:
    house = tariffed(1000, base_w=500, peak_w=2000)
    house.live(2 * 900 + 300)
    before = house.state.budget(HOUSE).meter.window
    house.wait(10)
    house.state = house.state.unread(HOUSE, house.at)
    house.live(5)
    after = house.state.budget(HOUSE).meter.window
    assert after.begins_at == before.begins_at
    assert after.month_peak_w == before.month_peak_w > 0
    assert before.used_wh < after.used_wh <= before.used_wh + 2000 * 16 / 3600
