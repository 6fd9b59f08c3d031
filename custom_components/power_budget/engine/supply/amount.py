"""What a load is counted at when it runs."""

from datetime import datetime, timedelta

from ..quantity import Amount, Watts
from ..site import CountIdle, Load, Metering, Unit
from ..snapshot import LoadReading
from ..state import LoadState
from .learn import rated_w

IDLE_SHARE = 0.1
"""Below this share of its rated power a load that is on is idle, not small."""

SETTLING = timedelta(seconds=30)
"""How long after a load was switched on its sensor may still say that it draws nothing."""

LEAST_W = 1.0
"""What a load that runs is counted at, at least: a grant of nothing is none."""

RECALL = timedelta(minutes=10)
"""How long after it was switched a load is remembered to draw more than it is rated at."""


def counted(load: Load, memory: LoadState, unit: Unit, drawn_w: Watts | None) -> Amount:
    """Return what *load* is counted at: one load, or the watts that it is known to draw.

    | unit  | power_w | learned | drawn_w | counted |
    |-------|--------:|--------:|--------:|--------:|
    | loads |    1500 |    1700 |    1320 |       1 |
    | watts |    1500 |       – |       – |    1500 |
    | watts |    1500 |    1700 |       – |    1700 |
    | watts |    1500 |    1700 |    1320 |    1320 |
    """
    if unit is Unit.LOADS:
        return 1.0
    return rated_w(load, memory) if drawn_w is None else drawn_w


def measured(
    load: Load, memory: LoadState, reading: LoadReading, at: datetime, metering: Metering | None = None
) -> Watts | None:
    """Return what *load* is measured to draw while it runs; None where that says nothing.

    A load that is on and draws next to nothing, because a thermostat of its own is satisfied,
    may draw again at any second: unless the budget counts idle loads as measured, that says
    nothing.

    | power_w | runs | drawn_w | idle loads count as | measured |
    |--------:|------|--------:|---------------------|---------:|
    |    1500 | yes  |    1320 | rated               |     1320 |
    |    1500 | yes  |       3 | rated               |        – |
    |    1500 | yes  |       3 | measured            |        3 |
    |    1500 | no   |    1320 | rated               |        – |
    """
    if not memory.is_on:
        return None
    drawn_w = sensed_w(load, reading, memory.since, at)
    if metering is None or metering.count_idle is CountIdle.RATED:
        return None if drawn_w is None or is_idle(load, drawn_w) else drawn_w
    idle_w = _seen_idle_w(memory) if drawn_w is None else drawn_w
    return None if idle_w is None else max(idle_w, LEAST_W)


def sensed_w(load: Load, reading: LoadReading, on_since: datetime | None, at: datetime) -> Watts | None:
    """Return what the sensor of a load that is on says; None if it says nothing.

    That it draws nothing may be from before it was switched on, and is not believed at once.
    """
    if reading.drawn_w is None or on_since is None or not is_idle(load, reading.drawn_w):
        return reading.drawn_w
    is_old = reading.drawn_at is not None and reading.drawn_at <= on_since
    return None if is_old or at - on_since < SETTLING else reading.drawn_w


def is_idle(load: Load, drawn_w: Watts) -> bool:
    """Return whether a load that is on draws next to nothing."""
    return drawn_w < IDLE_SHARE * load.power_w


def _seen_idle_w(memory: LoadState) -> Watts | None:
    """Return what the meter shows of a load that is on, if it ought to show it and does not."""
    draw = memory.draw
    return draw.shown_w if draw is not None and draw.is_missed else None


def recalled(load: Load, memory: LoadState, at: datetime) -> Watts | None:
    """Return what *load* is remembered to draw beyond what it is rated at, while it is not measured.

    Without this memory a load that draws more than it is rated at would be started where there
    is room for its rated power, stopped as soon as it is measured, and started again, for ever.
    After a while it gets another try, because one reading may have been wrong.
    """
    if memory.drew_w is None or memory.drew_w <= load.power_w:
        return None
    return memory.drew_w if memory.since is not None and at - memory.since < RECALL else None
