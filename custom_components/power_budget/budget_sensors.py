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

from .cycle import View
from .engine.decision import Grant, Status
from .engine.supply.connection import WindowFigures, window_figures


@dataclass(frozen=True, kw_only=True)
class BudgetSensorEntityDescription(SensorEntityDescription):
    """Something that was decided for a budget."""

    value_fn: Callable[[View], StateType]
    attributes_fn: Callable[[View], Mapping[str, Any]] = lambda _view: {}


def _attributes(view: View) -> dict[str, Any]:
    """Return what the automations of the script before this integration look at, and more."""
    outcome, grants = view.outcome, _heaters(view)
    return {
        "test_mode": outcome.tested,
        "away_status": STATE_ON if outcome.away else STATE_OFF,
        "power_saving_mode": view.memory.controls.power_saving_mode,
        "round_robin_index": outcome.next_index,
        "active_radiators_number": _active(view),
        "power_saving_mode_steps": list(view.budget.power_steps),
        "radiators": [view.loads[grant.load].name for grant in grants],
        "radiator_requested_mode": [int(grant.asks) for grant in grants],
        "radiator_boost_mode": [int(grant.boosted) for grant in grants],
        "radiator_live_mode": [int(grant.runs) for grant in grants],
        "reasons": [grant.reason.value for grant in grants],
        "budget_w": outcome.limit,
        "granted_w": outcome.granted,
    }


def _bounds(view: View) -> dict[str, Any]:
    """Return which limit is in force, and how far below the next one it is."""
    outcome = view.outcome
    return {
        "bound_by": outcome.bound_by.value,
        "below_next_limit": outcome.below_next_limit,
        "limits": {source.value: limit for source, limit in outcome.limits.items()},
    }


def _active(view: View) -> int:
    return sum(grant.runs for grant in _heaters(view))


def _heaters(view: View) -> list[Grant]:
    """Return what was decided for heaters: attended loads are none of the script's."""
    return [grant for grant in view.outcome.grants if view.loads[grant.load].attended is None]


def _figures(view: View) -> WindowFigures:
    """Return how the metering window stands, of a budget that has one."""
    return window_figures(view.budget, view.memory.meter, view.at) or WindowFigures(0.0, None, 0.0)


BUDGET_SENSORS = (
    BudgetSensorEntityDescription(
        key="radiator_status",
        device_class=SensorDeviceClass.ENUM,
        options=list(Status),
        value_fn=lambda view: view.outcome.status,
        attributes_fn=_attributes,
    ),
    BudgetSensorEntityDescription(
        key="active_heaters",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_active,
    ),
)

AMOUNT_SENSORS = (
    BudgetSensorEntityDescription(
        key="available_power",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda view: view.outcome.limit,
        attributes_fn=_bounds,
    ),
    BudgetSensorEntityDescription(
        key="granted_power",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda view: view.outcome.granted,
    ),
)
"""In the budget's unit: where that is loads, they are plain numbers."""

WINDOW_SENSORS = (
    BudgetSensorEntityDescription(
        key="window_average",
        value_fn=lambda view: _figures(view).average_w,
    ),
    BudgetSensorEntityDescription(
        key="window_forecast",
        value_fn=lambda view: _figures(view).forecast_w,
    ),
    BudgetSensorEntityDescription(
        key="month_peak",
        value_fn=lambda view: _figures(view).month_peak_w,
    ),
)
"""In watts; only with a tariff that has a metering window."""
