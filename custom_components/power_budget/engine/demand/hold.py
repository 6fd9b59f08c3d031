"""Is a load held on or off, by its minimum times or to spare its relay?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..obedience import Pending
from ..site import Load
from ..state import LoadState
from .level import is_to_be_off

HOUR = timedelta(hours=1)


def held_until(load: Load, memory: LoadState, at: datetime) -> datetime | None:
    """Return until when *load* is held on or off; None if it is not.

    A run that was not granted is not held: a switch that somebody else turned on is put back at
    once; nor is one that somebody asks to end. A state whose beginning was not seen holds nothing.

    | switch | granted | for  | minimum | held |
    |--------|---------|-----:|--------:|------|
    | on     | yes     | 30 s |   120 s | yes  |
    | on     | yes     | 120 s|   120 s | no   |
    | on     | no      | 30 s |   120 s | no   |
    | off    | –       | 30 s |    60 s | yes  |

    A relay that may switch no more within the hour holds as well. One that was sent off and is not seen off
    yet may be so already: where it has to rest it is held until its patience is over.
    """
    pending = memory.pending
    if pending is not None and memory.is_on and _rests_after(load, pending, at):
        return pending.overdue_at
    if memory.since is None or (memory.is_on and not memory.granted):
        return None
    if memory.allotted is not None and memory.is_on and is_to_be_off(load, memory):
        return None
    until = memory.since + (load.min_on if memory.is_on else load.min_off)
    if load.max_switches_per_hour is not None:
        until = max(until, _spared_until(load.max_switches_per_hour, memory, at) or until)
    return until if until > at else None


def _rests_after(load: Load, pending: Pending, at: datetime) -> bool:
    """Return whether a load may just follow a command after which it has to rest."""
    must_rest = bool(load.min_off) or load.max_switches_per_hour is not None
    return must_rest and not pending.is_on and not pending.has_failed(at)


def is_late(memory: LoadState, max_off: timedelta, at: datetime) -> bool:
    """Return whether a load has been kept waiting for longer than it may."""
    since = memory.trouble.waiting_since
    return since is not None and at >= since + max_off


def _spared_until(most: int, memory: LoadState, at: datetime) -> datetime | None:
    """Return until when one more switching would be too many; None if it would not.

    A load that is off is not started before it could be stopped again, too.

    | most an hour | on  | switched in the last hour | held for       |
    |-------------:|-----|---------------------------|----------------|
    |            4 | off | 50 and 40 min ago         | –              |
    |            4 | off | 50, 40 and 5 min ago      | 10 min         |
    |            4 | on  | 50, 40 and 5 min ago      | –              |
    """
    times = sorted(time for time in _switched(memory) if at - HOUR < time <= at)
    excess = len(times) + (1 if memory.is_on else 2) - most
    return times[excess - 1] + HOUR if 0 < excess <= len(times) else None


def _switched(memory: LoadState) -> Iterator[datetime]:
    """Find when a load was switched in the last day."""
    for run in memory.runs.runs:
        yield from run
    if memory.is_on and memory.since is not None:
        yield memory.since
