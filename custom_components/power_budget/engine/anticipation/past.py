"""What was recorded before anything was learned, made into what teaches.

A record is what an entity said, and when: each value holds until the next. From the records of its
thermometer, its switch and outdoors follows what would have been observed of a room, every five minutes; from
those of the meter and of all switches, what the house drew beside its heaters.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from ..quantity import Celsius, Fraction, Watts
from . import base_load, learning, weather
from .base_load import BaseLoadMemory
from .room import RoomMemory, RoomReading
from .wall import wall_clock
from .weather import WeatherMemory

STEP = timedelta(minutes=5)
"""How often something is taken to have been observed."""


class Said(NamedTuple):
    """One of the things that an entity said."""

    at: datetime
    """When."""

    value: float | None
    """What holds from then on; None if that is not known."""


type Record = Sequence[Said]
"""All that an entity said, oldest first."""


class Past(NamedTuple):
    """A time that was recorded."""

    begin: datetime
    """When it begins."""

    end: datetime
    """When it ends: the last record holds until then."""

    @property
    def steps(self) -> int:
        """How many steps it has, each of them over."""
        return (self.end - self.begin) // STEP

    def ends(self) -> Iterator[datetime]:
        """Yield the end of each step."""
        return (self.begin + STEP * (index + 1) for index in range(self.steps))

    def last(self, record: Record) -> list[float | None]:
        """Return what held at the end of each step.

        Of 20 said after two minutes, and 21 after eleven, in steps of five minutes:

        | step | last | mean |
        |-----:|-----:|-----:|
        |    0 |   20 |   20 |
        |    1 |   20 |   20 |
        |    2 |   21 | 20.8 |
        """
        found: list[float | None] = []
        known, index = None, 0
        for end in self.ends():
            while index < len(record) and record[index].at <= end:
                known, index = record[index].value, index + 1
            found.append(known)
        return found

    def means(self, record: Record) -> list[float | None]:
        """Return what held in each step on average, as far as that is known."""
        sums, known_s = [0.0] * self.steps, [0.0] * self.steps
        for said, after in pairwise((*record, Said(self.end, None))):
            if said.value is None:
                continue
            for index in self._between(said.at, after.at):
                begin = self.begin + STEP * index
                seconds = (min(after.at, begin + STEP) - max(said.at, begin)).total_seconds()
                sums[index] += said.value * seconds
                known_s[index] += seconds
        return [each / seconds if seconds else None for each, seconds in zip(sums, known_s, strict=True)]

    def _between(self, begin: datetime, end: datetime) -> range:
        """Return the steps that lie, at least in part, between two instants."""
        first, after = (begin - self.begin) // STEP, ceil((end - self.begin) / STEP)
        return range(max(0, first), min(self.steps, after))


class RoomRecords(NamedTuple):
    """What was recorded of a room."""

    measured_c: Record
    """What its thermometer said."""

    running: Record
    """1 while its heater was on, 0 while it was not."""


def room_learned(past: Past, room: RoomRecords, outdoor_c: Record, unknown_c: Celsius) -> RoomMemory | None:
    """Return what the past teaches of a room; None if its thermometer said nothing.

    Where it was not recorded what it was outdoors, it counts as *unknown_c*.
    """
    memory = None
    shares, outdoors_c = past.means(room.running), past.means(outdoor_c)
    for at, measured_c, share, outside_c in zip(
        past.ends(), past.last(room.measured_c), shares, outdoors_c, strict=True
    ):
        if measured_c is None or share is None:
            continue
        reading = RoomReading(at, measured_c, share, unknown_c if outside_c is None else outside_c)
        memory = learning.met(reading) if memory is None else learning.observed(memory, reading)
    return memory


def base_load_learned(
    past: Past, meter_w: Record, heaters: Mapping[str, tuple[Watts, Record]], zone: tzinfo
) -> BaseLoadMemory | None:
    """Return what the past teaches of what the house draws beside its *heaters*; None if its meter is silent.

    Of each heater it is known what it draws when it is on, and when it was on; never, if that was not
    recorded. The local clock was that of *zone*.
    """
    memory = None
    drawn_w = past.means(meter_w)
    running = [(power_w, past.means(record)) for power_w, record in heaters.values()]
    for index, at in enumerate(past.ends()):
        whole_w = drawn_w[index]
        if whole_w is not None:
            heating_w = sum([power_w * _known(shares[index]) for power_w, shares in running])
            local = wall_clock(at - STEP / 2, zone)
            memory = base_load.observed(memory or BaseLoadMemory(), local, whole_w - heating_w)
    return memory


def weather_learned(past: Past, outdoor_c: Record, zone: tzinfo) -> WeatherMemory | None:
    """Return what the past teaches of the weather; None if nothing told what it was outdoors."""
    memory = None
    for at, mean_c in zip(past.ends(), past.means(outdoor_c), strict=True):
        if mean_c is not None:
            memory = weather.observed(memory, wall_clock(at, zone), mean_c)
    return memory


def _known(share: Fraction | None) -> Fraction:
    return share or 0.0
