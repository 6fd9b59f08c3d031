"""What one asset is told, when, and how that is called."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation.dispatch import dispatch
from custom_components.power_budget.engine.asset import (
    NO_ASSET_MEMORY,
    Asset,
    AssetMemory,
    AssetReading,
    AssetStatus,
    Assignment,
)
from custom_components.power_budget.engine.health import LONGEST_BLOCK, Faults, Health
from custom_components.power_budget.engine.setpoint import Setpoint, SetpointRange

from .tables import rows

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
BOILER = Asset(id="boiler", name="Boiler")
SETPOINT = Setpoint(shown=0.0, bounds=SetpointRange(least=0, most=3000, step=1), unit_w=1)
READING = AssetReading(target_w=1000, potential_w=2000, setpoint=SETPOINT)


def later(seconds: float) -> datetime:
    """Return a time after the first."""
    return AT + timedelta(seconds=seconds)


def assigned(
    reading: AssetReading, memory: AssetMemory = NO_ASSET_MEMORY, *, asset: Asset = BOILER, seconds: float = 0
) -> Assignment:
    """Return what the boiler is to do."""
    return dispatch([asset], {"boiler": reading}, {"boiler": memory}, later(seconds))["boiler"]


def failed(times: int) -> AssetMemory:
    """Return a memory of so many commands that failed, the last at the first instant."""
    memory = NO_ASSET_MEMORY
    for _ in range(times):
        memory = memory.told(1000, AT).failed(AT)
    return memory


@pytest.mark.parametrize("row", rows(SetpointRange.fitting.__doc__, "least"))
def test_the_table_of_what_can_be_set(row: list[str]) -> None:
    least, most, step, value, fitting = map(float, row)
    assert SetpointRange(least, most, step).fitting(value) == fitting


def test_numbers_too_large_to_be_exact_stay_within_their_limits() -> None:
    assert SetpointRange(least=-9007199254740996, most=-1, step=1).fitting(0) == -1


floats = st.floats(allow_nan=False, allow_infinity=False)


@given(floats, floats, st.floats(min_value=0, allow_nan=False), floats)
def test_whatever_an_entity_says_its_limits_are_kept(
    one: float, other: float, step: float, value: float
) -> None:
    bounds = SetpointRange(min(one, other), max(one, other), step)
    assert bounds.least - 1e-6 <= bounds.fitting(value) <= bounds.most + 1e-6


def test_a_set_point_without_limits_is_told_any_value() -> None:
    assert SetpointRange().fitting(1234.5) == 1234.5


@given(floats, floats, st.floats(min_value=0, allow_nan=False))
def test_what_can_be_zero_is_told_zero(one: float, other: float, step: float) -> None:
    assert SetpointRange(-abs(one), abs(other), step).fitting(0) == 0


def test_a_set_point_in_kilowatts_is_told_kilowatts() -> None:
    kilowatts = Setpoint(shown=0.0, bounds=SetpointRange(least=0, most=3, step=0.1), unit_w=1000)
    assert assigned(replace(READING, setpoint=kilowatts)).command == 1.0


STATUSES = {
    "following": (READING, 1000),
    "idle": (replace(READING, target_w=0), 0),
    "short": (replace(READING, potential_w=300), 300),
    "short of a little": (replace(READING, potential_w=999.5), 999.5),
    "short by the limit of its set-point": (replace(READING, target_w=3500, potential_w=5000), 3000),
    "short without a potential": (replace(READING, potential_w=None), 0),
    "fallback": (replace(READING, target_w=None), 0),
    "unavailable": (replace(READING, setpoint=None), 0),
    "requested": (replace(READING, requested_w=500), 500),
    "requested for a while": (replace(READING, requested_w=500, held_until=later(60)), 500),
    "requested to rest": (replace(READING, requested_w=0), 0),
    "requested where the schedule is not known": (replace(READING, target_w=None, requested_w=500), 500),
    "short of what is requested": (replace(READING, requested_w=2500), 2000),
}


@pytest.mark.parametrize(("reading", "told_w"), STATUSES.values(), ids=STATUSES)
def test_status(request: pytest.FixtureRequest, reading: AssetReading, told_w: float) -> None:
    found = assigned(reading)
    assert found.status == request.node.callspec.id.partition(" ")[0]
    assert found.dispatched_w == told_w
    assert found.held_until is reading.held_until
    assert (found.target_w, found.potential_w) == (reading.wanted_w, reading.potential_w)


def test_who_takes_over_is_helping() -> None:
    car = replace(BOILER, id="car")
    readings = {"boiler": replace(READING, potential_w=300), "car": READING}
    found = dispatch([BOILER, car], readings, {}, AT)
    assert [one.status for one in found.values()] == [AssetStatus.SHORT, AssetStatus.HELPING]
    assert [one.dispatched_w for one in found.values()] == [300, 1700]


def test_what_is_requested_is_done_by_others_too_if_one_cannot() -> None:
    car = replace(BOILER, id="car")
    readings = {"boiler": replace(READING, potential_w=300), "car": replace(READING, requested_w=500)}
    found = dispatch([BOILER, car], readings, {}, AT)
    assert [one.status for one in found.values()] == [AssetStatus.SHORT, AssetStatus.HELPING]
    assert [one.dispatched_w for one in found.values()] == [300, 1200]


def test_its_own_limits_hold() -> None:
    small = replace(BOILER, min_w=800, max_w=900)
    assert assigned(READING, asset=small).dispatched_w == 900
    assert assigned(replace(READING, target_w=700), asset=small).dispatched_w == 0


@pytest.mark.parametrize(("target_w", "told_w"), [(600, 600), (500, 0), (300, 0)])
def test_its_least_is_kept_in_whole_steps(target_w: float, told_w: float) -> None:
    stepped = SETPOINT._replace(bounds=SetpointRange(least=0, most=3000, step=200))
    reading = replace(READING, target_w=target_w, setpoint=stepped._replace(shown=3000))
    found = assigned(reading, asset=replace(BOILER, min_w=450))
    assert (found.dispatched_w, found.command) == (told_w, told_w)


# When it is told


def test_it_is_told_what_it_does_not_show() -> None:
    assert assigned(READING).command == 1000
    assert assigned(replace(READING, setpoint=SETPOINT._replace(shown=1000.4))).command is None


def test_it_is_told_again_after_a_while_if_it_does_not_show_it() -> None:
    memory = NO_ASSET_MEMORY.told(1000, AT).taken()
    found = {seconds: assigned(READING, memory, seconds=seconds) for seconds in (0, 8, 10)}
    assert {seconds: one.command for seconds, one in found.items()} == {0: None, 8: None, 10: 1000}
    assert [one.health for one in found.values()] == [Health.WORKING, Health.WORKING, Health.SUSPECT]
    again = memory.told(1000, later(10)).taken()
    assert assigned(READING, again, seconds=12).command is None
    assert assigned(READING, again, seconds=12).health is Health.SUSPECT
    assert assigned(READING, memory, seconds=-3600).command == 1000


def test_it_is_told_another_value_at_once() -> None:
    memory = NO_ASSET_MEMORY.told(900, AT).taken()
    found = assigned(READING, memory, seconds=20)
    assert (found.command, found.health) == (1000, Health.WORKING)


def test_one_that_showed_it_and_was_moved_by_hand_is_not_suspect() -> None:
    shown = replace(READING, setpoint=SETPOINT._replace(shown=1000))
    memory = NO_ASSET_MEMORY.told(1000, AT).taken()
    found = assigned(shown, memory, seconds=20)
    assert (found.is_shown, found.health) == (True, Health.WORKING)
    moved = assigned(READING, memory.shown(), seconds=60)
    assert (moved.is_shown, moved.health, moved.command) == (False, Health.WORKING, 1000)
    ignored = memory.shown().told(1000, later(60)).taken()
    assert assigned(READING, ignored, seconds=70).health is Health.SUSPECT


def test_one_that_shows_something_else_for_a_minute_ignores_what_it_is_told() -> None:
    memory = NO_ASSET_MEMORY.told(1000, AT).taken()
    found = [assigned(READING, memory, seconds=seconds).is_ignored for seconds in (59, 60)]
    assert found == [False, True]
    shown = replace(READING, setpoint=SETPOINT._replace(shown=1000))
    assert not assigned(shown, memory, seconds=60).is_ignored
    assert not memory.failed(AT).told(0, AT).ignores(later(60))


def test_it_is_late_from_when_it_was_told_the_value() -> None:
    memory = NO_ASSET_MEMORY.told(900, AT).told(1000, later(5)).taken()
    found = [assigned(READING, memory, seconds=seconds).health for seconds in (14, 15)]
    assert found == [Health.WORKING, Health.SUSPECT]


def test_where_wished_it_is_told_each_time() -> None:
    asset = replace(BOILER, is_repeated=True)
    memory = NO_ASSET_MEMORY.told(1000, AT).taken()
    shown = replace(READING, setpoint=SETPOINT._replace(shown=1000))
    assert assigned(shown, memory, asset=asset, seconds=2).command == 1000


def test_one_command_that_failed_is_sent_again_at_once() -> None:
    found = assigned(READING, failed(1))
    assert (found.command, found.health, found.status) == (1000, Health.SUSPECT, AssetStatus.FOLLOWING)


def test_after_several_it_counts_as_able_to_nothing_and_is_tried_after_a_while() -> None:
    found = {seconds: assigned(READING, failed(2), seconds=seconds) for seconds in (0, 29, 30)}
    assert {seconds: one.command for seconds, one in found.items()} == {0: None, 29: None, 30: 0}
    assert {one.status for one in found.values()} == {AssetStatus.BLOCKED}
    assert [one.health for one in found.values()] == [Health.BLOCKED, Health.BLOCKED, Health.SUSPECT]
    assert found[0].faults.failures == 2


def test_a_trial_that_works_brings_it_back() -> None:
    back = failed(2).told(0, later(30)).taken()
    found = assigned(READING, back, seconds=32)
    assert (found.command, found.health, found.status) == (1000, Health.WORKING, AssetStatus.FOLLOWING)


def test_one_that_fails_again_at_once_is_left_alone_for_longer() -> None:
    again = failed(2).told(0, later(30)).taken().told(1000, later(32)).failed(later(32))
    assert again.faults.until == later(32 + 60)
    forgiven = failed(2).taken().taken().failed(AT)
    assert forgiven.faults.until is None


def test_a_clock_that_is_set_back_does_not_leave_it_alone_for_days() -> None:
    memory, early = failed(2).told(500, AT), later(-86400)
    assert memory.not_later(AT) == memory
    assert memory.not_later(early) == AssetMemory(500, early, early, Faults(2, early, early + LONGEST_BLOCK))
    assert NO_ASSET_MEMORY.not_later(early) == NO_ASSET_MEMORY


def test_an_asset_has_no_limits_of_its_own() -> None:
    assert (BOILER.min_w, BOILER.max_w) == (0, inf)
