"""Who asks for heat, and whose minimum times run."""

from datetime import datetime, timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine import DemandSource, LoadReading, LoadState
from custom_components.power_budget.engine.demand.assess import GRACE, assessed, wants_heat
from custom_components.power_budget.engine.demand.hold import held_until
from custom_components.power_budget.engine.demand.seen import seen
from custom_components.power_budget.engine.obedience import Pending
from custom_components.power_budget.engine.phase import TRANSITIONS, Change, Phase, after

from .plant import START, load, plant

SECOND = timedelta(seconds=1)

WANTS_HEAT: dict[str, tuple[float, bool, bool]] = {
    "far below, not asking: begins": (15.0, False, True),
    "at the lower edge: begins": (19.75, False, True),
    "just above the lower edge: does not begin": (19.8, False, False),
    "just above the lower edge: goes on": (19.8, True, True),
    "just below the upper edge: goes on": (20.2, True, True),
    "at the upper edge: stops": (20.25, True, False),
    "far above: stops": (25.0, True, False),
}


@pytest.mark.parametrize(("measured_c", "asked", "expected"), WANTS_HEAT.values(), ids=WANTS_HEAT)
def test_wants_heat(measured_c: float, asked: bool, expected: bool) -> None:
    assert wants_heat(measured_c=measured_c, setpoint_c=20, deadband_k=0.5, asked=asked) is expected


@pytest.mark.parametrize("asked", [False, True])
def test_without_a_deadband_the_setpoint_is_warm_enough(asked: bool) -> None:
    assert not wants_heat(measured_c=20, setpoint_c=20, deadband_k=0, asked=asked)
    assert wants_heat(measured_c=19.99, setpoint_c=20, deadband_k=0, asked=asked)


@given(st.floats(-30, 60), st.floats(5, 30), st.floats(0, 5), st.booleans())
def test_a_demand_that_has_just_changed_does_not_change_back(
    measured_c: float, setpoint_c: float, deadband_k: float, asked: bool
) -> None:
    now = wants_heat(measured_c=measured_c, setpoint_c=setpoint_c, deadband_k=deadband_k, asked=asked)
    again = wants_heat(measured_c=measured_c, setpoint_c=setpoint_c, deadband_k=deadband_k, asked=now)
    assert again is now


READINGS: dict[str, tuple[DemandSource, LoadReading, bool]] = {
    "its own switch": (DemandSource.OWN_SWITCH, LoadReading(is_on=False), True),
    "an entity that asks": (DemandSource.ENTITY, LoadReading(is_on=False, wants_heat=True), True),
    "an entity that does not": (DemandSource.ENTITY, LoadReading(is_on=False, wants_heat=False), False),
    "a cold room": (DemandSource.TEMPERATURE, LoadReading(is_on=False, measured_c=18, setpoint_c=20), True),
    "a warm room": (DemandSource.TEMPERATURE, LoadReading(is_on=False, measured_c=21, setpoint_c=20), False),
    "an entity, whatever the room": (
        DemandSource.ENTITY,
        LoadReading(is_on=False, wants_heat=False, measured_c=18, setpoint_c=20),
        False,
    ),
}


@pytest.mark.parametrize(("source", "reading", "expected"), READINGS.values(), ids=READINGS)
def test_a_load_asks_by(source: DemandSource, reading: LoadReading, expected: bool) -> None:
    memory = assessed(load("hall", demand=source), LoadState(requested=True), reading, START)
    assert (memory.phase is not Phase.IDLE) is expected


UNREADABLE: dict[str, tuple[DemandSource, LoadReading]] = {
    "an entity that does not tell": (DemandSource.ENTITY, LoadReading(is_on=False)),
    "no temperature": (DemandSource.TEMPERATURE, LoadReading(is_on=False, setpoint_c=20)),
    "no setpoint": (DemandSource.TEMPERATURE, LoadReading(is_on=False, measured_c=18)),
}


