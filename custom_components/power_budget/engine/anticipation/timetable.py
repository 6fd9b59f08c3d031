"""When warmth is wanted: a week by the local clock, what a calendar changes of it, and absence.

Slots go by real time, and each asks the clock on the wall as it begins. So a day of 23 hours has as much
comfort as its clock shows, and the hour that comes twice in autumn is the same both times.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import chain
from typing import Final, NamedTuple

from ..site import Site
from ..state import State
from .beginning import Beginnings
from .supplies import SLOT

SUNDAY: Final = 6
"""As `datetime.weekday` counts: Monday is 0."""

MIDNIGHT: Final = time.max
"""As the end of a block: that of its day."""

FOREVER: Final = datetime.max.replace(tzinfo=UTC)
"""When an absence ends whose end was not announced."""


class Meaning(StrEnum):
    """What an event of a calendar means for a room."""

    COMFORT = "comfort"
    """It should have comfort all the time."""

    SETBACK = "setback"
    """It should have none."""

    SUNDAY = "sunday"
    """The day is as a Sunday."""


class Block(NamedTuple):
    """A time of the day in which comfort is wanted, by the local clock."""

    begins: time
    """From then on."""

    ends: time
    """Until then, which is not in it any more; `MIDNIGHT` is the end of the day."""


type Week = tuple[tuple[Block, ...], ...]
"""The blocks of each of seven days, Monday first."""

EMPTY_WEEK: Final[Week] = ((),) * 7

WHOLE_WEEK: Final[Week] = ((Block(time.min, MIDNIGHT),),) * 7
"""Of a room that is always to be alike."""


class Event(NamedTuple):
    """An event of a calendar."""

    begins: datetime
    """Aware."""

    ends: datetime
    """Aware; it is over then."""


class Timetable(NamedTuple):
    """When a room should have comfort."""

    week: Week
    """When it should have it by the schedule."""

    events: tuple[Event, ...] = ()
    """What the calendar says."""

    means: Meaning = Meaning.SUNDAY
    """What that means."""

    absent_until: datetime | None = None
    """Until when nobody is at home; None if somebody is."""


def absences(site: Site, state: State) -> list[datetime | None]:
    """Return until when nobody is at home, by each budget of *site*; None of one where somebody is.

    An absence from a budget is one from all that stand in it.
    """
    controls = [state.budget(budget.id).controls for budget in site.budgets]
    until = {index: own.return_at or FOREVER for index, own in enumerate(controls) if own.away}
    return [max((until[one] for one in line if one in until), default=None) for line in site.lineages]


def by_slot(timetable: Timetable, begins: Iterable[datetime], zone: tzinfo) -> tuple[bool, ...]:
    """Return of each slot whether comfort is wanted as it *begins*."""
    return tuple([is_comfort(timetable, begin, zone) for begin in begins])


def beginnings(timetable: Timetable, begins: Sequence[datetime], zone: tzinfo) -> Beginnings:
    """Return in which of the slots that *begin* one after the other comfort does, but not as they do.

    Where the schedule says from 06:07 to 08:00, from 12:02 to 12:12 and from 18:00 to 20:00:

    | slot  | comfort begins after |
    |-------|---------------------:|
    | 06:00 |               7 / 15 |
    | 06:15 |                    – |
    | 12:00 |               2 / 15 |
    | 18:00 |                    – |
    """
    found = {}
    for slot, borders in borders_within(timetable, begins, zone).items():
        begin = begins[slot]
        first = next((at for at in (begin, *borders) if is_comfort(timetable, at, zone)), begin)
        if first != begin:
            found[slot] = (first - begin) / SLOT
    return found


def borders_within(
    timetable: Timetable, begins: Sequence[datetime], zone: tzinfo
) -> dict[int, list[datetime]]:
    """Return by slot when anything of a timetable begins or ends within it, if not as it does.

    The slots *begin* one after the other.
    """
    found: dict[int, list[datetime]] = {}
    for at in sorted({*_borders(timetable, begins, zone)}):
        slot, into = divmod(at - begins[0], SLOT)
        if into and 0 <= slot < len(begins):
            found.setdefault(slot, []).append(at)
    return found


def _borders(timetable: Timetable, begins: Sequence[datetime], zone: tzinfo) -> Iterator[datetime]:
    """Find when anything begins or ends on the days of some slots; days may be like Sunday.

    An hour that comes twice has its borders twice. Midnight is the border of two slots.
    """
    yield from chain.from_iterable(timetable.events)
    if timetable.absent_until is not None:
        yield timetable.absent_until
    first, last = (at.astimezone(zone).date() for at in (begins[0], begins[-1] + SLOT))
    for day in (first + timedelta(days=index) for index in range((last - first).days + 1)):
        blocks = (*timetable.week[day.weekday()], *timetable.week[SUNDAY])
        for clock in {*chain.from_iterable(blocks)} - {MIDNIGHT}:
            for fold in (0, 1):
                yield datetime.combine(day, clock.replace(fold=fold), zone).astimezone(UTC)


def is_comfort(timetable: Timetable, at: datetime, zone: tzinfo) -> bool:
    """Return whether comfort is wanted *at* an instant.

    Where the schedule says from six to eight on working days, and from ten to midnight on Sundays:

    | local time | event        | means   | away until | comfort |
    |------------|--------------|---------|------------|---------|
    | Mon 06:00  | –            | sunday  | –          | yes     |
    | Mon 08:00  | –            | sunday  | –          | no      |
    | Mon 06:00  | all Monday   | sunday  | –          | no      |
    | Mon 23:59  | all Monday   | sunday  | –          | yes     |
    | Tue 00:00  | all Monday   | sunday  | –          | no      |
    | Mon 06:00  | all Monday   | setback | –          | no      |
    | Mon 12:00  | all Monday   | comfort | –          | yes     |
    | Mon 12:00  | all Monday   | comfort | Mon 12:15  | no      |
    | Mon 12:15  | all Monday   | comfort | Mon 12:15  | yes     |
    """
    if timetable.absent_until is not None and at < timetable.absent_until:
        return False
    if not any(event.begins <= at < event.ends for event in timetable.events):
        return is_scheduled(timetable.week, at, zone)
    if timetable.means is Meaning.SUNDAY:
        return is_in(timetable.week[SUNDAY], at.astimezone(zone).time())
    return timetable.means is Meaning.COMFORT


def is_scheduled(week: Week, at: datetime, zone: tzinfo) -> bool:
    """Return whether *at* an instant it is within a block of a *week* by the local clock."""
    local = at.astimezone(zone)
    return is_in(week[local.weekday()], local.time())


def is_in(blocks: Iterable[Block], clock: time) -> bool:
    """Return whether it is within any of *blocks* as the *clock* on the wall shows so much."""
    return any(begins <= clock and (clock < ends or ends == MIDNIGHT) for begins, ends in blocks)


def next_border(blocks: Iterable[Block], at: datetime, zone: tzinfo) -> datetime | None:
    """Return when the next of a day's *blocks* begins or ends after *at*; None if none does on that day."""
    day = at.astimezone(zone).date()
    borders = (datetime.combine(day, clock, zone).astimezone(UTC) for block in blocks for clock in block)
    return min((border for border in borders if border > at), default=None)
