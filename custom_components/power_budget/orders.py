"""Requests to distribute power: who is asked for what, how long that may take, and what is said of it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
import logging
from typing import TYPE_CHECKING, Final, NamedTuple

from homeassistant.core import Context, callback

from .engine.allocation.request import Request
from .engine.allocation.told import Told
from .engine.quantity import Watts
from .grid import GRID
from .setpoint_loads import SetpointLoad, counts, setpoint_loads

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator

_LOGGER = logging.getLogger(__name__)

PATIENCE: Final = timedelta(seconds=5)
"""How long a set-point may take, where nobody said otherwise."""


class Asked(NamedTuple):
    """A load that is asked, with the budget that it belongs to."""

    asked_node: PowerBudgetCoordinator
    """What ran its budget when it was asked."""

    load: SetpointLoad
    """How it was configured then."""

    @property
    def node(self) -> PowerBudgetCoordinator:
        """What runs its budget now; while that is loaded anew, what ran it before."""
        node: PowerBudgetCoordinator = getattr(self.asked_node.config_entry, "runtime_data", self.asked_node)
        return node

    @callback
    def async_show(self, _now: datetime | None = None) -> None:
        """Show how it stands by now."""
        self.node.async_update_listeners()
        if counts(self.load):
            self.node.request_cycle()

    @property
    def is_tested(self) -> bool:
        """Whether its budget, or one that it stands in, is in test mode."""
        return self.node.hass.data[GRID].async_is_tested(self.node)

    @property
    def now(self) -> Asked:
        """The same as it is configured now."""
        return self._replace(load=setpoint_loads(self.node.config).get(self.load.id, self.load))


class Order(NamedTuple):
    """A request, with all that is needed to carry it out."""

    asked: Mapping[str, Asked]
    """By load id, who is asked."""

    request: Request
    """What is asked for."""

    context: Context
    """What the logbook knows it by."""

    timeout: timedelta = PATIENCE
    """How long each of them may take."""

    hold: timedelta | None = None
    """How long it holds; None until another comes."""


type Taken = Mapping[str, Watts | None]
"""By load id, what each was set to; None for those that failed."""


def say_overlap(order: Order, running: Iterable[Collection[str]]) -> None:
    """Say that a request has loads in common with others that are not done yet."""
    for others in running:
        common = order.asked.keys() & others
        if common and others != order.asked.keys():
            names = ", ".join(sorted(order.asked[load].load.name for load in common))
            _LOGGER.warning("Requests to distribute power overlap: both are carried out for %s", names)


def noted(name: str, before: Told, power_w: Watts, error: Exception | None, at: datetime) -> Told:
    """Return what is remembered of a load after it was told something, and say when that changes."""
    if error is None:
        if before.faults.failures:
            _LOGGER.info("%s can be set again", name)
        return before.taken(power_w, at)
    if not before.faults.failures:
        _LOGGER.warning("%s cannot be set: %s", name, str(error) or repr(error))
    return before.failed(at)


class Patience:
    """How long loads are waited for that are just being told something; it can be made to end."""

    def __init__(self) -> None:
        """Wait for nobody."""
        self._waiting: defaultdict[str, set[asyncio.Timeout]] = defaultdict(set)

    @asynccontextmanager
    async def of(self, load: str, duration: timedelta) -> AsyncIterator[None]:
        """Wait for a load for so long at most.

        Raises:
            TimeoutError: when it has not answered by then, or is waited for no longer.

        """
        async with asyncio.timeout(duration.total_seconds()) as waiting:
            self._waiting[load].add(waiting)
            try:
                yield
            finally:
                self._waiting[load].discard(waiting)

    @callback
    def end(self, load: str) -> None:
        """Wait for a load no longer."""
        for waiting in self._waiting[load]:
            if not waiting.expired():
                waiting.reschedule(0)
