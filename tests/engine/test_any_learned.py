"""Whatever stands in a file of what was learned: it is refused, or it is learned and planned with."""

from collections.abc import Iterator
from datetime import UTC, timedelta
import json

from custom_components.power_budget.engine import (
    DemandSource,
    LoadReading,
    Metering,
    Snapshot,
    State,
    from_plain,
    to_plain,
)
from custom_components.power_budget.engine.anticipation.base_load import BaseLoadMemory, Mean, Quarter
from custom_components.power_budget.engine.anticipation.foresight import Ahead, foreseen
from custom_components.power_budget.engine.anticipation.given import Comfort, Given
from custom_components.power_budget.engine.anticipation.house import Cycle, HouseMemory, followed, learned
from custom_components.power_budget.engine.anticipation.kept import Kept
from custom_components.power_budget.engine.anticipation.warmup import hours_to
from custom_components.power_budget.engine.anticipation.weather import WeatherMemory

from .plant import HOUSE, load, site
from .rooms import MONDAY, Days
from .test_any_memory import ANYTHING, Where, places, spoiled

ROOM = Days(days=1.01, every_s=300).learned()
DAY = (Mean(1, 300.0), Mean(), *(Mean(2, 400.0),) * 94)
KEPT = Kept(
    house=HouseMemory(
        rooms={"hall": ROOM},
        base_load=BaseLoadMemory(DAY, DAY, DAY, recent_w=(5.0,), quarter=Quarter(ROOM.last.at, 500.0, 2)),
        weather=WeatherMemory(MONDAY, 3),
    ),
    sources={"hall": ("sensor.hall", "switch.hall"), HOUSE: ("sensor.meter",)},
    ahead={"hall": Ahead(20, MONDAY)},
    usual_mode=1,
)
SITE = site(load("hall", demand=DemandSource.TEMPERATURE), limit=1500, metering=Metering(limit_w=9000))
COMFORT = Comfort(20, 17, [False] * 24 + [True] * 12 + [False] * 60)
HALL = LoadReading(is_on=True, measured_c=17.0, setpoint_c=17.0)
MINUTES = (0, 1, 2, 12, 14, 40)

MANY = 2
"""Of a day of quarters of an hour, so many stand for all."""


def run(kept: Kept) -> None:
    """Learn from some cycles, plan, and keep what was learned."""
    house = kept.resumed(HOUSE, kept.sources).house
    at = ROOM.last.at
    for minutes in MINUTES:
        at = ROOM.last.at + timedelta(minutes=minutes)
        seen = Snapshot(at=at, loads={"hall": HALL})
        house = learned(followed(house, HOUSE, Cycle(SITE, State(), seen), 2.0))
    given = Given(SITE, State(), {HOUSE: house}, {"hall": COMFORT})
    foreseen(given, at, UTC, None)
    for room in house.rooms.values():
        hours_to(room, 20, 2)
    to_plain(Kept(house, kept.sources))


def some_places() -> Iterator[Where]:
    """Find every place but for all quarters of an hour that are like others."""
    for place in places(json.loads(json.dumps(to_plain(KEPT)))):
        if not any(isinstance(key, int) and key >= MANY for key in place):
            yield place


def test_what_was_learned_is_refused_or_learned_on() -> None:
    plain = json.loads(json.dumps(to_plain(KEPT)))
    accepted = 0
    for place in some_places():
        for value in ANYTHING:
            try:
                kept = from_plain(Kept, spoiled(plain, place, value))
            except ValueError:
                continue
            if kept.fault() is None:
                run(kept)
                accepted += 1
    assert accepted
