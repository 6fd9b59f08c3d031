"""The recorder's database of a Home Assistant that has not run yet, with what it would have recorded."""

from collections.abc import Iterable, Iterator
import json
from pathlib import Path
from typing import Any

from homeassistant.components.recorder.db_schema import (
    Base,
    RecorderRuns,
    StateAttributes,
    States,
    StatesMeta,
)
from homeassistant.components.recorder.migration import initialize_database
from sqlalchemy import create_engine, insert
from sqlalchemy.orm import sessionmaker

from demo.folder import DATABASE

from .past import Said

UNITS = {"_temperature": "°C", "_power": "W"}
"""In what an entity measures, by what its id ends in."""


def record(folder: Path, said: list[Said]) -> None:
    """Make the database in a folder, as a run that has ended left it."""
    engine = create_engine(f"sqlite:///{folder / DATABASE}")
    Base.metadata.create_all(engine)
    session_maker = sessionmaker(engine)
    initialize_database(session_maker)
    entities = {entity_id: number for number, entity_id in enumerate({one.entity_id for one in said}, 1)}
    with session_maker.begin() as session:
        session.add(RecorderRuns(start=said[0].at, end=said[-1].at, created=said[0].at))
        session.execute(insert(StatesMeta), _entities(entities))
        session.execute(insert(StateAttributes), _attributes(entities))
        session.execute(insert(States), list(_states(said, entities)))
    engine.dispose()


def _entities(entities: dict[str, int]) -> list[dict[str, Any]]:
    return [{"metadata_id": number, "entity_id": entity_id} for entity_id, number in entities.items()]


def _attributes(entities: dict[str, int]) -> list[dict[str, Any]]:
    """Return the attributes of each entity, by the same number as the entity itself."""
    units = {entity_id: UNITS.get(entity_id[entity_id.rindex("_") :]) for entity_id in entities}
    shared = {
        entity_id: {} if unit is None else {"unit_of_measurement": unit} for entity_id, unit in units.items()
    }
    return [
        {"attributes_id": number, "shared_attrs": json.dumps(shared[entity_id], ensure_ascii=False)}
        for entity_id, number in entities.items()
    ]


def _states(said: Iterable[Said], entities: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield what was said, each with the number of what its entity said before."""
    before: dict[str, int] = {}
    for number, one in enumerate(said, 1):
        yield {
            "state_id": number,
            "state": one.state,
            "metadata_id": entities[one.entity_id],
            "attributes_id": entities[one.entity_id],
            "old_state_id": before.get(one.entity_id),
            "last_updated_ts": one.at.timestamp(),
        }
        before[one.entity_id] = number
