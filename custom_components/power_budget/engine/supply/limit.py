"""The limits that a budget has of its own, of which the lowest is in force."""

from collections.abc import Mapping
from datetime import datetime
from math import floor

from ..budget import Budget, Metering, Unit
from ..limits import Caution, LimitSource
from ..metering import MeterState
from ..quantity import TOLERANCE, Amount, Watts
from ..site import Branch, Tap
from ..state import State
from .connection import is_stale
from .draw import Draws
from .learn import rated_w


def step(budget: Budget, mode: int) -> Amount:
    """Return the limit of a power saving mode; beyond the last it is that of the last."""
    return budget.power_steps[min(mode, len(budget.power_steps) - 1)]


def limits(branch: Branch, state: State, at: datetime) -> Mapping[LimitSource, Amount]:
    """Return every limit of a budget but those above it; the lowest is in force.

    | steps            | mode | power_budget_w | meter leaves | step | power_budget | meter |
    |------------------|-----:|---------------:|-------------:|-----:|-------------:|------:|
    | 9000, 6000, 3000 |    1 |              – |            – | 6000 |            – |     – |
    | 9000, 6000, 3000 |    1 |           4500 |         5000 | 6000 |         4500 |  5000 |
    | 9000, 6000, 3000 |    7 |           4500 |            – | 3000 |         4500 |     – |
    """
    budget, own = branch.budget, state.budget(branch.budget.id)
    controls = own.controls
    found = {LimitSource.POWER_STEP: step(budget, controls.power_saving_mode)}
    if budget.unit is Unit.WATTS and controls.power_budget_w is not None:
        found[LimitSource.POWER_BUDGET] = controls.power_budget_w
    if budget.metering is not None:
        found[_metered_by(budget.metering, own.meter, at)] = whole(budget, room(branch, state))
    if budget.is_imposed and own.imposed_limit_w is not None:
        imposed = max(0.0, own.imposed_limit_w) / unit_w(branch, state)
        found[LimitSource.LIMIT_ENTITY] = whole(budget, imposed)
    return found


def caution(branch: Branch, metering: Metering, state: State, running: Amount) -> Caution:
    """Return how carefully to use what a meter leaves while loads counted at *running* run."""
    meter = state.budget(branch.budget.id).meter
    hidden_w = sum(max(0.0, draw.shown_w - max(0.0, draw.drawn_w)) for draw in meter.draws.values())
    return Caution(
        room=room(branch, state),
        margin=metering.restore_margin,
        running=running,
        hidden=hidden_w / unit_w(branch, state),
    )


def room(branch: Branch, state: State) -> Amount:
    """Return what a meter leaves, in watts or in loads of the largest power.

    Before its first reading that is what loads may draw while it is stale.
    """
    metering, room_w = branch.budget.metering, state.budget(branch.budget.id).meter.room_w
    if room_w is None:
        room_w = 0.0 if metering is None else metering.stale_limit_w
    return room_w / unit_w(branch, state)


def unit_w(branch: Branch, state: State) -> Watts:
    """Return how many watts the unit of a budget stands for."""
    return 1.0 if branch.budget.unit is Unit.WATTS else largest_w(branch, state)


def largest_w(branch: Branch, state: State) -> Watts:
    """Return the largest power of the loads of a budget, as far as it carries them.

    One that was measured to draw more than it is rated at counts as that, now or when it was last stopped.
    """
    draws = state.budget(branch.budget.id).meter.draws
    return max((_known_w(tap, state, draws) for tap in branch.taps), default=0.0) or 1.0


def _known_w(tap: Tap, state: State, draws: Draws) -> Watts:
    memory, draw = state.of(tap.load.id), draws.get(tap.load.id)
    known_w = tap.fraction * max(rated_w(tap.load, memory), memory.drew_w or 0.0)
    return known_w if draw is None else max(known_w, draw.drawn_w)


def whole(budget: Budget, amount: Amount) -> Amount:
    """Return how much of *amount* can be given: loads run whole."""
    return amount if budget.unit is Unit.WATTS else float(floor(amount + TOLERANCE))


def _metered_by(metering: Metering, meter: MeterState, at: datetime) -> LimitSource:
    """Return where the limit by a meter comes from."""
    if is_stale(meter, metering, at):
        return LimitSource.STALE_METER
    return LimitSource.WINDOW if meter.is_window_bound else LimitSource.METER
