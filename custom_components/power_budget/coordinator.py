"""The cycle of one root budget: observe, decide, publish, send."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from datetime import datetime
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .actuate import Actuator
from .const import DOMAIN
from .contexts import contexts_after
from .cycle import LastCycle
from .engine.decide import decide
from .engine.decision import Command, Decision
from .engine.site import DemandSource, Site
from .engine.state import State
from .observe import observe, seen_on, stale_at
from .publication import Publication
from .repairs import Issues
from .site_config import site_config, switches
from .store import StateStore
from .triggers import Triggers
from .wiring import SiteConfig, WhenStopped, Wiring

_LOGGER = logging.getLogger(__name__)

type PowerBudgetConfigEntry = ConfigEntry[PowerBudgetCoordinator]


class PowerBudgetCoordinator(DataUpdateCoordinator[Decision | None]):
    """Runs the cycle of one budget; its data is the last decision, None before the first."""

    config_entry: PowerBudgetConfigEntry

    def __init__(
        self, hass: HomeAssistant, entry: PowerBudgetConfigEntry, config: SiteConfig, store: StateStore
    ) -> None:
        """Make ready; nothing is remembered and nothing runs yet."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=entry.title)
        self.config = config
        """What is configured."""
        self.state = State()
        """What is remembered."""
        self.last_cycle: LastCycle | None = None
        """What went into the last cycle, and what came out."""
        self.contexts: defaultdict[str, Context] = defaultdict(Context)
        """By entry or load id: what the logbook knows the last change by."""
        self.is_reloading = False
        """Whether it stops only to start again with a changed configuration."""
        self._store = store
        self._triggers = Triggers(hass, self.request_cycle)
        self._actuator = Actuator(hass)
        self._issues = Issues(hass, entry.entry_id)
        self._publication = Publication()
        self._adopting = asyncio.Lock()
        self._sending: set[asyncio.Task[None]] = set()
        self._is_running = False
        self._is_requested = False
        self._is_failing = False
        self._turns_pass = False

    @property
    def site(self) -> Site:
        """What the engine knows of what is configured."""
        return self.config.site

    async def async_load(self) -> None:
        """Remember what was remembered before the restart, as far as it still applies."""
        state = await self._store.async_load()
        for load in self.site.loads:
            if load.demand is not DemandSource.OWN_SWITCH:
                state = state.with_load(load.id, requested=False)
        if self.config.meters is not None:
            state = state.unread(dt_util.utcnow())
        self.state = replace(state, controls=state.controls.within(self.site.budget))

    @callback
    def async_start(self, _hass: HomeAssistant) -> None:
        """Run cycles from now on."""
        self._is_running = True
        self._triggers.async_listen(self.config)
        self.request_cycle()

    async def async_adopt(self) -> None:
        """Go on with the configuration as it is now, if it has the same shape.

        No cycle runs before switches that nobody has any more are off: it would put them back on,
        or start something beside them.
        """
        async with self._adopting:
            if self._is_running:
                await self._async_release()
            config = site_config(self.config_entry)
            if config.shape != self.config.shape:
                return
            if config.measures_otherwise(self.config):
                self._remember(self.state.unread(dt_util.utcnow()))
            self.config = config
            self.name = config.site.budget.name
            if self._is_running:
                self._triggers.async_listen(config)
            self.request_cycle()

    @callback
    def async_rename(self, names: Mapping[str, str]) -> None:
        """Know switches by the names that they have now: they are the same ones."""
        self.config = self.config.renamed(names)

    @callback
    def async_change(self, state: State, cause: Context | None) -> None:
        """Remember what a resident or an automation set, show it, and act on it."""
        self._remember(state)
        context = cause or Context()
        self.contexts = defaultdict(lambda: context)
        self.async_update_listeners()
        self.request_cycle()

    @callback
    def request_cycle(self, *, turns_pass: bool = False) -> None:
        """Run a cycle soon: one for all requests that come before it begins."""
        self._turns_pass |= turns_pass
        if self._is_running and not self._is_requested:
            self._is_requested = True
            self.config_entry.async_create_task(
                self.hass, self._async_run_cycle(), "power budget cycle", eager_start=False
            )

    async def async_stop(self) -> None:
        """Run no more cycles, and leave the switches as configured."""
        was_running = self._is_running
        self._is_running = False
        self._triggers.async_stop()
        self._issues.async_clear()
        if self._sending:
            await asyncio.wait(self._sending)
        when_stopped = self.config.when_stopped
        if was_running and self.is_reloading:
            await self._async_release()
        elif was_running and when_stopped is not WhenStopped.LEAVE:
            await self._async_switch_seen(self.config.wiring, is_on=when_stopped is WhenStopped.ON)

    async def async_save(self) -> None:
        """Save what is remembered."""
        await self._store.async_save(self.state)

    async def _async_run_cycle(self) -> None:
        """Run the cycle that was requested; what is requested from here on makes another."""
        self._is_requested = False
        if not self._is_running or self._adopting.locked():
            return
        try:
            self._run_cycle()
        except Exception as error:
            if not self._is_failing:
                _LOGGER.exception("The cycle of %s failed; the next one tries again", self.name)
            self._is_failing = True
            self.last_exception, self.last_update_success = error, False
            self.async_update_listeners()
        else:
            self._is_failing = False

    def _run_cycle(self) -> None:
        """Observe, decide, publish, send."""
        snapshot = observe(
            self.hass,
            self.config,
            self._triggers.changed_at,
            at=dt_util.utcnow(),
            turns_pass=self._turns_pass,
        )
        decision = decide(self.site, self.state, snapshot)
        self._turns_pass = False
        self.last_cycle = LastCycle(site=self.site, state=self.state, snapshot=snapshot, decision=decision)
        self._remember(decision.state)
        self.contexts = contexts_after(self.contexts, self.data, decision)
        self._publish(decision)
        self._triggers.async_set_alarm(
            decision.wake_at,
            stale_at(self.hass, self.config.wiring, snapshot.at),
            self._publication.async_due_at(decision),
        )
        self._send(decision)
        self._issues.async_report(self.config, decision)

    def _publish(self, decision: Decision) -> None:
        """Show what was decided; what a reading of the meter only moves a little is shown later."""
        if self._publication.async_is_due(decision) or not self.last_update_success:
            self.async_set_updated_data(decision)
        else:
            self.data = decision

    def _remember(self, state: State) -> None:
        if state != self.state:
            before, self.state = self.state, state
            self._store.async_delay_save(lambda: self.state, before=before)

    def _send(self, decision: Decision) -> None:
        """Send all commands together; none waits for another, and no cycle waits for any."""
        for command in decision.commands:
            task = self.config_entry.async_create_task(
                self.hass, self._async_send(command, decision.at), "power budget command"
            )
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _async_send(self, command: Command, at: datetime) -> None:
        """Send a command of the decision made at *at*, and take note if it fails."""
        if await self._switch(command.load, is_on=command.is_on):
            return
        pending = self.state.of(command.load).pending
        if pending is None or pending.at != at:
            return  # a later cycle has seen it obey, or sent another command
        self._remember(self.state.failed(command.load))
        if not pending.is_given_up(dt_util.utcnow()):
            self.request_cycle()

    async def _async_release(self) -> None:
        """Switch off what runs by a switch that no heater has any more."""
        kept = switches(self.hass.config_entries.async_entries(DOMAIN))
        released = {load: wiring for load, wiring in self.config.wiring.items() if wiring.switch not in kept}
        if released and self._sending:
            await asyncio.wait(self._sending)
        await self._async_switch_seen(released, is_on=False)

    async def _async_switch_seen(self, wiring: Mapping[str, Wiring], *, is_on: bool) -> None:
        """Switch every load of *wiring* that is seen to be other than that; nothing in test mode."""
        if self.state.controls.test_mode:
            return
        differing = [load for load, entities in wiring.items() if seen_on(self.hass, entities) is (not is_on)]
        await asyncio.gather(*(self._switch(load, is_on=is_on) for load in differing))

    def _switch(self, load_id: str, *, is_on: bool) -> Awaitable[bool]:
        """Switch a load; return whether its switch took the command."""
        load = next(load for load in self.site.loads if load.id == load_id)
        return self._actuator.async_actuate(
            load, self.config.wiring[load_id], is_on=is_on, context=self.contexts[load_id]
        )
