"""What one budget remembers: it changes here, and is kept across restarts."""

from datetime import datetime

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from .engine.joining import resumed
from .engine.state import State
from .store import KEEP_WITHIN_S, StateStore
from .wiring import BudgetConfig


class Keeper:
    """Remembers one budget, its own loads, and turns."""

    def __init__(self, store: StateStore) -> None:
        """Remember nothing yet; *store* keeps what comes."""
        self.state = self.begun_with = State()
        """What is remembered, and what was when the budget began."""
        self._store = store

    async def async_recall(self, config: BudgetConfig) -> None:
        """Remember what was remembered before the restart, as far as it still applies."""
        remembered = await self._store.async_load()
        self.state = self.begun_with = resumed(remembered, config.budget, config.loads, dt_util.utcnow())

    @callback
    def async_remember(self, state: State) -> None:
        """Remember *state* from now on, and save it soon."""
        if state != self.state:
            before, self.state = self.state, state
            self._store.async_delay_save(lambda: self.state, before=before)

    @callback
    def async_fail_command(self, load: str, at: datetime) -> bool:
        """Remember that a command failed which was decided at *at*; return whether it still matters."""
        pending = self.state.of(load).pending
        if pending is None or pending.at != at:
            return False  # a later cycle has seen it obey, or sent another command
        self.async_remember(self.state.failed(load))
        return True

    def knows_run(self, load: str) -> bool:
        """Return whether it was written down, when all was written last, that a load runs or was to."""
        return self._store.knows_run(load)

    async def async_save(self) -> None:
        """Save what is remembered, now."""
        await self._store.async_save(lambda: self.state)

    async def async_keep(self, within_s: float = KEEP_WITHIN_S) -> None:
        """Return once what is remembered would survive if Home Assistant were killed."""
        await self._store.async_keep(lambda: self.state, within_s)

    async def async_keep_sparingly(self) -> None:
        """The same, once a minute only."""
        await self._store.async_keep_sparingly(lambda: self.state)
