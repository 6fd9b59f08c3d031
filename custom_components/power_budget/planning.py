"""A plan for the budgets of a tree, made beside cycles: who of their loads is warmed ahead of comfort."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_change
from homeassistant.util import dt as dt_util

from .announcing import Announcer
from .comforts import async_comforts
from .cycle import Cycle
from .engine.anticipation.departing import departs, foretells_else, wants_else
from .engine.anticipation.foresight import Ahead, Foresight, foreseen
from .engine.anticipation.given import Comfort, Given
from .engine.anticipation.house import outdoors_c
from .engine.anticipation.supplies import SLOT, Announced
from .engine.anticipation.wall import wall_clock
from .engine.anticipation.warmup import hours_to
from .grounds import Grounds

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator

SLOT_MINUTES: Final = SLOT // timedelta(minutes=1)

EPOCH: Final = dt_util.utc_from_timestamp(0)

AT_MOST_EVERY: Final = timedelta(minutes=1)
"""How often a plan is made, at most, whatever changes."""


class Planner:
    """Plans as each slot begins, and when reality departs from the plan; one at a time, off the event loop.

    Of the budgets of a tree only the first that runs does so, for all of them.
    """

    def __init__(self, hass: HomeAssistant, node: PowerBudgetCoordinator) -> None:
        """Belong to the budget of *node*; nothing is planned yet."""
        self._hass, self._node = hass, node
        self._announcer = Announcer(hass)
        self._grounds = Grounds(hass, self._on_told, self.async_plan)
        self._is_due = self._is_reviewed = False
        self._made: tuple[datetime, Given] | None = None
        self._made_at = EPOCH
        self._departed_in = EPOCH
        self._planning: asyncio.Task[None] | None = None
        self._end: CALLBACK_TYPE | None = None

    @property
    def _is_first(self) -> bool:
        return self._node.anticipator.nodes[:1] == [self._node]

    @callback
    def async_start(self) -> None:
        """Plan from now on, as each slot begins, unless it does already; by what is configured now."""
        self._grounds.async_listen(self._node.config)
        if self._end is not None:
            return
        minutes = [*range(0, 60, SLOT_MINUTES)]
        self._end = async_track_time_change(self._hass, self._on_slot, minute=minutes, second=0)

    @callback
    def async_stop(self) -> None:
        """Plan no more."""
        self._grounds.async_cease()
        if self._end is not None:
            self._end()
            self._end = None
        if self._planning is not None:
            self._planning.cancel()

    @callback
    def async_plan(self) -> None:
        """Make a plan soon: one for all requests that come before it begins."""
        self._is_due = True
        self._run()

    @callback
    def async_review(self) -> None:
        """Make a plan soon, if what it would stand on is told otherwise by now."""
        self._is_reviewed = True
        self._run()

    @callback
    def _run(self) -> None:
        if self._end is None or not (self._node.anticipator.is_learning and self._is_first):
            self._is_due = self._is_reviewed = False
        elif self._planning is None:
            self._planning = self._node.config_entry.async_create_background_task(
                self._hass, self._async_run(), "power budget plan", eager_start=False
            )

    @callback
    def async_follow(self, cycle: Cycle) -> None:
        """Plan anew if what a cycle has seen departs from the plan.

        That is done once in a slot, unless something was set otherwise.
        """
        foresight, at = self._node.anticipator.foresight, cycle.decision.at
        if foresight is None or at - self._made_at < AT_MOST_EVERY or not self._is_first:
            return
        given = self._given(cycle, {}, {})
        is_told = foresight.terms == given.terms and self._departed_in == _slot(at)
        if not is_told and departs(foresight, given, at, cycle.snapshot.utc_offset):
            self._departed_in = _slot(at)
            self.async_plan()

    @callback
    def _on_slot(self, _now: datetime) -> None:
        self.async_plan()

    @callback
    def _on_told(self) -> None:
        for node in self._node.anticipator.nodes[:1]:
            node.anticipator.planner.async_review()

    async def _async_run(self) -> None:
        """Make plans until none is due; where one fails, the next tries again."""
        try:
            while self._is_due or self._is_reviewed:
                is_due, self._is_due, self._is_reviewed = self._is_due, False, False
                await self._async_plan(is_due=is_due)
        except Exception as error:  # noqa: BLE001 - whatever it is, heaters go on without a plan
            self._node.anticipator.async_fail(error)
        finally:
            self._planning = None

    async def _async_plan(self, *, is_due: bool) -> None:
        """Ask what is wanted and foretold, plan, and have it followed; not before the first cycle.

        Where no plan is due, one is made only if the last stands on something else.
        """
        nodes, now = self._node.anticipator.nodes, dt_util.utcnow()
        at, zone = _slot(now), dt_util.get_default_time_zone()
        given = await self._async_given(nodes, at)
        if given is None or not (is_due or self._stands_on_else(at, given)):
            return
        self._made_at, self._made = now, (at, given)
        given = given._replace(prices=await self._announcer.async_prices(nodes, at))
        before = _before(nodes, at)
        foresight, hours = await self._hass.async_add_executor_job(_planned, given, at, zone, before)
        for node in nodes:
            node.anticipator.async_heed(foresight, hours)
        self._node.request_cycle()

    async def _async_given(self, nodes: Iterable[PowerBudgetCoordinator], at: datetime) -> Given | None:
        """Return what a plan is made from, but for prices; None before the first cycle."""
        if self._node.data is None:
            return None
        comforts: dict[str, Comfort] = {}
        for node in nodes:
            comforts |= await async_comforts(self._hass, node, at)
        announced = await self._announcer.async_announced(nodes, at)
        return self._given(self._node.data.cycle, comforts, announced)

    def _stands_on_else(self, at: datetime, given: Given) -> bool:
        """Return whether the last plan stands on something else; by a weather, only once in a slot."""
        made_for, before = self._made or (EPOCH, given)
        if made_for != at or wants_else(before, given):
            return True
        is_told = self._departed_in != at and foretells_else(before, given)
        self._departed_in = at if is_told else self._departed_in
        return is_told

    def _given(
        self, cycle: Cycle, comforts: Mapping[str, Comfort], announced: Mapping[str, Announced]
    ) -> Given:
        """Return what a plan is made from after a cycle."""
        houses = {node.budget_id: node.anticipator.house for node in self._node.anticipator.nodes}
        return Given(cycle.site, cycle.decision.state, houses, comforts, announced)


def _planned(
    given: Given, at: datetime, zone: tzinfo, before: Foresight
) -> tuple[Foresight, dict[str, float | None]]:
    """Return a plan, and by load id how many hours its heater takes to make its room warm."""
    hours = {
        name: hours_to(room, given.comforts[name].comfort_c, outdoors_c(house, wall_clock(at, zone)))
        for house in given.houses.values()
        for name, room in house.rooms.items()
        if name in given.comforts
    }
    return foreseen(given, at, zone, before).gone_on(before), hours


def _before(nodes: Iterable[PowerBudgetCoordinator], at: datetime) -> Foresight:
    """Return who is warmed ahead until now, in all budgets of a tree."""
    ahead: dict[str, Ahead] = {}
    starts_at: dict[str, datetime] = {}
    for node in nodes:
        ahead |= node.anticipator.ahead
        if node.anticipator.foresight is not None:
            starts_at |= node.anticipator.foresight.starts_at
    return Foresight(at, ahead, starts_at, {}, {}, {})


def _slot(at: datetime) -> datetime:
    """Return when the slot began that is under way: all begin with a quarter of an hour of the clock."""
    return at - (at - EPOCH) % SLOT
