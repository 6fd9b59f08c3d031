"""Learning from the steps of a meter, as long as one load alone is switched."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from ..metering import Draw, MeterState, Sampling
from ..quantity import Watts
from ..snapshot import MeterReading
from .draw import Draws
from .learn import lag, with_lag

QUIET_W = 50.0
"""A meter that moves by no more from one reading to the next has come to rest."""


class Lesson(NamedTuple):
    """By how much a meter moved as one load alone was switched."""

    load: str
    """Its id."""

    step_w: Watts
    """How far the meter moved, up or down."""


def taught(
    meter: MeterState, before: Draws, after: Draws, reading: MeterReading, untaught: Collection[str] = ()
) -> tuple[MeterState, Lesson | None]:
    """Return *meter* after a *reading* which changed what it shows from *before* to *after*, and its lesson.

    A lesson begins with the first reading that shows a switching, and ends with the first after
    that by which the meter has come to rest: some meters average. Anything else that happens
    meanwhile ends it in vain. Those *untaught* draw when they like, not when they are switched: nothing is
    learned of them, and anything of others only while they are at rest.
    """
    sampling = meter.sampling
    involved = _involved(before, after, reading.at, meter)
    if sampling is not None and sampling.is_shown and not involved and _is_quiet(meter, reading):
        lesson = Lesson(sampling.load, abs(reading.drawn_w - sampling.before_w))
        return meter._replace(sampling=None), lesson
    found = _kept(sampling, before, involved) or _found(before, involved, meter)
    if found is None or found.load in untaught:
        return meter._replace(sampling=None), None
    is_shown = after[found.load].drawn_w == after[found.load].shown_w
    if is_shown and not found.is_shown:
        meter = meter._replace(lags=with_lag(meter, reading.at - before[found.load].since))
    return meter._replace(sampling=found._replace(is_shown=is_shown)), None


def _involved(before: Draws, after: Draws, at: datetime, meter: MeterState) -> set[str]:
    """Return the loads that this reading shows more or less of, or may soon."""
    moved = {name for name in before if after[name].shown_w != before[name].shown_w}
    recent = {name for name, draw in before.items() if draw.drawn_w != draw.shown_w}
    return moved | {name for name in recent if at <= before[name].since + lag(meter)}


def _found(before: Draws, involved: set[str], meter: MeterState) -> Sampling | None:
    """Return the one load that was switched, if there is one and it alone is involved."""
    if len(involved) != 1 or meter.drawn_w is None:
        return None
    (name,) = involved
    if not _is_switched(before[name]):
        return None
    return Sampling(load=name, is_on=before[name].is_on, before_w=meter.drawn_w, is_shown=False)


def _kept(sampling: Sampling | None, before: Draws, involved: set[str]) -> Sampling | None:
    """Return *sampling* unless anything else happened."""
    if sampling is None or sampling.load not in before:
        return None
    is_same = before[sampling.load].is_on is sampling.is_on
    return sampling if is_same and involved <= {sampling.load} else None


def _is_quiet(meter: MeterState, reading: MeterReading) -> bool:
    """Return whether the meter has come to rest."""
    return meter.drawn_w is not None and abs(reading.drawn_w - meter.drawn_w) <= QUIET_W


def _is_switched(draw: Draw) -> bool:
    """Return whether a load went on or off, and the meter shows nothing of that."""
    return draw.shown_w == 0 < draw.drawn_w if draw.is_on else draw.shown_w > 0
