"""The step in which batteries serve their budgets: what that changes for loads, and what they do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import replace
from datetime import datetime
from math import fsum
from typing import NamedTuple

from .allocation.allocate import Allocation
from .allocation.contender import Contender, summed, taken_now
from .allocation.cover import Backing, backed, on_each
from .allocation.order import Ranking
from .allocation.rest import left_over
from .allocation.room import Cautions
from .allocation.service import Wanted, aims_w, due, is_awaited
from .allocation.serving import granted, opposed, remembered
from .allocation.standing import Standing, standings
from .begin import ruled
from .buffer import BufferGrant
from .limits import LimitSource
from .quantity import Amount, Watts
from .site import Site
from .snapshot import Snapshot
from .state import State
from .supply.room import excess_w
from .tree import Bookings

type Limits = Mapping[LimitSource, Amount]


class Served(NamedTuple):
    """What batteries do until the next cycle."""

    grants: Mapping[str, BufferGrant]
    """By id."""

    is_awaited: bool
    """Whether any still charges that is to make way: nothing is started before."""

    charging: Sequence[Amount]
    """What they are to charge with, by the index of each budget."""

    state: State
    """What to remember."""

    due: Sequence[datetime]
    """When any may be set otherwise."""

    def before_starts(self, allocation: Allocation) -> Allocation:
        """Return *allocation* with what those may use that are about to start: not what is charged with."""
        if not any(self.charging):
            return allocation
        cautions = {index: care.beside(self.charging[index]) for index, care in allocation.cautions.items()}
        return replace(allocation, cautions=cautions)


class Serving:
    """The batteries of a site in one cycle."""

    def __init__(
        self, site: Site, state: State, snapshot: Snapshot, own: Sequence[Limits], loads: Iterable[Contender]
    ) -> None:
        """Look at them; budgets have *own* limits, and *loads* are those that count."""
        self._site, self._state, self._at = site, state, snapshot.at
        lowest = [min(found.values()) for found in own]
        self._excess = nothing = [0.0] * len(lowest)
        self._backing = Backing(lowest, nothing, nothing, lowest)
        self._batteries: Sequence[Standing] = ()
        if any(budget.buffers for budget in site.budgets):
            self._loads = list(loads)
            self._tested = [rule.tested for rule in ruled(site, state)]
            self._batteries = standings(site, state, snapshot, own, self._tested)
            self._excess = [
                excess_w(budget, state.budget(budget.id).meter, snapshot.at) for budget in site.budgets
            ]
            rooms = [limit - excess for limit, excess in zip(lowest, self._excess, strict=True)]
            going_on = (one for one in self._loads if _goes_on(one))
            self._backing = backed(site, state, self._batteries, rooms, going_on)

    @property
    def limits(self) -> Sequence[Amount]:
        """What loads may draw of each budget."""
        return self._backing.limits

    @property
    def beside(self) -> Sequence[Amount]:
        """What batteries take from each budget beside loads; negative where they cover what loads draw.

        What the rest of a house draws beyond a limit counts with that.
        """
        backing = self._backing
        rooms = zip(self._excess, backing.firm, backing.limits, backing.rooms, strict=True)
        return [excess + firm - (limit - room) for excess, firm, limit, room in rooms]

    def careful(self, cautions: Cautions) -> Cautions:
        """Return *cautions* beside what batteries charge with, whatever is decided."""
        if not self._batteries:
            return cautions
        firm = self._backing.firm
        return {budget: caution.beside(firm[budget]) for budget, caution in cautions.items()}

    def served(self, ranking: Ranking, allocation: Allocation) -> Served:
        """Return what batteries do for the loads that *allocation* chose, and with what these leave."""
        if not self._batteries:
            return Served({}, is_awaited=False, charging=(), state=self._state, due=())
        at, own = self._at, [one.id for one in self._site.budgets if one.buffers]
        memories = {name: opposed(self._state.budget(name).buffers, self._batteries, at) for name in own}
        wanted = self._wanted(ranking, allocation)
        may_charge = all(memory.may_charge(at) for memory in memories.values())
        aims = aims_w(self._batteries, wanted, at, may_charge=may_charge)
        found = (
            granted(one, aims.get(one.id, 0.0), wanted, at, is_opposed=not may_charge)
            for one in self._batteries
        )
        grants = {one.load: one._replace(is_due=one.is_due and not all(self._tested)) for one in found}
        quiet = [memory.quiet_since + memory.quiet for memory in memories.values() if memory.quiet_since]
        return Served(
            grants=grants,
            is_awaited=any(is_awaited(one, grants[one.id].set_w) for one in self._batteries),
            charging=on_each(self._site, self._batteries, lambda one: max(0.0, aims.get(one.id, 0.0))),
            state=remembered(self._site, self._state, memories, self._batteries, grants),
            due=[time for time in (*quiet, *due(self._batteries, at)) if time > at],
        )

    def _wanted(self, ranking: Ranking, allocation: Allocation) -> Wanted:
        """Return what there is to cover, and what there is to charge from.

        What is covered is not given up before those are seen off that are to stop.
        """
        site, backing = self._site, self._backing
        asked = summed(
            site, (self._drawn(one, allocation) for one in self._loads if _counts(one, allocation))
        )
        now = taken_now(site, (one for one in self._loads if one.runs or one.is_unruly))
        shown = [drawn + self._hidden_w(index) for index, drawn in enumerate(now)]
        needs = []
        for index, room in enumerate(backing.rooms):
            covered_w = room + backing.given[index]
            told_w = fsum(
                max(0.0, -one.told_w) for one in self._batteries if one.is_free and index in one.line
            )
            needs.append(max(0.0, asked[index] - covered_w, min(now[index] - covered_w, told_w)))
        inside_out = sorted(range(len(needs)), key=lambda index: -len(site.lineages[index]))
        return Wanted(needs, left_over(site, allocation, ranking, backing, shown), inside_out)

    def _hidden_w(self, index: int) -> Watts:
        """Return what a meter still shows of loads that have stopped."""
        draws = self._state.budget(self._site.budgets[index].id).meter.draws
        ended = (draw.shown_w - draw.drawn_w for name, draw in draws.items() if name in self._site.by_id)
        return fsum(max(0.0, watts) for watts in ended)

    def _drawn(self, one: Contender, allocation: Allocation) -> Bookings:
        """Return what *one* takes from each budget, less where a meter shows less of it: it may be idle."""
        return [*self._shown(one, allocation.bookings(one))]

    def _shown(self, one: Contender, bookings: Bookings) -> Iterator[tuple[int, Amount]]:
        for index, amount in bookings:
            draw = self._state.budget(self._site.budgets[index].id).meter.draws.get(one.load.id)
            if draw is None or not one.runs:
                yield index, amount
            else:
                yield index, min(amount, draw.shown_w if draw.is_missed else draw.drawn_w)


def _counts(one: Contender, allocation: Allocation) -> bool:
    return one.ordinal in allocation.chosen or one.is_unruly


def _goes_on(one: Contender) -> bool:
    """Return whether *one* was to run, and still wants to, or draws whatever is decided."""
    if one.load.attended is not None:
        return one.is_unruly or (one.asks and one.memory.trouble.shed is None)
    return one.is_unruly or (one.memory.granted and (one.wants or one.held_on))
