"""What it will be like outdoors, from a thermometer alone: as by day lately, and as different as it is now.

Persistence of the course of a day: a mean for each hour of day, of the last days most, and by how much it is
warmer or colder now, which fades over a day. A forecast of the weather is better, where there is one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import exp
from typing import NamedTuple

from ..quantity import Celsius, Kelvin

HOUR = timedelta(hours=1)
HOURS = 24

LASTING = timedelta(days=1)
"""How long it takes for what is different to fade to a third."""


class WeatherMemory(NamedTuple):
    """What is remembered of the weather."""

    at: datetime
    """When it was last observed, by the local clock."""

    outdoor_c: Celsius
    """What it was then."""

    hours_c: tuple[Celsius | None, ...] = (None,) * HOURS
    """What it usually is in each hour of the day; None as long as that was not seen."""


def observed(memory: WeatherMemory | None, at: datetime, outdoor_c: Celsius) -> WeatherMemory:
    """Return what is known of the weather, knowing what it is *at* a time of the local clock."""
    if memory is None:
        return WeatherMemory(at, outdoor_c)
    known_c = memory.hours_c[at.hour]
    news = max(0.0, min(1.0, (at - memory.at) / HOUR))
    mean_c = outdoor_c if known_c is None else known_c + (outdoor_c - known_c) * news
    return WeatherMemory(at, outdoor_c, (*memory.hours_c[: at.hour], mean_c, *memory.hours_c[at.hour + 1 :]))


def expected_c(memory: WeatherMemory, begins: Sequence[datetime], slot: timedelta) -> list[Celsius]:
    """Return what it is expected to be outdoors in each slot, by what the local clock shows as it *begins*.

    Where it is usually 0 degC by night and 6 degC from 12 to 18 h, and is 2 degC at 0 h:

    | hours ahead | expected_c |
    |------------:|-----------:|
    |           0 |          2 |
    |          12 |        7.2 |
    |          23 |        0.8 |
    """
    different_k = _different_k(memory)
    return [
        _usual_c(memory, time + slot / 2) + different_k * exp(-max(0.0, (time - memory.at) / LASTING))
        for time in begins
    ]


def likely_c(memory: WeatherMemory, at: datetime) -> Celsius:
    """Return what it is likely to be outdoors *at* a time of the local clock."""
    return expected_c(memory, [at], timedelta(0))[0]


def _different_k(memory: WeatherMemory) -> Kelvin:
    """Return by how much it was warmer than usual when it was last observed."""
    return memory.outdoor_c - _usual_c(memory, memory.at)


def _usual_c(memory: WeatherMemory, at: datetime) -> Celsius:
    """Return what it usually is at a time; what it is now, where that was never seen."""
    usual_c = memory.hours_c[at.hour]
    return memory.outdoor_c if usual_c is None else usual_c
