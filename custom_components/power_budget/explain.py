"""A decision, in words."""

from collections.abc import Collection
from datetime import datetime
from math import ceil
from typing import NamedTuple

from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType

from .cycle import View
from .engine import Budget, Grant, Reason, Unit
from .engine.anticipation.foresight import Ahead
from .engine.health import Health
from .engine.modulation import Allotted
from .explain_batteries import batteries_explained
from .failing import blocked_until, why_unheard


class Asked(NamedTuple):
    """Which loads of a budget are asked about, by their ids."""

    loads: Collection[str]
    """Heaters, adjustable loads and appliances."""

    batteries: Collection[str]
    """Batteries that it counts."""


SENTENCES = {
    Reason.HEATING: "It asks for heat and may draw {granted}.",
    Reason.BOOSTED: "It is boosted and may draw {granted}.",
    Reason.SATISFIED: "It does not ask for heat.",
    Reason.WAITING: "It asks for heat and waits: needs {needs} more{elsewhere}.",
    Reason.HELD_ON: "It was started less than its minimum on time ago: held {held} more.",
    Reason.HELD_OFF: "It was stopped less than its minimum off time ago: held {held} more.",
    Reason.AWAY: "Nobody is at home.",
    Reason.BLOCKED: "Its switch does not do what it is told; it counts as drawing {usage}.",
    Reason.UNAVAILABLE: "Its switch is unavailable; it counts as drawing {usage}.",
    Reason.PREHEATING: "It is warmed to {ahead} ahead of comfort, by {until}, and may draw {granted}.",
    Reason.RUNNING: "It is running and may draw {granted}: heaters make room for it.",
    Reason.OFFERED: "It was switched off for the limit. There is room for it again: it waits to be resumed.",
}

ATTENDED = {
    Reason.SATISFIED: "It does not run.",
    Reason.WAITING: "It was switched off for the limit. To be offered it needs {needs} more{elsewhere}.",
    Reason.UNAVAILABLE: "It cannot be seen whether it runs; it counts as drawing {usage}.",
}


FREEZING = {
    Reason.HEATING: "Its room is about to freeze: it goes first, and may draw {granted}.",
    Reason.WAITING: "Its room is about to freeze, and it waits: needs {needs} more{elsewhere}.",
}

SET = "It wants {wanted} and may draw {level}."

REQUESTED = " A request asks it for {requested}{until}."
"""Added to any of these."""

WELDED = "It draws power though it is switched off; it counts as drawing {usage}."


def explained(budget: Budget, view: View | None, asked: Asked, now: datetime) -> JsonObjectType:
    """Return why each load got what it got that is *asked* about; nothing before anything was decided."""
    told: JsonObjectType = {
        "budget": budget.name,
        "status": None,
        "unit": budget.unit.value,
        "limit": None,
        "bound_by": None,
        "granted": None,
        "heaters": [],
        "attended": [],
        "batteries": [],
    }
    if view is None:
        return told
    outcome = view.outcome
    grants = [grant for grant in outcome.grants if grant.load in asked.loads]
    return told | {
        "status": outcome.status.value,
        "limit": outcome.limit,
        "bound_by": outcome.bound_by.value,
        "granted": outcome.granted,
        "heaters": [_explained(view, grant, now) for grant in grants if not _is_attended(view, grant)],
        "attended": [_attended(view, grant, now) for grant in grants if _is_attended(view, grant)],
        "batteries": batteries_explained(view, asked.batteries),
    }


def _is_attended(view: View, grant: Grant) -> bool:
    return view.loads[grant.load].attended is not None


def _attended(view: View, grant: Grant, now: datetime) -> JsonObjectType:
    """Return why an attended load runs or does not, without what only heaters have."""
    shed = view.decision.state.of(grant.load).trouble.shed
    return {
        "load": view.loads[grant.load].name,
        "reason": grant.reason.value,
        "explanation": _sentence(view, grant, now),
        "power_w": view.loads[grant.load].power_w,
        "granted": grant.amount,
        "needs": grant.needs,
        "needs_of": view.named(grant.needs_of).name if grant.needs else None,
        "shed_at": None if shed is None else shed.at.isoformat(),
        "health": view.health(grant.load).value,
    }


