"""What actions are for, and how one that is for something else is refused."""

from collections.abc import Callable
from typing import NamedTuple

from homeassistant.exceptions import ServiceValidationError

from .const import DOMAIN
from .coordinator import PowerBudgetCoordinator
from .setpoint_loads import setpoint_loads


class Kind(NamedTuple):
    """Loads of one kind, and how an action for these is refused for others."""

    of: Callable[[PowerBudgetCoordinator], set[str]]
    """Returns the ids of all that a budget has."""

    none: Callable[[], ServiceValidationError]
    """Returns what to raise where none is among the targets."""

    other: Callable[[str], ServiceValidationError]
    """Returns what to raise for a target that is something else."""


def _no_heater() -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key="no_heater")


def _not_a_heater(target: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="not_a_heater",
        translation_placeholders={"target": target},
    )


def _no_budget() -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key="no_budget")


def _not_a_budget(target: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="not_a_budget",
        translation_placeholders={"target": target},
    )


def _no_settable() -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key="no_settable")


def _not_settable(target: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="not_settable",
        translation_placeholders={"target": target},
    )


HEATERS = Kind(of=lambda node: set(node.config.heaters), none=_no_heater, other=_not_a_heater)
"""What takes turns: nobody boosts an oven."""

LOADS = Kind(of=lambda node: {load.id for load in node.config.loads}, none=_no_heater, other=_not_a_heater)
"""The same, and what residents run."""

SETPOINT_LOADS = Kind(
    of=lambda node: set(setpoint_loads(node.config)), none=_no_settable, other=_not_settable
)
"""What is set to a power."""

BUDGETS = Kind(of=lambda _: set(), none=_no_budget, other=_not_a_budget)
"""No loads: what is set on a budget as a whole."""
