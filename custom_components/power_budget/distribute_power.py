"""The action that distributes power to whatever has a set-point, and what it answers."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from math import isfinite
from typing import Final

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.target import TargetSelection
from homeassistant.util.json import JsonObjectType, JsonValueType
import voluptuous as vol

from .const import DOMAIN, MAX_POWER_W
from .distributing import DISTRIBUTOR
from .engine.allocation.bounds import Bounds
from .engine.allocation.request import (
    Error,
    Ignored,
    OutOfBounds,
    PartialFailure,
    Request,
    Result,
    Success,
)
from .orders import PATIENCE, Asked, Order
from .setpoint_loads import is_in_group, setpoint_loads
from .target_kinds import SETPOINT_LOADS
from .targets import (
    Loads,
    async_all_loads,
    async_check_permission,
    async_targeted_loads,
)

ATTR_ADJUST_POWER: Final = "adjust_power"
ATTR_GROUP: Final = "group"
ATTR_HOLD_S: Final = "hold_s"
ATTR_INCLUDE_BROKEN: Final = "include_broken"
ATTR_POWER_W: Final = "power_w"
ATTR_REQUEST_TIMEOUT: Final = "request_timeout"

CONTROLLED: Final = {"power_set", "dispatched", "granted_power"}
"""The entities that tell what is set: who may not control these may not set it."""

LONGEST_TIMEOUT: Final = timedelta(minutes=5)
LONGEST_HOLD: Final = timedelta(days=366)

RESULTS: Final[Mapping[type[Result], str]] = {
    Success: "success",
    PartialFailure: "partial_failure",
    OutOfBounds: "out_of_bounds",
    Error: "error",
    Ignored: "ignored",
}
"""What each result is called in the answer."""


def _number(value: object) -> float:
    """Return a number; a truth value is none.

    Raises:
        vol.Invalid: for anything else, and for NaN and infinities.

    """
    number = vol.Coerce(float)("" if isinstance(value, bool) else value)
    if not isfinite(number):
        raise vol.Invalid(f"{number} is no number")
    return float(number)


DISTRIBUTE_POWER_FIELDS: Final = {
    **cv.ENTITY_SERVICE_FIELDS,
    vol.Required(ATTR_POWER_W): vol.All(_number, vol.Range(-MAX_POWER_W, MAX_POWER_W)),
    vol.Optional(ATTR_GROUP): cv.string,
    vol.Optional(ATTR_REQUEST_TIMEOUT, default=PATIENCE): cv.time_period,
    vol.Optional(ATTR_ADJUST_POWER, default=True): cv.boolean,
    vol.Optional(ATTR_INCLUDE_BROKEN, default=False): cv.boolean,
    vol.Optional(ATTR_HOLD_S): _number,
}


async def distribute_power(call: ServiceCall) -> ServiceResponse:
    """Distribute power to the loads with set-points that are targeted, or are of a group."""
    timeout: timedelta = call.data[ATTR_REQUEST_TIMEOUT]
    hold_s: float | None = call.data.get(ATTR_HOLD_S)
    if not timedelta(0) < timeout <= LONGEST_TIMEOUT:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="timeout_invalid")
    if hold_s is not None and not 0 < hold_s <= LONGEST_HOLD.total_seconds():
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="hold_invalid")
    targeted = _targeted(call)
    await async_check_permission(call, targeted, CONTROLLED, POLICY_CONTROL)
    order = Order(
        asked={one.load.id: one for one in _asked(targeted)},
        request=Request(
            power_w=call.data[ATTR_POWER_W],
            adjust_power=call.data[ATTR_ADJUST_POWER],
            include_broken=call.data[ATTR_INCLUDE_BROKEN],
        ),
        context=call.context,
        timeout=timeout,
        hold=None if hold_s is None else timedelta(seconds=hold_s),
    )
    result = await call.hass.data[DISTRIBUTOR].async_distribute(order)
    return _answer(result, order.asked) if call.return_response else None


def _targeted(call: ServiceCall) -> Loads:
    """Return who is asked: by target, by group, or by both."""
    group: str | None = call.data.get(ATTR_GROUP)
    found: Loads = {}
    if group is None or TargetSelection(call.data).has_any_target:
        found = async_targeted_loads(call, SETPOINT_LOADS)
    if group is not None:
        for node, ids in async_all_loads(call.hass, SETPOINT_LOADS).items():
            loads = setpoint_loads(node.config)
            if named := {load for load in ids if is_in_group(loads[load], group.strip())}:
                found.setdefault(node, set()).update(named)
    if not found:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_such_group",
            translation_placeholders={"group": f"{group}"},
        )
    return found


def _asked(targeted: Loads) -> Iterator[Asked]:
    """Find those who are asked, in the order in which they are configured."""
    for node, ids in targeted.items():
        for load in setpoint_loads(node.config).values():
            if load.id in ids:
                yield Asked(node, load)


def _answer(result: Result, asked: Mapping[str, Asked]) -> JsonObjectType:
    """Return what is answered."""
    told: JsonObjectType = {"result": RESULTS[type(result)]}
    match result:
        case Success() | PartialFailure():
            return told | _account(result, asked)
        case OutOfBounds(bounds=bounds):
            return told | {"bounds": _bounds(bounds)}
        case Error(reason=reason):
            return told | {"error": reason.value}
    return told


def _account(result: Success | PartialFailure, asked: Mapping[str, Asked]) -> JsonObjectType:
    """Return what was set and what was not: in all, and for each load."""
    loads: list[JsonValueType] = [
        {
            "load": one.load.name,
            "budget": one.node.config.budget.name,
            "power_w": result.set_w.get(load),
            "outcome": _outcome(result, load),
        }
        for load, one in asked.items()
    ]
    return {
        "succeeded_power_w": result.succeeded_power_w,
        "failed_power_w": result.failed_power_w,
        "excess_power_w": result.excess_power_w,
        "succeeded": [one.load.name for load, one in asked.items() if load in result.set_w],
        "failed": [one.load.name for load, one in asked.items() if load in result.failed],
        "loads": loads,
    }


def _outcome(result: Success | PartialFailure, load: str) -> str:
    if load in result.failed:
        return "failed"
    return "set" if load in result.set_w else "left_out"


def _bounds(bounds: Bounds) -> JsonObjectType:
    """Return what can be set, named as in the engine."""
    return {
        "inclusion_lower_w": bounds.inclusion_lower_w,
        "exclusion_lower_w": bounds.exclusion_lower_w,
        "exclusion_upper_w": bounds.exclusion_upper_w,
        "inclusion_upper_w": bounds.inclusion_upper_w,
    }
