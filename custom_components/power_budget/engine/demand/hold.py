"""Is a load held on or off by its minimum times?"""

from datetime import datetime

from ..site import Load
from ..state import LoadState


def held_until(load: Load, memory: LoadState, at: datetime) -> datetime | None:
    """Return when the minimum time that now runs for *load* ends; None if none runs.

    The minimum on time protects only a run that was granted: a switch that somebody else
    turned on is put back at once. A state whose beginning was not seen holds nothing.

    | switch | granted | for  | minimum | held |
    |--------|---------|-----:|--------:|------|
    | on     | yes     | 30 s |   120 s | yes  |
    | on     | yes     | 120 s|   120 s | no   |
    | on     | no      | 30 s |   120 s | no   |
    | off    | –       | 30 s |    60 s | yes  |
    """
    if memory.since is None or (memory.is_on and not memory.granted):
        return None
    until = memory.since + (load.min_on if memory.is_on else load.min_off)
    return until if until > at else None
