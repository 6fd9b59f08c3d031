"""Where a load stands between asking and heating: a table of transitions.

After the state diagram of the budget manager from which this engine grew.
"""

from collections.abc import Mapping
from enum import StrEnum


class Phase(StrEnum):
    """Where a load stands."""

    IDLE = "idle"
    REQUESTING = "requesting"
    HEATING = "heating"


class Change(StrEnum):
    """What moves a load from one phase to another."""

    ASKS = "asks"
    SATISFIED = "satisfied"
    GRANTED = "granted"
    REVOKED = "revoked"


TRANSITIONS: Mapping[Phase, Mapping[Change, Phase]] = {
    Phase.IDLE: {Change.ASKS: Phase.REQUESTING},
    Phase.REQUESTING: {Change.GRANTED: Phase.HEATING, Change.SATISFIED: Phase.IDLE},
    Phase.HEATING: {Change.REVOKED: Phase.REQUESTING, Change.SATISFIED: Phase.IDLE},
}
"""A change that is missing in a row leaves the phase as it is."""


def after(phase: Phase, change: Change) -> Phase:
    """Return the phase to which *change* leads."""
    return TRANSITIONS[phase].get(change, phase)
