"""Loads that fail, as residents are told: once at the fall, and once at the recovery."""

from collections.abc import Collection
import logging

from homeassistant.core import callback

from .cycle import View
from .engine.health import Health
from .engine.site import Load
from .wiring import BudgetConfig

_LOGGER = logging.getLogger(__name__)

ENOUGH_FAILURES = 2
"""One that did not follow once is told again, and is no news."""


FALLS = {
    Health.BLOCKED: "%s does not obey: %s does not do what it is told",
    Health.WELDED: "%s draws power though %s is off",
}


def failing(config: BudgetConfig, view: View) -> dict[str, Health]:
    """Return which of the loads of a budget fail, blocked or welded, until they obey again."""
    found = {load.id: _failing(view, load) for load in config.loads}
    return {load: health for load, health in found.items() if health is not None}


def _failing(view: View, load: Load) -> Health | None:
    if view.health(load.id) is Health.WELDED:
        return Health.WELDED
    failures = view.decision.state.of(load.id).trouble.faults.failures
    return Health.BLOCKED if failures >= ENOUGH_FAILURES else None


class FailureLog:
    """Says in the log which loads of one budget fail."""

    def __init__(self) -> None:
        """Have said nothing."""
        self._told: dict[str, Health] = {}

    @callback
    def async_report(self, config: BudgetConfig, view: View, raising: Collection[str]) -> None:
        """Say what has changed; of those that are *raising* errors the log tells already."""
        found = failing(config, view)
        for load in config.loads:
            health, told = found.get(load.id), self._told.get(load.id)
            if health is None and told is not None:
                _LOGGER.info("%s obeys again", load.name)
                del self._told[load.id]
            elif health is not None and health is not told and load.id not in raising:
                _LOGGER.warning(FALLS[health], load.name, config.wiring[load.id].switch)
                self._told[load.id] = health
