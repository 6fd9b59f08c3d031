"""Whether an attended load runs: by its switch, and by what its power sensor says."""

from collections.abc import Iterator
from copy import replace
from datetime import datetime

from ..attended import Stage
from ..site import Load, Site
from ..snapshot import LoadReading, Snapshot
from ..state import LoadState, State
from .amount import RECALL, SETTLING, is_idle

UNSEEN = LoadReading(is_on=None)


def witnessed(site: Site, state: State, snapshot: Snapshot) -> tuple[State, Snapshot]:
    """Return *state* and *snapshot* with what is seen of the loads that are attended.

    One asks by running. One that was shed, and that is on again, was switched on by a resident:
    that is as if it had not been shed.
    """
    if not site.attended:
        return state, snapshot
    loads, readings = {**state.loads}, {**snapshot.loads}
    for load in (site.loads[index] for index in site.attended):
        reading, memory = readings.get(load.id, UNSEEN), state.of(load.id)
        readings[load.id] = reading = _read(load, memory, reading, snapshot.at)
        if (resumed := _resumed(load, memory, reading)) is not memory:
            loads[load.id] = resumed
    return replace(state, loads=loads), replace(snapshot, loads=readings)


def running_due(site: Site, state: State) -> Iterator[datetime]:
    """Find when an attended load will be thought of otherwise, with nothing new to see."""
    for load in (site.loads[index] for index in site.attended):
        memory = state.of(load.id)
        if memory.since is not None and memory.is_on:
            yield memory.since + SETTLING
        if memory.since is not None and memory.trouble.shed is not None:
            yield memory.since + RECALL


def _read(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> LoadReading:
    """Return *reading* of an attended load with whether it asks, which it does by running.

    Its power sensor is believed for as long as it says a number: many say nothing as long as
    nothing changes. That a load draws next to nothing may be from before it was switched on.

    | switch | on for | said, of 2000 W | is on | asks |
    |--------|-------:|----------------:|-------|------|
    | on     |   10 s |               – | yes   | yes  |
    | on     |   10 s |               3 | yes   | yes  |
    | on     |   30 s |               3 | yes   | no   |
    | off    |      – |               – | no    | no   |
    | none   |      – |             300 | yes   | yes  |
    | none   |      – |               3 | no    | no   |
    | none   |      – |               – | –     | no   |
    """
    says_idle = reading.said_w is not None and is_idle(load.power_w, reading.said_w)
    if load.attended is not None and not load.attended.is_switched:
        is_on = None if reading.said_w is None else not says_idle
        return replace(reading, is_on=is_on, wants_heat=bool(is_on))
    on_since = memory.since if memory.is_on else (reading.changed_at or at)
    if reading.is_on and says_idle and (on_since is None or at >= on_since + SETTLING):
        return replace(reading, wants_heat=False, drawn_w=reading.said_w, drawn_at=at)
    return replace(reading, wants_heat=bool(reading.is_on))


def _resumed(load: Load, memory: LoadState, reading: LoadReading) -> LoadState:
    """Return *memory* without that the load was shed, if it is on again, or cannot be off by us any more."""
    if memory.trouble.shed is None:
        return memory
    is_switched = load.attended is not None and load.attended.is_switched
    is_wanted = memory.is_on is False or memory.trouble.shed.stage is Stage.RESUMED
    if is_switched and not (reading.is_on and is_wanted):
        return memory
    pending = memory.pending if memory.pending is not None and memory.pending.is_on else None
    return replace(memory, trouble=memory.trouble._replace(shed=None), pending=pending)
