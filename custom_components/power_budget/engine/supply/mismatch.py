"""Whether a load draws as its switch says."""

from datetime import datetime

from ..site import Load
from ..snapshot import LoadReading
from ..state import LoadState
from .amount import is_idle


def compared(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory*, knowing since when the power sensor of *load* says other than its switch.

    What the sensor said before the switch last moved says nothing; nor does a sensor that is silent.

    | switch | power_w | sensor | mismatch |
    |--------|--------:|-------:|----------|
    | on     |    1500 |   1320 | no       |
    | on     |    1500 |      3 | yes      |
    | off    |    1500 |   1320 | yes      |
    | off    |    1500 |      3 | no       |
    """
    trouble = memory.trouble
    before = trouble.mismatch_since
    if before is None and reading.drawn_w is None:
        return memory
    if before is not None and memory.since is not None and before < memory.since:
        before = None  # its switch has moved meanwhile
    if memory.is_on is None or reading.drawn_w is None or _is_old(memory, reading):
        since = before
    elif is_idle(load, reading.drawn_w) is memory.is_on:
        since = before or at
    else:
        since = None
    if since == trouble.mismatch_since:
        return memory
    return memory._replace(trouble=trouble._replace(mismatch_since=since))


def _is_old(memory: LoadState, reading: LoadReading) -> bool:
    """Return whether the sensor has said nothing since the switch last moved."""
    return memory.since is not None and reading.drawn_at is not None and reading.drawn_at <= memory.since
