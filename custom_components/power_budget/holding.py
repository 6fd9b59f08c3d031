"""Requests to distribute power hold for loads: until they run out, or another comes."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from homeassistant.core import HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from .engine.allocation.request import Plan
from .engine.health import FIRST_BLOCK
from .engine.quantity import Watts
from .orders import Asked, Order
from .setpoint_loads import goes_on, is_sharing


class Hold:
    """A request that holds for loads until it has run out, or something else holds for them."""

    def __init__(
        self,
        hass: HomeAssistant,
        held: Mapping[str, Asked],
        duration: timedelta,
        on_end: Callable[[Hold], None],
    ) -> None:
        """Hold for so long from now."""
        self.held = dict(held)
        """By load id, those for which it holds still."""
        self.until = dt_util.utcnow() + duration
        """When it has run out."""
        self._on_end = on_end
        self._cancel = async_call_later(
            hass, duration, HassJob(self._end, "power budget request", cancel_on_shutdown=True)
        )

    @callback
    def release(self, load: str) -> None:
        """Hold no more for one of them."""
        self.held.pop(load, None)
        if not self.held:
            self._cancel()

    @callback
    def _end(self, _now: datetime) -> None:
        self._on_end(self)


class Holds:
    """What holds for which load, of all budgets: the request that it was told by last."""

    def __init__(self, hass: HomeAssistant, on_end: Callable[[Hold], None]) -> None:
        """Hold for nobody; *on_end* is called when a request has run out."""
        self._hass, self._on_end = hass, on_end
        self._timed: dict[str, Hold] = {}
        self._requested: dict[str, tuple[Order, Watts]] = {}
        self._to_end: set[str] = set()
        """Loads that are to be set to zero in the end, whatever becomes of what they are told meanwhile."""

    def until(self, load: str) -> datetime | None:
        """Return when the request runs out that holds for a load; None if it has no end, or none holds."""
        hold = self._timed.get(load)
        return None if hold is None else hold.until

    def requested_w(self, load: str) -> Watts | None:
        """Return what the request asks of a load that holds for it; None if none does."""
        return self._requested[load][1] if load in self._requested else None

    def holds_for(self, load: str) -> bool:
        """Return whether a request holds for a load; one for nothing that has no end is over at once."""
        return load in self._timed or bool(self.requested_w(load))

    def begin(self, order: Order, plan: Plan) -> None:
        """Let a request hold for the loads that it tells anything; what is only asked holds by itself."""
        told = {
            load: asked
            for load, asked in order.asked.items()
            if load in plan.set_w and not is_sharing(asked.load) and not asked.is_tested
        }
        self._to_end |= self._timed.keys() & told.keys()
        for load in told:
            self.end(load)
            self._requested[load] = order, plan.set_w[load]
        held = {load: asked for load, asked in told.items() if plan.set_w[load] or goes_on(asked.load)}
        if order.hold is not None and held:
            self.hold(held, order.hold)

    def hold(self, held: Mapping[str, Asked], duration: timedelta) -> None:
        """Let what loads were told hold for so long from now."""
        hold = Hold(self._hass, held, duration, self._on_end)
        self._timed |= dict.fromkeys(held, hold)

    def end(self, load: str) -> None:
        """Let nothing hold for a load any more."""
        self._requested.pop(load, None)
        if (hold := self._timed.pop(load, None)) is not None:
            hold.release(load)

    def give_back(self, order: Order, load: str) -> None:
        """Let a load go on that did not take what a request asks, if that is the one that holds for it."""
        if load in self._requested and self._requested[load][0] is order:
            self.end(load)

    def settle(self, load: str) -> None:
        """Take note that a load took what it was told, so that nothing else is to be ended."""
        self._to_end.discard(load)

    def insist(self, asked: Asked) -> None:
        """Have a load set to zero later that did not take what it was told, and was to be set to zero."""
        load = asked.load.id
        if load in self._to_end and load not in self._timed:
            self.hold({load: asked}, FIRST_BLOCK)

    def forget(self, load: str) -> None:
        """Let nothing hold for a load, and leave nothing to end."""
        self.end(load)
        self.settle(load)
