"""The actions: what can be asked from everywhere."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.target import TargetSelection
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .const import DOMAIN
from .coordinator import PowerBudgetCoordinator
from .cycle import View
from .distribute_power import DISTRIBUTE_POWER_FIELDS, distribute_power
from .explain import Asked, explained
from .target_kinds import HEATERS, LOADS
from .targets import (
    async_all_loads,
    async_check_permission,
    async_targeted_budgets,
    async_targeted_loads,
)

SERVICE_DISTRIBUTE_POWER: Final = "distribute_power"
SERVICE_EXPLAIN: Final = "explain"
SERVICE_SET_AWAY: Final = "set_away"
SERVICE_SET_BOOST: Final = "set_boost"

ATTR_DURATION: Final = "duration"
ATTR_ENABLED: Final = "enabled"
ATTR_RETURN_AT: Final = "return_at"

LONGEST_BOOST: Final = timedelta(days=366)
LONGEST_ABSENCE: Final = timedelta(days=366)

UNFIT: Final = (vol.Invalid, OverflowError, TypeError)
"""What a schema raises: Home Assistant 2026.10 chokes on huge durations, and on a truth value as target."""


def _in_words(schema: vol.Schema) -> vol.All[Any]:
    """Return what refuses as *schema* does, in the language of the user."""

    def check(entered: dict[str, Any]) -> dict[str, Any]:
        try:
            data: dict[str, Any] = schema(entered)
        except UNFIT as fault:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="not_understood",
                translation_placeholders={"fault": str(fault)},
            ) from fault
        return data

    return vol.All(check)


DISTRIBUTE_POWER_SCHEMA = _in_words(vol.Schema(DISTRIBUTE_POWER_FIELDS))
EXPLAIN_SCHEMA = _in_words(vol.Schema(cv.ENTITY_SERVICE_FIELDS))
SET_AWAY_SCHEMA = _in_words(
    vol.Schema(
        {
            **cv.ENTITY_SERVICE_FIELDS,
            vol.Required(ATTR_ENABLED): cv.boolean,
            vol.Optional(ATTR_RETURN_AT): vol.All(cv.datetime, dt_util.as_utc),
        }
    )
)
SET_BOOST_SCHEMA = _in_words(
    vol.Schema(
        {
            **cv.ENTITY_SERVICE_FIELDS,
            vol.Required(ATTR_ENABLED): cv.boolean,
            vol.Optional(ATTR_DURATION): cv.time_period,
        }
    )
)


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Register the actions, for all budgets."""
    hass.services.async_register(DOMAIN, SERVICE_SET_AWAY, _set_away, SET_AWAY_SCHEMA)
    hass.services.async_register(DOMAIN, SERVICE_SET_BOOST, _set_boost, SET_BOOST_SCHEMA)
    hass.services.async_register(DOMAIN, SERVICE_EXPLAIN, _explain, EXPLAIN_SCHEMA, SupportsResponse.ONLY)
    hass.services.async_register(
        DOMAIN,
        SERVICE_DISTRIBUTE_POWER,
        distribute_power,
        DISTRIBUTE_POWER_SCHEMA,
        SupportsResponse.OPTIONAL,
    )


async def _set_boost(call: ServiceCall) -> None:
    """Boost heaters, for a while or until further notice, or end that."""
    is_on: bool = call.data[ATTR_ENABLED]
    duration: timedelta | None = call.data.get(ATTR_DURATION)
    if duration is not None and not is_on:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="duration_without_boost")
    if duration is not None and not timedelta(0) < duration <= LONGEST_BOOST:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="duration_invalid")
    until = None if duration is None else dt_util.utcnow() + duration
    targeted = async_targeted_loads(call, HEATERS)
    await async_check_permission(call, targeted, {"boost"}, POLICY_CONTROL)
    for coordinator, loads in targeted.items():
        state = coordinator.state
        for load in loads:
            state = state.boosted(load, is_on=is_on, until=until)
        coordinator.async_change(state, call.context)
    await asyncio.gather(*(coordinator.keeper.async_keep() for coordinator in targeted))


async def _set_away(call: ServiceCall) -> None:
    """Let nobody be at home, until a return if that is announced, or somebody."""
    is_away: bool = call.data[ATTR_ENABLED]
    return_at: datetime | None = call.data.get(ATTR_RETURN_AT)
    if return_at is not None and not is_away:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="return_without_away")
    if return_at is not None and not timedelta(0) < return_at - dt_util.utcnow() <= LONGEST_ABSENCE:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="return_invalid")
    budgets = async_targeted_budgets(call)
    await async_check_permission(call, dict.fromkeys(budgets, (None,)), {"away"}, POLICY_CONTROL)
    for node in budgets:
        state = node.state.with_controls(node.budget_id, away=is_away, return_at=return_at)
        node.async_change(state, call.context)
    await asyncio.gather(*(node.keeper.async_keep() for node in budgets))


async def _explain(call: ServiceCall) -> ServiceResponse:
    """Say why heaters got what they got: those that are targeted, or all of them."""
    is_targeted = TargetSelection(call.data).has_any_target
    targeted = async_targeted_loads(call, LOADS) if is_targeted else async_all_loads(call.hass, LOADS)
    await async_check_permission(call, targeted, {"status"}, POLICY_READ)
    batteries = {node: _batteries(node, loads) for node, loads in targeted.items()}
    await async_check_permission(call, batteries, {"service"}, POLICY_READ)
    now = dt_util.utcnow()
    return {
        "budgets": [
            explained(node.config.budget, _view(node), Asked(loads, batteries[node]), now)
            for node, loads in targeted.items()
        ]
    }


def _batteries(node: PowerBudgetCoordinator, loads: Collection[str]) -> set[str]:
    """Return the batteries of a budget that are asked about: all that it counts, with all of its *loads*."""
    if not {load.id for load in node.config.loads}.issubset(loads):
        return set()
    return {one.id for one in node.config.batteries if one.is_counted}


def _view(coordinator: PowerBudgetCoordinator) -> View | None:
    """Return what was decided last; None before the first decision, and while cycles fail."""
    return coordinator.data if coordinator.last_update_success else None
