"""An energy counter corrects what is counted in a metering window."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine.metering import WindowState
from custom_components.power_budget.engine.supply.window import counted_to, with_counter

from .plant import START
from .test_window import NO_OFFSET, QUARTER, count

MOST_WH = 3000


def told(now: WindowState, *energies_wh: float) -> WindowState:
    """Return a window after a counter said these, one after the other."""
    for energy_wh in energies_wh:
        now = with_counter(now, energy_wh, MOST_WH)
    return now


def test_it_counts_between_two_steps_in_the_window() -> None:
    now = told(count((3000, 2)), 10_000, 10_010)
    now = told(count((3000, 6), now=now), 10_160)
    assert now.used_wh == pytest.approx(100 + 150)
    assert count((3000, 8), now=now).used_wh == pytest.approx(250 + 100)


def test_its_first_step_in_a_window_tells_nothing() -> None:
    now = told(count((3000, 2)), 10_000, 10_010)
    now = told(count((3000, 17), now=now), 10_800)
    assert now.used_wh == pytest.approx(100)
    assert told(now, 10_850).used_wh == pytest.approx(150)


def test_one_that_is_reset_begins_anew() -> None:
    now = told(count((3000, 2)), 10_000, 10_010)
    now = told(count((3000, 4), now=now), 5, 25)
    assert now.used_wh == pytest.approx(200 + 20)


def test_one_that_falls_to_nothing_and_comes_back_adds_nothing() -> None:
    now = told(count((3000, 2)), 12_000_000, 12_000_010, 0, 12_000_020)
    assert now.used_wh == pytest.approx(100)


COUNTERS: dict[str, tuple[float, int]] = {
    "exact": (0.001, 10),
    "10 Wh": (10, 10),
    "100 Wh": (100, 10),
    "1 kWh": (1000, 10),
    "once a minute": (1, 60),
    "every ten minutes": (1, 600),
}


@pytest.mark.parametrize(("step_wh", "every_s"), COUNTERS.values(), ids=COUNTERS)
def test_no_counter_invents_a_peak(step_wh: float, every_s: int) -> None:
    now = WindowState(begins_at=START, counted_until=START, is_whole=True)
    shown_wh = 0.0
    for second in range(10, 12 * 900 + 1, 10):
        now = counted_to(QUARTER, now, 2500, START + timedelta(seconds=second), utc_offset=NO_OFFSET)
        if (second + 40) % every_s == 0:
            shown_wh = 2500 * second / 3600 // step_wh * step_wh
        now = with_counter(now, shown_wh, MOST_WH)
    assert now.month_peak_w == pytest.approx(2500, abs=4 * min(step_wh, 250) + 100)


def test_a_window_after_a_restart_knows_the_counter_no_more() -> None:
    now = told(count((3000, 2)), 10_000, 10_010)
    again = now._replace(counter_wh=None, before_counter_wh=None)
    assert told(again, 10_900).used_wh == again.used_wh
