"""Whether what a thermometer says is to be believed."""

from copy import replace
from datetime import datetime, timedelta

from ..snapshot import LoadReading
from ..state import LoadState
from ..trouble import Doubt

STALE_AFTER = timedelta(hours=6)
"""How long a thermometer may say nothing: most repeat themselves at least every hour."""

UNMOVED_AFTER = timedelta(hours=4)
"""How long a room may be heated and stay at the same temperature, to the last digit."""


def judged(memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory*, knowing whether what the thermometer says is to be doubted.

    | says nothing for | shows the same for | while heated for | doubt   |
    |-----------------:|-------------------:|-----------------:|---------|
    |              1 h |                9 h |            3.9 h | –       |
    |              1 h |                9 h |            4.0 h | unmoved |
    |              6 h |                9 h |            4.0 h | stale   |
    """
    doubt = None
    if reading.measured_at is not None and at - reading.measured_at >= STALE_AFTER:
        doubt = Doubt.STALE
    elif reading.moved_at is not None and at - reading.moved_at >= UNMOVED_AFTER:
        doubt = _unmoved(memory, reading.moved_at, at)
    if doubt is memory.trouble.doubt:
        return memory
    return replace(memory, trouble=memory.trouble._replace(doubt=doubt))


def _unmoved(memory: LoadState, moved_at: datetime, at: datetime) -> Doubt | None:
    """Return the doubt in a thermometer that shows the same while its room is heated: until it moves."""
    if memory.trouble.doubt is Doubt.UNMOVED:
        return Doubt.UNMOVED
    if memory.is_on and memory.trouble.mismatch_since is not None:
        return None  # it draws nothing: a thermostat of its own is satisfied
    running_since = memory.since if memory.is_on else None
    return Doubt.UNMOVED if memory.runs.ran_for(moved_at, at, running_since) >= UNMOVED_AFTER else None
