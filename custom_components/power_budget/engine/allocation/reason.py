"""Why a load got what it got."""

from ..decision import Reason
from .allocate import Allocation
from .contender import Contender
from .special import NOTHING_SPECIAL


def reason(one: Contender, allocation: Allocation) -> Reason:
    """Return why *one* runs or does not, the strongest reason first."""
    if not one.available or (one.flex is not None and not one.flex.is_seen):
        return Reason.UNAVAILABLE
    is_chosen = one.ordinal in allocation.chosen
    if one.special is not NOTHING_SPECIAL:
        if _is_blocked(one, is_chosen=is_chosen):
            return Reason.BLOCKED
        if one.special.away:
            return Reason.AWAY
    return _why_on(one, allocation) if is_chosen else _why_off(one, allocation)


def _is_blocked(one: Contender, *, is_chosen: bool) -> bool:
    """Return whether *one* is not, and will not be, as it is told to be."""
    if is_chosen:
        return one.resists or (one.special.defies and not one.runs)
    return one.stuck or one.welded


def _why_on(one: Contender, allocation: Allocation) -> Reason:
    if one.ordinal in allocation.held:
        return Reason.HELD_ON
    if one.boosted:
        return Reason.BOOSTED
    return Reason.PREHEATING if one.ahead and not one.memory.trouble.freezes else Reason.HEATING


def _why_off(one: Contender, allocation: Allocation) -> Reason:
    if not one.wants:
        return Reason.SATISFIED
    if one.blocked:
        return Reason.BLOCKED
    return Reason.HELD_OFF if one.ordinal in allocation.rested else Reason.WAITING
