"""What is remembered, kept across restarts."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
import logging
from pathlib import Path
from time import monotonic
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store

from .const import DOMAIN
from .engine.controls import Controls
from .engine.metering import WindowState
from .engine.plain import Plain, from_plain, to_plain
from .engine.quantity import Watts
from .engine.state import State
from .repairs import Issue, async_tell

SAVE_AFTER_S: Final = 5
"""How long what was seen may stay unsaved."""

SAVE_SPARINGLY_AFTER_S: Final = 60
"""How long a power budget may, and what a metering window has counted: they change every second, which
would wear a memory card."""

SAVE_READINGS_AFTER_S: Final = 900
"""How long other readings of a meter may: they are soon found out again."""

KEEP_WITHIN_S: Final = 2.0
"""How long it is waited for a disk: a slow one keeps nobody in the cold."""

FEW_LOADS: Final = 8
"""Of so many loads, what is remembered becomes text in a few milliseconds."""

VERSION: Final = 1

UNREADABLE: Final = "memory_unreadable"
"""The key of what is said of a file that cannot be read."""

LONGEST_FAULT: Final = 200
"""Of what is told of what is wrong with a file: all of a huge one may be."""

_LOGGER = logging.getLogger(__name__)


type Remembered = Callable[[], State]
"""Returns what is remembered when it is called."""


class StateStore:
    """Keeps the state of one budget in a file."""

    def __init__(self, hass: HomeAssistant, entry_id: str, name: str) -> None:
        """Name the file after the config entry; *name* is what residents call the budget."""
        self._hass, self._entry_id, self._name = hass, entry_id, name
        # A state never changes, so that another thread may turn it into text.
        self._store: Store[Any] = Store(hass, VERSION, f"{DOMAIN}.{entry_id}", serialize_in_event_loop=False)
        self._due_within_s: float | None = None
        self._saved = State()
        self._writing = asyncio.Lock()
        self._asked = self._written = 0
        self._spares_until_s = -float("inf")

    async def async_load(self) -> State:
        """Return the state that was saved; a new one where there is none that can be read.

        A file that cannot be read, or is of a newer version, is set aside.
        """
        try:
            stored = await self._store.async_load()
            self._saved = State() if stored is None else from_plain(State, stored)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, heaters go on
            await self._async_set_aside(error)
        return self._saved

    async def _async_set_aside(self, error: Exception) -> None:
        """Keep a file that cannot be used under another name, and say so."""
        path, fault = Path(self._store.path), f"{error}"[:LONGEST_FAULT]
        aside = await async_set_aside(self._hass, path)
        _LOGGER.warning(
            "What was remembered in %s cannot be read, so modes, boosts and turns start afresh: %s",
            path,
            fault,
        )
        named = (("budget", self._name), ("path", str(aside)), ("error", fault))
        severity = ir.IssueSeverity.WARNING
        async_tell(
            self._hass,
            Issue(translation_key=UNREADABLE, owner=self._entry_id, severity=severity, named=named),
        )

    @callback
    def async_delay_save(self, state: Remembered, *, before: State) -> None:
        """Save what *state* returns by then, soon after it first differs from what is saved.

        Later changes do not put that off. *before* is what was remembered before this change.
        """
        within_s = _within_s(before, state())
        if self._due_within_s is None or self._due_within_s > within_s:
            self._save_within(within_s, state)

    def _save_within(self, within_s: float, state: Remembered) -> None:
        def plain() -> Plain:
            self._due_within_s = None
            return to_plain(state())

        self._due_within_s = within_s
        self._store.async_delay_save(plain, within_s)

    async def async_keep(self, state: Remembered, within_s: float = KEEP_WITHIN_S) -> None:
        """Return once what *state* returns is saved, or the disk turns out to be slow."""
        saving = self._hass.async_create_task(self.async_save(state), "power budget memory")
        await asyncio.wait([saving], timeout=within_s)

    async def async_keep_sparingly(self, state: Remembered) -> None:
        """Keep what *state* returns, once a minute only: what is set meanwhile is kept at its end."""
        if monotonic() >= self._spares_until_s:
            self._spares_until_s = monotonic() + SAVE_SPARINGLY_AFTER_S
            await self.async_keep(state)

    async def async_save(self, state: Remembered) -> None:
        """Save what *state* returns, now: whoever asks while it is written shares the next time."""
        self._asked += 1
        asked = self._asked
        async with self._writing:
            if self._written >= asked:
                return
            covered, saved, self._due_within_s = self._asked, state(), None
            await self._store.async_save(await self._async_plain(saved))
            self._written, self._saved = covered, saved
            if self._due_within_s is not None:  # what changed meanwhile is not due by itself any more
                self._save_within(self._due_within_s, state)

    async def _async_plain(self, state: State) -> Plain:
        """Return *state* in plain JSON values; of many loads that takes too long for the event loop."""
        if len(state.loads) <= FEW_LOADS:
            return to_plain(state)
        return await self._hass.async_add_executor_job(to_plain, state)

    def knows_run(self, load: str) -> bool:
        """Return whether it was written down, when all was written last, that a load runs or was to."""
        saved = self._saved.of(load)
        return bool(saved.is_on) or (saved.pending is not None and saved.pending.is_on)

    async def async_remove(self) -> None:
        """Remove the file, and what was said of one that could not be read."""
        ir.async_delete_issue(self._hass, DOMAIN, f"{UNREADABLE}_{self._entry_id}")
        await self._store.async_remove()


async def async_set_aside(hass: HomeAssistant, path: Path) -> Path:
    """Keep a file that cannot be used under another name, and return that."""
    aside = path.with_name(f"{path.name}.unreadable")
    await hass.async_add_executor_job(_renamed, path, aside)
    return aside


def _renamed(path: Path, aside: Path) -> None:
    """Give a file another name, if there is one and it can have one: heaters go on either way."""
    with suppress(OSError):
        path.replace(aside)


def _within_s(before: State, now: State) -> float:
    """Return how soon a change is to be saved, unless somebody waits for it: at once if it is acted on."""
    if before.turn != now.turn or _is_sent(before, now):
        return 0
    if before.without_readings() != now.without_readings():
        return SAVE_AFTER_S
    is_lasting = _lasting(before) != _lasting(now)
    return SAVE_SPARINGLY_AFTER_S if is_lasting else SAVE_READINGS_AFTER_S


def _is_sent(before: State, now: State) -> bool:
    """Return whether a command is about to be sent that starts a load or stops it."""
    return any(
        memory.pending is not None
        and memory.pending != before.of(load).pending
        and memory.pending.is_on is not memory.is_on
        for load, memory in now.loads.items()
    )


def _lasting(state: State) -> list[tuple[Controls, Watts | None, WindowState]]:
    """Return what is not found out again: what people and entities outside set, and windows."""
    return [
        (budget.controls, budget.imposed_limit_w, budget.meter.window) for budget in state.budgets.values()
    ]
