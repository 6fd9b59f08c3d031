"""What is remembered of a meter, and of what it shows of each load."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from .quantity import WattHours, Watts

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

    is_measured: bool = False
    """Whether a sensor of its own says so."""

    is_missed: bool = False
    """Whether the meter ought to show it by now, and does not."""

    is_followed: bool = False
    """Whether it follows what the meter says: a battery. Then to believe too early would make it sway."""


class Sampling(NamedTuple):
    """What a load draws, about to be learned from how far the meter moves as it is switched."""

    load: str
    """Its id."""

    is_on: bool
    """Whether it was switched on."""

    before_w: Watts
    """What the meter read before it showed anything of that."""

    is_shown: bool
    """Whether it shows all of it by now; the reading after that tells, as some meters average."""


class WindowState(NamedTuple):
    """What is remembered of a metering window."""

    begins_at: datetime | None = None
    """When it began; None before the first."""

    used_wh: WattHours = 0.0
    """What the house has drawn in it."""

    counted_until: datetime | None = None
    """Until when that is counted."""

    is_whole: bool = False
    """Whether it was measured from its beginning."""

    counter_wh: WattHours | None = None
    """What the energy counter said last."""

    before_counter_wh: WattHours | None = None
    """What was used when it last took a step in this window; None before its first."""

    month: str = ""
    """The month of the peak, as in 2026-11."""

    month_peak_w: Watts = 0.0
    """The highest average of a window in that month."""


NO_DRAWS: Mapping[str, Draw] = {}


class MeterState(NamedTuple):
    """What is remembered of a meter."""

    read_at: datetime | None = None
    """When it last gave a reading; until it first does, when it was first waited for."""

    drawn_w: Watts | None = None
    """What it read then; None before its first reading."""

    draws: Mapping[str, Draw] = NO_DRAWS
    """By load id, what it shows of each load."""

    lags: tuple[timedelta, ...] = ()
    """How long it took to show the last switchings, oldest first."""

    sampling: Sampling | None = None
    """The switching that is being learned from."""

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

    is_window_bound: bool = False
    """Whether the metering window leaves less than the connection."""

    window: WindowState = WindowState()
    """What is remembered of the metering window, where the tariff has one."""

    mode_at: datetime | None = None
    """When the power saving mode last followed the room."""


def is_hiding(meter: MeterState) -> bool:
    """Return whether *meter* still shows what was stopped, so that its next reading may free watts."""
    return any(draw.shown_w > draw.drawn_w for draw in meter.draws.values())


def learned_w(samples_w: Sequence[Watts]) -> Watts | None:
    """Return what a load really draws, by the steps of the meter; None until there are enough.

    Something else may have switched at the same time: the median does not mind.

    | steps                        | learned |
    |------------------------------|--------:|
    | 1200, 1190, 1210, 1200       |       – |
    | 1200, 1190, 1210, 1200, 1700 |    1200 |
    """
    return median(samples_w) if len(samples_w) >= ENOUGH else None
