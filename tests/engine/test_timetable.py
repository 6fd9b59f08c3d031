"""When warmth is wanted: by the clock on the wall, by a calendar, and while somebody is at home."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine import Site, State
from custom_components.power_budget.engine.anticipation.timetable import (
    EMPTY_WEEK,
    FOREVER,
    MIDNIGHT,
    SUNDAY,
    WHOLE_WEEK,
    Block,
    Event,
    Meaning,
    Timetable,
    Week,
    absences,
    beginnings,
    by_slot,
    is_comfort,
    is_in,
    next_border,
)

from .circuits import budget
from .plant import HOUSE
from .tables import rows

SLOT = timedelta(minutes=15)
DAY = 96
PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 1, 5, tzinfo=PARIS)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

WORKING = (Block(time(6), time(8)),)
WEEK: Week = (WORKING,) * 5 + ((), (Block(time(10), MIDNIGHT),))

SPRING = datetime(2026, 3, 29, tzinfo=PARIS)
"""The Sunday on which the clock goes from two to three."""

AUTUMN = datetime(2026, 10, 25, tzinfo=PARIS)
"""The Sunday on which the clock goes from three to two."""


def local(cell: str) -> datetime | None:
    """Return the time of a cell, in the week of that Monday."""
    if cell == "–":
        return None
    day, clock = cell.split(" ")
    return datetime.combine(
        (MONDAY + timedelta(days=DAYS.index(day))).date(), time.fromisoformat(clock), PARIS
    )


@pytest.mark.parametrize("row", rows(is_comfort.__doc__, "local time"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    at, until = local(row[0]), local(row[3])
    assert at is not None
    events = () if row[1] == "–" else (Event(MONDAY, MONDAY + timedelta(days=1)),)
    timetable = Timetable(WEEK, events, Meaning(row[2]), until)
    assert is_comfort(timetable, at, PARIS) is (row[4] == "yes")


clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
days = st.lists(clocks | st.just(MIDNIGHT), max_size=6, unique=True).map(
    lambda borders: tuple([Block(*pair) for pair in list(pairwise(sorted(borders)))[::2]])
)
weeks = st.tuples(*[days] * 7)
zones = st.sampled_from(["UTC", "Europe/Paris", "America/St_Johns", "Australia/Lord_Howe"]).map(ZoneInfo)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
events = st.builds(
    lambda begins, hours: Event(begins, begins + timedelta(hours=hours)), instants, st.integers(0, 9999)
)
timetables = st.builds(
    Timetable, weeks, st.lists(events, max_size=2).map(tuple), st.sampled_from(Meaning), st.none() | instants
)


def slots(timetable: Timetable, at: datetime, zone: ZoneInfo, count: int) -> tuple[bool, ...]:
    """Return whether comfort is wanted in each slot from *at* on."""
    return by_slot(timetable, [at.astimezone(UTC) + SLOT * index for index in range(count)], zone)


@given(week=weeks, at=instants, zone=zones)
def test_each_slot_asks_the_week_by_its_local_time(week: Week, at: datetime, zone: ZoneInfo) -> None:
    found = slots(Timetable(week), at, zone, DAY)
    begins = [(at + SLOT * index).astimezone(zone) for index in range(DAY)]
    assert found == tuple(is_in(week[begin.weekday()], begin.time()) for begin in begins)


@given(timetable=timetables, at=instants, zone=zones, passed=st.integers(0, DAY))
def test_a_later_plan_says_the_same_of_what_is_left(
    timetable: Timetable, at: datetime, zone: ZoneInfo, passed: int
) -> None:
    found = slots(timetable, at, zone, DAY)
    assert slots(timetable, at + SLOT * passed, zone, DAY - passed) == found[passed:]


@given(timetable=timetables, at=instants, zone=zones)
def test_nobody_is_warmed_who_is_away(timetable: Timetable, at: datetime, zone: ZoneInfo) -> None:
    absent = timetable._replace(absent_until=FOREVER)
    assert not any(slots(absent, at, zone, DAY))


@given(timetable=timetables, at=instants, zone=zones, hours=st.integers(0, 24))
def test_from_the_return_on_all_is_as_if_nobody_had_left(
    timetable: Timetable, at: datetime, zone: ZoneInfo, hours: int
) -> None:
    back = timetable._replace(absent_until=at + timedelta(hours=hours))
    at_home = timetable._replace(absent_until=None)
    found, expected = (slots(each, at, zone, DAY) for each in (back, at_home))
    assert found == (False,) * (hours * 4) + expected[hours * 4 :]


@given(timetable=timetables, at=instants, zone=zones)
def test_without_an_event_it_means_nothing(timetable: Timetable, at: datetime, zone: ZoneInfo) -> None:
    quiet = timetable._replace(events=())
    answers = {is_comfort(quiet._replace(means=means), at, zone) for means in Meaning}
    assert answers == {is_comfort(quiet, at, zone)}


@given(blocks=days, at=instants, zone=zones)
def test_between_two_borders_nothing_changes(blocks: tuple[Block, ...], at: datetime, zone: ZoneInfo) -> None:
    border, begin = next_border(blocks, at, zone), at.astimezone(zone)
    end = min(border or FOREVER, at + SLOT).astimezone(zone) - timedelta(microseconds=1)
    if begin.date() == end.date() and begin.utcoffset() == end.utcoffset():
        assert is_in(blocks, begin.time()) is is_in(blocks, end.time())


@pytest.mark.parametrize("row", rows(beginnings.__doc__, "slot"), ids="|".join)
def test_the_worked_table_of_beginnings(row: list[str]) -> None:
    blocks = (Block(time(6, 7), time(8)), Block(time(12, 2), time(12, 12)), Block(time(18), time(20)))
    begin = datetime.combine(MONDAY.date(), time.fromisoformat(row[0]), PARIS)
    found = beginnings(Timetable((blocks,) * 7), [begin.astimezone(UTC)], PARIS)
    assert found == ({} if row[1] == "–" else {0: int(row[1].split(" / ")[0]) / 15})


def on_quarters(at: datetime) -> list[datetime]:
    """Return when the slots of a day begin, each with a quarter of an hour: that of an instant first."""
    quarter = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
    return [quarter + SLOT * index for index in range(DAY)]


@given(timetable=timetables, at=instants, zone=zones)
def test_comfort_begins_within_a_slot_with_the_first_minute_that_has_it(
    timetable: Timetable, at: datetime, zone: ZoneInfo
) -> None:
    begins = on_quarters(at)
    whole = timetable._replace(
        events=tuple(
            [Event(*(each.replace(second=0, microsecond=0) for each in one)) for one in timetable.events]
        ),
        absent_until=timetable.absent_until and timetable.absent_until.replace(second=0, microsecond=0),
    )
    minutes = {
        slot: [is_comfort(whole, begin + timedelta(minutes=minute), zone) for minute in range(15)]
        for slot, begin in enumerate(begins)
    }
    assert beginnings(whole, begins, zone) == {
        slot: pytest.approx(each.index(True) / 15)
        for slot, each in minutes.items()
        if True in each and not each[0]
    }


@given(timetable=timetables, at=instants, zone=zones)
def test_a_room_is_to_be_warm_from_the_instant_on_that_an_event_or_an_absence_says(
    timetable: Timetable, at: datetime, zone: ZoneInfo
) -> None:
    begins = on_quarters(at)
    for slot, part in beginnings(timetable, begins, zone).items():
        begins_at = begins[slot] + SLOT * part
        assert is_comfort(timetable, begins_at, zone)
        assert not is_comfort(timetable, begins_at - timedelta.resolution, zone)


def hours_of_comfort(day: datetime, *blocks: Block) -> float:
    """Return for how many hours of a day comfort is wanted."""
    begins, ends = (each.astimezone(UTC) for each in (day, day + timedelta(days=1)))
    week = (*EMPTY_WEEK[:SUNDAY], blocks)
    return sum(slots(Timetable(week), day, PARIS, (ends - begins) // SLOT)) / 4


@pytest.mark.parametrize(
    ("blocks", "usual", "spring", "autumn"),
    [
        ([Block(time(), MIDNIGHT)], 24, 23, 25),
        ([Block(time(2), time(3))], 1, 0, 2),
        ([Block(time(1), time(4))], 3, 2, 4),
        ([Block(time(6), time(8))], 2, 2, 2),
    ],
)
def test_the_clock_on_the_wall_counts(
    blocks: list[Block], usual: float, spring: float, autumn: float
) -> None:
    found = [hours_of_comfort(day, *blocks) for day in (MONDAY + timedelta(days=6), SPRING, AUTUMN)]
    assert found == [usual, spring, autumn]


def test_a_block_until_midnight_goes_on_with_one_of_the_next_day() -> None:
    week = ((Block(time(22), MIDNIGHT),), (Block(time(), time(1)),), *EMPTY_WEEK[2:])
    found = slots(Timetable(week), MONDAY + timedelta(hours=21), PARIS, 20)
    assert found == (False,) * 4 + (True,) * 12 + (False,) * 4


def test_a_whole_week_is_comfort_all_the_time() -> None:
    assert all(slots(Timetable(WHOLE_WEEK), MONDAY, PARIS, 7 * DAY))


def test_an_absence_from_a_budget_is_one_from_all_that_stand_in_it() -> None:
    site = Site(budgets=(budget(HOUSE), budget("attic"), budget("garage", parent=None)), loads=())
    assert absences(site, State()) == [None, None, None]
    assert absences(site, State().with_controls(HOUSE, away=True)) == [FOREVER, FOREVER, None]
    assert absences(site, State().with_controls("attic", away=True)) == [None, FOREVER, None]


def test_the_next_border_of_a_day() -> None:
    six = MONDAY + timedelta(hours=6)
    assert next_border(WORKING, MONDAY, PARIS) == six
    assert next_border(WORKING, six, PARIS) == MONDAY + timedelta(hours=8)
    assert next_border(WORKING, MONDAY + timedelta(hours=8), PARIS) is None
