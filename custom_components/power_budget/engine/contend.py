"""Each load as one cycle sees it: observed, assessed, and ready to be ordered."""

from datetime import datetime

from .allocation.contender import Contender
from .begin import ruled
from .demand.assess import assessed
from .demand.hold import held_until, is_late
from .demand.seen import seen
from .phase import Phase
from .quantity import Amount, Watts
from .site import Load, Site, taken
from .snapshot import LoadReading, Snapshot
from .state import NEW_LOAD, LoadState, State
from .supply.amount import counted_w, measured_w
from .supply.booking import Sighting, booked, idle_draws
from .supply.mismatch import compared

UNSEEN = LoadReading(is_on=None)


def contend(site: Site, state: State, snapshot: Snapshot) -> list[Contender]:
    """Return every load of *site* as this cycle sees it, in the order of the site."""
    rules, draws, remembered = ruled(site, state), idle_draws(site, state), state.loads
    all_tested = all(rule.tested for rule in rules)
    contenders = []
    for ordinal, (load, parts) in enumerate(zip(site.loads, site.parts, strict=True)):
        reading = snapshot.loads.get(load.id, UNSEEN)
        away, tested = rules[parts[0].budget]
        memory = _unsent(remembered.get(load.id, NEW_LOAD)) if tested else remembered.get(load.id, NEW_LOAD)
        memory = _observed(load, memory, reading, snapshot.at)
        runs, asks = memory.is_on is True, memory.phase is not Phase.IDLE
        drawn_w = measured_w(load, memory, reading, snapshot.at)
        counted = counted_w(load, memory, drawn_w, snapshot.at)
        if counted == load.power_w and not draws:
            bookings = site.rated[ordinal]  # known beforehand: most cycles make none anew
        else:
            bookings = booked(site, ordinal, Sighting(load, memory, reading, snapshot.at, counted), draws)
        pending, held = memory.pending, held_until(load, memory, snapshot.at)
        contenders.append(
            Contender(
                load=load,
                memory=memory,
                ordinal=ordinal,
                asks=asks,
                wants=memory.freezes or ((asks or memory.boosted) and not away),
                turn_number=state.turn_number,
                runs=runs,
                drawn_w=drawn_w,
                amount=bookings[0][1] if parts[0].fraction == 1 else _whole(site, load, counted),
                bookings=bookings,
                deficit_k=reading.deficit_k,
                late=load.max_off is not None and is_late(memory, load.max_off, snapshot.at),
                held_until=None if away and runs and not memory.freezes else held,
                available=reading.is_on is not None,
                away=away,
                tested=tested,
                untold=tested and not all_tested,
                defies=pending is not None and pending.is_given_up(snapshot.at),
                health=memory.health(snapshot.at),
            )
        )
    return contenders


def _unsent(memory: LoadState) -> LoadState:
    """Return *memory* of a load that is under test: nothing is sent to it."""
    return memory if memory.pending is None else memory._replace(pending=None)


def _observed(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory* after what was read of *load*: of its switch, its demand and its power sensor."""
    return compared(load, assessed(load, seen(memory, reading, at), reading, at), reading, at)


def _whole(site: Site, load: Load, counted_w: Watts) -> Amount:
    """Return what a load is counted at that several budgets carry, in the unit of its own."""
    return taken(site.budgets[site.indices[load.budget]], counted_w, 1.0)
