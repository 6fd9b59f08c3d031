"""Which rooms are warmed ahead of comfort, and when: as late as will do, with what is spare.

Optimal start, as in Seem, Armstrong & Hancock, "Algorithms for predicting recovery time from night setback",
ASHRAE Transactions 95 (1989), for many rooms on one supply. Begin with nobody ahead. Foretell what becomes of
everybody; each room that will be cold when it should be warm begins in the latest slot before in which there
is power left, and it is not warmed yet. Foretell again, until nobody will be cold, or nothing helps.

Late is cheap: what is warm early loses its heat. So of all that was tried, that is the plan which costs
least, where a room that is a kelvin too cold for an hour costs as much as its heater does in 36 minutes: what
only a whole night of heat would prevent is left to be cold.
"""

from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from typing import NamedTuple

from ..quantity import Kelvin, WattHours
from .forecast import Conditions, Forecast, Outlook, forecast

UNFELT_K: Kelvin = 0.1
"""What nobody notices, below where a thermostat asks."""

COLD_H_PER_K_H = 0.6
"""What a kelvin-hour of cold costs: so many hours of the room's heater."""

TRIALS = 32
"""How often it is foretold, at most."""

PATIENCE = 5
"""After so many trials that were no better than the best, there are no others."""

KEPT_SLOTS = 2
"""One that is warmed ahead goes on if it would begin again within so many slots: relays are spared."""

type Starts = Mapping[str, Sequence[bool]]
"""By load id, in which slots it is warmed ahead."""


class Plan(NamedTuple):
    """Who is warmed ahead, and what becomes of it."""

    ahead: Starts
    """Who, in which slots; none in which its comfort has begun."""

    forecast: Forecast
    """What is expected then."""

    cold_k: Sequence[Sequence[Kelvin]]
    """By room, how far it is too cold at the end of each slot."""

    cost_wh: WattHours
    """What that costs: heat, and cold."""

    def begun(self, before: AbstractSet[str]) -> frozenset[str]:
        """Return whom to warm ahead now, if those *before* were until now."""
        return frozenset(
            name
            for name, slots in self.ahead.items()
            if slots[0] or (name in before and any(slots[: KEPT_SLOTS + 1]))
        )


def plan(rooms: Sequence[Outlook], conditions: Conditions) -> Plan:
    """Return which of *rooms* are warmed ahead, and when.

    Two rooms like the one of `RoomModel.slot`, each with a heater of 1 kW, in slots of a quarter of an hour;
    their comfort of 20 degC lasts for an hour from the sixth slot on, and so does what is spare then:

    | spare                         | ahead in slots       |
    |-------------------------------|----------------------|
    | 2000 2000 2000 2000 2000 2000 | 3 4 5, 3 4 5         |
    | 2000 2000 2000    0 2000 2000 | 1 2 3 4 5, 1 2 3 4 5 |
    | 1000 1000 1000 1000 1000 1000 | 1 2 3 4 5, 1 2 3 4 5 |
    |  500  500  500  500  500  500 | –, –                 |
    """
    ahead = {room.id: [False] * len(conditions.spare) for room in rooms}
    best = tried = _costed(rooms, ahead, conditions)
    worse = 0
    for _ in range(TRIALS):
        if worse > PATIENCE or not _extended(rooms, ahead, tried, conditions):
            break
        tried = _costed(rooms, ahead, conditions)
        worse = 0 if tried.cost_wh < best.cost_wh else worse + 1
        best = tried if not worse else best
    return best


def short_k(room: Outlook, air_c: Sequence[float]) -> list[Kelvin]:
    """Return how far a room is too cold at the end of each slot; 0 where it need not be warm."""
    begins = (*room.comfort[1:], room.comfort[-1])
    least_c = room.comfort_c - room.deadband_k / 2 - UNFELT_K
    return [
        least_c - warm_c if warm_c < least_c and (is_comfort or begins_next) else 0.0
        for warm_c, is_comfort, begins_next in zip(air_c, room.comfort, begins, strict=True)
    ]


def _costed(rooms: Sequence[Outlook], ahead: Starts, conditions: Conditions) -> Plan:
    """Return the plan that warms *ahead* so, with what becomes of it, and what that costs."""
    found = forecast(rooms, ahead, conditions)
    courses_c = list(zip(*found.air_c, strict=True))
    cold_k = [short_k(room, air_c) for room, air_c in zip(rooms, courses_c, strict=True)]
    cold_wh = sum([sum(each_k) * room.power_w for room, each_k in zip(rooms, cold_k, strict=True)])
    cost_wh = found.heat_wh + cold_wh * COLD_H_PER_K_H * conditions.slot_h
    return Plan({name: tuple(slots) for name, slots in ahead.items()}, found, cold_k, cost_wh)


def _extended(
    rooms: Sequence[Outlook], ahead: Mapping[str, list[bool]], tried: Plan, conditions: Conditions
) -> bool:
    """Begin earlier in rooms that will be cold; return whether there is any that can."""
    is_any = False
    for room, cold_k in zip(rooms, tried.cold_k, strict=True):
        if room.may_be_ahead:
            for slot in _first_short(cold_k):
                begin = _latest_free(room, ahead[room.id], tried.forecast.full, conditions, slot)
                if begin is not None:
                    _warm(room, ahead[room.id], begin, slot)
                    is_any = True
    return is_any


def _first_short(cold_k: Sequence[Kelvin]) -> Iterator[int]:
    """Find the first slot of each time that a room is cold without a break."""
    before = 0.0
    for slot, missing_k in enumerate(cold_k):
        if missing_k > 0 and not before > 0:
            yield slot
        before = missing_k


def _latest_free(
    room: Outlook,
    ahead: Sequence[bool],
    full: Sequence[AbstractSet[int]],
    conditions: Conditions,
    slot: int,
) -> int | None:
    """Return the latest slot up to *slot* in which there is power left and the room is not warmed yet.

    It lies between the comfort that *slot* belongs to and the one before.
    """
    index, budgets = slot, [budget for budget, _ in room.takes]
    while index >= 0 and room.comfort[index]:
        index -= 1
    while index >= 0 and not room.comfort[index]:
        if not ahead[index] and full[index].isdisjoint(budgets):
            spare = conditions.spare[index]
            if all(spare[budget] > 0 for budget in budgets):
                return index
        index -= 1
    return None


def _warm(room: Outlook, ahead: list[bool], begin: int, end: int) -> None:
    """Warm a room ahead from one slot up to another, where its comfort has not begun."""
    for index in range(begin, end + 1):
        ahead[index] = not room.comfort[index]
