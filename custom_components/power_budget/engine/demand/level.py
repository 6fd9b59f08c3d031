"""To what may a load be set that runs at any level?"""

from datetime import datetime, timedelta

from ..modulation import Flex, Level, Modulation, Span
from ..quantity import TOLERANCE, Watts, fits
from ..site import Load
from ..snapshot import LoadReading
from ..state import LoadState
from ..value import value

SETTLING = timedelta(seconds=30)
"""How long after it was set its power sensor may still say what it drew before."""

OFTEN = timedelta(seconds=1)
"""How often a load that rises slowly is set at most."""

EXCESS = 0.1
"""By which share of what it is set to a load must draw more for that to count: sensors are inexact."""


@value
class Sight:
    """A load as this cycle sees it."""

    memory: LoadState
    """What is remembered of it, this cycle's reading included."""

    reading: LoadReading
    """What was seen of it."""

    drawn_w: Watts | None
    """What it is measured to draw, if it is."""

    at: datetime
    """Now."""

    defies: bool
    """Whether it was sent a command that it has not followed in time."""


def flexible(load: Load, span: Span, seen: Sight, *, can_be_set: bool) -> Flex:
    """Return between which levels *load* may be set; what cannot be set stays where it is.

    A load of 7400 W, at least 1380 W, in steps of 230 W, that may rise by 100 W each second and is to stay
    as it was set for 30 s:

    | set to | for  | least | keeps | most |
    |-------:|-----:|------:|------:|-----:|
    |    off |    – |  1380 |  1380 | 7360 |
    |   2300 | 10 s |  1380 |  2300 | 2300 |
    |   2300 | 30 s |  1380 |  1380 | 5300 |
    """
    memory, pending, modulation = seen.memory, seen.memory.pending, span.modulation
    told_w = pending.level_w if pending is not None and pending.is_on else None
    at_w = seen_w(load, modulation, memory, seen.reading)
    now_w = max(at_w, told_w or 0.0)
    is_seen = seen.reading.is_on is not None and (seen.reading.level_w is not None or not memory.is_on)
    if not is_seen and seen.reading.drawn_w is not None:
        now_w = at_w = seen.reading.drawn_w  # out of reach, and measured all the same
    least_w, most_w, kept_w = span.least_w, wanted_w(span, memory), 0.0
    if not (can_be_set and is_seen) or _is_stuck(seen, at_w):
        least_w = most_w = kept_w = now_w
    elif memory.level is not None and memory.is_on:
        passed = seen.at - memory.level.since
        if passed < modulation.min_change and not _is_asked_anew(memory, memory.level):
            most_w = kept_w = min(now_w, most_w)
        elif modulation.ramp_w_per_s is not None:
            rising = min(passed, _pace(load, modulation, modulation.ramp_w_per_s))
            most_w = min(most_w, memory.level.told_w + modulation.ramp_w_per_s * rising.total_seconds())
    elif modulation.ramp_w_per_s is not None:
        most_w = least_w
    return Flex(  # in the order of its fields: it is made for every such load and cycle
        at_w,
        told_w,
        least_w,
        max(least_w, most_w),
        max(least_w, kept_w),
        span.step_w,
        modulation.weight,
        _excess_w(memory, seen, at_w),
        is_seen,
        span.carried,
    )


def wanted_w(span: Span, memory: LoadState) -> Watts:
    """Return what a load wants if it wants anything: all that it can draw, or what it is asked for.

    Where its room freezes it is asked in vain for less.
    """
    if memory.allotted is None or memory.boosted or memory.trouble.freezes:
        return span.most_w
    return span.within(memory.allotted.power_w)


def is_to_be_off(load: Load, memory: LoadState) -> bool:
    """Return whether somebody asks a load to be off: for less than it can draw, which is nothing."""
    allotted, modulation = memory.allotted, load.modulation
    if allotted is None or modulation is None:
        return False
    return not fits(modulation.least(load.power_w), allotted.power_w)


