"""The assets of one budget: told what to do every two seconds, beside all cycles."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
import logging
from typing import TYPE_CHECKING, Final

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .actuate import Actuator
from .asset_wiring import AssetConfig
from .distributing import DISTRIBUTOR
from .engine.allocation.asset_target import asset_target
from .engine.allocation.dispatch import dispatch
from .engine.allocation.request import Target
from .engine.asset import NO_ASSET_MEMORY, Asset, AssetMemory, AssetReading, Assignment
from .engine.health import Health
from .engine.quantity import Watts
from .metronome import Metronome
from .observe_assets import asset_setting, observe_asset, observe_potential
from .wiring import BudgetConfig

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator
    from .grid import Grid

_LOGGER = logging.getLogger(__name__)

INTERVAL: Final = timedelta(seconds=2)
"""How often targets go out."""

BEATS_PER_STATUS: Final = 5
"""Potentials are read with every fifth of them: every ten seconds."""


class Dispatcher(DataUpdateCoordinator[Mapping[str, Assignment]]):
    """Tells assets what to do; its data is that, by the id of the asset.

    None waits for another: each command is on its way by itself, and an asset that has not answered the
    last one is passed over until it has, or was given up. Nothing that goes wrong stops the beat.
    """

    def __init__(self, hass: HomeAssistant, node: PowerBudgetCoordinator, grid: Grid) -> None:
        """Belong to the budget of *node*; nothing is told yet."""
        super().__init__(hass, _LOGGER, config_entry=node.config_entry, name=f"assets of {node.name}")
        self.data = {}
        self._node, self._grid = node, grid
        self._actuator = Actuator(hass, grid.failures[node.budget_id].raising)
        self._metronome = Metronome(hass, INTERVAL, self._on_beat)
        self._memories = grid.asset_memories[node.budget_id]
        self._potentials_w: dict[str, Watts | None] = {}
        self._read_at = -BEATS_PER_STATUS
        self._sending: dict[str, asyncio.Task[None]] = {}
        self._is_failing = self._is_stopped = False

    @callback
    def async_start(self, _hass: HomeAssistant) -> None:
        """Begin, if there are assets."""
        if self._node.config.assets:
            self._read_at = -BEATS_PER_STATUS
            self._metronome.async_start()

    @callback
    def async_stop(self) -> None:
        """Tell nobody anything any more: what is on its way is given up."""
        self._is_stopped = True
        self._metronome.async_stop()
        for task in self._sending.values():
            task.cancel()

    @callback
    def _on_beat(self, beat: int) -> None:
        """Tell all assets what to do; whatever goes wrong, the next beat tries again."""
        try:
            self._dispatch(beat)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next beat tries again
            self._fail(error)
        else:
            self._is_failing = False

    def _fail(self, error: Exception) -> None:
        """Say once that assets cannot be told what to do."""
        if not self._is_failing:
            name = self._node.config.budget.name
            _LOGGER.error("The assets of %s cannot be told what to do", name, exc_info=error)
        self._is_failing = True

    def _dispatch(self, beat: int) -> None:
        """Observe, decide, tell, and show."""
        config, at = self._node.config, dt_util.utcnow()
        if beat // BEATS_PER_STATUS != self._read_at // BEATS_PER_STATUS:
            self._read_at, self._potentials_w = beat, self._read(config, at)
        self._memories.update({setpoint: one.not_later(at) for setpoint, one in self._memories.items()})
        readings = {one.id: self._observe(one) for one in config.assets}
        memories = {one.id: self._memory(one.wiring.setpoint) for one in config.assets}
        assignments = dispatch((one.asset for one in config.assets), readings, memories, at)
        for one in config.assets:
            if assignments[one.id].is_shown:
                self._memories[one.wiring.setpoint] = memories[one.id].shown()
        if not self._grid.async_is_tested(self._node):
            self._tell(config, assignments, at)
        if assignments != self.data:
            self.async_set_updated_data(assignments)

    def _read(self, config: BudgetConfig, at: datetime) -> dict[str, Watts | None]:
        """Return what each asset can do."""
        return {one.id: observe_potential(self.hass, one.wiring, at) for one in config.assets}

    def _observe(self, one: AssetConfig) -> AssetReading:
        """Return what is seen of an asset, and what is asked of it."""
        distributor = self.hass.data[DISTRIBUTOR]
        return replace(
            observe_asset(self.hass, one.wiring, self._potentials_w.get(one.id)),
            requested_w=distributor.holds.requested_w(one.id),
            held_until=distributor.holds.until(one.id),
        )

    @callback
    def async_target(self, one: AssetConfig, at: datetime) -> Target:
        """Return an asset as a target of power, by what it could do when that was read."""
        return asset_target(one.asset, self._observe(one), self._memory(one.wiring.setpoint), at)

    def failing(self, one: AssetConfig) -> Health | None:
        """Return how an asset fails: it takes no commands, or has long shown something else."""
        memory = self._memory(one.wiring.setpoint)
        if memory.is_failing:
            return Health.BLOCKED
        return Health.SUSPECT if memory.ignores(dt_util.utcnow()) else None

    async def async_settle(self, one: AssetConfig) -> bool:
        """Wait until nothing is on its way to an asset; return whether it may be told something then."""
        while sending := self._sending.get(one.wiring.setpoint):
            await asyncio.wait([sending])
        return not self._is_stopped

    @callback
    def async_note(self, one: AssetConfig, power_w: Watts, error: Exception | None) -> None:
        """Take note of what an asset was told by a request, and whether it took that."""
        at, setpoint = dt_util.utcnow(), one.wiring.setpoint
        for setting in asset_setting(self.hass, one.wiring, power_w) or ():
            memory = self._memory(setpoint).told(setting.value, at)
            self._memories[setpoint] = memory.taken() if error is None else memory.failed(at)

    def _memory(self, setpoint: str) -> AssetMemory:
        return self._memories.get(setpoint, NO_ASSET_MEMORY)

    def _tell(self, config: BudgetConfig, assignments: Mapping[str, Assignment], at: datetime) -> None:
        """Send what is to be told now, to all who have answered the last command."""
        distributor = self.hass.data[DISTRIBUTOR]
        for one in config.assets:
            value, setpoint = assignments[one.id].command, one.wiring.setpoint
            if value is None or setpoint in self._sending or distributor.is_telling(one.id):
                continue
            self._memories[setpoint] = self._memory(setpoint).told(value, at)
            task = self._node.config_entry.async_create_background_task(
                self.hass, self._async_tell(one.asset, setpoint, value), "power budget asset command"
            )
            if not task.done():
                self._sending[setpoint] = task
                task.add_done_callback(partial(self._forget, setpoint))

    def _forget(self, setpoint: str, _task: asyncio.Task[None]) -> None:
        del self._sending[setpoint]

    async def _async_tell(self, asset: Asset, setpoint: str, value: float) -> None:
        is_taken = await self._actuator.async_set(asset, setpoint, value, Context())
        memory = self._memory(setpoint)
        self._memories[setpoint] = memory.taken() if is_taken else memory.failed(dt_util.utcnow())
