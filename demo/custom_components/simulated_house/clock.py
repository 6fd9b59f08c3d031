"""The clock of all of Home Assistant, which is behind, and catches up with the real time when told so.

libfaketime, with which Home Assistant is started, tells everybody a time that is behind; at each call it
looks by how much. The clock gains while the event loop has nothing to do but to wait for what is due next,
and never while it works: so on a slow machine it takes longer, and nothing comes late. Threads wait in real
time, and those who visit have as long as ever to answer.
"""

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable
from datetime import timedelta
from functools import partial
import os
from time import monotonic
from typing import Any, Final

from aiohttp import web
from homeassistant.components.websocket_api import (
    ActiveConnection,
    async_register_command,
    websocket_command,
)
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

BEHIND: Final = "FAKETIME"
"""What says how far behind the clock is, in seconds, as in `-16200`."""

CATCH_UP: Final = "simulated_house/catch_up"
CONF_WITHIN_S: Final = "within_s"
POSITIVE: Final = vol.All(vol.Coerce(float), vol.Range(min=0, min_included=False))

VISIT: Final = timedelta(days=1)
"""How long a visitor who has logged in may stay."""

type Wait = Callable[[float | None], list[Any]]
"""Waits so many seconds for what comes from outside, and returns what came; None: as long as it takes."""


class Clock:
    """What the event loop takes for the time."""

    def __init__(self, behind_s: float) -> None:
        """Begin so far behind the real time, and as fast as life."""
        self.behind_s = behind_s
        """How far it is behind."""
        self.gains_per_s = 0.0
        """How many seconds it gains in a second, at most."""
        self._gained_s = 0.0
        self._since_s = self._had_gained_s = 0.0

    @property
    def rate(self) -> float:
        """How many times as fast as life it goes, at most."""
        return 1 + self.gains_per_s

    def time(self) -> float:
        """Return the time of the event loop, in seconds."""
        return monotonic() + self._gained_s

    def catch_up(self, within_s: float) -> None:
        """Gain what it is behind, within so many seconds of real time where the machine is fast enough."""
        self.gains_per_s = self.behind_s / within_s
        self._since_s, self._had_gained_s = monotonic(), self._gained_s

    def wait(self, wait: Wait, timeout_s: float | None) -> list[Any]:
        """Wait for what comes from outside, no longer than it takes until something else is due.

        Of a clock that is 3600 s behind and catches up within 60 s, a second after it began to:

        | gained | due in | waits  | gains then |
        |-------:|-------:|-------:|-----------:|
        |   60 s |   61 s |    1 s |       60 s |
        |   60 s |     0  |      0 |          0 |
        |   30 s |   15 s |      0 |       15 s |
        """
        if not timeout_s or not self.gains_per_s:
            return wait(timeout_s)
        begun_s = monotonic()
        to_gain_s = self._gained_s + timeout_s - self._may_have_gained_s(begun_s)
        came = wait(min(max(0.0, to_gain_s / self.rate), timeout_s))
        left_s = timeout_s - (monotonic() - begun_s)
        self._gain(min(left_s, self._may_have_gained_s(monotonic()) - self._gained_s) if came else left_s)
        return came

    def _may_have_gained_s(self, at_s: float) -> float:
        """Return what it may have gained at an instant, at the pace that it was told."""
        return self._had_gained_s + self.gains_per_s * (at_s - self._since_s)

    def _gain(self, seconds: float) -> None:
        gain_s = min(max(0.0, seconds), self.behind_s)
        self._gained_s += gain_s
        self.behind_s -= gain_s
        if not self.behind_s:
            self.gains_per_s = 0.0
        os.environ[BEHIND] = f"-{self.behind_s:.6f}"


def offer_to_catch_up(hass: HomeAssistant) -> None:
    """Offer the command that lets the clock catch up, if it is behind."""
    behind_s = -float(os.environ.get(BEHIND, "0"))
    if not behind_s:
        return
    clock = Clock(behind_s)
    _go_by(hass.loop, clock)
    _be_patient(hass, clock)

    @websocket_command({vol.Required("type"): CATCH_UP, vol.Required(CONF_WITHIN_S): POSITIVE})
    @callback
    def catch_up(hass: HomeAssistant, connection: ActiveConnection, message: dict[str, Any]) -> None:
        clock.catch_up(message[CONF_WITHIN_S])
        connection.send_result(message["id"])

    async_register_command(hass, catch_up)


def _go_by(loop: AbstractEventLoop, clock: Clock) -> None:
    """Let an event loop go by a clock."""
    of_asyncio: Any = loop
    selector = of_asyncio._selector  # noqa: SLF001 - asyncio offers no other way
    selector.select = partial(clock.wait, selector.select)
    of_asyncio.time = clock.time


def _be_patient(hass: HomeAssistant, clock: Clock) -> None:
    """Give visitors as long to answer as if the clock were as fast as life."""
    begin, timeout = web.WebSocketResponse.__init__, asyncio.timeout

    def without_pings(self: web.WebSocketResponse, **options: Any) -> None:
        begin(self, **options | {"heartbeat": None})

    def in_real_time(delay: float | None) -> asyncio.Timeout:
        return timeout(None if delay is None else delay * clock.rate)

    others: tuple[Any, Any, Any] = (hass.auth, web.WebSocketResponse, asyncio)
    auth, socket, waiting = others
    auth.async_create_refresh_token = partial(auth.async_create_refresh_token, access_token_expiration=VISIT)
    socket.__init__ = without_pings
    waiting.timeout = in_real_time
