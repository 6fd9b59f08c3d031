"""What a new reading of its switch changes in what is remembered of a load."""

from datetime import datetime

from ..snapshot import LoadReading
from ..state import LoadState


def seen(memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory* after its switch was seen as *reading* says.

    An unavailable switch teaches nothing: it counts as it was last seen.
    """
    if reading.is_on is None:
        return memory
    if memory.pending is not None and memory.pending.is_on is reading.is_on:
        memory = memory._replace(pending=None)
    if reading.is_on is memory.is_on:
        return memory
    if memory.is_on is None:
        return memory._replace(is_on=reading.is_on)
    since = reading.changed_at or at
    runs = memory.runs
    if memory.is_on and memory.since is not None:
        runs = runs.ran(memory.since, since)
    return memory._replace(is_on=reading.is_on, since=since, runs=runs)
