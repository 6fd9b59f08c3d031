"""What one budget learns beside its cycles: of its rooms, of what the house draws else, and of the weather.

`followed` is told of every cycle, and adds up what happened since the one before: how long each heater ran,
and what was drawn beside all loads. Once a minute that becomes a sample, and teaches. What it teaches of
rooms is learned by `learned`, of as many at a time as whoever calls it can wait for.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from ..budget import Budget, Estimate
from ..quantity import Celsius, Fraction, Watts
from ..site import DemandSource, Load, Site
from ..snapshot import LoadReading, Snapshot
from ..state import LoadState, State
from ..supply.amount import is_idle, on_w
from ..supply.connection import is_stale
from ..supply.learn import rated_w
from . import base_load, learning, weather
from .base_load import BaseLoadMemory
from .room import RoomMemory, RoomReading
from .weather import WeatherMemory

SAMPLE = timedelta(minutes=1)
"""How often rooms are sampled."""

UNKNOWN_C: Celsius = 5.0
"""What it is taken to be outdoors where nobody tells, always: what a room gains makes up for it."""


class Cycle(NamedTuple):
    """What a cycle saw and came to."""

    site: Site
    """What is configured."""

    state: State
    """What is remembered after it."""

    snapshot: Snapshot
    """What was seen."""


class Minute(NamedTuple):
    """What is added up for the next sample."""

    began_at: datetime
    """When the last was taken."""

    until: datetime
    """Until when it is added up."""

    shares: Mapping[str, Fraction]
    """Of each room whose heater has run since then, which part of its power it draws."""

    ran_s: Mapping[str, float]
    """How long each has run, as if at its whole power."""

    base_w: Watts | None
    """What has been drawn since then beside all loads; None where that is not known."""

    base_ws: float = 0.0
    """What was drawn beside all loads, in watt-seconds, as far as that was known."""

    base_s: float = 0.0
    """For how long it was known."""

    def passed(self, at: datetime) -> Minute:
        """Return the same, added up until *at*.

        | at  | runs at | ran before | ran |
        |-----|--------:|-----------:|----:|
        | 20 s later | 1   |    10 s |  30 s |
        | 20 s later | 0.5 |    10 s |  20 s |
        """
        seconds = (at - self.until).total_seconds()
        ran_s = self.ran_s
        if self.shares:
            more_s = {name: ran_s.get(name, 0.0) + share * seconds for name, share in self.shares.items()}
            ran_s = {**ran_s, **more_s}
        if self.base_w is None:
            return self._replace(until=at, ran_s=ran_s)
        return self._replace(
            until=at,
            ran_s=ran_s,
            base_ws=self.base_ws + self.base_w * seconds,
            base_s=self.base_s + seconds,
        )


NO_ROOMS: Mapping[str, RoomMemory] = {}
NO_READINGS: Mapping[str, RoomReading] = {}


class HouseMemory(NamedTuple):
    """What one budget has learned."""

    rooms: Mapping[str, RoomMemory] = NO_ROOMS
    """Of its own loads that a thermometer asks for heat, by their ids."""

    base_load: BaseLoadMemory | None = None
    """What is drawn beside all loads; None where no meter has told yet."""

    weather: WeatherMemory | None = None
    """What it is like outdoors; None where nobody has told yet."""

    minute: Minute | None = None
    """What is added up for the next sample; None before the first cycle."""

    readings: Mapping[str, RoomReading] = NO_READINGS
    """Of the last sample, what rooms are yet to be learned from, by the ids of their loads."""


def followed(memory: HouseMemory, budget: str, cycle: Cycle, outdoor_c: Celsius | None) -> HouseMemory:
    """Return *memory* of a budget after one more cycle; *outdoor_c* is None where nobody tells.

    To be told of the same cycle twice, or of many within a minute, teaches nothing more.
    """
    at, minute = cycle.snapshot.at, memory.minute
    if minute is None or at < minute.until:
        return memory._replace(minute=Minute(at, at, _shares(memory, cycle), {}, _base_w(budget, cycle)))
    minute = minute.passed(at)
    if at - minute.began_at >= SAMPLE:
        memory = _sampled(memory, budget, cycle, minute, outdoor_c)
        minute = minute._replace(began_at=at, ran_s={}, base_ws=0.0, base_s=0.0)
    return memory._replace(
        minute=minute._replace(shares=_shares(memory, cycle), base_w=_base_w(budget, cycle))
    )


def learned(memory: HouseMemory, most: int | None = None) -> HouseMemory:
    """Return *memory* with what the last sample teaches of rooms; of so many at most, the others being left.

    The stretches of all rooms end with the same sample, and each of these costs ten times what others do. It
    comes to the same whether all rooms are learned of at once or a few at a time.
    """
    now = dict(islice(memory.readings.items(), most))
    met = {name: _met(memory.rooms.get(name), reading) for name, reading in now.items()}
    left = {name: reading for name, reading in memory.readings.items() if name not in now}
    return memory._replace(rooms={**memory.rooms, **met}, readings=left)


def outdoors_c(memory: HouseMemory, local: datetime) -> Celsius:
    """Return what it is likely to be outdoors at a time of the *local* clock, where nobody tells."""
    if memory.weather is None:
        return UNKNOWN_C
    return weather.likely_c(memory.weather, local)


def _shares(memory: HouseMemory, cycle: Cycle) -> dict[str, Fraction]:
    """Return which part of its power each heater draws that runs."""
    found = {}
    loads, readings, by_id = cycle.state.loads, cycle.snapshot.loads, cycle.site.by_id
    for name in (*memory.rooms, *memory.readings):
        known, load = loads.get(name), by_id.get(name)
        if load is not None and known is not None and known.is_on:
            found[name] = _share(load, known, readings.get(name))
    return found


def _share(load: Load, known: LoadState, reading: LoadReading | None) -> Fraction:
    """Return which part of its power a heater draws that is on: nothing if its sensor says that."""
    drawn_w = None if reading is None else reading.drawn_w
    if drawn_w is not None and is_idle(on_w(load, known), drawn_w):
        return 0.0
    return 1.0 if known.level is None else min(1.0, known.level.told_w / rated_w(load, known))


def _base_w(budget: str, cycle: Cycle) -> Watts | None:
    """Return what is drawn on a budget beside its loads and batteries; None if that is not known."""
    configured = _budget(cycle.site, budget)
    metering, meter = configured.metering, cycle.state.budget(budget).meter
    if metering is None or meter.drawn_w is None or is_stale(meter, metering, cycle.snapshot.at):
        return None
    if metering.estimate is Estimate.OTHER_LOADS:
        return meter.drawn_w
    return max(0.0, meter.drawn_w - sum([draw.shown_w for draw in meter.draws.values()]))


def _budget(site: Site, budget: str) -> Budget:
    return site.budgets[site.indices[budget]]


def _sampled(
    memory: HouseMemory, budget: str, cycle: Cycle, minute: Minute, outdoor_c: Celsius | None
) -> HouseMemory:
    """Return *memory* with what a *minute* teaches, but for what is observed of rooms in it."""
    memory, local = learned(memory), minute.until + cycle.snapshot.utc_offset
    if outdoor_c is not None:
        memory = memory._replace(weather=weather.observed(memory.weather, local, outdoor_c))
    if minute.base_s > 0:
        known, drawn_w = memory.base_load or BaseLoadMemory(), minute.base_ws / minute.base_s
        memory = memory._replace(base_load=base_load.observed(known, local, drawn_w))
    here_c = outdoors_c(memory, local)
    loads = [
        load for load in cycle.site.loads if load.budget == budget and load.demand is DemandSource.TEMPERATURE
    ]
    readings = {load.id: _reading(load, cycle, minute, here_c) for load in loads}
    return memory._replace(
        rooms={load.id: memory.rooms[load.id] for load in loads if load.id in memory.rooms},
        readings={name: reading for name, reading in readings.items() if reading is not None},
    )


def _reading(load: Load, cycle: Cycle, minute: Minute, outdoor_c: Celsius) -> RoomReading | None:
    """Return what is observed of a room after a *minute*; None where its thermometer says nothing."""
    reading, at = cycle.snapshot.loads.get(load.id), minute.until
    measured_c = None if reading is None else reading.measured_c
    if measured_c is None or cycle.state.of(load.id).trouble.doubt is not None:
        return None
    seconds = (at - minute.began_at).total_seconds()
    share = min(1.0, minute.ran_s.get(load.id, 0.0) / seconds)
    return RoomReading(at, measured_c, share, outdoor_c)


def _met(known: RoomMemory | None, reading: RoomReading) -> RoomMemory:
    """Return what is known of a room after a *reading*, which may be its first."""
    return learning.met(reading) if known is None else learning.observed(known, reading)
