"""Why a load got what it got."""

from ..decision import Reason
from .allocate import Allocation
from .contender import Contender


def reason(one: Contender, allocation: Allocation) -> Reason:
    """Return why *one* runs or does not, the strongest reason first."""
    if not one.available or (one.flex is not None and not one.flex.is_seen):
        return Reason.UNAVAILABLE
    is_chosen = one.ordinal in allocation.chosen
    if (one.resists or (one.special.defies and not one.runs)) if is_chosen else (one.stuck or one.welded):
        return Reason.BLOCKED
    if one.special.away and not one.memory.trouble.freezes:
        return Reason.AWAY
    if is_chosen:
        return _why_on(one, allocation)
    return _why_off(one, allocation)


def _why_on(one: Contender, allocation: Allocation) -> Reason:
    if one.ordinal in allocation.held:
        return Reason.HELD_ON
    return Reason.BOOSTED if one.boosted else Reason.HEATING


def _why_off(one: Contender, allocation: Allocation) -> Reason:
    if not one.wants:
        return Reason.SATISFIED
    if one.blocked:
        return Reason.BLOCKED
    return Reason.HELD_OFF if one.ordinal in allocation.rested else Reason.WAITING
