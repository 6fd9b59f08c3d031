"""What a budget learns beside its cycles: how long heaters ran, what is drawn else, and the weather."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
import json
from typing import Any

import pytest

from custom_components.power_budget.engine import (
    BudgetReading,
    DemandSource,
    Estimate,
    Metering,
    MeterReading,
    Modulation,
    Snapshot,
    State,
    decide,
)
from custom_components.power_budget.engine.anticipation import house as module
from custom_components.power_budget.engine.anticipation.house import (
    UNKNOWN_C,
    Cycle,
    HouseMemory,
    Minute,
    followed,
    learned,
    outdoors_c,
)
from custom_components.power_budget.engine.plain import from_plain, to_plain

from .plant import HOUSE, START, Plant, load, plant
from .tables import rows

ROOM = {"measured_c": 19.0, "setpoint_c": 20.0}


def house(*names: str, **settings: Any) -> Plant:
    """Return a house with a meter and rooms that are cold, with heaters of 1 kW."""
    usual: dict[str, Any] = {"limit": 9000, "metering": Metering(limit_w=9000)}
    made = plant(*(load(name, demand=DemandSource.TEMPERATURE) for name in names), **{**usual, **settings})
    made.read = {name: dict(ROOM) for name in names}
    return made


class Follower:
    """Follows the cycles of a house, whose meter shows what it draws, a cycle late."""

    def __init__(
        self, made: Plant, base_w: float = 500, outdoor_c: float | None = 3.0, most: int | None = None
    ) -> None:
        """Begin with nothing known, and learn of so many rooms after a cycle."""
        self.made, self.base_w, self.outdoor_c, self.most = made, base_w, outdoor_c, most
        self.memory, self.drawn_w = HouseMemory(), base_w

    def snapshot(self) -> Snapshot:
        """Return what is seen now, the meter too."""
        meter = MeterReading(drawn_w=self.drawn_w, at=self.made.at)
        return replace(self.made.snapshot(), budgets={HOUSE: BudgetReading(meter=meter)})

    def live(self, seconds: Iterable[float]) -> HouseMemory:
        """Let a cycle come after so many seconds each, and return what is known then."""
        for each in seconds:
            self.made.wait(each)
            decision = decide(self.made.site, self.made.state, self.snapshot())
            for command in decision.commands:
                self.made.move(command.load, is_on=command.is_on)
                self.made.levels_w[command.load] = command.level_w or 0.0
            decision = decide(self.made.site, decision.state, self.snapshot())
            self.made.state = decision.state
            cycle = Cycle(self.made.site, decision.state, self.snapshot())
            self.memory = learned(followed(self.memory, HOUSE, cycle, self.outdoor_c), self.most)
            on = (load for load in self.made.site.loads if load.id in self.made.on)
            self.drawn_w = self.base_w + sum(load.power_w for load in on)
        return self.memory


@pytest.mark.parametrize("row", rows(Minute.passed.__doc__, "at"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    seconds, share, before_s, later_s = (float(cell.split()[0]) for cell in row)
    minute = Minute(START, START, {"bed": share}, {"bed": before_s}, base_w=None)
    assert minute.passed(START + timedelta(seconds=seconds)).ran_s == {"bed": later_s}


def test_a_sample_is_taken_once_a_minute() -> None:
    memory = Follower(house("bed")).live([0, 20, 20, 20])
    assert memory.rooms["bed"].last.at == START + timedelta(seconds=60)
    assert Follower(house("bed")).live([0, 20, 20]).rooms == {}


def test_how_long_a_heater_ran_is_in_the_sample() -> None:
    follower = Follower(house("bed"))
    follower.live([0, 60, 30])
    follower.made.read["bed"]["measured_c"] = 21.0
    assert follower.live([0, 30]).rooms["bed"].last.share == pytest.approx(0.5)


def test_a_heater_that_its_sensor_finds_idle_does_not_warm() -> None:
    follower = Follower(house("bed"))
    follower.made.read["bed"]["drawn_w"] = 2.0
    assert follower.live([0, 60, 60]).rooms["bed"].last.share == 0


def test_one_that_runs_at_any_level_counts_in_part() -> None:
    bed = load("bed", demand=DemandSource.TEMPERATURE, modulation=Modulation())
    made = plant(bed, limit=250)
    made.read["bed"] = dict(ROOM)
    follower = Follower(made)
    assert follower.live([0, 60, 60]).rooms["bed"].last.share == pytest.approx(0.25)


def test_the_base_load_is_what_the_meter_shows_less_what_loads_draw() -> None:
    memory = Follower(house("bed", "bath")).live([0, *[10] * 60])
    assert memory.base_load is not None
    assert memory.base_load.quarter is not None
    assert memory.base_load.quarter.sum_w / memory.base_load.quarter.readings == pytest.approx(500)


def test_a_meter_of_all_but_the_loads_shows_the_base_load() -> None:
    metering = Metering(limit_w=9000, estimate=Estimate.OTHER_LOADS)
    memory = Follower(plant(metering=metering), base_w=700).live([0, 60, 60])
    assert memory.base_load is not None
    assert memory.base_load.quarter is not None
    assert memory.base_load.quarter.sum_w == pytest.approx(1400)


def test_a_budget_without_a_meter_knows_nothing_of_a_base_load() -> None:
    assert Follower(house("bed", metering=None)).live([0, 60, 60]).base_load is None


def test_a_meter_that_is_silent_teaches_nothing() -> None:
    follower = Follower(house("bed"))
    known = follower.live([0, 60]).base_load
    assert known is not None
    silent = replace(follower.made.snapshot(), at=START + timedelta(hours=1))
    state = decide(follower.made.site, follower.made.state, silent).state
    assert module._base_w(HOUSE, Cycle(follower.made.site, state, silent)) is None


def test_the_same_cycle_twice_teaches_nothing_more() -> None:
    once, twice = Follower(house("bed")), Follower(house("bed"))
    assert once.live([0, 60, 30]) == twice.live([0, 0, 60, 0, 0, 30, 0])


def test_a_room_whose_thermometer_says_nothing_stays_as_it_was() -> None:
    follower = Follower(house("bed"))
    before = follower.live([0, 60]).rooms
    follower.made.read["bed"].pop("measured_c")
    assert follower.live([60]).rooms == before


NAMES = [f"room {number}" for number in range(200)]


def test_the_stretches_of_many_rooms_need_not_all_be_learned_from_in_one_cycle() -> None:
    follower = Follower(house(*NAMES, limit=9e9))
    before = follower.live([0, *[60] * 10])
    assert {room.stretches for room in before.rooms.values()} == {0}
    follower.most = 20
    many = []
    for seconds in [60, *[2] * 9]:
        after = follower.live([seconds])
        many.append(sum(after.rooms[name] != before.rooms[name] for name in NAMES))
        before = after
    assert many == [20] * 10
    assert {room.stretches for room in before.rooms.values()} == {1}


@pytest.mark.parametrize("most", [1, 2, 4])
def test_it_comes_to_the_same_when_rooms_are_learned_of_a_few_at_a_time(most: int) -> None:
    """Also where more have not been learned of when the next sample comes."""
    few, all_at_once = Follower(house(*NAMES[:5]), most=most), Follower(house(*NAMES[:5]))
    seconds = [0, *[20] * 100]
    assert learned(few.live(seconds)) == all_at_once.live(seconds)


def test_rooms_that_no_thermometer_asks_for_are_not_followed() -> None:
    assert Follower(plant(load("bed"))).live([0, 60]).rooms == {}


def test_a_load_that_is_gone_is_forgotten() -> None:
    follower = Follower(house("bed", "bath"))
    assert set(follower.live([0, 60]).rooms) == {"bed", "bath"}
    follower.made.site = replace(follower.made.site, loads=follower.made.site.loads[:1])
    assert set(follower.live([60]).rooms) == {"bed"}


def test_a_clock_that_is_set_back_begins_anew_and_forgets_no_room() -> None:
    follower = Follower(house("bed"))
    follower.live([0, 60, 60])
    memory = follower.live([-3600, 60])
    assert memory.rooms["bed"].last.at == START + timedelta(seconds=120 - 3600 + 60)
    assert memory.rooms["bed"].stretches == 0


def test_where_nobody_tells_the_weather_it_is_taken_to_be_always_the_same() -> None:
    memory = Follower(house("bed"), outdoor_c=None).live([0, 60])
    assert memory.weather is None
    assert memory.rooms["bed"].last.outdoor_c == UNKNOWN_C


def test_weather_that_is_not_told_for_a_while_is_likely_as_it_was() -> None:
    follower = Follower(house("bed"), outdoor_c=-4)
    follower.live([0, 60])
    follower.outdoor_c = None
    memory = follower.live([60])
    assert memory.rooms["bed"].last.outdoor_c == pytest.approx(-4)
    assert outdoors_c(memory, START + timedelta(hours=2)) == pytest.approx(-4)


def test_what_is_learned_is_kept_as_json() -> None:
    memory = Follower(house("bed")).live([0, 60, 30])
    assert from_plain(HouseMemory, json.loads(json.dumps(to_plain(memory)))) == memory


def test_nothing_is_known_of_a_house_that_is_new() -> None:
    made = house("bed")
    snapshot = made.snapshot()
    memory = followed(HouseMemory(), HOUSE, Cycle(made.site, State(), snapshot), None)
    assert (memory.rooms, memory.base_load, memory.weather) == ({}, None, None)
