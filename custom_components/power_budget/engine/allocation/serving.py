"""Why a battery does what it does for its budget, and what is remembered of that."""

from collections.abc import Mapping, Sequence
from copy import replace
from datetime import datetime

from ..buffer import LONGEST_QUIET, QUIET_W, BufferGrant, BufferState, Sent, Service
from ..health import Health
from ..quantity import TOLERANCE, Watts
from ..site import Site
from ..state import State
from .service import Wanted, is_due
from .standing import Standing


def granted(one: Standing, aim_w: Watts, wanted: Wanted, at: datetime, *, is_opposed: bool) -> BufferGrant:
    """Return what a battery is to be set to, and why."""
    return BufferGrant(
        load=one.id,
        set_w=aim_w,
        service=_service(one, aim_w, wanted, is_opposed=is_opposed),
        is_due=is_due(one, aim_w, at),
        drawn_w=one.does_w if one.reading.drawn_w is not None or one.reading.told_w is not None else None,
    )


def _service(one: Standing, aim_w: Watts, wanted: Wanted, *, is_opposed: bool) -> Service:
    """Return why a battery does what it does, the strongest reason first."""
    if not one.buffer.serves:
        return Service.OBSERVED
    if one.reading.is_held:
        return Service.REQUESTED
    if not one.reading.is_known or one.reading.health is Health.BLOCKED:
        return Service.BLOCKED if one.reading.is_known else Service.UNAVAILABLE
    if abs(aim_w) > TOLERANCE:
        return Service.CHARGING if aim_w > 0 else Service.COVERING
    return Service.METER_SILENT if one.is_stale else _resting(one, wanted, is_opposed=is_opposed)


def _resting(one: Standing, wanted: Wanted, *, is_opposed: bool) -> Service:
    """Return why a battery does nothing that could be set."""
    if not one.reading.tells_soc:
        return Service.UNAVAILABLE
    is_needed = one.buffer.covers_excess and any(wanted.needs_w[index] > TOLERANCE for index in one.line)
    if one.buffer.covers_excess and not one.reading.most_discharge_w:
        return Service.EMPTY
    if one.buffer.takes_rest and not one.reading.most_charge_w:
        return Service.FULL
    if is_needed or (one.buffer.takes_rest and is_opposed):
        return Service.OPPOSED
    return Service.IDLE


def opposed(memory: BufferState, batteries: Sequence[Standing], at: datetime) -> BufferState:
    """Return *memory*, knowing whether a battery discharges that is not set from here.

    If it began to as soon as these charged, it may have done so because they did: they wait longer each
    time.
    """
    is_opposed = any(one.discharges_w > QUIET_W for one in batteries if not one.is_free)
    quiet_since = None if memory.quiet_since is None else min(memory.quiet_since, at)
    if is_opposed is memory.is_opposed:
        return memory if quiet_since == memory.quiet_since else memory._replace(quiet_since=quiet_since)
    if not is_opposed:
        return memory._replace(is_opposed=False, quiet_since=at)
    setbacks = memory.setbacks
    if any(one.charges_w > QUIET_W for one in batteries if one.is_free):
        is_long_ago = quiet_since is None or at - quiet_since > LONGEST_QUIET + memory.quiet
        setbacks = 1 if is_long_ago else setbacks + 1
    return memory._replace(is_opposed=True, setbacks=setbacks, quiet_since=quiet_since)


def remembered(
    site: Site,
    state: State,
    memories: Mapping[str, BufferState],
    batteries: Sequence[Standing],
    grants: Mapping[str, BufferGrant],
) -> State:
    """Return *state* with what is known of batteries after they are told what is granted."""
    standing = {one.id: one for one in batteries}
    budgets = {**state.budgets}
    for budget in site.budgets:
        if budget.id not in memories:
            continue
        own = state.budget(budget.id)
        sent = {
            one.id: _sent(own.buffers.sent.get(one.id), standing[one.id], grants[one.id])
            for one in budget.buffers
            if one.is_counted
        }
        known = {name: one for name, one in sent.items() if one is not None}
        budgets[budget.id] = own._replace(buffers=memories[budget.id]._replace(sent=known))
    return replace(state, budgets=budgets)


def _sent(before: Sent | None, one: Standing, grant: BufferGrant) -> Sent | None:
    """Return what a battery did before, and is sent to do; None if nothing is known.

    One that serves nobody does what it did, if it is measured no more.
    """
    told_w = one.reading.told_w if one.buffer.serves else one.reading.drawn_w
    before_w = told_w if told_w is not None else None if before is None else before.before_w
    if grant.is_due:
        return Sent(before_w or 0.0, grant.set_w)
    return before if before_w is None or told_w is None else Sent(before_w, told_w)
