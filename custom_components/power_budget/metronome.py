"""Time in beats: without drift, and with no beat that waits for another."""

from collections.abc import Callable
from datetime import datetime, timedelta

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_at


class Metronome:
    """Beats in even intervals from when it was started, however the clock is set meanwhile.

    Each beat is due at a multiple of the interval, not so long after the one before: what one was late is
    not passed on. One that is so late that the next is due is the last of those: none is made up for.
    """

    def __init__(self, hass: HomeAssistant, interval: timedelta, on_beat: Callable[[int], None]) -> None:
        """Know whom to tell the number of each beat; nothing beats yet."""
        self._hass = hass
        self._seconds = interval.total_seconds()
        self._on_beat = on_beat
        self._job = HassJob(self._beat, "power budget beat", cancel_on_shutdown=True)
        self._began = 0.0
        self._number = 0
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Beat for the first time, and from now on."""
        self.async_stop()
        self._began, self._number = self._hass.loop.time(), 0
        self._beat(None)

    @callback
    def async_stop(self) -> None:
        """Beat no more."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    @callback
    def _beat(self, _now: datetime | None) -> None:
        number, passed = self._number, self._hass.loop.time() - self._began
        self._number = max(number, int(passed / self._seconds)) + 1
        due = self._began + self._number * self._seconds
        self._cancel = async_call_at(self._hass, self._job, due)
        self._on_beat(number)
