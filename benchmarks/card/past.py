"""A day that was not waited for: written into the database of a recorder that does not run."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
import sqlite3

from demo.folder import DATABASE
from simulation.hours import DAY_S

from .house import House

TURN_S = 120
"""How often a heater is told something else."""

READING_S = 30
"""How often the limit and what is granted are others."""

REASONS = ("heating", "waiting", "held_on", "satisfied")

KNOW = "INSERT OR IGNORE INTO states_meta (entity_id) VALUES (?)"
FIND = "SELECT metadata_id FROM states_meta WHERE entity_id = ?"
FORGET = "DELETE FROM states WHERE metadata_id = ?"
ADD = """
    INSERT INTO states (metadata_id, state, last_updated_ts, last_reported_ts, origin_idx)
    VALUES (?, ?, ?, ?, 0)
"""

type Row = tuple[str, str, float]
"""An entity, its state, and since when it has it."""


def day(house: House, end: float) -> Iterator[Row]:
    """Return what a house with much to do was in the day before an instant."""
    random = Random(20261128)
    for entity in house.statuses:
        for at in range(0, DAY_S, TURN_S):
            yield entity, random.choice(REASONS), end - DAY_S + at + TURN_S * random.random()
    for entity, least in zip(house.lines, (0.6, 0.3), strict=True):
        for at in range(0, DAY_S, READING_S):
            watts = house.limit_w * random.uniform(least, least + 0.3)
            yield entity, f"{watts:.0f}", end - DAY_S + at


def write(folder: Path, rows: Iterator[Row]) -> int:
    """Let a recorder find these rows, and no others of their entities, at its next start; return how many."""
    written = 0
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        known: dict[str, int] = {}
        for entity, state, at in rows:
            if entity not in known:
                database.execute(KNOW, (entity,))
                (known[entity],) = database.execute(FIND, (entity,)).fetchone()
                database.execute("UPDATE states SET old_state_id = NULL")
                database.execute(FORGET, (known[entity],))
            database.execute(ADD, (known[entity], state, at, at))
            written += 1
    return written
