"""What a new reading of its switch changes in what is remembered of a load."""

from copy import replace
from datetime import datetime

from ..health import NO_FAULTS, Faults
from ..obedience import Pending
from ..site import Load
from ..snapshot import LoadReading
from ..state import LoadState
from ..trouble import NO_TROUBLE
from .level import is_at, shown_w


def seen(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory* after the switch of *load* was seen as *reading* says.

    An unavailable switch teaches nothing: it counts as it was last seen.
    """
    memory = _not_later(memory, at)
    if reading.is_on is None:
        return memory
    pending = memory.pending
    if pending is not None:
        memory = _obeyed(load, memory, pending, reading, at)
    elif memory.trouble.faults.forgiven and memory.since is not None and at >= memory.since + load.patience:
        memory = _with_faults(memory, NO_FAULTS)
    if reading.is_on is memory.is_on:
        return memory
    if memory.is_on is None:
        return replace(memory, is_on=reading.is_on)
    since = min(reading.changed_at or at, at)
    runs = memory.runs
    if memory.is_on and memory.since is not None:
        runs = runs.ran(memory.since, since)
    if pending is None:
        memory = _moved(load, memory, since, at)
    return replace(memory, is_on=reading.is_on, since=since, runs=runs)


def _obeyed(load: Load, memory: LoadState, pending: Pending, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory* after what is pending was followed, or was found not to be.

    To be what one was anyway is no obedience: that clears nothing.
    """
    faults, is_on = memory.trouble.faults, reading.is_on
    if load.modulation is not None and (at_w := shown_w(reading)) is not None:
        pending = pending.moved(at_w, load.modulation.step(load.power_w))
        memory = replace(memory, pending=pending)
    if pending.is_on is is_on and is_at(load, pending.level_w, reading):
        memory, is_level = replace(memory, pending=None), pending.level_w is not None
        return memory if is_on is memory.is_on and not is_level else _with_faults(memory, faults.obeyed())
    if pending.is_counted or not pending.has_failed(at):
        return memory
    return _with_faults(replace(memory, pending=replace(pending, is_counted=True)), faults.after(at))


def _moved(load: Load, memory: LoadState, moved_at: datetime, at: datetime) -> LoadState:
    """Return *memory* as a switch moves by itself, or by hand, to what it was not.

    One that falls back shortly after it has obeyed does not obey; one that moves to what was granted does.
    With a patience of 5 s:

    | granted | was | for  | moves to | faults       |
    |---------|-----|-----:|----------|--------------|
    | yes     | on  |  4 s | off      | one more     |
    | yes     | on  |  5 s | off      | as they were |
    | yes     | off | 99 s | on       | none         |

    What a resident does to a load beside which somebody stands is no fault.
    """
    if load.attended is not None:
        return memory
    if memory.is_on is not memory.granted:
        return _with_faults(memory, NO_FAULTS)
    if memory.since is None or moved_at >= memory.since + load.patience:
        return memory
    return _with_faults(memory, memory.trouble.faults.after(at))


def _with_faults(memory: LoadState, faults: Faults) -> LoadState:
    if faults == memory.trouble.faults:
        return memory
    return replace(memory, trouble=memory.trouble._replace(faults=faults))


def _not_later(memory: LoadState, at: datetime) -> LoadState:
    """Return *memory* with nothing in it that is yet to come: clocks are set back sometimes."""
    since, pending, trouble = memory.since, memory.pending, memory.trouble
    if since is not None and since > at:
        memory = replace(memory, since=at)
    if pending is not None and pending.at > at:
        memory = replace(memory, pending=replace(pending, at=at, awaited_since=None))
    if trouble is not NO_TROUBLE and (trouble := trouble.not_later(at)) != memory.trouble:
        memory = replace(memory, trouble=trouble)
    return memory
