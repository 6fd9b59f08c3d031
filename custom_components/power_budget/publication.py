"""When a decision is worth telling: at once if anybody is treated otherwise, else now and then."""

from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import callback

from .cycle import View
from .engine.limits import LimitSource

PUBLISH_EVERY: Final = timedelta(seconds=30)
"""How often figures are shown that move with every reading of a meter."""


class Publication:
    """Keeps the recorder from filling up with what every reading changes a little."""

    def __init__(self) -> None:
        """Know of nothing that was told."""
        self._told: View | None = None

    @callback
    def async_is_due(self, view: View) -> bool:
        """Return whether to tell what *view* shows, and take note that it is told."""
        told = self._told
        if told is not None and _is_lately(told, view) and _gist(view) == _gist(told):
            return False
        self._told = view
        return True

    @callback
    def async_due_at(self, view: View) -> datetime | None:
        """Return when to tell what *view* shows at the latest; None if it was told, or says nothing new."""
        told = self._told
        return None if told is None or _figures(view) == _figures(told) else told.at + PUBLISH_EVERY


def _is_lately(told: View, view: View) -> bool:
    """Return whether *told* was told so lately that a meter may have moved its figures since."""
    by_meter = {LimitSource.METER, LimitSource.WINDOW}
    is_metered = any(by_meter & outcome.limits.keys() for outcome in view.decision.outcomes.values())
    return is_metered and timedelta(0) <= view.at - told.at < PUBLISH_EVERY


def _gist(view: View) -> object:
    """Return what a resident must know at once."""
    outcome = view.outcome
    memories = view.decision.state
    treated = [
        (
            grant.reason,
            grant.amount > 0,
            grant.runs,
            grant.asks,
            grant.boosted,
            view.health(grant.load),
            memories.of(grant.load).trouble.shed,
            memories.of(grant.load).allotted,
        )
        for grant in outcome.grants
    ]
    rules = outcome.away, outcome.tested, view.memory.controls
    served = [grant.service for grant in view.decision.buffers.values()]
    return treated, outcome.bound_by, outcome.next_index, rules, served


def _figures(view: View) -> object:
    return view.outcome.limits, view.outcome.granted, view.decision.buffers
