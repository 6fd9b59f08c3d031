"""What is learned, kept across restarts in a file of its own.

It is many times as large as what is remembered, which is written before every command; and it is no loss if
the last hour of it is missing.
"""

from collections.abc import Callable
import logging
from pathlib import Path
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from .const import DOMAIN
from .engine.anticipation.kept import Kept
from .engine.plain import Plain, from_plain, to_plain
from .store import LONGEST_FAULT, async_set_aside

VERSION: Final = 1

SAVE_AFTER_S: Final = 3600
"""How long what was learned may stay unsaved: writing it more often would wear a memory card."""

SAVE_SOON_AFTER_S: Final = 10
"""How long it may not be known who is warmed ahead, which goes on after a restart."""

_LOGGER = logging.getLogger(__name__)


class LearnedStore:
    """Keeps what one budget has learned in a file."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file after the config entry."""
        self._hass = hass
        # What was learned never changes, so that another thread may turn it into text.
        self._store: Store[Any] = Store(
            hass, VERSION, f"{DOMAIN}.{entry_id}.learned", serialize_in_event_loop=False
        )
        self._due_within_s: float | None = None

    @property
    def is_due(self) -> bool:
        """Whether something is to be saved that is not yet."""
        return self._due_within_s is not None

    async def async_load(self) -> Kept:
        """Return what was learned; nothing where no file can be read, which is set aside then."""
        try:
            stored = await self._store.async_load()
            return Kept() if stored is None else await self._hass.async_add_executor_job(_kept, stored)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, heaters go on
            aside = await async_set_aside(self._hass, Path(self._store.path))
            _LOGGER.warning(
                "What was learned of rooms cannot be read, and is learned afresh; the file is now %s: %s",
                aside,
                f"{error}"[:LONGEST_FAULT],
            )
            return Kept()

    @callback
    def async_delay_save(self, kept: Callable[[], Kept], within_s: float = SAVE_AFTER_S) -> None:
        """Save what *kept* returns by then; later calls do not put that off."""
        if self._due_within_s is not None and self._due_within_s <= within_s:
            return

        def plain() -> Plain:
            self._due_within_s = None
            return to_plain(kept())

        self._due_within_s = within_s
        self._store.async_delay_save(plain, within_s)

    async def async_save(self, kept: Kept) -> None:
        """Save what was learned, now."""
        self._due_within_s = None
        await self._store.async_save(await self._hass.async_add_executor_job(to_plain, kept))

    async def async_remove(self) -> None:
        """Remove the file."""
        await self._store.async_remove()


def _kept(stored: object) -> Kept:
    """Return what a file says was learned.

    Raises:
        ValueError: if it says something else.

    """
    kept = from_plain(Kept, stored)
    if fault := kept.fault():
        raise ValueError(fault)
    return kept
