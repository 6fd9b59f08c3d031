"""Whether a load draws as its switch says."""

from copy import replace
from datetime import datetime, timedelta

from ..health import WELDED_AFTER
from ..site import Load
from ..snapshot import LoadReading
from ..state import LoadState
from .amount import is_idle, on_w

LATE = timedelta(seconds=10)
"""How long after a switch has moved its power sensor may say what was before."""

SILENT_AFTER = timedelta(minutes=15)
"""How long what a sensor said last counts, once it says nothing of use."""


def compared(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory*, knowing since when the power sensor of *load* says other than its switch.

    What the sensor said until shortly after the switch last moved says nothing. While it is silent it
    says what it said before, for a while; one that is there no more says nothing.

    | switch | power_w | sensor | mismatch |
    |--------|--------:|-------:|----------|
    | on     |    1500 |   1320 | no       |
    | on     |    1500 |      3 | yes      |
    | off    |    1500 |   1320 | yes      |
    | off    |    1500 |      3 | no       |
    """
    trouble = memory.trouble
    before = trouble.mismatch_since
    if before is None and (
        reading.drawn_w is None or is_idle(on_w(load, memory), reading.drawn_w) is not memory.is_on
    ):
        return memory
    if before is not None and memory.since is not None and before < memory.since:
        before = None  # its switch has moved meanwhile
    if reading.drawn_w is None:
        since = before if reading.drawn_at is not None and at < reading.drawn_at + SILENT_AFTER else None
    elif memory.is_on is None or _is_late(memory, reading):
        since = before
    elif is_idle(on_w(load, memory), reading.drawn_w) is memory.is_on:
        since = before or at
    else:
        since = None
    if since == trouble.mismatch_since:
        return memory
    return replace(memory, trouble=trouble._replace(mismatch_since=since))


def due(load: Load, memory: LoadState, reading: LoadReading) -> datetime | None:
    """Return when to look again at a load that is off, and whose sensor says that it draws; None if never.

    Where it goes on saying the same, nothing is seen to change.
    """
    if memory.is_on is not False or memory.since is None or reading.drawn_w is None:
        return None
    return None if is_idle(on_w(load, memory), reading.drawn_w) else memory.since + LATE + WELDED_AFTER


def _is_late(memory: LoadState, reading: LoadReading) -> bool:
    """Return whether the sensor has said nothing since a while after the switch last moved."""
    return (
        memory.since is not None and reading.drawn_at is not None and reading.drawn_at < memory.since + LATE
    )
