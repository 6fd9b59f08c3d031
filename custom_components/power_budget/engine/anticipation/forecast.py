"""What becomes of all rooms if some are warmed ahead: their thermostats and scarce supplies, slot by slot.

In each slot every room wants what brings it to its goal at the end of the slot: its setpoint, or comfort if
it is warmed ahead. If that is more than any budget leaves, those come first whose comfort has begun, and of
these the coldest against their goal: as those who ask are served, but for heaters being divisible here.

Many plans are tried of the same rooms: what no plan changes is worked out once, as their `Basis`, and a
forecast goes on from the first slot in which it differs from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf, sumprod

from ..quantity import TOLERANCE, Amount, Celsius, Fraction, Kelvin, WattHours
from ..tree import Bookings
from .beginning import Heated, within
from .outlook import Conditions, Outlook
from .thermal import Slot

LATER_K: Kelvin = 1000.0
"""No room is so much colder than another: who is warmed ahead comes behind all whose comfort has begun."""

NOTHING_FULL = frozenset[int]()

type Column = Sequence[float]
"""One figure of each room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What a slot makes of the air, or of the mass, of each room."""

    air: Column
    """For each degree that the air was."""

    mass: Column
    """For each degree that the mass was."""

    share: Column
    """With the heater on all the time."""

    def followed(self, air_c: Column, mass_c: Column, drift_c: Column) -> list[Celsius]:
        """Return how warm it is at the end of the slot without heaters; *drift_c* is what else does."""
        parts = zip(self.air, air_c, self.mass, mass_c, drift_c, strict=True)
        return [by_air * air + by_mass * mass + drift for by_air, air, by_mass, mass, drift in parts]

    def heated(self, free_c: Column, shares: Column) -> list[Celsius]:
        """Return the same with the heaters on for shares of the slot."""
        return [free + by * share for free, by, share in zip(free_c, self.share, shares, strict=True)]

    def after(self, air_c: Column, mass_c: Column, drift_c: Column, shares: Column) -> list[Celsius]:
        """Return both at once."""
        parts = zip(self.air, air_c, self.mass, mass_c, drift_c, self.share, shares, strict=True)
        return [
            by_air * air + by_mass * mass + drift + by_share * share
            for by_air, air, by_mass, mass, drift, by_share, share in parts
        ]


@dataclass(slots=True)
class Forecast:
    """What becomes of the rooms: all by slot, and then by room."""

    air_c: list[list[Celsius]] = field(default_factory=list)
    """How warm each is at the end of a slot."""

    mass_c: list[list[Celsius]] = field(default_factory=list)
    """How warm the mass of each is."""

    shares: list[list[Fraction]] = field(default_factory=list)
    """How much of its power each draws."""

    cold_k: list[list[Kelvin]] = field(default_factory=list)
    """How far each is too cold, with how far it is as its comfort begins within the slot; else 0."""

    full: list[frozenset[int]] = field(default_factory=list)
    """By slot, the budgets that leave less than somebody wants, by their index."""

    cost_wh: list[WattHours] = field(default_factory=list)
    """By slot, what heat and cold cost."""

    def until(self, slot: int) -> Forecast:
        """Return the same before a slot only."""
        return Forecast(
            self.air_c[:slot],
            self.mass_c[:slot],
            self.shares[:slot],
            self.cold_k[:slot],
            self.full[:slot],
            self.cost_wh[:slot],
        )


class Basis:
    """What is known of rooms before anybody is warmed ahead."""

    def __init__(self, rooms: Sequence[Outlook], conditions: Conditions, cold_h: float) -> None:
        """Work it out; a kelvin-hour of cold costs so many hours of the room's heater."""
        self.rooms, self.conditions = rooms, conditions
        self.slots = range(len(conditions.spare))
        self.begin_c = [room.warmth.air_c for room in rooms], [room.warmth.mass_c for room in rooms]
        self.to_air, self.to_mass = (_effects([room.slot for room in rooms], index) for index in (0, 1))
        self.drifts_c = [self._drifts_c(slot) for slot in self.slots]
        self.least_c = _least_c(rooms, self.slots)
        self.within = within([room.begins for room in rooms])
        self.later = [[0.0 if room.comfort[slot] else LATER_K for room in rooms] for slot in self.slots]
        self.takes = [tuple(room.takes) for room in rooms]
        self.scarce = _scarce(rooms, conditions)
        self.powers_w = [room.power_w for room in rooms]
        self.cold_w = [room.power_w * cold_h for room in rooms]

    def goals_c(self, ahead: Sequence[Sequence[bool]]) -> list[list[Celsius]]:
        """Return to what each room is warmed, by slot and room, if it is warmed *ahead*, by room and slot."""
        each = list(zip(self.rooms, ahead, strict=True))
        return [
            [
                room.comfort_c if room.comfort[slot] or is_ahead[slot] else room.setback_c
                for room, is_ahead in each
            ]
            for slot in self.slots
        ]

    def followed(self, ahead: Sequence[Sequence[bool]]) -> Forecast:
        """Return what becomes of the rooms if they are warmed *ahead*, by room and slot."""
        return self.forecast(self.goals_c(ahead), Forecast(), 0)

    def forecast(self, goals_c: Sequence[Column], before: Forecast, since: int) -> Forecast:
        """Return what becomes of the rooms if they are warmed to *goals_c*: as *before*, until some slot."""
        found, to_air, to_mass = before.until(since), self.to_air, self.to_mass
        air_c, mass_c = (found.air_c[-1], found.mass_c[-1]) if since else self.begin_c
        for slot in self.slots[since:]:
            drift_air_c, drift_mass_c = self.drifts_c[slot]
            free_c = to_air.followed(air_c, mass_c, drift_air_c)
            shares, full = self._served(slot, air_c, free_c, goals_c[slot])
            mass_c = to_mass.after(air_c, mass_c, drift_mass_c, shares)
            before_c, air_c = air_c, to_air.heated(free_c, shares)
            cold_k = _short_k(air_c, self.least_c[slot])
            for place, part in self.within.get(slot, ()):
                heated = Heated(before_c[place], air_c[place], shares[place], goals_c[slot][place])
                cold_k[place] += max(0.0, self.rooms[place].least_c - heated.at_c(part))
            cost_w = sumprod(shares, self.powers_w) + sumprod(cold_k, self.cold_w)
            found.air_c.append(air_c)
            found.mass_c.append(mass_c)
            found.shares.append(shares)
            found.cold_k.append(cold_k)
            found.full.append(full)
            found.cost_wh.append(cost_w * self.conditions.slot_h)
        return found

    def _served(
        self, slot: int, air_c: Column, free_c: Column, goal_c: Column
    ) -> tuple[list[Fraction], frozenset[int]]:
        """Return which share each room gets, and which budgets leave less than somebody wants."""
        shares, spare = _wanted(self.to_air.share, free_c, goal_c), self.conditions.spare[slot]
        if all(sumprod(shares, each) <= spare[on] for on, each in self.scarce):
            return shares, NOTHING_FULL
        return _rationed(self.takes, shares, self._order(slot, air_c, goal_c), spare)

    def _order(self, slot: int, air_c: Column, goal_c: Column) -> list[int]:
        """Return who goes first: whose comfort has begun, then the coldest."""
        ranks = [air - goal + later for air, goal, later in zip(air_c, goal_c, self.later[slot], strict=True)]
        return sorted(range(len(ranks)), key=ranks.__getitem__)

    def _drifts_c(self, slot: int) -> tuple[list[Celsius], list[Celsius]]:
        """Return what outdoors and other heat make of air and mass of each room."""
        each = [(room.slot.outdoor, room.slot.gain, room.outdoor_c[slot]) for room in self.rooms]
        air_c, mass_c = (
            [outdoor[index] * outdoor_c + gain[index] for outdoor, gain, outdoor_c in each]
            for index in (0, 1)
        )
        return air_c, mass_c


