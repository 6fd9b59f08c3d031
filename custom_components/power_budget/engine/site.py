"""What is configured: a budget and the loads that share it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from .quantity import Amount, Kelvin, Watts
from .rota import Turn, places


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


class DemandSource(StrEnum):
    """Who asks for heat."""

    OWN_SWITCH = "own_switch"
    ENTITY = "entity"
    TEMPERATURE = "temperature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One controllable consumer that is on or off."""

    id: str
    """Unique within the site."""

    name: str
    """What a resident calls it."""

    power_w: Watts
    """What it draws when on; above zero."""

    turns: int = 1
    """Places in the rota."""

    priority: int = 0
    """Higher goes first."""

    min_on: timedelta = timedelta(seconds=120)
    """How long it runs once it was started, unless the limit says otherwise."""

    min_off: timedelta = timedelta(seconds=60)
    """How long it rests once it has stopped."""

    demand: DemandSource = DemandSource.OWN_SWITCH
    """Who asks for heat."""

    deadband_k: Kelvin = 0.5
    """Width around the setpoint in which its demand stays as it was."""

    max_switches_per_hour: int | None = None
    """How often its relay may switch; at least two, on and off; None for any number."""


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
    """A supply with a limit."""

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


@dataclass(frozen=True, kw_only=True)
class Site:
    """A budget with its loads, in the order of the rota."""

    budget: Budget
    """What they share."""

    loads: tuple[Load, ...]
    """Everyone who shares it, each id once."""

    @cached_property
    def rota(self) -> tuple[int, ...]:
        """Places in the order in which turns pass, each the index of a load."""
        return places([load.turns for load in self.loads])

    @cached_property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """Where in the rota each load stands, in the order of the loads."""
        standing: list[list[int]] = [[] for _ in self.loads]
        for place, index in enumerate(self.rota):
            standing[index].append(place)
        return tuple(tuple(one) for one in standing)

    def first_place(self, turn: Turn, equals: str) -> int:
        """Return the place that goes first among *equals*; zero if it is nobody's turn yet.

        The turn stays with its load while others come and go.
        """
        place = turn.get(equals)
        if place is None or not self.rota:
            return 0
        number = place.number % len(self.rota)
        if self.loads[self.rota[number]].id == place.load:
            return number
        known = (ordinal for ordinal, load in enumerate(self.loads) if load.id == place.load)
        return next((self.places[ordinal][0] for ordinal in known), number)
