"""The limits of the power saving modes: a box for each in the form, one list where they are stored."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf, isfinite
from typing import Any, override

from homeassistant.data_entry_flow import section
import voluptuous as vol

from .const import CONF_POWER_STEPS, MAX_LOADS, MAX_POWER_STEPS, MAX_POWER_W
from .engine import Unit
from .refusal import Refusal
from .selectors import number_box

SECTION_MORE_STEPS = "more_power_steps"

FIRST_MODES = range(4)
MORE_MODES = range(4, MAX_POWER_STEPS)

LIMIT = number_box()


class StepBoxes(section):
    """Boxes for the limits of some modes; a plain list of the limits of all modes is taken as well."""

    @override
    def __call__(self, value: Any) -> Any:
        """Return the numbers in the boxes or the list; raise `vol.Invalid` for anything else."""
        return [LIMIT(limit) for limit in value] if isinstance(value, list) else super().__call__(value)


def step_boxes(modes: range, *, collapsed: bool) -> section:
    """Return a section with a box for each of the modes; a list may stand where the first of all is."""
    form = vol.Schema({vol.Optional(_box(mode)): LIMIT for mode in modes})
    kind = StepBoxes if modes == FIRST_MODES else section
    return kind(form, {"collapsed": collapsed})


def filled_boxes(steps: Sequence[float | None]) -> dict[str, float]:
    """Return what stands in the boxes when these are the limits."""
    return {_box(mode): limit for mode, limit in enumerate(steps) if limit is not None}


def entered_steps(user_input: Mapping[str, Any]) -> list[float | None]:
    """Return the limit of each mode up to the last that has one; None is an empty box."""
    entered = user_input[CONF_POWER_STEPS]
    if isinstance(entered, list):
        return entered
    filled = entered | user_input.get(SECTION_MORE_STEPS, {})
    steps = [filled.get(_box(mode)) for mode in range(MAX_POWER_STEPS)]
    while steps and steps[-1] is None:
        steps.pop()
    return steps


def refused_steps(steps: Sequence[float | None], unit: Unit) -> Iterator[Refusal]:
    """Find what is wrong with the limits, from mode 0 up."""
    if not steps:
        yield Refusal(where=CONF_POWER_STEPS, reason="power_steps_empty")
    if len(steps) > MAX_POWER_STEPS:
        yield Refusal(where=CONF_POWER_STEPS, reason="power_steps_too_many")
    before = inf
    for mode, limit in enumerate(steps):
        if reason := _fault(mode, limit, before, unit):
            named = {"mode": mode, "limit": limit, "mode_before": mode - 1, "limit_before": before}
            yield Refusal(
                where=CONF_POWER_STEPS if mode in FIRST_MODES else SECTION_MORE_STEPS,
                reason=reason,
                placeholders={name: f"{number}" for name, number in named.items()},
            )
        before = before if limit is None else limit


def _fault(mode: int, limit: float | None, before: float, unit: Unit) -> str | None:
    """Return what is wrong with one limit, given the one *before* it."""
    if limit is None:
        return "power_steps_gap"
    faults = {
        "power_steps_not_finite": not isfinite(limit),
        "power_steps_negative": limit < 0,
        "power_steps_many": unit is Unit.LOADS and limit > MAX_LOADS,
        "power_steps_much": limit > MAX_POWER_W,
        "power_steps_fraction": unit is Unit.LOADS and limit % 1 != 0,
        "power_steps_zero": mode == 0 and limit == 0,
        "power_steps_rising": limit > before,
    }
    return next((fault for fault, is_so in faults.items() if is_so), None)


def _box(mode: int) -> str:
    """Return the name of the box of a mode."""
    return f"mode_{mode}"
