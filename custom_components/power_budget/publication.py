"""When a decision is worth telling: at once if anybody is treated otherwise, else now and then."""

from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import callback

from .engine.decision import Decision
from .engine.limits import LimitSource

PUBLISH_EVERY: Final = timedelta(seconds=30)
"""How often figures are shown that move with every reading of a meter."""


class Publication:
    """Keeps the recorder from filling up with what every reading changes a little."""

    def __init__(self) -> None:
        """Know of nothing that was told."""
        self._told: Decision | None = None

    @callback
    def async_is_due(self, decision: Decision) -> bool:
        """Return whether to tell *decision*, and take note that it is told."""
        told = self._told
        if told is not None and _is_lately(told, decision) and _gist(decision) == _gist(told):
            return False
        self._told = decision
        return True

    @callback
    def async_due_at(self, decision: Decision) -> datetime | None:
        """Return when to tell *decision* at the latest; None if it was told, or says nothing new."""
        told = self._told
        return None if told is None or _figures(decision) == _figures(told) else told.at + PUBLISH_EVERY


def _is_lately(told: Decision, decision: Decision) -> bool:
    """Return whether *told* was told so lately that a meter may have moved its figures since."""
    by_meter = decision.limits.keys() & {LimitSource.METER, LimitSource.WINDOW}
    return bool(by_meter) and timedelta(0) <= decision.at - told.at < PUBLISH_EVERY


def _gist(decision: Decision) -> object:
    """Return what a resident must know at once."""
    treated = [
        (grant.reason, grant.amount > 0, grant.runs, grant.asks, grant.boosted) for grant in decision.grants
    ]
    return treated, decision.bound_by, decision.next_index, decision.state.controls


def _figures(decision: Decision) -> object:
    return decision.limits, decision.granted
