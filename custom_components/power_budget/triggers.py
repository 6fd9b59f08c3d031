"""What makes a cycle run."""

from collections.abc import Callable
from datetime import datetime

from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    EventStateReportedData,
    HassJob,
    HomeAssistant,
    callback,
)
from homeassistant.helpers.event import (
    async_call_later,
    async_track_state_change_event,
    async_track_state_report_event,
    async_track_time_change,
)
from homeassistant.util import dt as dt_util

from .observe import is_relevant, is_switched, switched_at
from .wiring import BudgetConfig

type Request = Callable[[], None]
"""Asks for a cycle."""


class Triggers:
    """Requests a cycle whenever something happens that may change a decision."""

    def __init__(self, hass: HomeAssistant, request_cycle: Request, pass_turns: Request) -> None:
        """Know whom to ask, and whom to tell on the time pattern; nothing is listened to yet."""
        self.changed_at: dict[str, datetime | None] = {}
        """By load id: when its switch was last seen to change."""
        self.awaits_reading = False
        """Whether a meter that says the same again says something new."""
        self._hass = hass
        self._request_cycle = request_cycle
        self._pass_turns = pass_turns
        self._load_of: dict[str, str] = {}
        self._unsubscribe: list[CALLBACK_TYPE] = []
        self._cancel_alarm: CALLBACK_TYPE | None = None
        self._alarm = HassJob(self._on_alarm, "power budget cycle", cancel_on_shutdown=True)

    @callback
    def async_listen(self, config: BudgetConfig) -> None:
        """Listen to the time pattern and to every entity that is configured, to no others."""
        self._cease()
        self.changed_at = {}
        self._load_of = {wiring.switch: load for load, wiring in config.wiring.items()}
        self._unsubscribe = [
            async_track_state_change_event(self._hass, config.entity_ids, self._on_state_change),
            async_track_state_report_event(self._hass, config.metered_ids, self._on_report),
            async_track_time_change(self._hass, self._on_turn, *config.cycle),
        ]

    @callback
    def async_set_alarm(self, *times: datetime | None) -> None:
        """Request a cycle at the first of *times*, and no more at the one that was set before.

        That is so long from now, however the clock is set meanwhile.
        """
        if self._cancel_alarm is not None:
            self._cancel_alarm()
        at = min((time for time in times if time is not None), default=None)
        delay = None if at is None else at - dt_util.utcnow()
        self._cancel_alarm = None if delay is None else async_call_later(self._hass, delay, self._alarm)

    @callback
    def async_stop(self) -> None:
        """Request nothing any more."""
        self._cease()
        self.async_set_alarm()

    def _cease(self) -> None:
        while self._unsubscribe:
            self._unsubscribe.pop()()

    @callback
    def _on_state_change(self, event: Event[EventStateChangedData]) -> None:
        load = self._load_of.get(event.data["entity_id"])
        if load is not None and is_switched(event.data):
            self.changed_at[load] = switched_at(event.data)
        if is_relevant(event.data):
            self._request_cycle()

    @callback
    def _on_report(self, _event: Event[EventStateReportedData]) -> None:
        if self.awaits_reading:
            self._request_cycle()

    @callback
    def _on_turn(self, _now: datetime) -> None:
        self._pass_turns()

    @callback
    def _on_alarm(self, _now: datetime) -> None:
        self._cancel_alarm = None
        self._request_cycle()
