"""What each load draws, as far as that is known, and since when."""

from collections.abc import Mapping
from datetime import datetime

from ..metering import Draw
from ..quantity import Watts
from ..site import Branch, Load, Tap
from ..snapshot import LoadReading
from ..state import NEW_LOAD, LoadState
from .amount import is_idle, on_w, sensed_w
from .learn import rated_w

MOST = 0.7
"""A change of which the meter shows this share is shown whole."""

type Draws = Mapping[str, Draw]
"""By load id."""


UNSEEN = LoadReading(is_on=None)


def draws(
    branch: Branch,
    before: Draws,
    loads: Mapping[str, LoadState],
    readings: Mapping[str, LoadReading],
    at: datetime,
) -> Draws:
    """Return what a budget carries of each load now; what changed is not shown by its meter yet."""
    return {
        (name := tap.load.id): _draw(
            tap, before.get(name), loads.get(name, NEW_LOAD), readings.get(name, UNSEEN), at
        )
        for tap in branch.taps
    }


def settled(draw: Draw, power_w: Watts) -> Draw:
    """Return *draw* shown whole if the meter shows most of it; if it ended, gone if most of it is.

    | drawn | shown | power | shown then |
    |------:|------:|------:|-----------:|
    |  1000 |   800 |  1000 |       1000 |
    |  1000 |   600 |  1000 |        600 |
    |     0 |   200 |  1000 |          0 |
    |     0 |   400 |  1000 |        400 |
    """
    if draw.drawn_w == draw.shown_w:
        return draw
    whole_w = max(draw.drawn_w, draw.shown_w) if draw.drawn_w > 0 else power_w
    is_whole = abs(draw.drawn_w - draw.shown_w) <= (1 - MOST) * whole_w
    return draw._replace(shown_w=draw.drawn_w) if is_whole else draw


def _draw(tap: Tap, before: Draw | None, memory: LoadState, reading: LoadReading, at: datetime) -> Draw:
    load, power_w = tap.load, tap.power_w
    is_on = bool(memory.is_on if reading.is_on is None else reading.is_on)
    is_switched = before is not None and before.is_on is not is_on
    switched_at = min(reading.changed_at or at, at) if is_switched else at
    on_since = switched_at if is_switched else memory.since
    draws = is_on or (memory.is_welded(at) and not is_switched)
    sensed = sensed_w(on_w(load, memory), reading, on_since, at) if draws else None
    drawn_w = tap.fraction * _drawn_w(load, memory, sensed) if draws else 0.0
    is_measured = sensed is not None
    if before is None:
        return Draw(is_on=is_on, drawn_w=drawn_w, since=at, shown_w=drawn_w, is_measured=is_measured)
    is_set = load.modulation is not None and not is_measured and drawn_w != before.drawn_w
    if not (is_switched or is_set) and _is_like(drawn_w, before.drawn_w, power_w):
        if before.drawn_w == drawn_w and before.is_measured is is_measured and before.since <= at:
            return before
        since = min(before.since, at)
        return settled(before._replace(drawn_w=drawn_w, since=since, is_measured=is_measured), power_w)
    return Draw(
        is_on=is_on, drawn_w=drawn_w, since=switched_at, shown_w=before.shown_w, is_measured=is_measured
    )


def _drawn_w(load: Load, memory: LoadState, sensed: Watts | None) -> Watts:
    """Return what a load that is on draws: nothing if its sensor says that it is idle."""
    if sensed is None:
        return rated_w(load, memory) if memory.level is None else memory.level.told_w
    return 0.0 if is_idle(on_w(load, memory), sensed) else sensed


def _is_like(one_w: Watts, other_w: Watts, power_w: Watts) -> bool:
    """Return whether two draws are the same but for the noise of a sensor."""
    return (one_w > 0) is (other_w > 0) and abs(one_w - other_w) <= (1 - MOST) * power_w
