"""Schedules are asked for their week and calendars for their events, and again as these may have changed."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
import logging
from typing import Any, Final, NamedTuple

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .actuate import Action, async_ask
from .coordinator import PowerBudgetCoordinator
from .engine.anticipation.timetable import EMPTY_WEEK, Block, Event, Meaning, Timetable, Week
from .observe_timetables import WEEKS, told_at
from .wiring import TimetableWiring

_LOGGER = logging.getLogger(__name__)

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

LOOK_AGAIN: Final = timedelta(minutes=1)
"""How soon it is noticed that a schedule was changed, where its state does not tell."""

AHEAD: Final = timedelta(days=1)
"""How far ahead a calendar is looked at."""

ASK_AGAIN: Final = timedelta(minutes=15)
"""How long what a calendar told is good for, if it shows nothing else: some ask far away."""


class Told(NamedTuple):
    """What a calendar told."""

    at: datetime
    """When it had last shown anything then."""

    until: datetime
    """Until when it is not asked again, if it shows nothing else."""

    zone: tzinfo
    """In which time zone its days were meant."""

    events: tuple[Event, ...]
    """What is in it, for a day from then on."""


class Timetables:
    """Knows what schedules say of a week, and calendars of the day to come."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Know nothing yet."""
        self._hass = hass
        self._weeks = hass.data.setdefault(WEEKS, {})
        self._told_at: dict[str, datetime] = {}
        """By schedule, when it had last shown anything when it was asked."""
        self._told: dict[str, Told] = {}
        """By calendar."""
        self._mute: set[str] = set()
        """What did not answer, as the log was told."""

    async def async_weeks(self, schedules: Iterable[str]) -> Mapping[str, Week]:
        """Return what schedules say of a week, each that tells; only who has shown anything is asked."""
        schedules = [*schedules]
        for schedule in schedules:
            at = told_at(self._hass, schedule)
            if at is None:
                self._weeks.pop(schedule, None)
            elif at != self._told_at.get(schedule) or schedule not in self._weeks:
                await self._async_ask_schedule(schedule, at)
        return {schedule: self._weeks[schedule] for schedule in schedules if schedule in self._weeks}

    async def async_timetable(self, named: TimetableWiring, at: datetime) -> Timetable:
        """Return when a room should have comfort from *at* on: never by a schedule that does not tell."""
        week = await self.async_week(named.schedule)
        events = () if named.calendar is None else await self._async_events(named.calendar, at)
        return Timetable(week, events, named.means)

    async def async_week(self, schedule: str) -> Week:
        """Return what a schedule says of a week: nothing if it does not tell."""
        return (await self.async_weeks([schedule])).get(schedule, EMPTY_WEEK)

    async def _async_ask_schedule(self, schedule: str, at: datetime) -> None:
        week = await self._async_answer(Action("schedule", "get_schedule", schedule, {}), _week)
        if week is None:
            self._weeks.pop(schedule, None)
        else:
            self._weeks[schedule], self._told_at[schedule] = week, at

    async def _async_events(self, calendar: str, at: datetime) -> tuple[Event, ...]:
        """Return what is in a calendar: nothing while it is unavailable, as before while it is mute.

        One that is mute may take long to say nothing: all rooms that follow it ask it once together.
        """
        shown_at, told = told_at(self._hass, calendar), self._told.get(calendar)
        if shown_at is None:
            return ()
        zone = dt_util.get_default_time_zone()
        if told is not None and (told.at, told.zone) == (shown_at, zone) and at < told.until:
            return told.events
        asked = {"start_date_time": at.isoformat(), "end_date_time": (at + AHEAD + ASK_AGAIN).isoformat()}
        events = await self._async_answer(Action("calendar", "get_events", calendar, asked), _events)
        good_for = LOOK_AGAIN if events is None else ASK_AGAIN
        if events is None:
            events = () if told is None else told.events
        self._told[calendar] = Told(shown_at, at + good_for, zone, events)
        return events

    async def _async_answer[T](
        self, question: Action, understood: Callable[[Mapping[str, Any]], T]
    ) -> T | None:
        """Return what an entity answers; None if nothing that is understood, which the log is told once."""
        name, found = question.target, None
        answer = await async_ask(self._hass, question)
        if answer is not None:
            with suppress(AttributeError, KeyError, TypeError, ValueError):
                found = understood(answer)
        if found is None and name not in self._mute:
            self._mute.add(name)
            _LOGGER.warning("%s does not tell what is scheduled", name)
        elif found is not None and name in self._mute:
            self._mute.remove(name)
            _LOGGER.info("%s tells again what is scheduled", name)
        return found


TIMETABLES: HassKey[Timetables] = HassKey("power_budget_timetables")


@callback
def async_follow_schedules(hass: HomeAssistant, node: PowerBudgetCoordinator) -> CALLBACK_TYPE:
    """Know what schedules say of Sundays, where a budget needs it, from now on; return what ends that."""
    weeks: Mapping[str, Week] = {}

    async def refresh() -> None:
        nonlocal weeks
        before, named = weeks, (wiring.timetable for wiring in node.config.wiring.values())
        schedules = {one.schedule for one in named if one is not None and _is_needed(one)}
        weeks = await hass.data[TIMETABLES].async_weeks(schedules)
        if weeks != before:
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
    return tuple([tuple([Block(one["from"], one["to"]) for one in answer[day]]) for day in DAYS])


def _events(answer: Mapping[str, Any]) -> tuple[Event, ...]:
    return tuple([Event(_instant(one["start"]), _instant(one["end"])) for one in answer["events"]])


def _instant(text: str) -> datetime:
    """Return when an event begins or ends: at local midnight where it has only a date."""
    told = datetime.fromisoformat(text)
    return told.replace(tzinfo=dt_util.get_default_time_zone()) if told.tzinfo is None else told
