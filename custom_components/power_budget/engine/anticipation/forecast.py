"""What becomes of all rooms if some are warmed ahead: their thermostats and scarce supplies, slot by slot.

In each slot every room wants what brings it to its setpoint at the end of the slot, or to comfort if it is
warmed ahead. If that is more than any budget leaves, those come first whose comfort has begun, and of these
the coldest against what they should have: as those who ask are served, but for heaters being divisible here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sumprod
from typing import NamedTuple

from ..quantity import TOLERANCE, Amount, Celsius, Fraction, Kelvin, WattHours, Watts
from ..tree import Bookings
from .thermal import Slot, Warmth

type Effects = tuple[float, ...]
"""What each part of a `Slot` adds to the air, or to the mass."""


class Outlook(NamedTuple):
    """What is known of a room as a plan is made."""

    id: str
    """The id of its load."""

    power_w: Watts
    """What its heater draws when on."""

    slot: Slot
    """What a slot makes of it."""

    warmth: Warmth
    """How warm it is now."""

    comfort_c: Celsius
    """What it should have in comfort."""

    setback_c: Celsius
    """What it should have else."""

    deadband_k: Kelvin
    """Width around the setpoint in which its demand stays as it was."""

    comfort: Sequence[bool]
    """In which slots it should have comfort."""

    outdoor_c: Sequence[Celsius]
    """The temperature outdoors, by slot."""

    takes: Bookings
    """What its heater takes of each budget when on, by the index of the budget."""

    may_be_ahead: bool = True
    """Whether its model is trusted, so that it may be warmed ahead."""


class Conditions(NamedTuple):
    """The conditions under which rooms are warmed ahead."""

    slot_h: float
    """How long a slot is."""

    spare: Sequence[Sequence[Amount]]
    """By slot, what each budget leaves for rooms, in its unit."""


@dataclass(slots=True)
class Forecast:
    """What becomes of the rooms."""

    air_c: list[list[Celsius]] = field(default_factory=list)
    """By slot, at its end, and by room."""

    shares: list[list[Fraction]] = field(default_factory=list)
    """By slot and room, how much of its power each draws."""

    full: list[frozenset[int]] = field(default_factory=list)
    """By slot, the budgets that leave less than somebody wants, by their index."""

    heat_wh: WattHours = 0.0
    """What all of them draw."""


def forecast(
    rooms: Sequence[Outlook], ahead: Mapping[str, Sequence[bool]], conditions: Conditions
) -> Forecast:
    """Return what becomes of *rooms* if each is warmed *ahead* in those slots."""
    found, powers_w = Forecast(), [room.power_w for room in rooms]
    air_c, mass_c = [room.warmth.air_c for room in rooms], [room.warmth.mass_c for room in rooms]
    to_air, to_mass = ([tuple(part[index] for part in room.slot) for room in rooms] for index in (0, 1))
    scarce = _scarce(rooms, conditions)
    for spare, outdoor_c, goal_c, is_comfort in _slots(rooms, ahead, conditions):
        free_c = _followed(to_air, air_c, mass_c, outdoor_c)
        shares, full = _wanted(to_air, free_c, goal_c), NOTHING_FULL
        if any(sumprod(shares, each) > spare[budget] for budget, each in scarce):
            cold_k = [warm_c - goal for warm_c, goal in zip(air_c, goal_c, strict=True)]
            order = sorted(range(len(rooms)), key=lambda one: (not is_comfort[one], cold_k[one]))
            shares, full = _rationed(rooms, shares, order, spare)
        mass_c = _heated(to_mass, _followed(to_mass, air_c, mass_c, outdoor_c), shares)
        air_c = _heated(to_air, free_c, shares)
        found.air_c.append(air_c)
        found.shares.append(shares)
        found.full.append(full)
        found.heat_wh += sumprod(shares, powers_w) * conditions.slot_h
    return found


NOTHING_FULL = frozenset[int]()


def _scarce(rooms: Sequence[Outlook], conditions: Conditions) -> list[tuple[int, list[Amount]]]:
    """Return the budgets that may leave too little, by their index, with what each room takes of them."""
    taken: dict[int, list[Amount]] = {}
    for place, room in enumerate(rooms):
        for budget, amount in room.takes:
            taken.setdefault(budget, [0.0] * len(rooms))[place] = amount
    least = [min(each) for each in zip(*conditions.spare, strict=True)]
    return [(budget, each) for budget, each in taken.items() if sum(each) > least[budget]]


def _slots(
    rooms: Sequence[Outlook], ahead: Mapping[str, Sequence[bool]], conditions: Conditions
) -> Iterable[tuple[Sequence[Amount], tuple[Celsius, ...], tuple[Celsius, ...], tuple[bool, ...]]]:
    """Return by slot what budgets leave, and of each room the weather, its goal, and if it has comfort."""
    columns = (
        [room.outdoor_c for room in rooms],
        [_goals_c(room, ahead[room.id]) for room in rooms],
        [room.comfort for room in rooms],
    )
    by_slot = (zip(*each, strict=True) if rooms else [()] * len(conditions.spare) for each in columns)
    return zip(conditions.spare, *by_slot, strict=True)


def _goals_c(room: Outlook, ahead: Sequence[bool]) -> list[Celsius]:
    """Return what a room is warmed to, by slot."""
    either = zip(room.comfort, ahead, strict=True)
    return [room.comfort_c if is_comfort or is_ahead else room.setback_c for is_comfort, is_ahead in either]


def _followed(
    effects: Sequence[Effects],
    air_c: Sequence[Celsius],
    mass_c: Sequence[Celsius],
    outdoor_c: Sequence[Celsius],
) -> list[Celsius]:
    """Return how warm air or mass of each room is at the end of a slot without its heater."""
    return [
        by_air * air + by_mass * mass + by_outdoor * outdoor + gain
        for (by_air, by_mass, _, by_outdoor, gain), air, mass, outdoor in zip(
            effects, air_c, mass_c, outdoor_c, strict=True
        )
    ]


def _heated(
    effects: Sequence[Effects], free_c: Sequence[Celsius], shares: Sequence[Fraction]
) -> list[Celsius]:
    """Return the same with the heater on for a share of the slot."""
    return [each[2] * share + cool_c for each, share, cool_c in zip(effects, shares, free_c, strict=True)]


def _wanted(
    effects: Sequence[Effects], free_c: Sequence[Celsius], goals_c: Sequence[Celsius]
) -> list[Fraction]:
    """Return which share each room wants, to be as warm as it should at the end of a slot."""
    return [
        0.0 if goal_c <= cool_c else min((goal_c - cool_c) / each[2], 1.0)
        for each, cool_c, goal_c in zip(effects, free_c, goals_c, strict=True)
    ]


def _rationed(
    rooms: Sequence[Outlook], shares: Sequence[Fraction], order: Sequence[int], spare: Sequence[Amount]
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
        share, tightest = shares[one], None
        if share <= 0:
            continue
        for budget, amount in rooms[one].takes:
            if share * amount > left[budget] + TOLERANCE:
                share, tightest = max(0.0, left[budget] / amount), budget
        for budget, amount in rooms[one].takes:
            left[budget] -= share * amount
        given[one] = share
        if tightest is not None:
            full.add(tightest)
    return given, frozenset(full)
