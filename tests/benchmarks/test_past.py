"""A day that the card is measured with, and that nobody waited for."""

from collections import Counter
from contextlib import closing
from pathlib import Path
import sqlite3

import pytest

from benchmarks.card.house import House
from benchmarks.card.past import REASONS, day, write
from demo.folder import DATABASE

END = 1_795_900_000.0
HOUSE = House(2)
STATES = """
    SELECT entity_id, state, last_updated_ts FROM states JOIN states_meta USING (metadata_id)
    ORDER BY entity_id, last_updated_ts
"""


TABLES = """
    CREATE TABLE states_meta (metadata_id INTEGER PRIMARY KEY, entity_id TEXT UNIQUE);
    CREATE TABLE states (state_id INTEGER PRIMARY KEY, metadata_id INT, state TEXT, last_updated_ts REAL,
        last_reported_ts REAL, old_state_id INT, origin_idx INT);
"""
"""Of the recorder's tables what matters here."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a Home Assistant that has recorded nothing yet."""
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        database.executescript(TABLES)
    return tmp_path


def test_it_is_a_day_with_much_to_do() -> None:
    rows = list(day(HOUSE, END))
    assert Counter(entity for entity, _, _ in rows) == {
        "sensor.heater_1_status": 720,
        "sensor.heater_2_status": 720,
        "sensor.house_available_power": 2880,
        "sensor.house_granted_power": 2880,
    }
    assert all(END - 24 * 3600 <= at <= END for _, _, at in rows)
    assert {state for entity, state, _ in rows if "status" in entity} == set(REASONS)
    assert list(day(HOUSE, END)) == rows


def test_a_recorder_finds_it_and_nothing_else_of_the_same(folder: Path) -> None:
    write(folder, iter([("sensor.heater_1_status", "heating", END), ("sensor.other", "1", END)]))
    rows = [("sensor.heater_1_status", "waiting", END - 60), ("sensor.heater_1_status", "heating", END - 30)]
    assert write(folder, iter(rows)) == 2
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        assert database.execute(STATES).fetchall() == [*rows, ("sensor.other", "1", END)]
