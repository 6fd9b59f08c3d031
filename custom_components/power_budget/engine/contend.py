"""Each load as one cycle sees it: observed, assessed, and ready to be ordered."""

from collections.abc import Iterable, Iterator
from copy import replace
from datetime import datetime

from .allocation.contender import Contender
from .allocation.special import NOTHING_SPECIAL, Special
from .begin import UNRULED, Ruled, ruled
from .demand.assess import assessed, is_ahead
from .demand.hold import held_until, is_late
from .demand.level import Sight, flexible
from .demand.seen import seen
from .demand.thermometer import judged
from .known import Known
from .modulation import Span
from .phase import Phase
from .quantity import Amount, Watts
from .site import Load, Site, taken
from .snapshot import LoadReading, Snapshot
from .state import LoadState, State
from .supply.amount import counted_w, measured_w, recalled_w
from .supply.booking import Sighting, booked, idle_draws
from .supply.mismatch import compared
from .trouble import NO_TROUBLE

UNSEEN = LoadReading(is_on=None)

NEW_LOADS = {is_on: LoadState(is_on=is_on) for is_on in (None, False, True)}
"""What is remembered of a load that is seen for the first time, by what its switch is."""


def contend(site: Site, state: State, snapshot: Snapshot) -> Iterator[Contender]:
    """Yield every load of *site* as this cycle sees it, in the order of the site."""
    rules, draws, at = ruled(site, state), idle_draws(site, state), snapshot.at
    remembered, readings, turn_number = state.loads, snapshot.loads, state.turn_number
    for ordinal, (load, (own, is_whole, rated, span)) in _each(site):
        reading, rule = readings.get(load.id, UNSEEN), rules[own]
        memory = remembered.get(load.id) or NEW_LOADS[reading.is_on]
        memory = judged(seen(load, _unsent(memory, at) if rule.tested else memory, reading, at), reading, at)
        reading = reading if memory.trouble.doubt is None else replace(reading, measured_c=None)
        memory = compared(load, assessed(load, memory, reading, at), reading, at)
        runs, asks = memory.is_on is True, memory.phase is not Phase.IDLE
        drawn_w = measured_w(load, memory, reading, at)
        counted = counted_w(load, memory, drawn_w, at)
        bookings = rated  # known beforehand: most cycles make none anew
        if span is None and (counted != load.power_w or draws):
            bookings = booked(site, ordinal, Sighting(load, memory, reading, at, counted), draws)
        trouble, held, special = memory.trouble, held_until(load, memory, at), NOTHING_SPECIAL
        ahead = asks and reading.ahead_c is not None and (rule.away or is_ahead(load, reading))
        if rule is not UNRULED or trouble is not NO_TROUBLE or memory.pending is not None:
            special = _special(load, memory, rule, at, ahead=ahead)
        one = Contender(  # in the order of its fields: with so many names it would take four times as long
            load,
            memory,
            ordinal,
            asks,
            (asks or memory.boosted or trouble.freezes) and not special.away,
            turn_number,
            runs,
            drawn_w,
            bookings[0][1] if is_whole else _whole(site, own, counted),
            bookings,
            reading.deficit_ahead_k if ahead else reading.deficit_k,
            None if special.away and runs else held,
            reading.is_on is not None,
            special,
        )
        one.ahead = ahead
        yield one if span is None else _flexed(site, one, span, reading, at)


def _special(load: Load, memory: LoadState, rule: Ruled, at: datetime, *, ahead: bool) -> Special:
    """Return what is special about a load, in the order of its fields."""
    pending = memory.pending
    late = load.max_off is not None and not ahead and is_late(memory, load.max_off, at)
    return Special(
        late,
        2 if memory.trouble.freezes else int(late),
        rule.away and not (memory.trouble.freezes or (ahead and rule.returns)),
        rule.tested,
        rule.untold,
        pending is not None and pending.is_given_up(at),
        pending is not None and memory.is_on is True and pending.lingers(at),
        memory.health(at),
    )


def _each(site: Site) -> Iterable[tuple[int, tuple[Load, Known]]]:
    """Return each load by its index, with what is known of it before anything is seen."""
    return enumerate(zip(site.loads, site.known, strict=True))


def _flexed(site: Site, one: Contender, span: Span, reading: LoadReading, at: datetime) -> Contender:
    """Return *one*, which runs at any level, with what it takes at its least, and how far it may rise.

    Where its set-point cannot be seen it is not started at what it was set to before; it can only stop.
    """
    special = one.special
    one.available = one.available and (one.runs or reading.level_w is not None)
    sight = Sight(one.memory, reading, one.drawn_w, at, special.defies)
    can_be_set = one.available and not (special.untold or one.welded or special.lingers)
    flex = one.flex = flexible(one.load, span, sight, can_be_set=can_be_set)
    recalled = recalled_w(one.load, one.memory, at) or 0.0
    least_w, budgets, one.bookings = max(flex.least_w + flex.excess_w, recalled), site.budgets, span.bookings
    if least_w != span.least_w:
        one.bookings = [(on, taken(budgets[on], least_w, part)) for on, part in site.parts[one.ordinal]]
    one.amount = _whole(site, one.bookings[0][0], least_w)
    return one


def _unsent(memory: LoadState, at: datetime) -> LoadState:
    """Return *memory* of a load that is under test: what was sent before may be followed, and is no fault."""
    pending = memory.pending
    return memory if pending is None or not pending.has_failed(at) else replace(memory, pending=None)


def _whole(site: Site, own: int, counted_w: Watts) -> Amount:
    """Return what a load is counted at that several budgets carry, in the unit of its *own*."""
    return taken(site.budgets[own], counted_w, 1.0)