def _is_asked_anew(memory: LoadState, level: Level) -> bool:
    """Return whether a load has not been set since somebody asked it for a power: nothing keeps that off."""
    return memory.allotted is not None and memory.allotted.at > level.since


def _is_stuck(seen: Sight, at_w: Watts) -> bool:
    """Return whether a load was told in vain to draw less than it does; so it is while it is told to stop."""
    pending = seen.memory.pending
    if pending is None or not at_w or (pending.is_on and (pending.level_w or 0.0) >= at_w):
        return False
    return seen.defies or (not pending.is_on and seen.memory.trouble.faults.failures > 0)


def highest_w(load: Load) -> Watts:
    """Return the highest level to which *load* may be set; what it draws when on, if it is on or off."""
    return load.power_w if load.modulation is None else load.modulation.most(load.power_w)


def seen_w(load: Load, modulation: Modulation, memory: LoadState, reading: LoadReading) -> Watts:
    """Return where *load* is seen to be set; zero while it is off.

    What an entity shows is rounded in its own way: close to what it was told is what it was told.
    """
    if not memory.is_on:
        return 0.0
    told_w = load.power_w if memory.level is None else memory.level.told_w
    if reading.level_w is None or is_near(load, modulation, reading.level_w, told_w):
        return told_w
    return reading.level_w


def shown_w(reading: LoadReading) -> Watts | None:
    """Return to what a load is shown to be set, as its entity rounds it; zero while it is off."""
    return reading.level_w if reading.is_on else 0.0


def is_near(load: Load, modulation: Modulation, one_w: Watts, other_w: Watts) -> bool:
    """Return whether two levels are the same but for rounding."""
    return abs(one_w - other_w) <= modulation.step(load.power_w) / 2 + TOLERANCE


def is_at(load: Load, level_w: Watts | None, reading: LoadReading) -> bool:
    """Return whether a load is seen to be set to *level_w*, if it is to be set to any."""
    if level_w is None or load.modulation is None:
        return True
    return reading.level_w is not None and is_near(load, load.modulation, reading.level_w, level_w)


def due(load: Load, memory: LoadState) -> datetime | None:
    """Return when a load that runs may be set to another level, that may not now; None if it may.

    One that rises slowly takes a step at a time.
    """
    modulation, level = load.modulation, memory.level
    if modulation is None or level is None or not memory.is_on:
        return None
    if modulation.ramp_w_per_s is None or level.told_w >= highest_w(load):
        return level.since + modulation.min_change
    return level.since + _pace(load, modulation, modulation.ramp_w_per_s)


def _pace(load: Load, modulation: Modulation, ramp_w_per_s: float) -> timedelta:
    """Return how often a load that rises slowly is set higher; for so long it rises at once, not for longer.

    Else it would leap after it had to stay where it was.

    | step | W each second | time between changes | set higher every | by    |
    |-----:|--------------:|---------------------:|-----------------:|------:|
    |  230 |           100 |                    – |            2.3 s |   230 |
    |  230 |           100 |                 10 s |             10 s |  1000 |
    |   10 |           100 |                    – |              1 s |   100 |
    """
    step = timedelta(seconds=modulation.step(load.power_w) / ramp_w_per_s)
    return max(modulation.min_change, OFTEN, step)


def _excess_w(memory: LoadState, seen: Sight, at_w: Watts) -> Watts:
    """Return what a load is measured to draw beyond what it is set to, or was until a moment ago.

    What its sensor said before it was set last says nothing. Else each fall would seem to make it draw
    more beyond what it is set to, and so be followed by another. As long as that is so, what was known
    before goes on to count.
    """
    level, said_at = memory.level, min(seen.reading.drawn_at or seen.at, seen.at)
    if seen.drawn_w is None or level is None:
        return 0.0
    if said_at < level.since:
        return level.excess_w
    is_early = said_at - level.since < SETTLING
    set_w = max(at_w, level.before_w) if is_early else at_w
    excess_w = seen.drawn_w - set_w if seen.drawn_w > (1 + EXCESS) * set_w else 0.0
    return max(excess_w, level.excess_w) if is_early else excess_w
