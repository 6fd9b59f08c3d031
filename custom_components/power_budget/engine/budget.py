"""What is configured of one budget: its limits, and the meter and the tariff that they follow."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from .buffer import Buffer
from .quantity import Amount, Watts


class Unit(StrEnum):
    """What a power step counts."""

    WATTS = "watts"
    LOADS = "loads"


class Order(StrEnum):
    """Who goes first among equals: loads that share a priority, boosted or not."""

    ROUND_ROBIN = "round_robin"
    COLDEST_FIRST = "coldest_first"


class Estimate(StrEnum):
    """How the room for loads follows from a meter."""

    WHOLE_HOUSE = "whole_house"
    OTHER_LOADS = "other_loads"


class CountIdle(StrEnum):
    """What a load is counted at that is on and draws nothing."""

    RATED = "rated"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A capacity tariff: the average of the house in each window counts, the highest of a month."""

    length: timedelta
    """How long a window is; an hour is a multiple of it."""

    peak_w: Watts
    """The average that no window is to pass."""

    follow_peak: bool = False
    """Whether a higher one may be used again that the month has had anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metering:
    """A meter, and the limit that its readings are held against."""

    limit_w: Watts
    """What the connection may carry, loads and all else together."""

    estimate: Estimate = Estimate.WHOLE_HOUSE
    """What the meter measures: the whole house, or all but the loads."""

    margin_w: Watts = 0.0
    """What is left free."""

    restore_delay: timedelta = timedelta(seconds=90)
    """How long there must have been room before more runs than now."""

    restore_margin: float = 1.2
    """How many times what a load draws must be free for it to run in addition."""

    count_idle: CountIdle = CountIdle.RATED
    """What a load is counted at that is on and draws nothing."""

    timeout: timedelta = timedelta(seconds=60)
    """How long after its last reading the meter is stale."""

    stale_limit_w: Watts = 0.0
    """What loads may draw while it is."""

    window: Window | None = None
    """The metering window of a capacity tariff, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A supply with a limit: a circuit, a phase or a house."""

    id: str
    """Unique within the site."""

    parent: str | None = None
    """The id of the budget that it stands in; None for a root."""

    name: str
    """What a resident calls it."""

    unit: Unit = Unit.WATTS
    """What the power steps count."""

    power_steps: tuple[Amount, ...]
    """The limit in each power saving mode; at least one, none rising, none negative."""

    order: Order = Order.ROUND_ROBIN
    """Who goes first among equals."""

    is_imposed: bool = False
    """Whether an entity outside says what may be drawn, too."""

    metering: Metering | None = None
    """The meter that limits it too, if one does."""

    buffers: tuple[Buffer, ...] = ()
    """The batteries that belong to it."""
