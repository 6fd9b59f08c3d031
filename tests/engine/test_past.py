"""What was recorded teaches what would have been learned from it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation.base_load import profile_w
from custom_components.power_budget.engine.anticipation.past import (
    Past,
    Record,
    RoomRecords,
    Said,
    base_load_learned,
    room_learned,
    weather_learned,
)
from custom_components.power_budget.engine.anticipation.room import RoomMemory
from custom_components.power_budget.engine.anticipation.weather import likely_c

from .rooms import LIVING, MONDAY, Days, mild
from .tables import rows

MINUTE, NO_RECORD = timedelta(minutes=1), ()
AN_HOUR_AHEAD = timezone(timedelta(hours=1))
PARIS = ZoneInfo("Europe/Paris")


def after(minutes: float) -> datetime:
    """Return an instant of that Monday."""
    return MONDAY + MINUTE * minutes


@pytest.mark.parametrize("row", rows(Past.last.__doc__, "step"), ids="|".join)
def test_the_worked_table_of_a_record(row: list[str]) -> None:
    step, last, mean = map(float, row)
    record = (Said(after(2), 20), Said(after(11), 21))
    past = Past(MONDAY, after(15))
    assert past.last(record)[int(step)] == last
    assert past.means(record)[int(step)] == pytest.approx(mean)


def test_what_is_not_known_counts_for_nothing() -> None:
    record = (Said(after(0), 20), Said(after(5), None), Said(after(12), 22))
    past = Past(MONDAY, after(20))
    assert past.last(record) == [None, None, 22, 22]
    assert past.means(record) == [20, None, 22, 22]


def test_what_was_said_before_holds() -> None:
    assert Past(MONDAY, after(5)).means((Said(after(-300), 20),)) == [20]


@given(
    st.lists(st.tuples(st.integers(-60, 300), st.none() | st.floats(-50, 50)), max_size=30),
    st.integers(0, 200),
)
def test_a_mean_lies_between_what_was_said(said: list[tuple[int, float | None]], minutes: int) -> None:
    record = [Said(after(minute), value) for minute, value in sorted(said, key=lambda one: one[0])]
    past = Past(MONDAY, after(minutes))
    known = [value for _, value in said if value is not None]
    means = [mean for mean in past.means(record) if mean is not None]
    assert len(past.means(record)) == len(past.last(record)) == minutes // 5
    assert all(min(known) - 1e-9 <= mean <= max(known) + 1e-9 for mean in means)


# Rooms


def recorded(days: Days) -> tuple[Past, RoomRecords, Record]:
    """Return what a recorder keeps of some days in a room: each state as it changes."""
    samples = list(days.samples())
    began = [MONDAY, *(sample.at for sample in samples)]
    return (
        Past(MONDAY, samples[-1].at),
        RoomRecords(
            [Said(sample.at, round(sample.measured_c, 1)) for sample in samples],
            [Said(at, sample.share) for at, sample in zip(began, samples, strict=False)],
        ),
        [Said(at, sample.outdoor_c) for at, sample in zip(began, samples, strict=False)],
    )


def learned(days: Days, *, outdoors: bool = True) -> RoomMemory:
    """Return what the records of some days teach."""
    past, room, outdoor_c = recorded(days)
    memory = room_learned(past, room, outdoor_c if outdoors else NO_RECORD, 5)
    assert memory is not None
    return memory


ROOMS: dict[str, Callable[[], RoomMemory]] = {
    "the weather was recorded, too": lambda: learned(Days(days=4, outdoor_c=mild)),
    "nothing is known of outdoors": lambda: learned(Days(days=4), outdoors=False),
}


@pytest.mark.parametrize("learn", ROOMS.values(), ids=ROOMS)
def test_a_room_is_known_from_its_records(learn: Callable[[], RoomMemory]) -> None:
    memory = learn()
    assert memory.is_trusted
    assert memory.model.warming_k_per_h == pytest.approx(LIVING.warming_k_per_h, rel=0.1)


def test_of_a_room_without_records_nothing_is_known() -> None:
    past, room, outdoor_c = recorded(Days(days=1))
    assert room_learned(past, room._replace(measured_c=NO_RECORD), outdoor_c, 5) is None
    assert room_learned(past, room._replace(running=NO_RECORD), outdoor_c, 5) is None


def test_the_course_of_a_day_is_known_from_its_records() -> None:
    past, _, outdoor_c = recorded(Days(days=3, outdoor_c=mild))
    memory = weather_learned(past, outdoor_c, UTC)
    assert memory is not None
    assert likely_c(memory, past.end + timedelta(hours=15)) == pytest.approx(3, abs=0.2)
    assert weather_learned(past, NO_RECORD, UTC) is None


# The base load


def test_what_heaters_drew_is_no_base_load() -> None:
    past = Past(MONDAY, MONDAY + timedelta(days=2))
    hours = [MONDAY + timedelta(hours=hour) for hour in range(48)]
    running = [Said(at, float(at.hour % 2)) for at in hours]
    meter_w = [Said(at, 300 + 1000 * (at.hour % 2) + 700 * (at.hour == 19)) for at in hours]
    memory = base_load_learned(past, meter_w, {"hall": (1000, running)}, AN_HOUR_AHEAD)
    assert memory is not None
    local = MONDAY.replace(tzinfo=UTC) + timedelta(hours=20, minutes=30)
    assert profile_w(memory, local) == pytest.approx(1000)
    assert profile_w(memory, local + timedelta(hours=4)) == pytest.approx(300)


def test_breakfast_is_at_the_same_hour_before_and_after_the_clock_is_changed() -> None:
    change = datetime(2026, 3, 29, tzinfo=PARIS)
    past = Past(*((change + timedelta(days=day)).astimezone(UTC) for day in (-3, 3)))
    days = [change + timedelta(days=day) for day in range(-3, 3)]
    meter_w = [
        Said((day + timedelta(hours=hour)).astimezone(UTC), watts)
        for day in days
        for hour, watts in ((7, 3000), (8, 300))
    ]
    memory = base_load_learned(past, meter_w, {}, PARIS)
    assert memory is not None
    by_hour = [profile_w(memory, MONDAY + timedelta(hours=hour + 0.5)) for hour in range(5, 10)]
    assert by_hour == pytest.approx([300, 300, 3000, 300, 300])
    outdoors = weather_learned(past, meter_w, PARIS)
    assert outdoors is not None
    assert outdoors.hours_c[7:9] == pytest.approx((3000, 300), abs=200)


def test_without_a_meter_there_is_none() -> None:
    past = Past(MONDAY, MONDAY + timedelta(days=2))
    assert base_load_learned(past, NO_RECORD, {}, UTC) is None


def test_a_heater_of_which_nothing_was_recorded_was_off() -> None:
    past = Past(MONDAY, MONDAY + timedelta(days=1))
    memory = base_load_learned(past, (Said(MONDAY, 400),), {"hall": (1000, NO_RECORD)}, UTC)
    assert memory is not None
    assert profile_w(memory, MONDAY) == 400
