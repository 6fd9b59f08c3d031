"""What a resident is told of what goes wrong with one budget: once, and until it is over."""

import logging
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .cycle import View
from .failing import FailureLog
from .repairs import Issue, Issues
from .wiring import BudgetConfig

_LOGGER = logging.getLogger(__name__)

PATTERNS_MISSED: Final = 3
"""How often the time pattern may come without a cycle since the last time."""


class Reporter:
    """Raises issues and writes the log, and takes issues back."""

    def __init__(self, hass: HomeAssistant, entry_id: str, failures: FailureLog) -> None:
        """Know of nothing that is wrong, but for what the log was told of the loads."""
        self._issues = Issues(hass, entry_id)
        self._failures = failures
        self._missed = 0
        self._is_failing = False

    @callback
    def async_follow(self, config: BudgetConfig, view: View) -> None:
        """Tell what a cycle shows; it has run, so nothing else is wrong."""
        self._missed, self._is_failing = 0, False
        self._issues.async_report(config, view)
        self._failures.async_report(config, view)

    @callback
    def async_fail(self, config: BudgetConfig, error: Exception) -> None:
        """Tell once that cycles fail."""
        self._missed = 0
        if not self._is_failing:
            name = config.budget.name
            _LOGGER.error("The cycle of %s failed; the next one tries again", name, exc_info=error)
            named = (("budget", name), ("error", str(error) or repr(error)))
            self._issues.async_raise(
                Issue(
                    translation_key="cycle_failing",
                    owner=config.budget.id,
                    severity=ir.IssueSeverity.ERROR,
                    named=named,
                )
            )
        self._is_failing = True

    @callback
    def async_expect(self, config: BudgetConfig) -> None:
        """Take note that a cycle is to run by the time pattern, and tell if none has for long."""
        self._missed += 1
        if self._missed == PATTERNS_MISSED + 1:
            name = config.budget.name
            _LOGGER.error("No cycle of %s has run though it was time for one", name)
            self._issues.async_raise(
                Issue(
                    translation_key="cycle_stalled",
                    owner=config.budget.id,
                    severity=ir.IssueSeverity.ERROR,
                    named=(("budget", name),),
                )
            )

    @callback
    def async_clear(self) -> None:
        """Take every issue back."""
        self._issues.async_clear()
