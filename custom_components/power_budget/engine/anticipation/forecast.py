"""What becomes of all rooms if some are warmed ahead: their thermostats and a scarce supply, slot by slot.

In each slot every room wants what brings it to its setpoint at the end of the slot, or to comfort if it is
warmed ahead. If that is more than is spare, those come first whose comfort has begun, and of these the
coldest against what they should have: as those who ask are served, but for heaters being divisible here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sumprod
from typing import NamedTuple

from ..quantity import Celsius, Fraction, Kelvin, WattHours, Watts
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

    may_be_ahead: bool = True
    """Whether its model is trusted, so that it may be warmed ahead."""


class Conditions(NamedTuple):
    """The conditions under which rooms are warmed ahead."""

    slot_h: float
    """How long a slot is."""

    spare_w: Sequence[Watts]
    """What all heaters together may draw, by slot."""

    outdoor_c: Sequence[Celsius]
    """The temperature outdoors, by slot."""


@dataclass(slots=True)
class Forecast:
    """What becomes of the rooms."""

    air_c: list[list[Celsius]] = field(default_factory=list)
    """By slot, at its end, and by room."""

    shares: list[list[Fraction]] = field(default_factory=list)
    """By slot and room, how much of its power each draws."""

    full: list[bool] = field(default_factory=list)
    """By slot, whether somebody wants more than there is."""

    heat_wh: WattHours = 0.0
    """What all of them draw."""


def forecast(
    rooms: Sequence[Outlook], ahead: Mapping[str, Sequence[bool]], conditions: Conditions
) -> Forecast:
    """Return what becomes of *rooms* if each is warmed *ahead* in those slots."""
    found, powers_w = Forecast(), [room.power_w for room in rooms]
    goals_c = _by_slot([_goals_c(room, ahead[room.id]) for room in rooms], conditions)
    air_c, mass_c = [room.warmth.air_c for room in rooms], [room.warmth.mass_c for room in rooms]
    to_air, to_mass = ([tuple(part[index] for part in room.slot) for room in rooms] for index in (0, 1))
    comfort = _by_slot([room.comfort for room in rooms], conditions)
    slots = zip(conditions.spare_w, conditions.outdoor_c, goals_c, comfort, strict=True)
    for spare_w, outdoor_c, goal_c, is_comfort in slots:
        free_c = _followed(to_air, air_c, mass_c, outdoor_c)
        shares = _wanted(to_air, free_c, goal_c)
        wanted_w = sumprod(shares, powers_w)
        is_full = wanted_w > spare_w
        if is_full:
            cold_k = [warm_c - goal for warm_c, goal in zip(air_c, goal_c, strict=True)]
            order = sorted(range(len(rooms)), key=lambda one: (not is_comfort[one], cold_k[one]))
            shares = _rationed(powers_w, shares, order, spare_w)
        mass_c = _heated(to_mass, _followed(to_mass, air_c, mass_c, outdoor_c), shares)
        air_c = _heated(to_air, free_c, shares)
        found.air_c.append(air_c)
        found.shares.append(shares)
        found.full.append(is_full)
        found.heat_wh += min(wanted_w, spare_w) * conditions.slot_h
    return found


def _goals_c(room: Outlook, ahead: Sequence[bool]) -> list[Celsius]:
    """Return what a room is warmed to, by slot."""
    either = zip(room.comfort, ahead, strict=True)
    return [room.comfort_c if is_comfort or is_ahead else room.setback_c for is_comfort, is_ahead in either]


def _by_slot[T](rows: Sequence[Sequence[T]], conditions: Conditions) -> Iterable[tuple[T, ...]]:
    """Return by slot, and then by room, what *rows* tell by room, and then by slot."""
    return zip(*rows, strict=True) if rows else [()] * len(conditions.spare_w)


def _followed(
    effects: Sequence[Effects], air_c: Sequence[Celsius], mass_c: Sequence[Celsius], outdoor_c: Celsius
) -> list[Celsius]:
    """Return how warm air or mass of each room is at the end of a slot without its heater."""
    return [
        by_air * air + by_mass * mass + by_outdoor * outdoor_c + gain
        for (by_air, by_mass, _, by_outdoor, gain), air, mass in zip(effects, air_c, mass_c, strict=True)
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
    powers_w: Sequence[Watts], shares: Sequence[Fraction], order: Sequence[int], spare_w: Watts
) -> list[Fraction]:
    """Return which share each room gets, first in *order* first."""
    given = [0.0] * len(shares)
    for one in order:
        given[one] = min(shares[one], spare_w / powers_w[one])
        spare_w -= given[one] * powers_w[one]
        if spare_w <= 0:
            break
    return given
