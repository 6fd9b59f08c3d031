"""What a load takes from each budget that carries it, in the unit of that budget."""

from collections.abc import Mapping
from datetime import datetime

from ..budget import CountIdle, Unit
from ..metering import Draw
from ..quantity import Amount, Fraction, Watts
from ..site import Load, Site, taken
from ..snapshot import LoadReading
from ..state import LoadState, State
from ..tree import Bookings, Part
from ..value import value
from .amount import LEAST_W, is_idle, on_w, sensed_w

type IdleDraws = Mapping[int, Mapping[str, Draw]]
"""By the index of each budget that counts idle loads as measured, what its meter shows of each load."""


def idle_draws(site: Site, state: State) -> IdleDraws:
    """Return what meters show of loads, of those budgets of *site* that count idle loads as measured."""
    return {
        index: state.budget(budget.id).meter.draws
        for index, budget in enumerate(site.budgets)
        if budget.metering is not None and budget.metering.count_idle is CountIdle.MEASURED
    }


@value
class Sighting:
    """A load as it is seen now."""

    load: Load
    """What is configured of it."""

    memory: LoadState
    """What is remembered of it, this cycle's reading included."""

    reading: LoadReading
    """What was seen of it."""

    at: datetime
    """Now."""

    counted_w: Watts
    """What it is counted at."""


def booked(site: Site, ordinal: int, seen: Sighting, draws: IdleDraws) -> Bookings:
    """Return what the load of that index takes from each of the budgets that carry it.

    One of 3000 W, of which phase 1 carries a third:

    | budget          | unit  | takes |
    |-----------------|-------|------:|
    | phase 1         | watts |  1000 |
    | house           | watts |  3000 |
    | one at a time   | loads |     1 |
    """
    return tuple((part.budget, _amount(site, seen, part, draws)) for part in site.parts[ordinal])


def _amount(site: Site, seen: Sighting, part: Part, draws: IdleDraws) -> Amount:
    budget = site.budgets[part.budget]
    if budget.unit is Unit.LOADS or part.budget not in draws:
        return taken(budget, seen.counted_w, part.fraction)
    idle = _idle_w(seen, part.fraction, draws[part.budget].get(seen.load.id))
    return seen.counted_w * part.fraction if idle is None else idle


def _idle_w(seen: Sighting, fraction: Fraction, draw: Draw | None) -> Watts | None:
    """Return what a load that is on takes from a budget that counts idle loads as measured; None if not.

    Its own sensor says so, or the meter of the budget ought to show it by now and does not.

    | power_w | sensor | meter shows | takes |
    |--------:|-------:|------------:|------:|
    |    1500 |      3 |           – |     3 |
    |    1500 |   1320 |           – |     – |
    |    1500 |      – |           0 |     1 |
    """
    if not seen.memory.is_on:
        return None
    power_w = on_w(seen.load, seen.memory)
    sensed = sensed_w(power_w, seen.reading, seen.memory.since, seen.at)
    if sensed is not None:
        return max(sensed, LEAST_W) * fraction if is_idle(power_w, sensed) else None
    return max(draw.shown_w, LEAST_W) if draw is not None and draw.is_missed else None
