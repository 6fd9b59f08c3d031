"""A decision, in words."""

from collections.abc import Collection
from datetime import datetime
from math import ceil

from homeassistant.util.json import JsonObjectType

from .engine import Decision, Grant, Load, Reason, Site, Unit

SENTENCES = {
    Reason.HEATING: "It asks for heat and may draw {granted}.",
    Reason.BOOSTED: "It is boosted and may draw {granted}.",
    Reason.SATISFIED: "It does not ask for heat.",
    Reason.WAITING: "It asks for heat and waits: needs {needs} more.",
    Reason.HELD_ON: "It was started less than its minimum on time ago: held {held} more.",
    Reason.HELD_OFF: "It was stopped less than its minimum off time ago: held {held} more.",
    Reason.AWAY: "Nobody is at home.",
    Reason.BLOCKED: "Its switch does not do what it is told; it counts as drawing {usage}.",
    Reason.UNAVAILABLE: "Its switch is unavailable; it counts as drawing {usage}.",
}


def explained(site: Site, decision: Decision | None, loads: Collection[str], now: datetime) -> JsonObjectType:
    """Return why each of *loads* got what it got; nothing of them before anything was decided."""
    told: JsonObjectType = {
        "budget": site.budget.name,
        "status": None,
        "unit": site.budget.unit.value,
        "limit": None,
        "granted": None,
        "heaters": [],
    }
    if decision is None:
        return told
    return told | {
        "status": decision.status.value,
        "limit": decision.limit,
        "granted": decision.granted,
        "heaters": [
            _explained(load, grant, site.budget.unit, now)
            for load, grant in zip(site.loads, decision.grants, strict=True)
            if load.id in loads
        ],
    }


def _explained(load: Load, grant: Grant, unit: Unit, now: datetime) -> JsonObjectType:
    return {
        "heater": load.name,
        "demand": grant.asks,
        "boost": grant.boosted,
        "reason": grant.reason.value,
        "explanation": _sentence(grant, unit, now),
        "place": grant.place + 1 if grant.place >= 0 else None,
        "power_w": load.power_w,
        "granted": grant.amount,
        "needs": grant.needs,
        "held_until": None if grant.held_until is None else grant.held_until.isoformat(),
    }


def _sentence(grant: Grant, unit: Unit, now: datetime) -> str:
    """Return the reason in words, with its numbers."""
    held_s = 0.0 if grant.held_until is None else (grant.held_until - now).total_seconds()
    return SENTENCES[grant.reason].format(
        granted=_amount(grant.amount, unit),
        usage=_amount(grant.usage, unit),
        needs=_amount(grant.needs, unit),
        held=f"{max(0, ceil(held_s))} s",
    )


def _amount(amount: float, unit: Unit) -> str:
    if unit is Unit.WATTS:
        return f"{amount:.0f} W"
    return f"{amount:.0f} place" + ("" if amount == 1 else "s")
