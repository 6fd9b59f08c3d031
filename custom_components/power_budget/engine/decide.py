"""The verb: from what is configured, remembered and seen to who runs, and why."""

from collections.abc import Sequence
from copy import replace
from datetime import datetime

from .allocation.allocate import Allocation, allocate
from .allocation.contender import Contender
from .allocation.order import Ranking, in_order, ranked
from .allocation.reason import reason
from .allocation.turns import next_turn
from .contend import contend
from .decision import Command, Decision, Grant, Reason
from .limits import Caution
from .metering import MeterState
from .quantity import Amount
from .remember import remembered, wake_at
from .rota import Turn
from .site import Site
from .snapshot import Snapshot
from .state import LoadState, State
from .supply.auto_mode import with_auto_mode
from .supply.limit import caution, limits
from .supply.room import judged, meter_due, metered
from .switching import commands


def decide(site: Site, state: State, snapshot: Snapshot) -> Decision:
    """Decide who runs until the next cycle, and what to command now.

    Depends on nothing but its arguments: the same ones give the same decision. With nothing
    new to see and no turn passing, the next decision grants the same again.
    """
    # 1. Whose turn is it?
    state = state.begun_turn() if snapshot.turns_pass else state
    # 2. How much may be drawn?
    state = state.imposed(snapshot.imposed_limit_w)
    state = with_auto_mode(site, metered(site, state, snapshot), snapshot.at)
    found = limits(site, state, snapshot.at)
    # 3. What was seen of each load, and does it want heat?
    contenders = contend(site, state, snapshot)
    # 4. Who gets it, beside what draws whatever is decided?
    care = caution(site, state, sum(one.amount for one in contenders if one.memory.granted))
    ranking, allocation = _allocated(site, state.turn, contenders, min(found.values()), care)
    upcoming, leading = next_turn(site, state.turn, ranking, allocation)
    leading = leading or state.leading
    # 5. What must be switched?
    switched = _switched(state, contenders, allocation, snapshot)
    # 6. What is to be remembered?
    loads = _remembered(contenders, allocation, switched, snapshot.at)
    meter = _judged(state.meter, contenders, allocation, care, snapshot.at)
    state = replace(state, next_turn=upcoming, leading=leading, meter=meter, loads=loads)
    due = wake_at(contenders, loads.values(), meter_due(site, state, snapshot.at), snapshot.at)
    return Decision(
        at=snapshot.at,
        limits=found,
        grants=_grants(contenders, in_order(ranking), allocation, away=state.controls.away),
        next_index=_next_index(site, upcoming, leading),
        commands=switched,
        state=state,
        wake_at=due,
    )


def _allocated(
    site: Site, turn: Turn, contenders: Sequence[Contender], limit: Amount, care: Caution | None
) -> tuple[Ranking, Allocation]:
    """Return who competes, in order, and who gets the room that there is.

    A load that could not be stopped and wants heat again competes like others. If it does not
    get its turn it draws all the same, and is counted before the others are asked once more.
    """
    competing = [one for one in contenders if one.competes]
    unruly = [one for one in contenders if one.is_unruly]
    while True:
        ordinals = {one.ordinal for one in competing} if unruly else ()
        beside = sum(one.amount for one in unruly if one.ordinal not in ordinals)
        ranking = ranked(site, turn, competing)
        allocation = allocate(ranking, limit - beside, care and care.beside(beside))
        losing = {one.ordinal for one in unruly if one.ordinal in ordinals} - allocation.chosen
        if not losing:
            return ranking, allocation
        competing = [one for one in competing if one.ordinal not in losing]


def _next_index(site: Site, turn: Turn, leading: str) -> int:
    """Return the index of the load whose turn it is among the equals that lead."""
    return site.rota[site.first_place(turn, leading)] if site.rota else 0


def _switched(
    state: State, contenders: Sequence[Contender], allocation: Allocation, snapshot: Snapshot
) -> tuple[Command, ...]:
    """Return what must be commanded now; nothing in test mode."""
    if state.controls.test_mode:
        return ()
    return commands(contenders, allocation, snapshot.at, turns_pass=snapshot.turns_pass)


def _judged(
    meter: MeterState,
    contenders: Sequence[Contender],
    allocation: Allocation,
    care: Caution | None,
    at: datetime,
) -> MeterState:
    """Return *meter* with what is to be remembered of loads that were restored, or shed for it."""
    if care is None:
        return meter
    starts = (one for one in contenders if one.ordinal in allocation.chosen and not one.memory.granted)
    return judged(
        meter,
        at,
        sheds=care.running > care.room,
        restores=allocation.used > care.running and any(one.memory.waits for one in starts),
    )


def _remembered(
    contenders: Sequence[Contender], allocation: Allocation, switched: Sequence[Command], at: datetime
) -> dict[str, LoadState]:
    """Return what to remember of each load after *switched* is sent."""
    sent = {command.load: command for command in switched}
    return {
        one.load.id: remembered(one, sent.get(one.load.id), at, granted=one.ordinal in allocation.chosen)
        for one in contenders
    }


def _grants(
    contenders: Sequence[Contender],
    order: Sequence[Contender],
    allocation: Allocation,
    *,
    away: bool,
) -> tuple[Grant, ...]:
    """Return what each load got, and why."""
    place = {one.ordinal: rank for rank, one in enumerate(order)}
    return tuple(
        _grant(one, place.get(one.ordinal, -1), allocation, reason(one, allocation, away=away))
        for one in contenders
    )


def _grant(one: Contender, place: int, allocation: Allocation, why: Reason) -> Grant:
    amount = one.amount if one.ordinal in allocation.chosen else 0.0
    return Grant(
        load=one.load.id,
        amount=amount,
        usage=one.amount if one.is_unruly else amount,
        reason=why,
        asks=one.asks,
        boosted=one.boosted,
        needs=allocation.lacks(one.amount) if why is Reason.WAITING else 0.0,
        held_until=one.held_until,
        place=place,
    )
