"""The limits of a budget, of which the lowest is in force."""

from collections.abc import Mapping
from datetime import datetime
from math import floor

from ..limits import Caution, LimitSource
from ..metering import MeterState
from ..quantity import TOLERANCE, Amount, Watts
from ..site import Budget, Metering, Site, Unit
from ..state import State
from .connection import is_stale
from .learn import rated_w


def step(budget: Budget, mode: int) -> Amount:
    """Return the limit of a power saving mode; beyond the last it is that of the last."""
    return budget.power_steps[min(mode, len(budget.power_steps) - 1)]


def limits(site: Site, state: State, at: datetime) -> Mapping[LimitSource, Amount]:
    """Return every limit of the budget of *site*; the lowest is in force.

    | steps            | mode | power_budget_w | meter leaves | step | power_budget | meter |
    |------------------|-----:|---------------:|-------------:|-----:|-------------:|------:|
    | 9000, 6000, 3000 |    1 |              – |            – | 6000 |            – |     – |
    | 9000, 6000, 3000 |    1 |           4500 |         5000 | 6000 |         4500 |  5000 |
    | 9000, 6000, 3000 |    7 |           4500 |            – | 3000 |         4500 |     – |
    """
    budget, controls, metering = site.budget, state.controls, site.budget.metering
    found = {LimitSource.POWER_STEP: step(budget, controls.power_saving_mode)}
    if budget.unit is Unit.WATTS and controls.power_budget_w is not None:
        found[LimitSource.POWER_BUDGET] = controls.power_budget_w
    if metering is not None:
        found[_metered_by(metering, state.meter, at)] = _whole(budget, room(site, state))
    if budget.is_imposed and state.imposed_limit_w is not None:
        imposed = max(0.0, state.imposed_limit_w) / _unit_w(site, state)
        found[LimitSource.LIMIT_ENTITY] = _whole(budget, imposed)
    return found


def _metered_by(metering: Metering, meter: MeterState, at: datetime) -> LimitSource:
    """Return where the limit by a meter comes from."""
    if is_stale(meter, metering, at):
        return LimitSource.STALE_METER
    return LimitSource.WINDOW if meter.is_window_bound else LimitSource.METER


def caution(site: Site, state: State, running: Amount) -> Caution | None:
    """Return how carefully to use what the meter leaves while loads counted at *running* run."""
    if site.budget.metering is None:
        return None
    draws = [draw for load in site.loads if (draw := state.of(load.id).draw) is not None]
    hidden_w = sum(max(0.0, draw.shown_w - draw.drawn_w) for draw in draws)
    return Caution(
        room=room(site, state),
        margin=site.budget.metering.restore_margin,
        running=running,
        hidden=hidden_w / _unit_w(site, state),
    )


def room(site: Site, state: State) -> Amount:
    """Return what the meter leaves, in watts or in loads of the largest power.

    Before its first reading that is what loads may draw while it is stale.
    """
    metering, room_w = site.budget.metering, state.meter.room_w
    if room_w is None:
        room_w = 0.0 if metering is None else metering.stale_limit_w
    return room_w / _unit_w(site, state)


def _unit_w(site: Site, state: State) -> Watts:
    """Return how many watts the unit of the budget stands for."""
    if site.budget.unit is Unit.WATTS:
        return 1.0
    return max((rated_w(load, state.of(load.id)) for load in site.loads), default=1.0)


def _whole(budget: Budget, amount: Amount) -> Amount:
    """Return how much of *amount* can be given: loads run whole."""
    return amount if budget.unit is Unit.WATTS else float(floor(amount + TOLERANCE))
