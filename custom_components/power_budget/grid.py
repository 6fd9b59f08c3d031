"""Which budgets are loaded, and which of them are decided together."""

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .cycle import asked, observed
from .engine.asset import AssetMemory
from .engine.forest import trees
from .engine.site import Site
from .engine.tree import stands_in
from .failing import FailureLog
from .site_config import parents, site

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator


class Tree:
    """Budgets that stand in each other: one cycle decides for all of them."""

    def __init__(self, site: Site, nodes: list[PowerBudgetCoordinator]) -> None:
        """Join *nodes*, the one that rules first."""
        self.site = site
        """What the engine knows of them."""
        self.nodes = nodes
        """One for each budget of the site, in its order."""

    @callback
    def async_run_cycle(self, hass: HomeAssistant) -> None:
        """Run the cycle that was requested of any of them; what goes wrong with one stops no other."""
        running = [node for node in self.nodes if node.is_watched]
        for node in running:
            node.is_requested = False
        question = None
        try:
            question = asked(self, turns_pass=any(node.turns_pass for node in running))
            question = observed(hass, self, question)
            cycle = question.answered()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next cycle tries again
            for node in running:
                node.async_fail(error, question)
        else:
            for node in running:
                node.async_follow(cycle)


class Grid:
    """Knows all budgets that are loaded.

    One that is unloaded stays in it until it is certain that it does not come back at once, as it
    does when it is reloaded: its limit goes on to hold, and what runs on it to count.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Know of no budget."""
        self._hass = hass
        self.failures: defaultdict[str, FailureLog] = defaultdict(FailureLog)
        """By budget id: what the log was told of its loads."""
        self.asset_memories: defaultdict[str, dict[str, AssetMemory]] = defaultdict(dict)
        """By budget id, what is remembered of its assets by set-point; also while it is loaded anew."""
        self._nodes: dict[str, PowerBudgetCoordinator] = {}
        self._trees: dict[str, Tree] | None = None
        self._cycled = asyncio.Event()
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._on_entry_change)

    @callback
    def async_attach(self, node: PowerBudgetCoordinator) -> None:
        """Decide for a budget too."""
        self._nodes[node.budget_id] = node
        self.async_rearrange()

    @callback
    def async_release(self, node: PowerBudgetCoordinator) -> None:
        """Decide for a budget no more, unless it comes back at once."""
        self._hass.async_create_task(self._async_leave(node), "power budget leave")

    @callback
    def async_rearrange(self) -> None:
        """Find out anew who stands in whom, decide for all, and see who has anything to plan for."""
        self._trees = None
        for node in self._nodes.values():
            node.request_cycle()
            node.anticipator.async_look()

    @callback
    def async_run_cycle(self, node: PowerBudgetCoordinator) -> None:
        """Run the cycle that was requested of a budget, for all that are decided together with it."""
        tree = self.async_tree(node)
        if tree is not None:
            tree.async_run_cycle(self._hass)
        cycled, self._cycled = self._cycled, asyncio.Event()
        cycled.set()

    async def async_await_cycle(self) -> None:
        """Return once the next cycle has run, of whatever budget, well or not."""
        await self._cycled.wait()

    @callback
    def async_is_ruled_by(self, node: PowerBudgetCoordinator) -> bool:
        """Return whether turns pass by the time pattern of a budget, also for those that stand in it."""
        tree = self.async_tree(node)
        return tree is not None and tree.nodes[0] is node

    @callback
    def async_tree(self, node: PowerBudgetCoordinator) -> Tree | None:
        """Return the budgets that are decided together with one; None if finding that out failed."""
        try:
            if self._trees is None:
                self._trees = self._arranged()
            return self._trees[node.budget_id]
        except Exception as error:  # noqa: BLE001 - whatever it is, the next cycle tries again
            node.async_fail(error, None)
            return None

    @callback
    def async_is_tested(self, node: PowerBudgetCoordinator) -> bool:
        """Return whether a budget, or one that it stands in, is in test mode, whatever becomes of cycles."""
        above = parents(self._hass.config_entries.async_entries(DOMAIN))
        tested = (other.budget_id for other in self._nodes.values() if other.controls.test_mode)
        return any(stands_in(above, node.budget_id, budget) for budget in tested)

    @callback
    def _on_entry_change(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        """Take note of what changed of a budget that is not there: others stand in what it stands in."""
        if entry.domain == DOMAIN and entry.entry_id not in self._nodes:
            self.async_rearrange()

    async def _async_leave(self, node: PowerBudgetCoordinator) -> None:
        """Forget a budget once nobody loads or unloads it any more, unless it is loaded by then."""
        async with node.config_entry.setup_lock:
            is_back = node.config_entry.state is ConfigEntryState.LOADED
        if not is_back and self._nodes.get(node.budget_id) is node:
            del self._nodes[node.budget_id], self.failures[node.budget_id]
            self.async_rearrange()

    def _arranged(self) -> dict[str, Tree]:
        entries = self._hass.config_entries.async_entries(DOMAIN)
        configs = [self._nodes[entry.entry_id].config for entry in entries if entry.entry_id in self._nodes]
        arranged: dict[str, Tree] = {}
        for part in trees(site(configs, parents(entries))):
            tree = Tree(part, [self._nodes[budget.id] for budget in part.budgets])
            arranged |= {budget.id: tree for budget in part.budgets}
        return arranged


GRID: HassKey[Grid] = HassKey(DOMAIN)
