"""What is configured: budgets that stand in each other, and the loads that share them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache, cached_property, partial
from typing import NamedTuple

from .attended import Attended
from .budget import Budget, Order, Unit
from .known import Known, known
from .modulation import Modulation
from .obedience import PATIENCE
from .quantity import Amount, Celsius, Fraction, Kelvin, Watts
from .rota import Turn, places
from .tree import Part, lineages, parts


class DemandSource(StrEnum):
    """Who asks for heat."""

    OWN_SWITCH = "own_switch"
    ENTITY = "entity"
    TEMPERATURE = "temperature"
    ALWAYS = "always"


class Feed(NamedTuple):
    """What a load takes from another budget than its own."""

    budget: str
    """The id of that budget."""

    power_w: Watts
    """How much of its power comes from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One controllable consumer."""

    id: str
    """Unique within the site."""

    budget: str
    """The id of the budget that it belongs to."""

    name: str
    """What a resident calls it."""

    power_w: Watts
    """What it draws when on, or at most, from all budgets together; above zero."""

    also_on: tuple[Feed, ...] = ()
    """What of that comes from other budgets, each named once; together no more than its power."""

    turns: int = 1
    """Places in the rota; none for one that is attended."""

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

    frost_c: Celsius | None = None
    """Below this its room is about to freeze: it goes first of all, in away too; None for no such."""

    max_off: timedelta | None = None
    """The longest it may be kept waiting while it asks: past it, it goes first; None for any time."""

    patience: timedelta = PATIENCE
    """How long its switch may take to be seen in the state that it was sent to."""

    max_switches_per_hour: int | None = None
    """How often its relay may switch; at least two, on and off; None for any number."""

    modulation: Modulation | None = None
    """How it may be set, if it runs at any level; None if it is on or off."""

    attended: Attended | None = None
    """What is particular to it if somebody stands beside it; None for a heater."""


def taken(budget: Budget, counted_w: Watts, fraction: Fraction) -> Amount:
    """Return what a load takes, counted at *counted_w*, from a budget that carries that fraction of it."""
    if budget.unit is Unit.WATTS:
        return counted_w * fraction
    return 1.0 if fraction > 0 else 0.0


class Tap(NamedTuple):
    """A load as one of the budgets sees it that carry it."""

    load: Load
    """What is configured of it."""

    fraction: Fraction
    """Which part of its draw that budget carries."""

    @property
    def power_w(self) -> Watts:
        """What it takes from that budget when on."""
        return self.load.power_w * self.fraction


@dataclass(frozen=True)
class Branch:
    """A budget, and all that draws on it."""

    budget: Budget
    """What is configured of it."""

    find_taps: Callable[[Budget], tuple[Tap, ...]]
    """Finds what draws on it: few cycles need to know."""

    @cached_property
    def taps(self) -> tuple[Tap, ...]:
        """Its own loads, those of budgets that stand in it, and those that are also on one of these."""
        return self.find_taps(self.budget)

    @cached_property
    def attended(self) -> frozenset[str]:
        """The ids of those of its loads beside which somebody stands."""
        return frozenset(tap.load.id for tap in self.taps if tap.load.attended is not None)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Budgets that stand in each other, and their loads, in the order of the rota."""

    budgets: tuple[Budget, ...]
    """At least one, each id once; the first rules: its order is that of all."""

    loads: tuple[Load, ...]
    """Everyone who shares them, each id once."""

    @property
    def order(self) -> Order:
        """Who goes first among equals."""
        return self.budgets[0].order

    @cached_property
    def indices(self) -> Mapping[str, int]:
        """By id, where each budget stands among all."""
        return {budget.id: index for index, budget in enumerate(self.budgets)}

    @cached_property
    def lineages(self) -> tuple[tuple[int, ...], ...]:
        """Of each budget, itself and all that it stands in, by their indices, from the inside out."""
        parents = (budget.parent for budget in self.budgets)
        return lineages([None if parent is None else self.indices[parent] for parent in parents])

    @cached_property
    def parts(self) -> tuple[tuple[Part, ...], ...]:
        """Which budgets carry each load, its own first, and which fraction of its draw."""
        whole = {name: parts(self.lineages, index, 1.0, {}) for name, index in self.indices.items()}
        return tuple([self._parts(load) if load.also_on else whole[load.budget] for load in self.loads])

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """What is known of each load before a cycle sees anything; many are alike in that."""
        watts = tuple(budget.unit is Unit.WATTS for budget in self.budgets)
        alike = cache(partial(known, in_watts=watts))
        columns = zip(self.loads, self.parts, strict=True)
        return tuple([alike(load.power_w, load.modulation, carried) for load, carried in columns])

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """Each budget with all that draws on it."""
        return tuple(Branch(budget, self._taps_on) for budget in self.budgets)

    @cached_property
    def members(self) -> tuple[Mapping[int, int], ...]:
        """Of each budget, its own loads and those of budgets below it: by their index, their rank."""
        if len(self.budgets) == 1:
            return ({index: index for index in range(len(self.loads))},)
        ranks: list[dict[int, int]] = [{} for _ in self.budgets]
        for index, carried in enumerate(self.parts):
            for budget in self.lineages[carried[0].budget]:
                ranks[budget][index] = len(ranks[budget])
        return tuple(ranks)

    @cached_property
    def by_id(self) -> Mapping[str, Load]:
        """Each load by its id."""
        return {load.id: load for load in self.loads}

    @cached_property
    def attended(self) -> tuple[int, ...]:
        """The indices of those loads beside which somebody stands."""
        return tuple([index for index, load in enumerate(self.loads) if load.attended is not None])

    @cached_property
    def rota(self) -> tuple[int, ...]:
        """Places in the order in which turns pass, each the index of a load."""
        return places([load.turns for load in self.loads])

    @cached_property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """Where in the rota each load stands, in the order of the loads."""
        standing: list[tuple[int, ...]] = [()] * len(self.loads)
        for place, index in enumerate(self.rota):
            standing[index] += (place,)
        return tuple(standing)

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
        known = (ordinal for ordinal in self.rota if self.loads[ordinal].id == place.load)
        return next((self.places[ordinal][0] for ordinal in known), number)

    def _taps_on(self, budget: Budget) -> tuple[Tap, ...]:
        """Return all loads that *budget* carries."""
        index = self.indices[budget.id]
        return tuple(
            Tap(load, part.fraction)
            for load, carried in zip(self.loads, self.parts, strict=True)
            for part in carried
            if part.budget == index
        )

    def _parts(self, load: Load) -> tuple[Part, ...]:
        """Return which budgets carry *load*."""
        taken = {self.indices[feed.budget]: feed.power_w for feed in load.also_on}
        return parts(self.lineages, self.indices[load.budget], load.power_w, taken)
