"""What was decided last, for the card: what no entity tells."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType

from .coordinator import PowerBudgetCoordinator
from .cycle import View
from .engine.decision import Grant
from .engine.layers import layers
from .failing import blocked_until
from .wiring import Cycle


def decided(
    hass: HomeAssistant, coordinator: PowerBudgetCoordinator, loads: Collection[str]
) -> JsonObjectType | None:
    """Return what was decided for a budget and for *loads*; None before that, and while cycles fail."""
    view = coordinator.data
    if view is None or not coordinator.last_update_success:
        return None
    outcome = view.outcome
    drawn = layers(view.cycle.site, view.budget_id, view.decision.grants)
    return {
        "status": outcome.status.value,
        "away": outcome.away,
        "tested": outcome.tested,
        "limit": outcome.limit,
        "bound_by": outcome.bound_by.value,
        "granted": outcome.granted,
        "next_turn_at": _iso(_next_turn_at(hass, coordinator, view)),
        "loads": {
            grant.load: _granted(view, grant) | {"layer": drawn.get(grant.load, 0.0)}
            for grant in view.decision.grants
            if grant.load in loads
        },
    }


def _granted(view: View, grant: Grant) -> JsonObjectType:
    """Return what one load got, and until when what holds."""
    memory, ahead = view.decision.state.of(grant.load), view.ahead(grant.load)
    reading = view.cycle.snapshot.loads.get(grant.load)
    return {
        "reason": grant.reason.value,
        "asks": grant.asks,
        "boosted": grant.boosted,
        "freezes": grant.freezes,
        "runs": grant.runs,
        "granted": grant.amount,
        "wanted_w": grant.wanted_w,
        "level_w": grant.level_w,
        "needs": grant.needs,
        "needs_of": view.named(grant.needs_of).name if grant.needs else None,
        "needs_unit": view.named(grant.needs_of).unit.value,
        "place": grant.place,
        "health": view.health(grant.load).value,
        "held_until": _iso(_ahead(grant.held_until, view.at)),
        "boost_until": _iso(_ahead(memory.boost_until, view.at) if grant.boosted else None),
        "blocked_until": _iso(blocked_until(memory.trouble.faults, view.at)),
        "preheating_c": None if ahead is None else ahead.to_c,
        "preheating_until": None if ahead is None else ahead.comfort_at.isoformat(),
        "setpoint_c": None if reading is None else reading.setpoint_c,
        "requested_w": None if memory.allotted is None else memory.allotted.power_w,
        "requested_until": None if memory.allotted is None else _iso(memory.allotted.until),
    }


def _next_turn_at(hass: HomeAssistant, coordinator: PowerBudgetCoordinator, view: View) -> datetime | None:
    """Return when turns pass next, by the time pattern of the budget that rules; None if they never do."""
    rules = view.cycle.site.budgets[0].id
    entry = hass.config_entries.async_get_entry(rules)
    ruler: PowerBudgetCoordinator = getattr(entry, "runtime_data", coordinator)
    with suppress(ValueError):
        return _next(ruler.config.cycle, dt_util.now())
    return None


def _next(cycle: Cycle, now: datetime) -> datetime:
    seconds = dt_util.parse_time_expression(cycle.seconds, 0, 59)
    minutes = dt_util.parse_time_expression(cycle.minutes, 0, 59)
    hours = dt_util.parse_time_expression(cycle.hours, 0, 23)
    return dt_util.find_next_time_expression_time(now, seconds, minutes, hours)


def _ahead(at: datetime | None, now: datetime) -> datetime | None:
    return None if at is None or at <= now else at


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
