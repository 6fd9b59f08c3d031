"""What a new reading of its switch changes in what is remembered of a load."""

from datetime import datetime

from ..health import NO_FAULTS
from ..obedience import Pending
from ..snapshot import LoadReading
from ..state import LoadState
from ..trouble import NO_TROUBLE


def seen(memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory* after its switch was seen as *reading* says.

    An unavailable switch teaches nothing: it counts as it was last seen.
    """
    memory = _not_later(memory, at)
    if reading.is_on is None:
        return memory
    if memory.pending is not None:
        memory = _obeyed(memory, memory.pending, at, is_on=reading.is_on)
    if reading.is_on is memory.is_on:
        return memory
    if memory.is_on is None:
        return memory._replace(is_on=reading.is_on)
    since = min(reading.changed_at or at, at)
    runs = memory.runs
    if memory.is_on and memory.since is not None:
        runs = runs.ran(memory.since, since)
    return memory._replace(is_on=reading.is_on, since=since, runs=runs)


def _obeyed(memory: LoadState, pending: Pending, at: datetime, *, is_on: bool) -> LoadState:
    """Return *memory* after what is pending was followed, or was found not to be.

    To be what one was anyway is no obedience: that clears nothing.
    """
    trouble = memory.trouble
    if pending.is_on is is_on:
        if is_on is not memory.is_on and trouble.faults.failures:
            trouble = trouble._replace(faults=NO_FAULTS)
        return memory._replace(pending=None, trouble=trouble)
    if pending.is_counted or not pending.has_failed(at):
        return memory
    trouble = trouble._replace(faults=trouble.faults.after(at))
    return memory._replace(pending=pending._replace(is_counted=True), trouble=trouble)


def _not_later(memory: LoadState, at: datetime) -> LoadState:
    """Return *memory* with nothing in it that is yet to come: clocks are set back sometimes."""
    since, pending, trouble = memory.since, memory.pending, memory.trouble
    if since is not None and since > at:
        memory = memory._replace(since=at)
    if pending is not None and pending.at > at:
        memory = memory._replace(pending=pending._replace(at=at))
    if trouble is not NO_TROUBLE and (trouble := trouble.not_later(at)) != memory.trouble:
        memory = memory._replace(trouble=trouble)
    return memory
