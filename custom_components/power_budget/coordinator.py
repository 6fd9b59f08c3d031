"""One budget: what makes its cycle run, and what follows from a cycle."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
import logging
from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .contexts import contexts_after
from .cycle import Cycle, Question, View
from .dispatching import Dispatcher
from .engine.controls import Controls
from .engine.joining import parted
from .engine.state import State
from .grid import Grid
from .keeping import Keeper
from .observe import due_at
from .publication import Publication
from .reporting import Reporter
from .sending import Sender
from .serving import Server
from .site_config import budget_config
from .triggers import Triggers
from .wiring import WhenStopped

if TYPE_CHECKING:
    from .anticipating import Anticipator

_LOGGER = logging.getLogger(__name__)

type PowerBudgetConfigEntry = ConfigEntry[PowerBudgetCoordinator]


class PowerBudgetCoordinator(DataUpdateCoordinator[View | None]):
    """Has one budget decided for, with its tree; its data is what the last cycle shows, None before it."""

    config_entry: PowerBudgetConfigEntry
    dispatcher: Dispatcher
    """Tells its assets what to do."""
    server: Server
    """Sets its batteries."""
    anticipator: Anticipator
    """Learns, and knows who is warmed ahead."""

    def __init__(
        self, hass: HomeAssistant, entry: PowerBudgetConfigEntry, keeper: Keeper, grid: Grid
    ) -> None:
        """Make ready; nothing runs yet."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=entry.title)
        self.config = budget_config(entry)
        """What is configured."""
        self.keeper = keeper
        """Keeps what is remembered."""
        self.contexts: defaultdict[str, Context] = defaultdict(Context)
        """By entry or load id: what the logbook knows the last change by."""
        self.is_reloading = False
        """Whether it stops only to start again with a changed configuration."""
        self.is_running = False
        """Whether cycles look at it, and switch its loads."""
        self.is_requested = False
        """Whether a cycle is about to run."""
        self.turns_pass = False
        """Whether turns are to pass in it."""
        self._grid = grid
        self.triggers = Triggers(hass, self.request_cycle, self._pass_turns)
        """What makes cycles run."""
        self._sender = Sender(hass, entry, keeper, grid.failures[entry.entry_id].raising, self.request_cycle)
        self._reporter = Reporter(hass, entry.entry_id, grid.failures[entry.entry_id])
        self._publication = Publication()
        self._adopting = asyncio.Lock()
        self.failed: Question | None = None
        """What the last cycle had to decide when it failed; None if it did not."""

    @property
    def budget_id(self) -> str:
        """The id of the budget."""
        return self.config.budget.id

    @property
    def state(self) -> State:
        """What is remembered now."""
        return self.keeper.state

    @property
    def controls(self) -> Controls:
        """What residents set on the budget."""
        return self.state.budget(self.budget_id).controls

    @property
    def is_watched(self) -> bool:
        """Whether cycles look at it now: not while a changed configuration is about to be followed."""
        return self.is_running and not self._adopting.locked()

    @callback
    def async_start(self, _hass: HomeAssistant) -> None:
        """Run cycles from now on."""
        self.is_running = True
        self.triggers.async_listen(self.config)
        self.request_cycle()

    async def async_adopt(self) -> None:
        """Go on with the configuration as it is now, if it has the same shape.

        No cycle looks at it before switches that nobody has any more are off: it would put them
        back on. What runs on it goes on to count.
        """
        async with self._adopting:
            if self.is_running:
                await self._async_release()
            before, config = self.config, budget_config(self.config_entry)
            if config.shape != before.shape:
                return
            self.keeper.async_remember(config.after(before, self.state, dt_util.utcnow()))
            self.config, self.name = config, config.budget.name
            if self.is_running:
                self.triggers.async_listen(config)
        self._grid.async_rearrange()
        self.anticipator.async_adopt()

    @callback
    def async_rename(self, names: Mapping[str, str]) -> None:
        """Know switches by the names that they have now: they are the same ones."""
        self.config = self.config.renamed(names)

    @callback
    def async_change(self, state: State, cause: Context | None) -> None:
        """Remember what a resident or an automation set, show it, and act on it."""
        self.keeper.async_remember(state)
        context = cause or Context()
        self.contexts = defaultdict(lambda: context)
        self.async_update_listeners()
        self.request_cycle()

    @callback
    def request_cycle(self, *, turns_pass: bool = False) -> None:
        """Run a cycle soon: one for all requests that come before it begins."""
        self.turns_pass |= turns_pass
        if self.is_running and not self.is_requested:
            self.is_requested = True
            self.config_entry.async_create_task(
                self.hass, self._async_run_cycle(), "power budget cycle", eager_start=False
            )

    @callback
    def async_follow(self, cycle: Cycle) -> None:
        """Follow a cycle; whatever goes wrong with this budget stops no other."""
        self.turns_pass = False
        try:
            self._follow(cycle)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next cycle tries again
            self.async_fail(error, Question(site=cycle.site, state=cycle.state, snapshot=cycle.snapshot))
        else:
            self.failed = None

    def _follow(self, cycle: Cycle) -> None:
        """Remember, show and send what a cycle decided, as far as it is about this budget."""
        view, config, decision = cycle.of(self.budget_id), self.config, cycle.decision
        before = None if self.data is None else self.data.decision
        self.keeper.async_remember(parted(decision.state, self.budget_id, config.wiring))
        self.contexts = contexts_after(self.contexts, before, decision, config.wiring)
        self._publish(view)
        self.triggers.async_set_alarm(
            decision.wake_at,
            due_at(self.hass, config.wiring, decision.at),
            self._publication.async_due_at(view),
        )
        self.triggers.awaits_reading = view.awaits_reading
        own = [command for command in decision.commands if command.load in config.wiring]
        self._sender.send(config, own, self.contexts, decision.at)
        self.server.async_serve(decision)
        self._reporter.async_follow(config, view)
        self.anticipator.async_follow(cycle)

    @callback
    def async_fail(self, error: Exception, question: Question | None) -> None:
        """Say once that cycles fail, and keep what there was to decide."""
        self._reporter.async_fail(self.config, error)
        self.failed, self.last_exception, self.last_update_success = question, error, False
        self.async_update_listeners()

    @callback
    def async_cease(self) -> None:
        """Run no more cycles, also where setting up failed halfway."""
        self.is_running = False
        self.triggers.async_stop()
        self._reporter.async_clear()

    async def async_stop(self) -> None:
        """Cease, and leave the switches as configured."""
        was_running = self.is_running
        self.async_cease()
        await self._sender.async_settle()
        when_stopped = self.config.when_stopped
        if was_running and self.is_reloading:
            await self._async_release()
        elif was_running and when_stopped is not WhenStopped.LEAVE and not self._is_tested:
            is_on = when_stopped is WhenStopped.ON
            await self._sender.async_leave(self.config, self.contexts, is_on=is_on)

    async def _async_run_cycle(self) -> None:
        """Run the cycle that was requested, unless another budget was quicker; a later one makes another."""
        is_requested, self.is_requested = self.is_requested, False
        if is_requested and self.is_running:
            self._grid.async_run_cycle(self)

    @callback
    def _pass_turns(self) -> None:
        """Let turns pass, if it is this budget's time pattern that rules."""
        if self._grid.async_is_ruled_by(self):
            self._reporter.async_expect(self.config)
            self.request_cycle(turns_pass=True)

    def _publish(self, view: View) -> None:
        """Show what was decided; what a reading of the meter only moves a little is shown later."""
        if self._publication.async_is_due(view) or not self.last_update_success:
            self.async_set_updated_data(view)
        else:
            self.data = view

    async def _async_release(self) -> None:
        """Switch off what runs by a switch that no heater has any more; nothing in test mode."""
        if not self._is_tested:
            await self._sender.async_release(self.config, self.contexts)

    @property
    def _is_tested(self) -> bool:
        return self.controls.test_mode or (self.data is not None and self.data.outcome.tested)
