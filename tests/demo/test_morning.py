"""The morning that the demo shows: its hours, its past, its forms, and what it needs."""

from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
import sqlite3
from zoneinfo import ZoneInfo

import pytest

from demo.custom_components.simulated_house.house import SimulatedHouse
from demo.custom_components.simulated_house.rooms import entity_name
from demo.folder import DATABASE
from demo.morning.clock import behind
from demo.morning.configuration import SCENARIO, configuration
from demo.morning.dashboard import AHEAD, REACTING, dashboard
from demo.morning.forms import heater_forms, schedule
from demo.morning.hours import BEFORE, Morning
from demo.morning.past import Past, past
from demo.morning.recorder import record
from demo.process import HomeAssistantError
from simulation import Scenario, read_scenario
from tests.engine.tables import rows

TODAY = "2026-11-28 "


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """Return the house of the morning."""
    return read_scenario(SCENARIO)


@pytest.fixture(scope="module")
def morning() -> Morning:
    """Return a morning that is over at ten past eight in the evening, in UTC."""
    return Morning.until(datetime.fromisoformat(TODAY + "20:10+00:00"))


@pytest.fixture(scope="module")
def before(scenario: Scenario, morning: Morning) -> Past:
    """Return what was recorded before it."""
    return past(scenario, morning)


@pytest.mark.parametrize(("now", "begins", "zone", "local", "over"), rows(Morning.until.__doc__, "now (UTC)"))
def test_a_morning_is_over_now_and_begins_at_three(
    now: str, begins: str, zone: str, local: str, over: str
) -> None:
    at = datetime.fromisoformat(f"{TODAY}{now}+00:00")
    morning = Morning.until(at)
    assert (f"{morning.begins_at:%H:%M}", morning.zone) == (begins, zone)
    clocks = [each.astimezone(ZoneInfo(morning.zone)) for each in (morning.begins_at, at)]
    assert [f"{clock:%H:%M}" for clock in clocks] == [local, over]


def test_what_was_recorded_ends_as_the_morning_begins(before: Past, morning: Morning) -> None:
    assert before.said[0].at == morning.begins_at - BEFORE
    assert timedelta(0) < morning.begins_at - before.said[-1].at <= timedelta(minutes=1)
    assert {one.state for one in before.said if one.entity_id == "switch.office_heater"} == {"on", "off"}


def test_an_entity_says_something_only_when_it_changes(before: Past) -> None:
    said = [one.state for one in before.said if one.entity_id == "sensor.bathroom_temperature"]
    assert all(one != after for one, after in pairwise(said))


def test_the_house_goes_on_as_it_was(before: Past, scenario: Scenario, morning: Morning) -> None:
    options = configuration(morning, before.temperatures)["simulated_house"]
    house = SimulatedHouse(scenario, clock_s=3600 * options["start_h"])
    house.begin(before.temperatures)
    assert house.time == "Wednesday 03:00"
    *_, last = [one for one in before.said if one.entity_id == "sensor.bathroom_temperature"]
    assert house.measured_c("bathroom") == pytest.approx(float(last.state), abs=0.1)


def test_the_recorder_has_what_was_said(before: Past, tmp_path: Path) -> None:
    record(tmp_path, before.said)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        (count,) = database.execute("SELECT count(*) FROM states").fetchone()
        said = database.execute(
            "SELECT state, shared_attrs FROM states"
            " JOIN states_meta USING (metadata_id) JOIN state_attributes USING (attributes_id)"
            " WHERE states_meta.entity_id = 'sensor.bathroom_temperature' ORDER BY last_updated_ts"
        ).fetchall()
    assert count == len(before.said)
    bathroom = [one.state for one in before.said if one.entity_id == "sensor.bathroom_temperature"]
    assert said == [(state, '{"unit_of_measurement": "°C"}') for state in bathroom]


def test_cold_is_counted_below_comfort(scenario: Scenario) -> None:
    house = SimulatedHouse(scenario, clock_s=5.5 * 3600)
    house.advance(1800)
    assert house.cold_k_h < 0.1
    house.advance(3600)
    assert house.cold_k_h > 7


def test_all_rooms_follow_one_schedule(scenario: Scenario) -> None:
    helper = schedule(scenario)
    assert (
        helper["sunday"]
        == helper["monday"]
        == [
            {"from": "06:00:00", "to": "09:00:00"},
            {"from": "17:00:00", "to": "22:30:00"},
        ]
    )


def test_a_room_is_warmed_ahead_of_a_schedule_or_reacts_to_a_setpoint(scenario: Scenario) -> None:
    followed, reacting = (heater_forms(scenario, "bathroom", ahead=ahead)[1] for ahead in (True, False))
    assert followed["timetable"] == {"schedule_entity": "schedule.comfort", "comfort_c": 22, "setback_c": 18}
    assert reacting["setpoint_entity"] == "sensor.bathroom_setpoint"
    assert "timetable" not in reacting


def test_the_page_shows_every_room(scenario: Scenario) -> None:
    page = f"{dashboard(scenario, ahead=True)}"
    sensors = [f"sensor.{entity_name(room)}_temperature" for room in scenario.rooms]
    assert [sensor for sensor in sensors if sensor not in page] == []
    assert (AHEAD in page, REACTING in page) == (True, False)
    assert "The meter tells of it 30 s later" in page


def test_where_no_clock_can_be_behind_it_is_said(monkeypatch: pytest.MonkeyPatch, morning: Morning) -> None:
    monkeypatch.setattr("demo.morning.clock.find_spec", lambda _name: None)
    with pytest.raises(HomeAssistantError, match="libfaketime"):
        behind(morning)
