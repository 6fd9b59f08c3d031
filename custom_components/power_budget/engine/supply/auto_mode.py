"""The power saving mode that follows the room: down at once, up one step at a time."""

from dataclasses import replace
from datetime import datetime

from ..site import Branch
from ..state import State
from .connection import is_stale
from .limit import room, step


def with_auto_mode(branch: Branch, state: State, at: datetime) -> State:
    """Return *state* with a budget in the mode that its room allows, if that is left to the meter.

    With less room the mode saves more at once; with more it saves one step less, and the next
    only after another restore delay, as the script did from which this integration grew.

    | steps            | mode | room | last changed | mode next |
    |------------------|-----:|-----:|-------------:|----------:|
    | 9000, 6000, 3000 |    0 | 4000 |        1 s   |         2 |
    | 9000, 6000, 3000 |    2 | 9500 |       30 s   |         2 |
    | 9000, 6000, 3000 |    2 | 9500 |       90 s   |         1 |
    | 9000, 6000, 3000 |    2 | 2000 |       90 s   |         2 |
    """
    metering, own = branch.budget.metering, state.budget(branch.budget.id)
    mode, meter = own.controls.power_saving_mode, own.meter
    if metering is None or not own.controls.auto_mode:
        return state
    if meter.drawn_w is None or is_stale(meter, metering, at):
        return state  # the limit of a silent meter binds anyway
    allowed, changed_at = _allowed(branch, state), meter.mode_at
    if allowed < mode and changed_at is not None and at - changed_at < metering.restore_delay:
        return state
    following = max(allowed, mode - 1)
    if following == mode:
        return state
    controls = replace(own.controls, power_saving_mode=following)
    changed = own._replace(controls=controls, meter=meter._replace(mode_at=at))
    return state.with_budget(branch.budget.id, changed)


def _allowed(branch: Branch, state: State) -> int:
    """Return the mode that saves least of those whose step there is room for; else the last."""
    available, budget = room(branch, state), branch.budget
    modes = range(len(budget.power_steps))
    fitting = (mode for mode in modes if step(budget, mode) <= available)
    return next(fitting, len(budget.power_steps) - 1)