@pytest.mark.parametrize(("source", "reading"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("phase", Phase)
def test_a_demand_that_cannot_be_read_stays_for_a_quarter_of_an_hour_and_is_then_off(
    source: DemandSource, reading: LoadReading, phase: Phase
) -> None:
    hall = load("hall", demand=source)
    lost = assessed(hall, LoadState(phase=phase), reading, START)
    late = assessed(hall, lost, reading, START + GRACE - SECOND)
    over = assessed(hall, late, reading, START + GRACE)
    assert timedelta(minutes=15) == GRACE
    assert (lost.phase, late.phase, over.phase) == (phase, phase, Phase.IDLE)


def test_a_demand_that_is_read_again_has_its_quarter_of_an_hour_anew() -> None:
    hall = load("hall", demand=DemandSource.ENTITY)
    lost, asking = LoadReading(is_on=False), LoadReading(is_on=False, wants_heat=True)
    memory = assessed(hall, LoadState(phase=Phase.HEATING), lost, START)
    memory = assessed(hall, memory, asking, START + GRACE - SECOND)
    assert memory.trouble.lost_at is None
    memory = assessed(hall, memory, lost, START + GRACE)
    assert (memory.phase, memory.trouble.lost_at) == (Phase.HEATING, START + GRACE)


def test_a_clock_that_is_set_back_lets_no_demand_stay_for_longer() -> None:
    house = plant(load("hall", demand=DemandSource.ENTITY))
    house.read["hall"] = {"wants_heat": True}
    house.settle()
    house.read["hall"] = {"wants_heat": None}
    house.settle()
    house.wait(-3600)
    for seconds, running in ((0, ["hall"]), (899, ["hall"]), (1, [])):
        house.wait(seconds)
        house.settle()
        assert house.running == running


def test_a_boost_ends_at_its_time() -> None:
    boosted = LoadState(boosted=True, boost_until=START)
    before = assessed(load("hall"), boosted, LoadReading(is_on=False), START - SECOND)
    then = assessed(load("hall"), boosted, LoadReading(is_on=False), START)
    assert (before.boosted, then.boosted, then.boost_until) == (True, False, None)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("change", Change)
def test_a_phase_changes_only_as_the_table_says(phase: Phase, change: Change) -> None:
    assert after(phase, change) is TRANSITIONS[phase].get(change, phase)


def test_what_is_satisfied_is_idle() -> None:
    assert {after(phase, Change.SATISFIED) for phase in Phase} == {Phase.IDLE}


@given(st.lists(st.sampled_from([Change.ASKS, Change.SATISFIED, Change.REVOKED])))
def test_nothing_heats_without_a_grant(changes: list[Change]) -> None:
    phase = Phase.IDLE
    for change in changes:
        phase = after(phase, change)
    assert phase is not Phase.HEATING


HELD: dict[str, tuple[bool, bool, datetime | None, datetime | None]] = {
    "on, granted": (True, True, START, START + timedelta(seconds=120)),
    "on, by hand": (True, False, START, None),
    "on, since nobody knows when": (True, True, None, None),
    "off": (False, False, START, START + timedelta(seconds=60)),
    "off, by hand": (False, True, START, START + timedelta(seconds=60)),
    "off, since nobody knows when": (False, False, None, None),
}


@pytest.mark.parametrize(("is_on", "granted", "since", "until"), HELD.values(), ids=HELD)
def test_held_until(is_on: bool, granted: bool, since: datetime | None, until: datetime | None) -> None:
    hall = load("hall", min_on=timedelta(seconds=120), min_off=timedelta(seconds=60))
    memory = LoadState(is_on=is_on, granted=granted, since=since)
    assert held_until(hall, memory, START + SECOND) == until
    assert held_until(hall, memory, START + timedelta(seconds=120)) is None


def test_a_switch_that_is_seen_for_the_first_time_began_nobody_knows_when() -> None:
    memory = seen(load("hall"), LoadState(), LoadReading(is_on=True, changed_at=START), START)
    assert (memory.is_on, memory.since) == (True, None)


def test_a_switch_that_changed_did_so_when_it_says_or_else_now() -> None:
    was_off, later = LoadState(is_on=False), START + SECOND
    assert seen(load("hall"), was_off, LoadReading(is_on=True, changed_at=START), later).since == START
    assert seen(load("hall"), was_off, LoadReading(is_on=True), later).since == later


def test_an_unavailable_switch_counts_as_it_was_last_seen() -> None:
    memory = LoadState(is_on=True, since=START, pending=Pending(is_on=False, at=START))
    assert seen(load("hall"), memory, LoadReading(is_on=None), START + SECOND) == memory


def test_a_switch_that_follows_has_nothing_pending() -> None:
    memory = LoadState(is_on=False, pending=Pending(is_on=True, at=START))
    assert seen(load("hall"), memory, LoadReading(is_on=False), START).pending is not None
    assert seen(load("hall"), memory, LoadReading(is_on=True), START).pending is None


def test_a_run_is_logged_when_it_ends() -> None:
    memory = LoadState(is_on=True, since=START)
    ended = seen(load("hall"), memory, LoadReading(is_on=False, changed_at=START + SECOND), START + SECOND)
    assert ended.runs.runs == ((START, START + SECOND),)
