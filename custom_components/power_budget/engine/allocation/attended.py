"""Loads beside which somebody stands: they run when residents run them, and are shed last.

1. What they draw is taken from the room before heaters are given any: heaters make room.
2. Only if they are too much by themselves, beside what cannot be stopped, some are shed.
3. One that was shed is offered as soon as there is room for it beside the other attended loads,
   and is switched on again only if a resident wants it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import replace
from datetime import datetime
from typing import NamedTuple

from ..attended import Shed, Stage
from ..decision import Grant, Reason
from ..quantity import Amount
from ..site import Site
from ..state import LoadState
from .allocate import Allocation
from .contender import Contender, taken
from .room import Cautions, Room
from .shedding import shed


class Attendance(NamedTuple):
    """Which attended loads run, and what that leaves to heaters."""

    attended: Sequence[Contender]
    """All of them."""

    chosen: frozenset[int]
    """Who may run, by ordinals."""

    shed: frozenset[int]
    """Who has to stop now."""

    offered: frozenset[int]
    """Who was shed before, and would find room."""

    room: Room
    """What is left beside those that run, before heaters are given any."""

    limits: Sequence[Amount]
    """What is left of each budget to heaters."""

    cautions: Cautions
    """What must be free for more heaters to run than before."""

    granted: Sequence[Amount]
    """What attended loads took of each budget by the last decision."""

    drawn: Sequence[Amount]
    """What they take now."""

    starting: Sequence[Amount]
    """What of that is drawn only once those are on that a resident resumed."""

    def joined(self, allocation: Allocation) -> Allocation:
        """Return *allocation* of heaters with the attended loads that may run."""
        return replace(allocation, chosen=allocation.chosen | self.chosen) if self.chosen else allocation

    def before_starts(self, allocation: Allocation) -> Allocation:
        """Return *allocation* with what those need not set aside that are about to start."""
        if not any(self.starting):
            return allocation
        cautions = {
            budget: care.beside(-self.starting[budget]) for budget, care in allocation.cautions.items()
        }
        return replace(allocation, cautions=cautions)

    def commanded(self, heaters: Sequence[Contender]) -> Sequence[Contender]:
        """Return whom to command: *heaters*, and before them those that were shed, or are to be."""
        told = [one for one in self.attended if one.memory.trouble.shed or one.ordinal in self.shed]
        return [*told, *heaters] if told else heaters

    def told(self, site: Site, grants: Sequence[Grant]) -> tuple[Grant, ...]:
        """Return *grants* with the reasons of attended loads: they never ask, and wait only once shed."""
        if not self.attended:
            return tuple(grants)
        found = list(grants)
        for one in self.attended:
            found[one.ordinal] = self._told(site, one, grants[one.ordinal])
        return tuple(found)

    def remembered(self, loads: Mapping[str, LoadState], at: datetime) -> dict[str, LoadState]:
        """Return what to remember of those that were shed; what is only tested is not remembered."""
        changed = {}
        for one in self.attended:
            memory, now = loads[one.load.id], self._shed(one, at)
            if now != memory.trouble.shed:
                changed[one.load.id] = replace(memory, trouble=memory.trouble._replace(shed=now))
        return {**loads, **changed}

    def _told(self, site: Site, one: Contender, grant: Grant) -> Grant:
        why, needs, budget = self._reason(one), 0.0, one.bookings[0][0]
        if why is Reason.WAITING:
            needs, budget = self.room.lacks(one.bookings)
        return replace(
            grant, reason=why, asks=False, boosted=False, needs=needs, needs_of=site.budgets[budget].id
        )

    def _reason(self, one: Contender) -> Reason:
        """Return why *one* runs or does not, the strongest reason first."""
        if not one.available:
            return Reason.UNAVAILABLE
        if one.stuck or one.welded:
            return Reason.BLOCKED
        if one.ordinal in self.chosen:
            return Reason.RUNNING
        if one.ordinal in self.offered:
            return Reason.OFFERED
        is_shed = one.ordinal in self.shed or one.memory.trouble.shed is not None
        return Reason.WAITING if is_shed else Reason.SATISFIED

    def _shed(self, one: Contender, at: datetime) -> Shed | None:
        before = one.memory.trouble.shed
        if one.ordinal in self.shed and not one.special.tested:
            return Shed(at)
        if before is None or one.ordinal in self.chosen:
            return before
        return before._replace(stage=Stage.OFFERED if one.ordinal in self.offered else Stage.WAITS)


def attend(
    site: Site,
    attended: Sequence[Contender],
    heaters: Iterable[Contender],
    limits: Sequence[Amount],
    cautions: Cautions,
) -> Attendance:
    """Return which of *attended* run within *limits*, and what that leaves to *heaters*.

    *cautions* are those of heaters. To run again, a load may take the place of heaters: it needs
    room to spare only beyond what ran before.

    | limit | run                     | shed before | shed now | offered | to heaters |
    |------:|-------------------------|-------------|----------|---------|-----------:|
    |  4000 | oven 2000               | –           | –        | –       |       2000 |
    |  4000 | oven 2000, washer 2500  | –           | oven     | –       |       1500 |
    |  4000 | oven 2000               | washer 2500 | –        | –       |       2000 |
    |  4000 | –                       | washer 2500 | –        | washer  |       4000 |
    |  1000 | oven 2000, never shed   | –           | –        | –       |      -1000 |
    """
    if not attended:
        return _without_any(limits, cautions)
    granted = taken(site, (one for one in attended if one.memory.granted))
    unruly = [one for one in heaters if one.is_unruly]
    firm, beside = taken(site, (one for one in unruly if not _yields(one))), taken(site, unruly)
    drawing = [one for one in attended if one.is_unruly or _runs(one)]
    stopping = shed(drawing, _less(limits, firm))
    going_on = [one for one in drawing if one.ordinal not in stopping]
    careful = {
        budget: replace(care.beside(beside[budget]), running=care.running + granted[budget])
        for budget, care in cautions.items()
    }
    room = Room(_less(limits, beside), careful, (one.bookings for one in going_on))
    resumed = _resumed(attended, room)
    drawn = taken(site, (*going_on, *resumed))
    chosen = {one.ordinal for one in (*filter(_runs, going_on), *resumed)}
    offered = {one.ordinal for one in attended if _is_off(one, chosen) and room.takes(one)}
    return Attendance(
        attended=attended,
        chosen=frozenset(chosen),
        shed=stopping,
        offered=frozenset(offered),
        room=room,
        limits=_less(limits, drawn),
        cautions={budget: care.beside(drawn[budget]) for budget, care in cautions.items()},
        granted=granted,
        drawn=drawn,
        starting=taken(site, resumed),
    )


def _without_any(limits: Sequence[Amount], cautions: Cautions) -> Attendance:
    """Return what it comes to where nobody is attended: all is left to heaters."""
    nobody, nothing = frozenset[int](), [0.0] * len(limits)
    return Attendance(
        attended=(),
        chosen=nobody,
        shed=nobody,
        offered=nobody,
        room=Room(limits, cautions),
        limits=limits,
        cautions=cautions,
        granted=nothing,
        drawn=nothing,
        starting=nothing,
    )


def _less(limits: Sequence[Amount], amounts: Sequence[Amount]) -> list[Amount]:
    return [limit - amount for limit, amount in zip(limits, amounts, strict=True)]


def _runs(one: Contender) -> bool:
    """Return whether a resident runs *one*, and it was not shed."""
    return one.asks and one.memory.trouble.shed is None


def _yields(one: Contender) -> bool:
    """Return whether a heater still has time to obey as it is stopped: nobody is shed in its place."""
    return one.available and one.special.lingers and not (one.stuck or one.welded or one.special.untold)


def _is_off(one: Contender, chosen: Collection[int]) -> bool:
    """Return whether *one* was shed, is seen off, and could be switched on again."""
    is_shed = one.memory.trouble.shed is not None and one.ordinal not in chosen
    return is_shed and one.available and not one.runs and not one.welded


def _resumed(attended: Iterable[Contender], room: Room) -> list[Contender]:
    """Return those that a resident wants to run again and that find room, and take it for them.

    One that was told, and does not obey, is not to begin by itself later.
    """
    found = []
    for one in sorted(attended, key=lambda one: -one.load.priority):
        before = one.memory.trouble.shed
        is_wanted = before is not None and before.stage is Stage.RESUMED
        if is_wanted and one.available and not (one.special.tested or one.special.defies) and room.takes(one):
            room.book(one.bookings)
            found.append(one)
    return found
