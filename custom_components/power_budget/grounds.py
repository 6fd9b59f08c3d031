"""What plans stand on beside the clock: something is told otherwise, or people live by another time zone."""

from collections.abc import Callable, Set as AbstractSet
from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import (
    async_call_later,
    async_track_state_change_event,
    async_track_state_report_event,
)

from .observe_outdoors import is_weather
from .wiring import BudgetConfig

AT_MOST_EVERY: Final = timedelta(minutes=1)
"""How often calendars and weathers are asked anew, at most: some write all the time."""


class Grounds:
    """Tells when plans may no longer stand on what they were made from."""

    def __init__(self, hass: HomeAssistant, review: Callable[[], None], plan: Callable[[], None]) -> None:
        """Know what to call to have plans reviewed, and to have them made anew."""
        self._hass, self._review, self._plan = hass, review, plan
        self._named: tuple[AbstractSet[str], AbstractSet[str]] | None = None
        self._ends: list[CALLBACK_TYPE] = []
        self._is_put_off = False
        self._pause: CALLBACK_TYPE | None = None
        self._pause_over = HassJob(self._on_pause_over, "power budget grounds", cancel_on_shutdown=True)

    @callback
    def async_listen(self, config: BudgetConfig) -> None:
        """Listen to what a budget names from now on, and to nothing else.

        A schedule seldom writes, and if what it writes is the same, it may have been drawn anew all the same.
        """
        schedules, others = named = _schedules(config), _others(config)
        if named == self._named:
            return
        self.async_cease()
        self._named = named
        self._ends = [
            async_track_state_change_event(self._hass, schedules, self._on_schedule),
            async_track_state_report_event(self._hass, schedules, self._on_schedule),
            async_track_state_change_event(self._hass, others, self._on_other),
            self._hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._on_core_config),
        ]

    @callback
    def async_cease(self) -> None:
        """Listen to nothing."""
        while self._ends:
            self._ends.pop()()
        if self._pause is not None:
            self._pause()
        self._named, self._pause, self._is_put_off = None, None, False

    @callback
    def _on_schedule(self, _event: Event[Any]) -> None:
        self._review()

    @callback
    def _on_other(self, _event: Event[Any] | None = None) -> None:
        """Have plans reviewed now; a little later if that was done not long ago."""
        if self._pause is not None:
            self._is_put_off = True
            return
        self._is_put_off = False
        self._pause = async_call_later(self._hass, AT_MOST_EVERY, self._pause_over)
        self._review()

    @callback
    def _on_pause_over(self, _now: datetime) -> None:
        self._pause = None
        if self._is_put_off:
            self._on_other()

    @callback
    def _on_core_config(self, event: Event[Any]) -> None:
        if "time_zone" in event.data:
            self._plan()


def _schedules(config: BudgetConfig) -> set[str]:
    """Return the schedules that plans for a budget stand on."""
    named = {wiring.timetable.schedule for wiring in config.wiring.values() if wiring.timetable is not None}
    return named if config.saving is None else {*named, config.saving.schedule}


def _others(config: BudgetConfig) -> set[str]:
    """Return what else they stand on that says when it knows better: calendars, and a weather."""
    timetables = (wiring.timetable for wiring in config.wiring.values() if wiring.timetable is not None)
    named = {timetable.calendar for timetable in timetables if timetable.calendar is not None}
    outdoors = config.outdoors
    return {*named, outdoors} if outdoors is not None and is_weather(outdoors) else named
