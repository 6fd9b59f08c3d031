"""What the house draws, and may draw: what its connection carries, or less if the tariff says so."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from ..budget import Budget, Estimate, Metering
from ..metering import MeterState, WindowState
from ..quantity import WattHours, Watts
from ..snapshot import Snapshot
from .window import HOUR, average_w, counted_to, forecast_w, limit_now_w, with_counter


def is_stale(meter: MeterState, metering: Metering, at: datetime) -> bool:
    """Return whether the last reading is too old to trust."""
    return meter.read_at is not None and at - meter.read_at >= metering.timeout


def connection_w(metering: Metering, now: WindowState, at: datetime) -> Watts:
    """Return what the house may draw: what the connection may carry, or less if the window allows less."""
    if metering.window is None:
        return metering.limit_w
    return min(metering.limit_w, limit_now_w(metering.window, now, at))


def house_w(metering: Metering, meter: MeterState, at: datetime) -> Watts | None:
    """Return what the whole house draws, loads and all else; None if that is not known at *at*."""
    if meter.drawn_w is None or is_stale(meter, metering, at):
        return None
    if metering.estimate is Estimate.WHOLE_HOUSE:
        return meter.drawn_w
    return meter.drawn_w + sum(draw.drawn_w for draw in meter.draws.values())


def with_window(
    metering: Metering, before: MeterState, meter: MeterState, energy_wh: WattHours | None, snapshot: Snapshot
) -> MeterState:
    """Return *meter* after what the house drew since *before* is counted in its metering window.

    What the meter read before holds until the instant of its new reading, that from there on.
    """
    if metering.window is None:
        return meter
    now = _not_later(meter.window, snapshot.at)
    for drawn_w, until in _drawn(metering, before, meter, snapshot.at):
        if now.counted_until is None or until > now.counted_until:
            now = counted_to(metering.window, now, drawn_w, until, utc_offset=snapshot.utc_offset)
    most_wh = metering.limit_w * (metering.window.length / HOUR)
    return meter._replace(window=with_counter(now, energy_wh, most_wh))


def _drawn(
    metering: Metering, before: MeterState, meter: MeterState, at: datetime
) -> Iterator[tuple[Watts | None, datetime]]:
    """Yield what the house drew, as far as that is known, and until when.

    Several meters together are as old as the oldest of them: what they said counts until now.
    """
    if metering.estimate is Estimate.WHOLE_HOUSE:
        read_at = meter.read_at or at
        yield house_w(metering, before, read_at), read_at
        yield house_w(metering, meter, at), at
    else:
        yield house_w(metering, before, at), at


def _not_later(now: WindowState, at: datetime) -> WindowState:
    """Return *now* with nothing counted that is yet to come: clocks are set back sometimes."""
    if now.counted_until is None or now.begins_at is None or at >= now.counted_until:
        return now
    return now._replace(counted_until=at if at >= now.begins_at else None, is_whole=False)


class WindowFigures(NamedTuple):
    """How a metering window stands."""

    average_w: Watts
    """The average of the house so far."""

    forecast_w: Watts | None
    """The average with which it will end if the house goes on as now; None if that is not known."""

    month_peak_w: Watts
    """The highest average of a whole window in this month."""


def window_figures(budget: Budget, meter: MeterState, at: datetime) -> WindowFigures | None:
    """Return how the metering window stands at *at*; None where the tariff has none."""
    metering, now = budget.metering, meter.window
    if metering is None or metering.window is None:
        return None
    drawn_w = house_w(metering, meter, at)
    return WindowFigures(
        average_w=average_w(now, at),
        forecast_w=None if drawn_w is None else forecast_w(metering.window, now, drawn_w, at),
        month_peak_w=now.month_peak_w,
    )
