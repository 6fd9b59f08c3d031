"""Schedules are asked what they say of a week, and again where they may say something else."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
import logging
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.util.hass_dict import HassKey

from .actuate import Action, async_ask
from .coordinator import PowerBudgetCoordinator
from .engine.anticipation.timetable import Block, Meaning, Week
from .observe_timetables import WEEKS, told_at
from .wiring import TimetableWiring

_LOGGER = logging.getLogger(__name__)

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

LOOK_AGAIN: Final = timedelta(minutes=1)
"""How soon it is noticed that a schedule was changed, where its state does not tell."""


class Timetables:
    """Knows what schedules say of a week."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Know nothing yet."""
        self._hass = hass
        self._weeks = hass.data.setdefault(WEEKS, {})
        self._told_at: dict[str, datetime] = {}
        """By schedule, when it had last told anything when it was asked."""
        self._mute: set[str] = set()
        """What did not answer, as the log was told."""

    async def async_refresh(self, schedules: Iterable[str]) -> bool:
        """Ask those schedules that have told anything since; return whether any week is another one now."""
        before = dict(self._weeks)
        for schedule in schedules:
            at = told_at(self._hass, schedule)
            if at is None:
                self._weeks.pop(schedule, None)
            elif at != self._told_at.get(schedule) or schedule not in self._weeks:
                await self._async_ask(schedule, at)
        return self._weeks != before

    async def _async_ask(self, schedule: str, at: datetime) -> None:
        answer = await self._async_answer(Action("schedule", "get_schedule", schedule, {}))
        if answer is None:
            self._weeks.pop(schedule, None)
        else:
            self._weeks[schedule], self._told_at[schedule] = _week(answer), at

    async def _async_answer(self, question: Action) -> Mapping[str, Any] | None:
        """Return what an entity answers; None if it does not, which the log is told once."""
        answer = await async_ask(self._hass, question)
        name = question.target
        if answer is None and name not in self._mute:
            self._mute.add(name)
            _LOGGER.warning("%s does not say when warmth is wanted", name)
        elif answer is not None and name in self._mute:
            self._mute.remove(name)
            _LOGGER.info("%s says again when warmth is wanted", name)
        return answer


TIMETABLES: HassKey[Timetables] = HassKey("power_budget_timetables")


@callback
def async_follow_schedules(hass: HomeAssistant, node: PowerBudgetCoordinator) -> CALLBACK_TYPE:
    """Know what schedules say of Sundays, where a budget needs it, from now on; return what ends that."""

    async def refresh() -> None:
        named = (wiring.timetable for wiring in node.config.wiring.values())
        schedules = {one.schedule for one in named if one is not None and _is_needed(one)}
        if schedules and await hass.data[TIMETABLES].async_refresh(schedules):
            node.request_cycle()

    @callback
    def look(_: object) -> None:
        node.config_entry.async_create_task(hass, refresh(), "power budget schedules")

    ends = (
        async_at_started(hass, look),
        async_track_time_interval(hass, look, LOOK_AGAIN, cancel_on_shutdown=True),
    )

    @callback
    def cease() -> None:
        for end in ends:
            end()

    return cease


def _is_needed(named: TimetableWiring) -> bool:
    """Return whether more than the state of a schedule is needed to know what holds now: for holidays."""
    return named.calendar is not None and named.means is Meaning.SUNDAY


def _week(answer: Mapping[str, Any]) -> Week:
    return tuple([tuple([Block(one["from"], one["to"]) for one in answer.get(day, ())]) for day in DAYS])
