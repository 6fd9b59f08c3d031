"""Who has added what to a recorder's database."""

from contextlib import closing
from pathlib import Path
import sqlite3

import pytest

from benchmarks.process.database import growths, owner
from benchmarks.process.figures import Growth

BEGIN = 1000.0
OURS = {"sensor.hall_status": "sensor status", "switch.hall_demand": "switch demand"}

TABLES = """
    CREATE TABLE states_meta (metadata_id INTEGER PRIMARY KEY, entity_id TEXT);
    CREATE TABLE states
        (state_id INTEGER PRIMARY KEY, metadata_id INT, attributes_id INT, last_updated_ts REAL);
    CREATE TABLE state_attributes (attributes_id INTEGER PRIMARY KEY, shared_attrs TEXT);
    CREATE TABLE event_types (event_type_id INTEGER PRIMARY KEY, event_type TEXT);
    CREATE TABLE events (event_id INTEGER PRIMARY KEY, event_type_id INT, data_id INT, time_fired_ts REAL);
    CREATE TABLE event_data (data_id INTEGER PRIMARY KEY, shared_data TEXT);
    CREATE TABLE statistics_meta (id INTEGER PRIMARY KEY, statistic_id TEXT);
    CREATE TABLE statistics (id INTEGER PRIMARY KEY, metadata_id INT, created_ts REAL);
    CREATE TABLE statistics_short_term (id INTEGER PRIMARY KEY, metadata_id INT, created_ts REAL);
"""
"""Of the recorder's tables what matters here."""

KEPT = """
    INSERT INTO states_meta VALUES (1, 'sensor.meter'), (2, 'sensor.hall_status'), (3, 'input_boolean.hall'),
        (4, 'switch.hall_demand');
    INSERT INTO event_types VALUES (1, 'call_service'), (2, 'heartbeat');
    INSERT INTO state_attributes VALUES (1, 'shared'), (2, hex(zeroblob(50000))), (3, hex(zeroblob(100000)));
    INSERT INTO states VALUES (1, 1, 1, 999), (2, 1, 1, 1000), (3, 1, 1, 1001), (4, 2, 2, 1001),
        (5, 2, 1, 999), (6, 3, NULL, 1002), (7, 4, 3, 500), (8, 4, 3, 1500);
    INSERT INTO event_data VALUES (1, hex(zeroblob(20000)));
    INSERT INTO events VALUES (1, 1, 1, 1001), (2, 1, NULL, 999), (3, 2, NULL, 1002), (4, 2, NULL, 1003);
    INSERT INTO statistics_meta VALUES (9, 'sensor.meter');
    INSERT INTO statistics VALUES (1, 9, 1003);
    INSERT INTO statistics_short_term VALUES (1, 9, 1003), (2, 9, 998);
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a database of a few rows, before the beginning and after it."""
    path = tmp_path / "recorded.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(TABLES + KEPT)
    return path


OWNERS = {
    "sensor.meter": "meter",
    "sensor.hall_status": "Power Budget: sensor status",
    "input_boolean.hall": "switches of the heaters",
    "call_service": "events of actions called",
    "sensor.sun": "all else",
    "heartbeat": "all else",
}


@pytest.mark.parametrize(("name", "who"), OWNERS.items())
def test_owner(name: str, who: str) -> None:
    assert owner(name, OURS) == who


def test_rows(file: Path) -> None:
    found = growths(file, BEGIN, OURS)
    assert {who: (growth.states, growth.events, growth.statistics) for who, growth in found.items()} == {
        "Power Budget: sensor status": (1, 0, 0),
        "Power Budget: switch demand": (1, 0, 0),
        "all else": (0, 2, 0),
        "events of actions called": (0, 1, 0),
        "meter": (2, 0, 2),
        "switches of the heaters": (1, 0, 0),
    }


def test_bytes(file: Path) -> None:
    found = growths(file, BEGIN, OURS)
    assert found["Power Budget: sensor status"].size_b == pytest.approx(100_000, rel=0.1)
    assert found["Power Budget: switch demand"].size_b == 0, "an older state has the same attributes"
    assert found["events of actions called"].size_b == pytest.approx(40_000, rel=0.1)
    assert found["meter"].size_b < 5000


def test_it_is_left_as_it_was(file: Path) -> None:
    before = file.read_bytes()
    assert growths(file, BEGIN, OURS) == growths(file, BEGIN, OURS)
    assert file.read_bytes() == before


def test_nothing_was_added_later(file: Path) -> None:
    assert set(growths(file, 5000, OURS).values()) == {Growth()}
