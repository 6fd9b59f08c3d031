"""In which power saving mode a budget will be, as a schedule announces it."""

from datetime import datetime, timedelta, tzinfo

from ..state import BudgetState
from .supplies import SLOT, lasting_mode, slots_from
from .timetable import Week, is_scheduled


def announced_modes(week: Week, mode: int, own: BudgetState, at: datetime, zone: tzinfo) -> list[int]:
    """Return the mode of a budget in each slot of a plan made *at* an instant: *mode* in a block of *week*.

    Else it is the one that is set now; but if that is *mode* because of a block, nothing is saved after it.
    One that ended in the slot before still counts as such a block: whoever sets modes may need a moment.

    With a block from six to seven:

    | at    | set now | 05:45 | 06:00 | 07:00 | 07:15 |
    |-------|--------:|------:|------:|------:|------:|
    | 05:00 |       0 |     0 |     1 |     0 |     0 |
    | 05:00 |       2 |     2 |     1 |     2 |     2 |
    | 05:00 |       1 |     1 |     1 |     1 |     1 |
    | 06:00 |       1 |       |     1 |     0 |     0 |
    | 06:00 |       2 |       |     1 |     2 |     2 |
    | 07:00 |       1 |       |       |     0 |     0 |
    | 07:15 |       1 |       |       |       |     1 |
    """
    before, *saving = [_is_saving(week, begin, zone) for begin in (at - SLOT, *slots_from(at))]
    lasting = lasting_mode(own)
    other = 0 if lasting == mode and (before or saving[0]) else lasting
    return [mode if is_saving else other for is_saving in saving]


def _is_saving(week: Week, begin: datetime, zone: tzinfo) -> bool:
    """Return whether a block has part of a slot: what it leaves is all that is sure."""
    return any(is_scheduled(week, at, zone) for at in (begin, begin + SLOT - timedelta.resolution))
