"""Which rooms are warmed ahead of comfort, and when: as late as will do, with what is spare.

Optimal start, as in Seem, Armstrong & Hancock, "Algorithms for predicting recovery time from night setback",
ASHRAE Transactions 95 (1989), for many rooms on one supply. Begin with nobody ahead. Foretell what becomes of
everybody; each room that will be cold when it should be warm begins in the latest slot before in which there
is power left, and it is not warmed yet. Foretell again, until nobody will be cold, or nothing helps.

Late is cheap: what is warm early loses its heat. So of all that was tried, that is the plan which costs
least, where a room that is a kelvin too cold for an hour costs as much as its heater does in that hour: what
only a whole night of heat would prevent is left to be cold.
"""

from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from typing import NamedTuple

from ..quantity import Kelvin, WattHours
from .cheaper import cheaper
from .forecast import Basis, Forecast
from .outlook import Conditions, Outlook

COLD_H_PER_K_H = 1.0
"""What a kelvin-hour of cold costs: so many hours of the room's heater."""

TRIALS = 32
"""How often it is foretold, at most."""

FINE_TRIALS = 12
"""After so many trials rooms begin two slots earlier with each, after as many more three: power is scarce."""

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

    cost_wh: WattHours
    """What that costs: heat, and cold."""

    def begun(self, before: AbstractSet[str]) -> frozenset[str]:
        """Return whom to warm ahead now, if those *before* were until now."""
        return frozenset(
            name
            for name, slots in self.ahead.items()
            if slots[0] or (name in before and any(slots[: KEPT_SLOTS + 1]))
        )


def plan(rooms: Sequence[Outlook], conditions: Conditions, prices: Sequence[float] | None = None) -> Plan:
    """Return which of *rooms* are warmed ahead, and when; in cheap slots, where there are *prices*.

    Two rooms like the one of `RoomModel.slot`, each with a heater of 1 kW, in slots of a quarter of an hour;
    their comfort of 20 degC lasts for an hour from the sixth slot on, and so does what is spare then:

    | spare                         | ahead in slots       |
    |-------------------------------|----------------------|
    | 2000 2000 2000 2000 2000 2000 | 3 4 5, 3 4 5         |
    | 2000 2000 2000    0 2000 2000 | 1 2 3 4 5, 1 2 3 4 5 |
    | 1000 1000 1000 1000 1000 1000 | 1 2 3 4 5, 1 2 3 4 5 |
    |  500  500  500  500  500  500 | –, –                 |
    """
    basis = Basis(rooms, conditions, COLD_H_PER_K_H)
    found = _Search(basis).best()
    if prices is None:
        return found
    ahead = cheaper(basis, list(found.ahead.values()), prices)
    return _planned(basis, ahead, basis.followed(ahead))


def _planned(basis: Basis, ahead: Sequence[Sequence[bool]], found: Forecast) -> Plan:
    """Return a plan that warms rooms *ahead*, by room and slot."""
    starts = {room.id: tuple(slots) for room, slots in zip(basis.rooms, ahead, strict=True)}
    return Plan(starts, found, sum(found.cost_wh))


class _Search:
    """Plans that are tried, one after the other."""

    def __init__(self, basis: Basis) -> None:
        """Begin with nobody ahead."""
        self._basis, rooms, conditions = basis, basis.rooms, basis.conditions
        self._ahead = [[False] * len(conditions.spare) for _ in rooms]
        self._goals_c = self._basis.goals_c(self._ahead)
        self._budgets = [[budget for budget, _ in room.takes] for room in rooms]
        self._found = self._basis.forecast(self._goals_c, Forecast(), 0)

    def best(self) -> Plan:
        """Return the plan that costs least of all that are tried."""
        best, worse = self._plan(), 0
        for trial in range(TRIALS):
            since = self._extend(1 + trial // FINE_TRIALS)
            if since is None:
                break
            self._found = self._basis.forecast(self._goals_c, self._found, since)
            if sum(self._found.cost_wh) < best.cost_wh:
                best, worse = self._plan(), 0
                continue
            worse += 1
            if worse > PATIENCE:
                break
        return best

    def _plan(self) -> Plan:
        """Return what is tried now."""
        return _planned(self._basis, self._ahead, self._found)

    def _extend(self, slots: int) -> int | None:
        """Begin some slots earlier in rooms that will be cold; return the first that changes, if any does."""
        begins: list[int] = []
        for place, cold_k in enumerate(zip(*self._found.cold_k, strict=True)):
            if any(cold_k) and self._basis.rooms[place].may_be_ahead:
                for slot in _first_short(cold_k):
                    begins += self._begin_earlier(place, slot, slots)
        return min(begins, default=None)

    def _begin_earlier(self, place: int, slot: int, slots: int) -> Iterator[int]:
        """Begin some slots earlier in a room that is cold in a slot; yield those in which it begins then."""
        for _ in range(slots):
            begin = self._latest_free(place, slot)
            if begin is None:
                return
            self._warm(place, begin, slot)
            yield begin

    def _latest_free(self, place: int, slot: int) -> int | None:
        """Return the latest slot up to *slot* with power left, in which the room is not warmed yet.

        It lies between the comfort that *slot* belongs to and the one before.
        """
        comfort, ahead, full = self._basis.rooms[place].comfort, self._ahead[place], self._found.full
        index, budgets = slot, self._budgets[place]
        while index >= 0 and comfort[index]:
            index -= 1
        while index >= 0 and not comfort[index]:
            if not ahead[index] and full[index].isdisjoint(budgets) and self._leaves(index, budgets):
                return index
            index -= 1
        return None

    def _leaves(self, slot: int, budgets: Sequence[int]) -> bool:
        """Return whether each of some budgets leaves anything at all."""
        spare = self._basis.conditions.spare[slot]
        return all(spare[budget] > 0 for budget in budgets)

    def _warm(self, place: int, begin: int, end: int) -> None:
        """Warm a room ahead from one slot up to another, where its comfort has not begun."""
        room, ahead = self._basis.rooms[place], self._ahead[place]
        for slot in range(begin, end + 1):
            if not room.comfort[slot]:
                ahead[slot] = True
                self._goals_c[slot][place] = room.comfort_c


def _first_short(cold_k: Sequence[Kelvin]) -> list[int]:
    """Return the first slot of each time that a room is cold without a break."""
    before = (0.0, *cold_k[:-1])
    return [slot for slot, (was, now) in enumerate(zip(before, cold_k, strict=True)) if now and not was]
