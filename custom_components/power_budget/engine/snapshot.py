"""What was observed, at one instant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .buffer import BufferReading
from .quantity import Celsius, Kelvin, WattHours, Watts


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReading:
    """What was seen of one load; None is no reading."""

    is_on: bool | None
    """Whether it is switched on; None while its switch is unavailable."""

    changed_at: datetime | None = None
    """When the switch took that state, where that is known."""

    level_w: Watts | None = None
    """What it is set to, where it runs at any level."""

    drawn_w: Watts | None = None
    """What a fresh power sensor measures."""

    drawn_at: datetime | None = None
    """When it said so, where that is known."""

    said_w: Watts | None = None
    """What its power sensor said last, however long ago, where somebody stands beside it."""

    wants_heat: bool | None = None
    """What the entity that asks for it says."""

    measured_c: Celsius | None = None
    """Its room's temperature."""

    measured_at: datetime | None = None
    """When its thermometer last said anything, where that matters and is known."""

    moved_at: datetime | None = None
    """When its thermometer last showed another temperature, where that matters and is known."""

    setpoint_c: Celsius | None = None
    """The temperature its room should have."""

    ahead_c: Celsius | None = None
    """The temperature to which its room is warmed ahead, before it should have it; None if it is not."""

    ahead_until: datetime | None = None
    """When its room should have that; None if it is not warmed ahead."""

    @property
    def goal_c(self) -> Celsius | None:
        """What its room is warmed to: what it should have, or more than that ahead of comfort.

        | setpoint_c | ahead_c | goal_c |
        |-----------:|--------:|-------:|
        |         17 |       – |     17 |
        |         17 |      20 |     20 |
        |         20 |      17 |     20 |
        |          – |      20 |     20 |
        """
        if self.ahead_c is None or self.setpoint_c is None:
            return self.setpoint_c if self.ahead_c is None else self.ahead_c
        return max(self.setpoint_c, self.ahead_c)

    @property
    def deficit_k(self) -> Kelvin | None:
        """How far the room is below what it should have now; negative above it, None if unknown."""
        return self._below_k(self.setpoint_c)

    @property
    def deficit_ahead_k(self) -> Kelvin | None:
        """How far it is below what it is warmed to."""
        return self._below_k(self.goal_c)

    def _below_k(self, goal_c: Celsius | None) -> Kelvin | None:
        return None if self.measured_c is None or goal_c is None else goal_c - self.measured_c


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterReading:
    """What a meter said last."""

    drawn_w: Watts
    """What is drawn by all that it measures; negative while it feeds back."""

    at: datetime
    """When it said so."""

    def __add__(self, other: MeterReading) -> MeterReading:
        """Return what two meters say together, as old as the older."""
        return MeterReading(drawn_w=self.drawn_w + other.drawn_w, at=min(self.at, other.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetReading:
    """What was seen of the supply of one budget."""

    meter: MeterReading | None = None
    """What its meter said last; None where there is none, or it says no number."""

    energy_wh: WattHours | None = None
    """What its energy counter says, if it has one."""

    imposed_limit_w: Watts | None = None
    """What an entity outside says may be drawn; None if none does, or it says no number."""


NOTHING_SEEN = BudgetReading()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All observations of one cycle."""

    at: datetime
    """The instant, aware, UTC."""

    turns_pass: bool = False
    """Whether the cycle runs on the time pattern, so that the next turn begins."""

    loads: Mapping[str, LoadReading]
    """By load id; a load that is missing is unavailable."""

    utc_offset: timedelta = timedelta(0)
    """How far the local clock is ahead of UTC."""

    budgets: Mapping[str, BudgetReading] = field(default_factory=dict)
    """By budget id; of a budget that is missing nothing was seen."""

    buffers: Mapping[str, BufferReading] = field(default_factory=dict)
    """By the id of a battery; of one that is missing nothing was seen."""

    def of(self, budget: str) -> BudgetReading:
        """Return what was seen of the supply of a budget."""
        return self.budgets.get(budget, NOTHING_SEEN)
