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
from .engine.anticipation.departing import departs
from .engine.anticipation.foresight import Ahead, Foresight, foreseen
from .engine.anticipation.given import Comfort, Given
from .engine.anticipation.house import outdoors_c
from .engine.anticipation.supplies import SLOT, Announced
from .engine.anticipation.wall import wall_clock
from .engine.anticipation.warmup import hours_to

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
        self._is_due = False
        self._made_at = EPOCH
        self._departed_in = EPOCH
        self._planning: asyncio.Task[None] | None = None
        self._end: CALLBACK_TYPE | None = None

    @property
    def _is_first(self) -> bool:
        return self._node.anticipator.nodes[:1] == [self._node]

    @callback
    def async_start(self) -> None:
        """Plan from now on, as each slot begins, unless it does already."""
        if self._end is not None:
            return
        minutes = [*range(0, 60, SLOT_MINUTES)]
        self._end = async_track_time_change(self._hass, self._on_slot, minute=minutes, second=0)

    @callback
    def async_stop(self) -> None:
        """Plan no more."""
        if self._end is not None:
            self._end()
            self._end = None
        if self._planning is not None:
            self._planning.cancel()

    @callback
    def async_plan(self) -> None:
        """Make a plan soon: one for all requests that come before it begins."""
        if self._end is None or not (self._node.anticipator.is_learning and self._is_first):
            return
        self._is_due = True
        if self._planning is None:
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

    async def _async_run(self) -> None:
        """Make plans until none is due; where one fails, the next tries again."""
        try:
            while self._is_due:
                self._is_due, self._made_at = False, dt_util.utcnow()
                await self._async_plan()
        except Exception as error:  # noqa: BLE001 - whatever it is, heaters go on without a plan
            self._node.anticipator.async_fail(error)
        finally:
            self._planning = None

    async def _async_plan(self) -> None:
        """Ask what is wanted and foretold, plan, and have it followed; not before the first cycle."""
        nodes, at = self._node.anticipator.nodes, _slot(dt_util.utcnow())
        if self._node.data is None:
            return
        comforts: dict[str, Comfort] = {}
        for node in nodes:
            comforts |= await async_comforts(self._hass, node, at)
        announced = await self._announcer.async_announced(nodes, at)
        cycle = self._node.data.cycle
        given, zone = self._given(cycle, comforts, announced), dt_util.get_default_time_zone()
        before = _before(nodes, at)
        foresight, hours = await self._hass.async_add_executor_job(_planned, given, at, zone, before)
        for node in nodes:
            node.anticipator.async_heed(foresight, hours)
        self._node.request_cycle()

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