def _effects(slots: Sequence[Slot], index: int) -> Effects:
    """Return what slots make of the air of each room, or of its mass."""
    return Effects(
        air=[slot.air[index] for slot in slots],
        mass=[slot.mass[index] for slot in slots],
        share=[slot.share[index] for slot in slots],
    )


def _least_c(rooms: Sequence[Outlook], slots: range) -> list[list[Celsius]]:
    """Return how warm each room must be at the end of a slot: in comfort, as it begins, and soon after."""
    each = [(room.comfort, room.begins, room.least_c) for room in rooms]
    following = [min(slot + 1, slots[-1]) for slot in slots]
    return [
        [
            least_c if comfort[slot] or comfort[after] or slot in begins else -inf
            for comfort, begins, least_c in each
        ]
        for slot, after in zip(slots, following, strict=True)
    ]


def _scarce(rooms: Sequence[Outlook], conditions: Conditions) -> list[tuple[int, list[Amount]]]:
    """Return the budgets that may leave too little, by their index, with what each room takes of them."""
    taken: dict[int, list[Amount]] = {}
    for place, room in enumerate(rooms):
        for budget, amount in room.takes:
            taken.setdefault(budget, [0.0] * len(rooms))[place] = amount
    least = [min(each) for each in zip(*conditions.spare, strict=True)]
    return [(budget, each) for budget, each in taken.items() if sum(each) > least[budget]]


def _short_k(air_c: Column, least_c: Column) -> list[Kelvin]:
    """Return how far each room is too cold."""
    return [least - air if air < least else 0.0 for air, least in zip(air_c, least_c, strict=True)]


def _wanted(effects: Column, free_c: Column, goals_c: Column) -> list[Fraction]:
    """Return which share each room wants, to be as warm as it should at the end of a slot."""
    return [
        0.0 if goal <= free else ((goal - free) / by if goal - free < by else 1.0)
        for by, free, goal in zip(effects, free_c, goals_c, strict=True)
    ]


def _rationed(
    takes: Sequence[Bookings], shares: Sequence[Fraction], order: Sequence[int], spare: Sequence[Amount]
) -> tuple[list[Fraction], frozenset[int]]:
    """Return which share each room gets, first in *order* first, and which budgets leave less than it wants.

    Two rooms want all of their heaters of 2 kW; of the house 3 kW are left, and 1.5 kW of the circuit that
    the second is on:

    | order         | shares     | full           |
    |---------------|------------|----------------|
    | first, second | 1, 0.5     | house          |
    | second, first | 0.75, 0.75 | circuit, house |
    """
    given, left, full = [0.0] * len(shares), list(spare), set[int]()
    for one in order:
        share = shares[one]
        if not share:
            continue
        tightest = None
        for budget, amount in takes[one]:
            if share * amount > left[budget] + TOLERANCE:
                share, tightest = max(0.0, left[budget] / amount), budget
        if tightest is not None:
            full.add(tightest)
        if share:
            given[one] = share
            for budget, amount in takes[one]:
                left[budget] -= share * amount
    return given, frozenset(full)