def _explained(view: View, grant: Grant, now: datetime) -> JsonObjectType:
    load, memory = view.loads[grant.load], view.decision.state.of(grant.load)
    faults = memory.trouble.faults
    return {
        "heater": load.name,
        "demand": grant.asks,
        "demand_unheard": why_unheard(memory.trouble, now),
        "boost": grant.boosted,
        "reason": grant.reason.value,
        "explanation": _sentence(view, grant, now),
        **_preheating(view.ahead(load.id)),
        "place": grant.place + 1 if grant.place >= 0 else None,
        "power_w": load.power_w,
        "granted": grant.amount,
        **_level(grant, memory.allotted),
        "needs": grant.needs,
        "needs_of": view.named(grant.needs_of).name if grant.needs else None,
        "held_until": _iso(grant.held_until),
        "health": view.health(grant.load).value,
        "failures": faults.failures,
        "failing_since": _iso(memory.failing_since(view.at)),
        "blocked_until": _iso(blocked_until(faults, view.at)),
    }


def _preheating(ahead: Ahead | None) -> JsonObjectType:
    """Return to what a room is warmed ahead of comfort, and until when; nothing of others."""
    if ahead is None:
        return {}
    return {"preheating_c": ahead.to_c, "preheating_until": ahead.comfort_at.isoformat()}


def _level(grant: Grant, allotted: Allotted | None) -> JsonObjectType:
    """Return what a load wants, is asked for and is granted that runs at any level; nothing of others."""
    if grant.level_w is None:
        return {}
    return {
        "wanted_w": grant.wanted_w,
        "granted_w": grant.level_w,
        "factor": grant.factor,
        "requested_w": None if allotted is None else allotted.power_w,
        "requested_until": None if allotted is None else _iso(allotted.until),
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _sentence(view: View, grant: Grant, now: datetime) -> str:
    """Return the reason in words, with its numbers."""
    unit, lacking = view.budget.unit, view.named(grant.needs_of)
    ahead = view.ahead(grant.load)
    held_s = 0.0 if grant.held_until is None else (grant.held_until - now).total_seconds()
    told = _template(view, grant).format(
        granted=_amount(grant.amount, unit),
        wanted=_amount(grant.wanted_w or 0.0, Unit.WATTS),
        level=_amount(grant.level_w or 0.0, Unit.WATTS),
        usage=_amount(grant.usage, unit),
        needs=_amount(grant.needs, lacking.unit),
        elsewhere="" if lacking == view.budget else f" of {lacking.name}",
        held=f"{max(0, ceil(held_s))} s",
        ahead="" if ahead is None else f"{ahead.to_c:g} °C",
        until="" if ahead is None else f"{dt_util.as_local(ahead.comfort_at):%H:%M}",
    )
    return told + _requested(grant, view.decision.state.of(grant.load).allotted, now)


def _requested(grant: Grant, allotted: Allotted | None, now: datetime) -> str:
    """Return what a load is asked for that runs at any level, and for how long, in words."""
    if grant.level_w is None or allotted is None:
        return ""
    left_s = None if allotted.until is None else (allotted.until - now).total_seconds()
    return REQUESTED.format(
        requested=_amount(allotted.power_w, Unit.WATTS),
        until="" if left_s is None else f", for {max(0, ceil(left_s))} s more",
    )


def _template(view: View, grant: Grant) -> str:
    """Return the sentence that is told, numbers aside."""
    if grant.reason is Reason.BLOCKED and view.health(grant.load) is Health.WELDED:
        return WELDED
    usual = SET if grant.level_w and grant.reason is Reason.HEATING else SENTENCES[grant.reason]
    if _is_attended(view, grant):
        return ATTENDED.get(grant.reason, usual)
    return FREEZING.get(grant.reason, usual) if grant.freezes else usual


def _amount(amount: float, unit: Unit) -> str:
    if unit is Unit.WATTS:
        return f"{amount:.0f} W"
    return f"{amount:.0f} place" + ("" if amount == 1 else "s")
