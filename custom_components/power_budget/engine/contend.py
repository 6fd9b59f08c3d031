"""Each load as one cycle sees it: observed, assessed, and ready to be ordered."""

from .allocation.contender import Contender
from .demand.assess import assessed
from .demand.hold import held_until
from .demand.seen import seen
from .phase import Phase
from .site import Site
from .snapshot import LoadReading, Snapshot
from .state import NEW_LOAD, State
from .supply.amount import counted, measured, recalled

UNSEEN = LoadReading(is_on=None)


def contend(site: Site, state: State, snapshot: Snapshot) -> list[Contender]:
    """Return every load of *site* as this cycle sees it, in the order of the site."""
    away, test_mode, remembered = state.controls.away, state.controls.test_mode, state.loads
    unit, metering = site.budget.unit, site.budget.metering
    contenders = []
    for ordinal, load in enumerate(site.loads):
        reading = snapshot.loads.get(load.id, UNSEEN)
        memory = remembered.get(load.id, NEW_LOAD)
        if test_mode and memory.pending is not None:
            memory = memory._replace(pending=None)  # nothing is sent
        memory = assessed(load, seen(memory, reading, snapshot.at), reading, snapshot.at)
        runs, asks = memory.is_on is True, memory.phase is not Phase.IDLE
        drawn_w = measured(load, memory, reading, snapshot.at, metering)
        pending, held = memory.pending, held_until(load, memory, snapshot.at)
        contenders.append(
            Contender(
                load=load,
                memory=memory,
                ordinal=ordinal,
                asks=asks,
                wants=(asks or memory.boosted) and not away,
                turn_number=state.turn_number,
                runs=runs,
                drawn_w=drawn_w,
                amount=counted(
                    load, memory, unit, recalled(load, memory, snapshot.at) if drawn_w is None else drawn_w
                ),
                deficit_k=reading.deficit_k,
                held_until=None if away and runs else held,
                available=reading.is_on is not None,
                defies=pending is not None and pending.is_given_up(snapshot.at),
            )
        )
    return contenders
