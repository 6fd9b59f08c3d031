"""What the house draws beside its loads: learned by time of day and kind of day, and foretold.

Each quarter of an hour of a working day, and of a weekend, has a mean of its own, of the last weeks most (an
exponentially weighted mean; a plain one at first). Where a kind of day has none yet, that of all days counts.
Days differ by more than noise: somebody is at home, something runs all night. So what is foretold is the
profile, and by how much the house drew more or less than it in the last hours: the median of these, so that
a kettle is not taken for such a day, which fades over a day.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from math import exp
from statistics import median
from typing import NamedTuple

from ..quantity import Fraction, Watts

BIN = timedelta(minutes=15)
BINS = timedelta(days=1) // BIN
FIRST_WEEKEND_DAY = 5

NEWS: Fraction = 0.15
"""How much of a mean the last day is, at least."""

RECENT = 16
"""How many quarters of an hour tell how the day differs: those of four hours."""

LASTING = timedelta(days=1)
"""How long it takes what is different to fade to a third."""

FADING: Fraction = 0.01
"""How much of the deviation the last quarter of an hour is."""

CAUTION = 0.1
"""How much of the deviation is not counted on."""

UNKNOWN_W: Watts = 500.0
"""What is taken for what nobody has seen yet, and for how far it deviates."""


class Mean(NamedTuple):
    """What was drawn at one time of day, on average."""

    days: int = 0
    """On how many days."""

    drawn_w: Watts = 0.0
    """How much."""

    def with_day(self, drawn_w: Watts) -> Mean:
        """Return the same with one more day.

        | days | drawn_w | then | drawn_w later |
        |-----:|--------:|-----:|--------------:|
        |    0 |       0 |  400 |           400 |
        |    1 |     400 |  600 |           500 |
        |   50 |     400 |  600 |           430 |
        """
        news = max(NEWS, 1 / (self.days + 1))
        return Mean(self.days + 1, self.drawn_w + (drawn_w - self.drawn_w) * news)


NO_DAY = (Mean(),) * BINS


class Quarter(NamedTuple):
    """The quarter of an hour that is under way."""

    began_at: datetime
    """When, by the local clock."""

    sum_w: Watts
    """All readings in it together."""

    readings: int
    """How many there were."""


class BaseLoadMemory(NamedTuple):
    """What is remembered of a base load."""

    working: tuple[Mean, ...] = NO_DAY
    """By quarter of an hour, of working days."""

    weekend: tuple[Mean, ...] = NO_DAY
    """Of Saturdays and Sundays."""

    every: tuple[Mean, ...] = NO_DAY
    """Of all days."""

    recent_w: tuple[Watts, ...] = ()
    """By how much more the house drew than its profile, in the last quarters of an hour, oldest first."""

    deviation_w: Watts = UNKNOWN_W
    """How far what was drawn is from the profile, on average."""

    quarter: Quarter | None = None
    """What is being added up."""


def observed(memory: BaseLoadMemory, at: datetime, drawn_w: Watts) -> BaseLoadMemory:
    """Return *memory*, knowing what the house drew beside its loads *at* a time of the local clock."""
    began_at = at - (at - datetime.min.replace(tzinfo=at.tzinfo)) % BIN
    quarter = memory.quarter
    if quarter is None or quarter.began_at != began_at:
        memory = memory if quarter is None else _closed(memory, quarter)
        quarter = Quarter(began_at, 0.0, 0)
    return memory._replace(quarter=Quarter(began_at, quarter.sum_w + max(0.0, drawn_w), quarter.readings + 1))


def expected_w(memory: BaseLoadMemory, begins: Sequence[datetime], slot: timedelta) -> list[Watts]:
    """Return what the house is expected to draw in each slot, by what the local clock shows as it *begins*.

    Where nothing but 400 W was drawn for days, and 1000 W for the last four hours:

    | hours ahead | expected |
    |------------:|---------:|
    |           0 |     1000 |
    |          12 |      764 |
    |          24 |      621 |
    """
    different_w = median(memory.recent_w) if memory.recent_w else 0.0
    return [
        max(0.0, profile_w(memory, time + slot / 2) + different_w * exp(-(slot * index / LASTING)))
        for index, time in enumerate(begins)
    ]


def spare_w(memory: BaseLoadMemory, limit_w: Watts, expected: Iterable[Watts]) -> list[Watts]:
    """Return what the base load leaves of a limit, as it is *expected*: less where that is uncertain.

    | limit_w | expected | deviation_w | spare_w |
    |--------:|---------:|------------:|--------:|
    |    6000 |     2000 |         400 |    3960 |
    |    1000 |     2000 |         400 |       0 |
    """
    unsure_w = CAUTION * memory.deviation_w
    return [max(0.0, limit_w - drawn_w - unsure_w) for drawn_w in expected]


def profile_w(memory: BaseLoadMemory, at: datetime) -> Watts:
    """Return what the house usually draws around *at*, by the local clock, neighbouring quarters included."""
    known = [mean.drawn_w for mean in _around(memory, at) if mean.days]
    return sum(known) / len(known) if known else UNKNOWN_W


def _around(memory: BaseLoadMemory, at: datetime) -> Iterator[Mean]:
    """Find the means of the quarter of an hour of *at*, and of the two beside it."""
    kind = memory.weekend if _is_weekend(at) else memory.working
    place = _bin(at)
    for index in (place - 1, place, (place + 1) % BINS):
        yield kind[index] if kind[index].days else memory.every[index]


def _is_weekend(at: datetime) -> bool:
    return at.weekday() >= FIRST_WEEKEND_DAY


def _bin(at: datetime) -> int:
    return (at - at.replace(hour=0, minute=0, second=0, microsecond=0)) // BIN


def _closed(memory: BaseLoadMemory, quarter: Quarter) -> BaseLoadMemory:
    """Return *memory* with a quarter of an hour that is over."""
    drawn_w, place, at = quarter.sum_w / quarter.readings, _bin(quarter.began_at), quarter.began_at
    if memory.every[place].days:
        more_w = drawn_w - profile_w(memory, at)
        memory = memory._replace(
            recent_w=(*memory.recent_w, more_w)[-RECENT:],
            deviation_w=memory.deviation_w + (abs(more_w) - memory.deviation_w) * FADING,
        )
    memory = memory._replace(every=_with_day(memory.every, place, drawn_w))
    if _is_weekend(at):
        return memory._replace(weekend=_with_day(memory.weekend, place, drawn_w))
    return memory._replace(working=_with_day(memory.working, place, drawn_w))


def _with_day(means: tuple[Mean, ...], place: int, drawn_w: Watts) -> tuple[Mean, ...]:
    return (*means[:place], means[place].with_day(drawn_w), *means[place + 1 :])
