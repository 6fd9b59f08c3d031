"""In which power saving mode a budget will be, as a schedule announces it."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from ..state import BudgetState
from .supplies import SLOT, lasting_mode, slots_from
from .timetable import Timetable, Week, borders_within, is_scheduled


class Saving(NamedTuple):
    """What is announced of the mode of a budget."""

    week: Week
    """The blocks in which power is saved."""

    mode: int
    """The mode then."""

    usual: int
    """The mode outside of them."""


def usual_mode(week: Week, own: BudgetState, at: datetime, zone: tzinfo, known: int) -> int:
    """Return the mode of a budget outside of the blocks of *week*: the one that is set, if none is near.

    Within a block, and in the slots beside it, that is the one that is *known*: whoever sets modes may be
    early, or need a moment.

    With a block from six to seven, and 2 known:

    | at    | set now | usual |
    |-------|--------:|------:|
    | 05:30 |       1 |     1 |
    | 05:45 |       1 |     2 |
    | 06:00 |       1 |     2 |
    | 07:00 |       1 |     2 |
    | 07:15 |       1 |     1 |
    """
    near = any(True in each for each in _parts(week, (at - SLOT, at, at + SLOT), zone))
    return known if near else lasting_mode(own)


def announced_modes(saving: Saving, own: BudgetState, at: datetime, zone: tzinfo) -> list[int]:
    """Return the mode of a budget in each slot of a plan made *at* an instant: in a block, the announced one.

    Else it is the one that is set now; but if that is the announced one because of a block, it is the usual
    one after it. A block that ended in the slot before still counts as such. Of a slot that a block has part
    of, the mode that saves more counts: what it leaves is all that is sure.

    With mode 1 from six to seven, and 0 as usual:

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
    before, *now = _parts(saving.week, [at - SLOT, *slots_from(at)], zone)
    lasting = lasting_mode(own)
    other = saving.usual if lasting == saving.mode and True in before | now[0] else lasting
    return [max(saving.mode if is_saving else other for is_saving in each) for each in now]


def _parts(week: Week, begins: Sequence[datetime], zone: tzinfo) -> list[set[bool]]:
    """Return of each slot whether a block has part of it, and whether what is no block has."""
    within = borders_within(Timetable(week), begins, zone)
    return [
        {is_scheduled(week, at, zone) for at in (begin, *within.get(slot, ()))}
        for slot, begin in enumerate(begins)
    ]
