"""What is decided for a budget, as a table of sensors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.helpers.typing import StateType

from .engine.decision import Decision, Status
from .engine.site import Site
from .engine.supply.connection import WindowFigures, window_figures


@dataclass(frozen=True, kw_only=True)
class BudgetSensorEntityDescription(SensorEntityDescription):
    """Something that was decided for a budget."""

    value_fn: Callable[[Site, Decision], StateType]
    attributes_fn: Callable[[Site, Decision], Mapping[str, Any]] = lambda _site, _decision: {}


def _attributes(site: Site, decision: Decision) -> dict[str, Any]:
    """Return what the automations of the script before this integration look at, and more."""
    controls, grants = decision.state.controls, decision.grants
    return {
        "test_mode": controls.test_mode,
        "away_status": STATE_ON if controls.away else STATE_OFF,
        "power_saving_mode": controls.power_saving_mode,
        "round_robin_index": decision.next_index,
        "active_radiators_number": _active(decision),
        "power_saving_mode_steps": list(site.budget.power_steps),
        "radiators": [load.name for load in site.loads],
        "radiator_requested_mode": [int(grant.asks) for grant in grants],
        "radiator_boost_mode": [int(grant.boosted) for grant in grants],
        "radiator_live_mode": [int(grant.runs) for grant in grants],
        "reasons": [grant.reason.value for grant in grants],
        "budget_w": decision.limit,
        "granted_w": decision.granted,
    }


def _bounds(_site: Site, decision: Decision) -> dict[str, Any]:
    """Return which limit is in force, and how far below the next one it is."""
    return {
        "bound_by": decision.bound_by.value,
        "below_next_limit": decision.below_next_limit,
        "limits": {source.value: limit for source, limit in decision.limits.items()},
    }


def _active(decision: Decision) -> int:
    return sum(grant.runs for grant in decision.grants)


def _figures(site: Site, decision: Decision) -> WindowFigures:
    """Return how the metering window stands, of a budget that has one."""
    return window_figures(site, decision.state, decision.at) or WindowFigures(0.0, None, 0.0)


BUDGET_SENSORS = (
    BudgetSensorEntityDescription(
        key="radiator_status",
        device_class=SensorDeviceClass.ENUM,
        options=list(Status),
        value_fn=lambda _site, decision: decision.status,
        attributes_fn=_attributes,
    ),
    BudgetSensorEntityDescription(
        key="active_heaters",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda _site, decision: _active(decision),
    ),
)

AMOUNT_SENSORS = (
    BudgetSensorEntityDescription(
        key="available_power",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda _site, decision: decision.limit,
        attributes_fn=_bounds,
    ),
    BudgetSensorEntityDescription(
        key="granted_power",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda _site, decision: decision.granted,
    ),
)
"""In the budget's unit: where that is loads, they are plain numbers."""

WINDOW_SENSORS = (
    BudgetSensorEntityDescription(
        key="window_average",
        value_fn=lambda site, decision: _figures(site, decision).average_w,
    ),
    BudgetSensorEntityDescription(
        key="window_forecast",
        value_fn=lambda site, decision: _figures(site, decision).forecast_w,
    ),
    BudgetSensorEntityDescription(
        key="month_peak",
        value_fn=lambda site, decision: _figures(site, decision).month_peak_w,
    ),
)
"""In watts; only with a tariff that has a metering window."""
