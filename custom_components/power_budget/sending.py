"""Commands on their way, to the loads of one budget."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant

from .actuate import Actuator
from .const import DOMAIN
from .engine.decision import Command
from .keeping import Keeper
from .observe import seen_on
from .store import KEEP_WITHIN_S
from .wiring import BudgetConfig, Wiring
from .wiring_config import switches

_LOGGER = logging.getLogger(__name__)

HURRY_WITHIN_S: Final = 0.2
"""How long what somebody has just switched on may go on until its stop is written down."""

SETTLING_S: Final = 5
LEAVING_S: Final = 10
"""How long it is waited for what is on its way, and for last commands: together less than the 20 s that Home
Assistant leaves when it stops."""


class Sender:
    """Sends commands; none waits for another.

    A start waits until it is written down that it was meant. If Home Assistant is killed, what runs is
    known to run, however little of it was seen: it is neither forgotten nor taken for somebody else's. So a
    stop has to wait, for a moment, only for what somebody else has switched on just before.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        keeper: Keeper,
        raising: set[str],
        on_failure: Callable[[], None],
    ) -> None:
        """Know what is remembered, who is *raising* errors, and whom to call after a failure."""
        self._hass = hass
        self._entry = entry
        self._keeper = keeper
        self._actuator = Actuator(hass, raising)
        self._on_failure = on_failure
        self._sending: set[asyncio.Task[None]] = set()

    def send(
        self,
        config: BudgetConfig,
        commands: Iterable[Command],
        contexts: Mapping[str, Context],
        at: datetime,
    ) -> None:
        """Send all *commands* that were decided at *at*, together."""
        for command in commands:
            sent = self._async_send(config, command, contexts[command.load], at)
            task = self._entry.async_create_task(self._hass, sent, "power budget command")
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def async_settle(self) -> None:
        """Wait until nothing is on its way any more; what takes too long is given up."""
        await _late(self._sending, SETTLING_S)

    async def async_leave(
        self, config: BudgetConfig, contexts: Mapping[str, Context], *, is_on: bool
    ) -> None:
        """Switch all heaters on or off for good, as far as they follow in time; residents have the rest."""
        await self._async_switch(config, config.heaters, contexts, is_on=is_on)

    async def async_release(self, config: BudgetConfig, contexts: Mapping[str, Context]) -> None:
        """Switch off what runs by a switch that no heater has any more, as far as it follows in time."""
        kept = switches(self._hass.config_entries.async_entries(DOMAIN))
        released = [load for load in config.heaters if config.wiring[load].switch not in kept]
        if released:
            await self.async_settle()
        await self._async_switch(config, released, contexts, is_on=False)

    async def _async_switch(
        self,
        config: BudgetConfig,
        loads: Iterable[str],
        contexts: Mapping[str, Context],
        *,
        is_on: bool,
    ) -> None:
        """Switch every one of *loads* that is seen to be other than that, or was told to be."""
        sending = {
            load: self._hass.async_create_task(
                self._actuator.async_actuate(
                    config.load(load), config.wiring[load], Command(load, is_on), contexts[load]
                ),
                "power budget last command",
            )
            for load in loads
            if self._differs(config.wiring[load], load, is_on=is_on)
        }
        late = await _late(sending.values(), LEAVING_S)
        if late:
            names = ", ".join(config.load(load).name for load, task in sending.items() if task in late)
            _LOGGER.warning("%s does not wait any longer for %s", config.budget.name, names)

    def _differs(self, wiring: Wiring, load: str, *, is_on: bool) -> bool:
        """Return whether a load is other than that, or soon may be: relays show late what they do.

        One that is set may run, and draw less than it can.
        """
        pending = self._keeper.state.of(load).pending
        is_told = pending is not None and pending.is_on is not is_on
        is_set_lower = is_on and wiring.dial is not None
        return is_told or is_set_lower or seen_on(self._hass, wiring) is (not is_on)

    async def _async_send(
        self, config: BudgetConfig, command: Command, context: Context, at: datetime
    ) -> None:
        is_set = command.is_on and self._keeper.state.of(command.load).is_on  # it runs, and that is known
        if not is_set and (command.is_on or not self._keeper.knows_run(command.load)):
            within_s = KEEP_WITHIN_S if command.is_on else HURRY_WITHIN_S
            await self._keeper.async_keep(within_s)
        pending = self._keeper.state.of(command.load).pending
        if pending is None or pending.is_on is not command.is_on or pending.at != at:
            return  # a later cycle has seen it obey, or taken it back
        load, wiring = config.load(command.load), config.wiring[command.load]
        taken = await self._actuator.async_actuate(load, wiring, command, context)
        if not taken and self._keeper.async_fail_command(command.load, at):
            self._on_failure()


async def _late[T](tasks: Collection[asyncio.Task[T]], within_s: float) -> Collection[asyncio.Task[T]]:
    """Wait for *tasks*; give up those that take too long, and return them."""
    if not tasks:
        return ()
    _, late = await asyncio.wait(tasks, timeout=within_s)
    for task in late:
        task.cancel()
    return late
