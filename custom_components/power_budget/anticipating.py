"""What one budget learns beside its cycles, and who of its loads is warmed ahead of comfort."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
import logging
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .cycle import Cycle
from .engine.anticipation.foresight import Ahead, Foresight
from .engine.anticipation.house import Cycle as Seen, HouseMemory, followed, learned
from .engine.anticipation.kept import NO_SOURCES, Kept
from .learned_store import SAVE_AFTER_S, SAVE_SOON_AFTER_S, LearnedStore
from .observe_outdoors import observe_outdoors
from .planning import Planner
from .sources import sources
from .teaching import async_taught

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator
    from .grid import Grid

_LOGGER = logging.getLogger(__name__)

LASTING: Final = timedelta(minutes=45)
"""How long a plan is followed that no other has replaced."""

HISTORY_PATIENCE_S: Final = 120.0
"""How long the recorder may take: then it is learned from cycles alone."""

AT_ONCE: Final = 20
"""Of how many rooms it is learned at a time: as a stretch ends that costs two milliseconds."""


class Anticipator:
    """Learns from the cycles of one budget, as long as any room of its tree follows a schedule.

    Nothing that goes wrong with it stops a cycle.
    """

    def __init__(
        self, hass: HomeAssistant, node: PowerBudgetCoordinator, grid: Grid, store: LearnedStore
    ) -> None:
        """Belong to the budget of *node*; nothing is learned yet."""
        self._hass, self._node, self._grid, self._store = hass, node, grid, store
        self.house = HouseMemory()
        """What is learned."""
        self.foresight: Foresight | None = None
        """What the last plan for its tree came to."""
        self.hours: Mapping[str, float | None] = {}
        """By load id, how long its heater takes to make its room warm; None where that is long."""
        self.usual_mode = 0
        """The power saving mode outside of what a schedule announces."""
        self.error: Exception | None = None
        """What went wrong with learning or planning, and still does."""
        self.planner = Planner(hass, node)
        """Plans for its tree, if it is the root of that."""
        self.is_learning = False
        """Whether it learns from cycles."""
        self._is_stopped = False
        self._sources = NO_SOURCES
        self._asked: set[tuple[str, ...]] = set()
        self._beginning: asyncio.Task[None] | None = None

    @property
    def outdoors(self) -> str | None:
        """What tells how warm it is outdoors: what the budget names, or another of its tree."""
        named = [node.config.outdoors for node in (self._node, *self.nodes)]
        return next(filter(None, named), None)

    @property
    def nodes(self) -> list[PowerBudgetCoordinator]:
        """The budgets that run and are decided together with this one: the first of them plans."""
        return [node for node in self._tree if node.is_running]

    @property
    def _tree(self) -> list[PowerBudgetCoordinator]:
        """All budgets that are decided together with this one, those too that are just loaded anew."""
        tree = self._grid.async_tree(self._node)
        return [] if tree is None else tree.nodes

    async def async_recall(self) -> None:
        """Know what was known before the restart, as far as it still applies, and go on warming ahead."""
        self._resume(await self._store.async_load())

    @callback
    def async_adopt(self) -> None:
        """Go on with a changed configuration, and plan by it."""
        self._resume(self._kept())
        self.async_look()
        self._plan()

    def _resume(self, kept: Kept) -> None:
        """Go on with what is *kept*, as far as it is from the entities that are named now."""
        kept = kept.resumed(self._node.budget_id, sources(self._hass, self._node.config))
        self.house, self._sources, self.usual_mode = kept.house, kept.sources, kept.usual_mode
        timetables = {load: wiring.timetable for load, wiring in self._node.config.wiring.items()}
        comforts_c = {load: named.comfort_c for load, named in timetables.items() if named is not None}
        ahead = {load: why for load, why in kept.ahead.items() if why.to_c == comforts_c.get(load)}
        if ahead and self.foresight is None:
            self.foresight = Foresight(dt_util.utcnow(), ahead, {}, {}, {}, {})

    @callback
    def async_start(self, _hass: HomeAssistant) -> None:
        """Learn and plan from now on, if there is anything to plan for."""
        self.async_look()

    @callback
    def async_look(self) -> None:
        """See whether any room of the tree follows a schedule: then all of its budgets learn."""
        is_followed = any(node.config.follows_schedule for node in self._tree)
        for node in self.nodes:
            node.anticipator.async_learn(is_followed=is_followed)

    @callback
    def async_learn(self, *, is_followed: bool) -> None:
        """Begin to learn, or go on; or cease, if there is nothing to plan for."""
        if self._is_stopped:
            return
        if not is_followed:
            self.is_learning, self.foresight = False, None
            self.planner.async_stop()
            return
        self.planner.async_start()
        if self._beginning is None and (not self.is_learning or self._unknown()):
            self._beginning = self._node.config_entry.async_create_background_task(
                self._hass, self._async_begin(), "power budget learning", eager_start=False
            )

    def _unknown(self) -> dict[str, tuple[str, ...]]:
        """Return of which rooms nothing is known, nor was the recorder asked; and of the house."""
        known = {*self.house.rooms, *([] if self.house.base_load is None else [self._node.budget_id])}
        return {
            name: named
            for name, named in self._sources.items()
            if name not in known and named not in self._asked
        }

    async def _async_begin(self) -> None:
        """Learn from what was recorded of what is not known, and from every cycle after that."""
        unknown = self._unknown()
        self._asked.update(unknown.values())
        try:
            async with asyncio.timeout(HISTORY_PATIENCE_S):
                taught = await async_taught(
                    self._hass, self._grid.async_tree(self._node), self._node, unknown
                )
            same = {name for name, named in unknown.items() if self._sources.get(name) == named}
            self.house = taught.only(same).added_to(self.house)
        except Exception as error:  # noqa: BLE001 - whatever becomes of the past, there are cycles to come
            _LOGGER.warning("What was recorded of %s cannot be learned from: %r", self._node.name, error)
        finally:
            self._beginning = None
        self.is_learning = True
        self._plan()
        self.async_look()

    def _plan(self) -> None:
        """Have its tree planned for."""
        for node in self.nodes[:1]:
            node.anticipator.planner.async_plan()

    @callback
    def async_follow(self, cycle: Cycle) -> None:
        """Learn from a cycle, and plan anew if reality departs from the plan."""
        if not self.is_learning:
            return
        try:
            self._follow(cycle)
        except Exception as error:  # noqa: BLE001 - whatever it is, cycles go on
            self.async_fail(error)

    def _follow(self, cycle: Cycle) -> None:
        seen = Seen(cycle.site, cycle.decision.state, cycle.snapshot)
        outdoor_c = observe_outdoors(self._hass, self.outdoors)
        self.house = followed(self.house, self._node.budget_id, seen, outdoor_c)
        self._learn()
        self._store.async_delay_save(self._kept, SAVE_AFTER_S)
        self.planner.async_follow(cycle)

    @callback
    def _learn(self) -> None:
        """Learn of some rooms, and of others as soon as has been done what else is due."""
        if not (self.is_learning and self.house.readings):
            return
        try:
            self.house = learned(self.house, AT_ONCE)
        except Exception as error:  # noqa: BLE001 - whatever it is, cycles go on
            self.async_fail(error)
        else:
            self._hass.loop.call_soon(self._learn)

    @callback
    def async_heed(self, foresight: Foresight, hours: Mapping[str, float | None]) -> None:
        """Follow a new plan, and show it; not one that comes as nothing is planned for any more."""
        if not self.is_learning:
            return
        before, self.error = self.ahead, None
        self.foresight, self.hours = foresight, hours
        if self.ahead != before:
            self._store.async_delay_save(self._kept, SAVE_SOON_AFTER_S)
        self._node.async_update_listeners()

    def foresight_at(self, at: datetime) -> Foresight | None:
        """Return the plan that is followed at an instant; none that no other has replaced for long."""
        foresight = self.foresight
        return None if foresight is None or at - foresight.at >= LASTING else foresight

    @callback
    def async_fail(self, error: Exception) -> None:
        """Say once that rooms cannot be warmed ahead: heaters go on as if nothing was known of them."""
        if self.error is None:
            _LOGGER.error("Nothing can be warmed ahead on %s", self._node.name, exc_info=error)
        self.error = error

    @callback
    def async_stop(self) -> None:
        """Learn and plan no more."""
        self._is_stopped, self.is_learning = True, False
        self.planner.async_stop()

    async def async_save(self) -> None:
        """Save what was learned, if anything was; nothing is written any more after that."""
        if self._store.is_due or self.house.rooms or self.house.base_load is not None:
            await self._store.async_save(self._kept())

    def _kept(self) -> Kept:
        return Kept(self.house, self._sources, self.ahead, self.usual_mode)

    @property
    def ahead(self) -> dict[str, Ahead]:
        """Who of its own loads is warmed ahead, by the last plan."""
        ahead = {} if self.foresight is None else self.foresight.ahead
        return {name: why for name, why in ahead.items() if name in self._node.config.wiring}
