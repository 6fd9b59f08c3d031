"""What is remembered of a meter, and of what it shows of each load."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from .quantity import Watts

ENOUGH = 5
"""How many steps of a meter it takes to tell what a load draws."""


class Draw(NamedTuple):
    """What a load draws, and how much of that its meter shows by now."""

    is_on: bool
    """Whether it is on."""

    drawn_w: Watts
    """What it draws by its switch, its sensor or its rating."""

    since: datetime
    """Since when."""

    shown_w: Watts
    """How much of the meter's last reading is its draw, or was: meters lag."""

    is_missed: bool = False
    """Whether the meter ought to show it by now, and does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterState:
    """What is remembered of a meter."""

    read_at: datetime | None = None
    """When it last gave a reading; until it first does, when it was first waited for."""

    drawn_w: Watts | None = None
    """What it read then; None before its first reading."""

    lags: tuple[timedelta, ...] = ()
    """How long it took to show the last switchings, oldest first."""

    room_w: Watts | None = None
    """What it leaves for loads, restored with delay; None before its first reading."""

    rising_since: datetime | None = None
    """Since when it leaves more than that; None while it does not."""

    rising_w: Watts = 0.0
    """The least that it left since then."""

    restored_at: datetime | None = None
    """When a load was last restored, as long as that may have to be taken back."""

    taken_back: int = 0
    """How often in a row a restored load was shed within a minute."""

    mode_at: datetime | None = None
    """When the power saving mode last followed the room."""


def learned_w(samples_w: Sequence[Watts]) -> Watts | None:
    """Return what a load really draws, by the steps of the meter; None until there are enough.

    Something else may have switched at the same time: the median does not mind.

    | steps                        | learned |
    |------------------------------|--------:|
    | 1200, 1190, 1210, 1200       |       – |
    | 1200, 1190, 1210, 1200, 1700 |    1200 |
    """
    return median(samples_w) if len(samples_w) >= ENOUGH else None
