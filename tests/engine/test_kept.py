"""What was learned goes on to apply after a restart, as long as it was learned from the same entities."""

from datetime import timedelta
import json

import pytest

from custom_components.power_budget.engine.anticipation.base_load import BaseLoadMemory
from custom_components.power_budget.engine.anticipation.foresight import Ahead
from custom_components.power_budget.engine.anticipation.house import HouseMemory, Minute
from custom_components.power_budget.engine.anticipation.kept import Kept
from custom_components.power_budget.engine.anticipation.weather import WeatherMemory
from custom_components.power_budget.engine.plain import from_plain, to_plain

from .rooms import MONDAY, Days

ROOM = Days(days=0.2, every_s=300).learned()
SOURCES = {"hall": ("sensor.hall", "switch.hall"), "bath": ("sensor.bath", "switch.bath"), "house": ("m",)}
SIX = MONDAY + timedelta(hours=6)
KEPT = Kept(
    house=HouseMemory(
        rooms={"hall": ROOM, "bath": ROOM},
        base_load=BaseLoadMemory(),
        weather=WeatherMemory(MONDAY, 3),
        minute=Minute(MONDAY, MONDAY, {"hall": 1}, {}, None),
        readings={"hall": ROOM.last},
    ),
    sources=SOURCES,
    ahead={"hall": Ahead(20, SIX), "bath": Ahead(22, SIX)},
    usual_mode=1,
)


def test_it_is_kept_as_json() -> None:
    assert from_plain(Kept, json.loads(json.dumps(to_plain(KEPT)))) == KEPT
    assert KEPT.fault() is None


def test_all_goes_on_but_for_what_was_being_added_up() -> None:
    house = KEPT.house._replace(minute=None, readings={})
    assert KEPT.resumed("house", SOURCES) == KEPT._replace(house=house)


OTHERS = {
    "another thermometer": {**SOURCES, "hall": ("sensor.other", "switch.hall")},
    "another switch": {**SOURCES, "hall": ("sensor.hall", "switch.other")},
    "the load is gone": {"bath": SOURCES["bath"], "house": SOURCES["house"]},
}


@pytest.mark.parametrize("sources", OTHERS.values(), ids=OTHERS)
def test_a_room_that_is_observed_otherwise_is_begun_afresh(sources: dict[str, tuple[str, ...]]) -> None:
    kept = KEPT.resumed("house", sources)
    assert list(kept.house.rooms) == list(kept.ahead) == ["bath"]
    assert kept.house.base_load == BaseLoadMemory()
    assert kept.sources == sources


def test_another_meter_teaches_another_base_load() -> None:
    kept = KEPT.resumed("house", {**SOURCES, "house": ("other",)})
    assert kept.house.base_load is None
    assert list(kept.house.rooms) == ["hall", "bath"]


FIT = ROOM.fits[0]
NARROW = FIT._replace(regression=FIT.regression._replace(weights=(1.0,)))
DAMAGED = {
    "a room with too few models": KEPT.house._replace(rooms={"hall": ROOM._replace(fits=ROOM.fits[:2])}),
    "a model with too few weights": KEPT.house._replace(
        rooms={"hall": ROOM._replace(fits=(NARROW, *ROOM.fits[1:]))}
    ),
    "half a day": KEPT.house._replace(base_load=BaseLoadMemory(every=())),
    "half a weather": KEPT.house._replace(weather=WeatherMemory(MONDAY, 3, hours_c=())),
}


@pytest.mark.parametrize("house", DAMAGED.values(), ids=DAMAGED)
def test_what_is_incomplete_is_told(house: HouseMemory) -> None:
    fault = KEPT._replace(house=house).fault()
    assert fault is not None
    assert "incomplete" in fault


def test_a_mode_below_none_is_told() -> None:
    assert KEPT._replace(usual_mode=-1).fault() == "the usual power saving mode is below zero"
