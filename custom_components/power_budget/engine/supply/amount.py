"""What a load is counted at when it runs, in watts."""

from datetime import datetime, timedelta

from ..quantity import Watts
from ..site import Load
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


def counted_w(load: Load, memory: LoadState, drawn_w: Watts | None, at: datetime) -> Watts:
    """Return what *load* is counted at: what it is known to draw.

    | power_w | learned | drew before | drawn_w | counted |
    |--------:|--------:|------------:|--------:|--------:|
    |    1500 |       – |           – |       – |    1500 |
    |    1500 |    1700 |           – |       – |    1700 |
    |    1500 |    1700 |        1800 |       – |    1800 |
    |    1500 |    1700 |        1800 |    1320 |    1320 |
    """
    if drawn_w is not None:
        return drawn_w
    drew_w = recalled_w(load, memory, at)
    return rated_w(load, memory) if drew_w is None else drew_w


def measured_w(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> Watts | None:
    """Return what *load* is measured to draw while it runs; None where that says nothing.

    A load that is on and draws next to nothing, because a thermostat of its own is satisfied,
    may draw again at any second: that says nothing. One that is welded runs though it is off.

    | power_w | runs | sensor | measured |
    |--------:|------|-------:|---------:|
    |    1500 | yes  |   1320 |     1320 |
    |    1500 | yes  |      3 |        – |
    |    1500 | no   |   1320 |        – |
    """
    if reading.drawn_w is None or is_idle(on_w(load, memory), reading.drawn_w):
        return None
    if not memory.is_on and not memory.is_welded(at):
        return None
    return reading.drawn_w


def sensed_w(power_w: Watts, reading: LoadReading, on_since: datetime | None, at: datetime) -> Watts | None:
    """Return what the sensor of a load says that is on and ought to draw *power_w*; None if it says nothing.

    That it draws nothing may be from before it was switched on, and is not believed at once.
    """
    if reading.drawn_w is None or on_since is None or not is_idle(power_w, reading.drawn_w):
        return reading.drawn_w
    is_old = reading.drawn_at is not None and reading.drawn_at <= on_since
    return None if is_old or at - on_since < SETTLING else reading.drawn_w


def on_w(load: Load, memory: LoadState) -> Watts:
    """Return what *load* ought to draw while it is on: its rating, or what it is set to."""
    return load.power_w if memory.level is None else memory.level.told_w


def is_idle(power_w: Watts, drawn_w: Watts) -> bool:
    """Return whether a load that is on, and ought to draw *power_w*, draws next to nothing."""
    return drawn_w < IDLE_SHARE * power_w


def recalled_w(load: Load, memory: LoadState, at: datetime) -> Watts | None:
    """Return what *load* is remembered to draw beyond what it is rated at, while it is not measured.

    Without this memory a load that draws more than it is rated at would be started where there
    is room for its rated power, stopped as soon as it is measured, and started again, for ever.
    After a while it gets another try, because one reading may have been wrong. Of one that runs at any
    level only what it drew beyond what it was set to is remembered, and counts until it is started.
    """
    if memory.drew_w is None or (load.modulation is None and memory.drew_w <= load.power_w):
        return None
    if load.modulation is not None and memory.is_on:
        return None
    return memory.drew_w if memory.since is not None and at - memory.since < RECALL else None
