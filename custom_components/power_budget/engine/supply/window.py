"""A capacity tariff: watts that keep the metering window under its peak.

Energy is counted from the power of the house, which holds until the next reading, and split at
the borders of windows; an energy counter, where there is one, corrects it.
"""

from datetime import datetime, timedelta

from ..budget import Window
from ..metering import WindowState
from ..quantity import WattHours, Watts

HOUR = timedelta(hours=1)

SHORTEST = timedelta(seconds=1)
"""What is left is never divided by less."""

CATCHING_UP = 1 / 15
"""What is left may not be caught up on in less than such a part of the window: relays are spared."""


def window_limit_w(*, peak_w: Watts, used_wh: WattHours, elapsed: timedelta, length: timedelta) -> Watts:
    """Return the draw that would end this metering window exactly on the peak.

    In the last fifteenth, what is above the peak is no more than would use up the rest in a whole one.

    | peak_w | used_wh | elapsed of 15 min | limit |
    |-------:|--------:|------------------:|------:|
    |   4000 |       0 |             0 min |  4000 |
    |   4000 |     500 |             5 min |  3000 |
    |   4000 |    1000 |            10 min |     0 |
    |   4000 |    1100 |            10 min |     0 |
    |   4000 |     950 |          14.5 min |  4000 |
    |   4000 |     900 |          14.5 min |  6000 |
    |   4000 |     980 |          14.5 min |  2400 |
    """
    left_wh = peak_w * (length / HOUR) - used_wh
    ends_on_peak_w = left_wh / (max(length - elapsed, SHORTEST) / HOUR)
    catches_up_w = left_wh / (length * CATCHING_UP / HOUR)
    return max(0.0, min(ends_on_peak_w, max(peak_w, catches_up_w)))


def target_w(window: Window, now: WindowState) -> Watts:
    """Return the average that no window is to pass: the peak that is paid for anyway, if wished."""
    return max(window.peak_w, now.month_peak_w) if window.follow_peak else window.peak_w


def limit_now_w(window: Window, now: WindowState, at: datetime) -> Watts:
    """Return what the house may draw from *at* to the end of the window."""
    elapsed = timedelta(0) if now.begins_at is None else at - now.begins_at
    return window_limit_w(
        peak_w=target_w(window, now), used_wh=now.used_wh, elapsed=elapsed, length=window.length
    )


def begin_of(window: Window, at: datetime, utc_offset: timedelta) -> datetime:
    """Return when the window began that *at* is in, aligned to the local clock."""
    local = at + utc_offset
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (local - midnight) // window.length * window.length - utc_offset


def counted_to(
    window: Window,
    now: WindowState,
    drawn_w: Watts | None,
    until: datetime,
    *,
    utc_offset: timedelta,
) -> WindowState:
    """Return *now* after the house drew *drawn_w* until then; None is not known.

    What is not known counts as drawn at the peak, and such a window tells nothing of the
    month's peak.
    """
    begins_at, began_at = begin_of(window, until, utc_offset), now.begins_at
    if began_at is None or now.counted_until is None or not _is_of(window, now, until, utc_offset):
        return _begun(window, _in_month(now, begins_at, utc_offset), begins_at, until)
    if drawn_w is None and until > now.counted_until:
        now = now._replace(is_whole=False)
    if began_at == begins_at:
        return _drawn(now, _power_w(window, now, drawn_w), until)
    ended = _ended(window, _drawn(now, _power_w(window, now, drawn_w), began_at + window.length), utc_offset)
    is_whole = begins_at == began_at + window.length and (drawn_w is not None or until == begins_at)
    opened = _in_month(ended, begins_at, utc_offset)._replace(
        begins_at=begins_at,
        used_wh=0.0,
        counted_until=begins_at,
        is_whole=is_whole,
        before_counter_wh=None,
    )
    return _drawn(opened, _power_w(window, opened, drawn_w), until)


def with_counter(now: WindowState, energy_wh: WattHours | None, most_wh: WattHours) -> WindowState:
    """Return *now* with what an energy counter says of it: it counts between its steps in the window.

    The first step in a window tells nothing: part of it is of the window before. One that goes
    back, or further than *most_wh*, is no step of the house: the counter begins anew.
    """
    if energy_wh is None or energy_wh == now.counter_wh:
        return now
    if now.counter_wh is None:
        return now._replace(counter_wh=energy_wh, before_counter_wh=None)
    step_wh, before_wh = energy_wh - now.counter_wh, now.before_counter_wh
    is_known = before_wh is not None and 0 <= step_wh <= most_wh
    used_wh = before_wh + step_wh if before_wh is not None and is_known else now.used_wh
    return now._replace(counter_wh=energy_wh, before_counter_wh=used_wh, used_wh=used_wh)


def _power_w(window: Window, now: WindowState, drawn_w: Watts | None) -> Watts:
    """Return what counts as drawn: what feeds back does not, and what is not known does at the peak."""
    return target_w(window, now) if drawn_w is None else max(0.0, drawn_w)


def _is_of(window: Window, now: WindowState, until: datetime, utc_offset: timedelta) -> bool:
    """Return whether *now* is a window of this length, which *until* does not precede."""
    began_at, counted_until = now.begins_at, now.counted_until
    if began_at is None or counted_until is None or until < began_at:
        return False
    is_aligned = begin_of(window, began_at, utc_offset) == began_at
    return is_aligned and counted_until <= began_at + window.length


def _in_month(now: WindowState, begins_at: datetime, utc_offset: timedelta) -> WindowState:
    """Return *now* without a peak of another month than that in which a window begins."""
    local = begins_at + utc_offset
    month = f"{local.year}-{local.month:02}"
    return now if month == now.month else now._replace(month=month, month_peak_w=0.0)


def _begun(window: Window, now: WindowState, begins_at: datetime, at: datetime) -> WindowState:
    """Return the first window that is seen: what came before counts as drawn at the peak."""
    used_wh = target_w(window, now) * ((at - begins_at) / HOUR)
    return now._replace(
        begins_at=begins_at, used_wh=used_wh, counted_until=at, is_whole=False, before_counter_wh=None
    )


def _drawn(now: WindowState, power_w: Watts, until: datetime) -> WindowState:
    """Return *now* after so much was drawn until then."""
    since = until if now.counted_until is None else now.counted_until
    return now._replace(used_wh=now.used_wh + power_w * ((until - since) / HOUR), counted_until=until)


def _ended(window: Window, now: WindowState, utc_offset: timedelta) -> WindowState:
    """Return *now* after its window, which may be the highest of its month."""
    if now.begins_at is None or not now.is_whole:
        return now
    now, average_w = _in_month(now, now.begins_at, utc_offset), now.used_wh / (window.length / HOUR)
    return now._replace(month_peak_w=max(now.month_peak_w, average_w))


def average_w(now: WindowState, at: datetime) -> Watts:
    """Return the average of the house since its window began."""
    if now.begins_at is None or at <= now.begins_at:
        return 0.0
    return now.used_wh / ((at - now.begins_at) / HOUR)


def forecast_w(window: Window, now: WindowState, drawn_w: Watts, at: datetime) -> Watts:
    """Return the average with which the window will end if the house goes on drawing *drawn_w*."""
    if now.begins_at is None:
        return 0.0
    left = max(timedelta(0), now.begins_at + window.length - at)
    return (now.used_wh + max(0.0, drawn_w) * (left / HOUR)) / (window.length / HOUR)
