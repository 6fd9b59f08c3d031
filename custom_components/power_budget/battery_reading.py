"""What the entities of a battery say: how full it is, and what it can be set to."""

from datetime import datetime
from math import nan
from typing import Final, NamedTuple

from homeassistant.components.number import ATTR_MAX, ATTR_MIN, ATTR_STEP
from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    PERCENTAGE,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfPower,
)
from homeassistant.core import State
from homeassistant.util.unit_conversion import PowerConverter

from .const import FRESH_FOR
from .engine.allocation.buffering import measured_w
from .engine.quantity import Fraction, Watts
from .measure import converted, number

PERCENT: Final = 100


class Scale(NamedTuple):
    """What a set-point can be set to, in watts; NaN where it does not tell."""

    least_w: Watts
    """The lowest."""

    most_w: Watts
    """The highest."""

    step_w: Watts
    """How far one value is from the next; zero where any will do."""


def is_silent(state: State | None) -> bool:
    """Return whether an entity tells nothing now."""
    return state is None or state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN)


def is_settable(state: State | None) -> bool:
    """Return whether a number can be set to a power now; one that shows nothing yet can."""
    return state is not None and state.state != STATE_UNAVAILABLE and is_power(state)


def is_power(state: State) -> bool:
    """Return whether a number is a power: in a unit of power, or with no unit in watts."""
    return _unit(state) in PowerConverter.VALID_UNITS


def is_percentage(state: State) -> bool:
    """Return whether an entity tells a part of a whole, in percent."""
    return bool((state.attributes.get(ATTR_UNIT_OF_MEASUREMENT) or PERCENTAGE) == PERCENTAGE)


def soc_of(state: State | None) -> Fraction:
    """Return a state of charge; NaN where none is told."""
    percent = None if state is None or not is_percentage(state) else number(state.state)
    return nan if percent is None or not 0 <= percent <= PERCENT else percent / PERCENT


def drawn_w(state: State | None, at: datetime, *, is_inverted: bool) -> Watts | None:
    """Return what a battery is measured to draw, negative while it discharges; None unless that is fresh."""
    if state is None or at - state.last_reported >= FRESH_FOR or not is_power(state):
        return None
    return measured_w(
        converted(PowerConverter, number(state.state), _unit(state), UnitOfPower.WATT),
        is_inverted=is_inverted,
    )


def scale_of(state: State | None) -> Scale:
    """Return what a set-point can be set to."""
    if state is None or not is_power(state):
        return Scale(nan, nan, 0.0)
    least_w, most_w, step_w = (_watts(state, name) for name in (ATTR_MIN, ATTR_MAX, ATTR_STEP))
    return Scale(
        least_w=nan if least_w is None else least_w,
        most_w=nan if most_w is None else most_w,
        step_w=step_w or 0.0,
    )


def value_of(state: State, power_w: Watts) -> float:
    """Return a power in the unit of a set-point."""
    value: float = PowerConverter.convert(power_w, UnitOfPower.WATT, _unit(state))
    return value


def _watts(state: State, attribute: str) -> Watts | None:
    return converted(PowerConverter, number(state.attributes.get(attribute)), _unit(state), UnitOfPower.WATT)


def _unit(state: State) -> str:
    unit: str = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT) or UnitOfPower.WATT
    return unit
