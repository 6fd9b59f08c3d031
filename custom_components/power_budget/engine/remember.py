"""What a cycle leaves behind: what is remembered, and when the next one is due."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from .allocation.contender import Contender
from .decision import Command
from .demand.assess import GRACE
from .demand.level import SETTLING, due as level_due
from .health import IDLE_AFTER, WELDED_AFTER
from .modulation import Level
from .obedience import Pending, sent
from .phase import Change, Phase, after
from .quantity import Watts
from .site import Load
from .state import LoadState
from .supply.amount import RECALL
from .trouble import NO_TROUBLE, Trouble


def remembered(one: Contender, command: Command | None, at: datetime, *, granted: bool) -> LoadState:
    """Return what to remember of a load that was *granted*, or was not, and sent *command*."""
    memory = one.memory
    trouble = memory.trouble
    if trouble is not NO_TROUBLE or one.load.max_off is not None:
        trouble = _trouble(one, at, granted=granted)
    phase = after(memory.phase, Change.GRANTED if granted else Change.REVOKED)
    served_turn, served_before = _served_turn(one, granted=granted), memory.served_before
    if served_turn != memory.served_turn:
        served_before = memory.served_turn
    elif (
        command is None and phase is memory.phase and granted is memory.granted and trouble is memory.trouble
    ):
        return memory
    pending, drew_w, level = memory.pending, memory.drew_w, memory.level
    if command is not None:
        level_w, from_w = command.level_w, None if one.flex is None else one.flex.seen_w
        pending = sent(pending, Pending(command.is_on, at, one.load.patience, level_w, from_w))
        drew_w = _drew_w(one) if one.runs else drew_w
        level = None if level_w is None else _level(one, level_w, at)
    return LoadState(  # in the order of its fields: that takes a sixth of the time of any other copy
        memory.requested,
        memory.boosted,
        memory.boost_until,
        memory.allotted,
        phase,
        granted,
        memory.is_on,
        memory.since,
        drew_w,
        level,
        pending,
        trouble,
        served_turn,
        served_before,
        memory.runs,
        memory.samples_w,
    )


def _drew_w(one: Contender) -> Watts | None:
    """Return what a load is measured to draw; of one that runs at any level only if that is too much."""
    return one.drawn_w if one.flex is None or one.flex.excess_w else None


def _level(one: Contender, told_w: Watts, at: datetime) -> Level:
    """Return to what a load is set that is told *told_w*, for the first time or again.

    | told | for  | after that | may be measured |
    |-----:|-----:|-----------:|----------------:|
    | 7000 | 99 s |          – |            7000 |
    | 4000 |  2 s |       7000 |            7000 |
    | 4000 | 30 s |       7000 |            4000 |
    """
    before = one.memory.level
    if before is None:
        return Level(told_w, at)
    if before.told_w == told_w:
        return before
    is_brief = at - before.since < SETTLING
    before_w = max(before.told_w, before.before_w) if is_brief else before.told_w
    return Level(told_w, at, before_w, 0.0 if one.flex is None else one.flex.excess_w)


def _trouble(one: Contender, at: datetime, *, granted: bool) -> Trouble:
    """Return what is wrong with a load: one that was late and is served is so until turns pass.

    One that is warmed ahead waits for nothing that it should have now.
    """
    trouble, is_served = one.memory.trouble, not one.wants or one.ahead or (granted and not one.special.late)
    since = None if is_served or one.load.max_off is None else (trouble.waiting_since or at)
    return trouble if since == trouble.waiting_since else trouble._replace(waiting_since=since)


def _served_turn(one: Contender, *, granted: bool) -> int:
    """Return the last turn in which a load was served or did not ask; a new one has not waited yet."""
    if granted or one.idles:
        return one.turn_number
    served_turn = one.memory.served_turn
    return one.turn_number - 1 if served_turn is None else served_turn


def wake_at(
    contenders: Iterable[Contender],
    memories: Iterable[LoadState],
    others_due: Iterable[datetime],
    at: datetime,
) -> datetime | None:
    """Return when something will change by itself, at the earliest; None if nothing will.

    That is when a minimum time, a boost, a request, a grace time, patience, a block or a recollection ends.
    *others_due* is when a meter will be stale or leave more room, or somebody will return.
    """
    due = [*others_due]
    for one, memory in zip(contenders, memories, strict=True):
        if one.held_until is not None and (one.runs or one.wants):
            due.append(one.held_until)
        if memory.boost_until is not None:
            due.append(memory.boost_until)
        if memory.drew_w is not None and memory.since is not None and one.wants and not one.runs:
            due.append(memory.since + RECALL)
        if memory.level is not None or memory.allotted is not None:
            due += _set_due(one.load, memory)
        if memory.pending is not None:
            due += (memory.pending.lingers_from, memory.pending.overdue_at)
        if memory.trouble is not NO_TROUBLE:
            due += _trouble_due(one, memory)
    return min((time for time in due if time > at), default=None)


def _set_due(load: Load, memory: LoadState) -> Iterator[datetime]:
    """Find when a load that runs at any level may be set otherwise, or is asked for nothing any more."""
    if memory.level is not None and (at := level_due(load, memory)) is not None:
        yield at
    if memory.allotted is not None and memory.allotted.until is not None:
        yield memory.allotted.until


def _trouble_due(one: Contender, memory: LoadState) -> Iterator[datetime]:
    """Find when a load will be thought of otherwise, or told again."""
    trouble = memory.trouble
    if trouble.lost_at is not None and memory.phase is not Phase.IDLE:
        yield trouble.lost_at + GRACE
    if trouble.blind_since is not None:
        yield trouble.blind_since + GRACE
    if trouble.mismatch_since is not None:
        yield trouble.mismatch_since + (IDLE_AFTER if memory.is_on else WELDED_AFTER)
    if one.load.max_off is not None and trouble.waiting_since is not None:
        yield trouble.waiting_since + one.load.max_off
    if trouble.faults.until is not None and (one.wants or memory.pending is not None):
        yield trouble.faults.until
