"""The arithmetic of what was measured."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median, quantiles
from typing import Self

from .house import TURN_S
from .usage import Usage

PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the meter said."""

    at: datetime
    """When Home Assistant took note of it, by its own clock."""

    watts: float
    """How much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An action that switches a heater."""

    at: datetime
    """When it was called, by Home Assistant's clock."""

    is_on: bool
    """Whether it switches on."""

    entity_id: str
    """What it switches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """How long answers took, in ms."""

    times: int
    """How many there were."""

    median_ms: float
    """What the one in the middle took."""

    p95_ms: float
    """What 95 of 100 did not exceed."""

    longest_ms: float
    """What the slowest took."""

    @classmethod
    def of(cls, found_ms: Sequence[float]) -> Self:
        """Return the distribution of some; there must be one at least."""
        percentiles = quantiles(found_ms, n=PERCENT, method="inclusive")
        return cls(
            times=len(found_ms), median_ms=median(found_ms), p95_ms=percentiles[94], longest_ms=max(found_ms)
        )


def latencies_ms(readings: Sequence[Reading], calls: Sequence[Call]) -> list[float]:
    """Return how long each reading that sheds took from when it was noted to the last `turn_off`.

    What is called before the next reading answers this one. Both are in the order of time. A second
    in which turns pass is left out: what is switched off in it may have another cause.
    """
    times = [call.at for call in calls]
    found: list[float] = []
    for reading, following in pairwise(readings):
        between = calls[bisect_left(times, reading.at) : bisect_left(times, following.at)]
        off = [call.at for call in between if not call.is_on]
        if off and _turn(reading) == _turn(following):
            found.append((off[-1] - reading.at).total_seconds() * 1000)
    return found


def _turn(reading: Reading) -> float:
    return reading.at.timestamp() // TURN_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a process was to its machine for a while."""

    cpu_percent: float
    """How much of the time it kept a core busy."""

    memory_mb: float
    """What it usually held in memory: as often more as less."""

    peak_mb: float
    """The most that it was seen to hold."""

    @classmethod
    def of(cls, samples: Sequence[Usage]) -> Self:
        """Return it from samples in the order of time, two at least."""
        first, last = samples[0], samples[-1]
        memory = [sample.memory_mb for sample in samples]
        return cls(
            cpu_percent=PERCENT * (last.cpu_s - first.cpu_s) / (last.at_s - first.at_s),
            memory_mb=median(memory),
            peak_mb=max(memory),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What somebody added to the recorder's database."""

    states: int = 0
    """Rows of states."""

    events: int = 0
    """Rows of events."""

    statistics: int = 0
    """Rows of statistics, of five minutes or an hour."""

    size_b: int = 0
    """By how many bytes the database would be smaller without."""

    @property
    def rows(self) -> int:
        """All rows together."""
        return self.states + self.events + self.statistics

    def __add__(self, other: Growth) -> Growth:
        """Return what both added."""
        return Growth(
            states=self.states + other.states,
            events=self.events + other.events,
            statistics=self.statistics + other.statistics,
            size_b=self.size_b + other.size_b,
        )
