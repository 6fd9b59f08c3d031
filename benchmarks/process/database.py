"""What the recorder kept, by who caused it: by how much its database is smaller without."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
import sqlite3

from .figures import Growth
from .house import METER

OURS = "Power Budget: "
THE_METER = "meter"
SWITCHES = "switches of the heaters"
CALLS = "events of actions called"
OTHERS = "all else"

type Growths = Mapping[str, Growth]
"""By who caused it."""

NAMES = "SELECT entity_id FROM states_meta UNION SELECT event_type FROM event_types"
TAKEN = "CREATE TEMP TABLE taken (name TEXT PRIMARY KEY)"
STATES = """
    DELETE FROM states WHERE last_updated_ts >= ? AND metadata_id IN
    (SELECT metadata_id FROM states_meta WHERE entity_id IN (SELECT name FROM taken))
"""
EVENTS = """
    DELETE FROM events WHERE time_fired_ts >= ? AND event_type_id IN
    (SELECT event_type_id FROM event_types WHERE event_type IN (SELECT name FROM taken))
"""
STATISTICS = """
    DELETE FROM statistics WHERE created_ts >= ? AND metadata_id IN
    (SELECT id FROM statistics_meta WHERE statistic_id IN (SELECT name FROM taken))
"""
SHORT_TERM = STATISTICS.replace("FROM statistics WHERE", "FROM statistics_short_term WHERE")
ORPHANS = """
    DELETE FROM state_attributes WHERE attributes_id NOT IN
    (SELECT attributes_id FROM states WHERE attributes_id IS NOT NULL);
    DELETE FROM event_data WHERE data_id NOT IN
    (SELECT data_id FROM events WHERE data_id IS NOT NULL);
    VACUUM;
"""
"""What no row refers to any more, and the room that is left."""


def owner(name: str, ours: Mapping[str, str]) -> str:
    """Return who causes the rows of an entity or of a type of events; *ours* has the kinds of ours."""
    if name in ours:
        return OURS + ours[name]
    if name == METER:
        return THE_METER
    if name.startswith("input_boolean."):
        return SWITCHES
    return CALLS if name == "call_service" else OTHERS


def growths(file: Path, since: float, ours: Mapping[str, str]) -> Growths:
    """Return what each owner has added to a database since an instant, which it no more changes."""
    with closing(sqlite3.connect(file)) as database:
        names_of = defaultdict(list)
        for (name,) in database.execute(NAMES):
            names_of[owner(name, ours)].append(name)
        return {who: _growth(database, since, names) for who, names in sorted(names_of.items())}


def _growth(database: sqlite3.Connection, since: float, names: Iterable[str]) -> Growth:
    """Return what some entities and types of events have added, by leaving it out of a copy."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        database.backup(copy)
        copy.executescript(ORPHANS)
        before_b = _size_b(copy)
        copy.execute(TAKEN)
        copy.executemany("INSERT INTO taken VALUES (?)", [(name,) for name in names])
        states, events, hours, minutes = (
            copy.execute(statement, (since,)).rowcount
            for statement in (STATES, EVENTS, STATISTICS, SHORT_TERM)
        )
        copy.executescript(ORPHANS)
        return Growth(
            states=states, events=events, statistics=hours + minutes, size_b=before_b - _size_b(copy)
        )


def _size_b(database: sqlite3.Connection) -> int:
    (size_b,) = database.execute(
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    ).fetchone()
    return int(size_b)
