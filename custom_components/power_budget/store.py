"""What is remembered, kept across restarts."""

from collections.abc import Callable
from contextlib import suppress
import logging
from pathlib import Path
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store

from .const import DOMAIN
from .engine.plain import Plain, from_plain, to_plain
from .engine.quantity import Watts
from .engine.state import Controls, State
from .repairs import Issue, async_tell

SAVE_AFTER_S: Final = 5
"""How long a change may stay unsaved."""

SAVE_POWER_BUDGET_AFTER_S: Final = 60
"""How long a power budget may: automations move it every second, which would wear a memory card."""

SAVE_READINGS_AFTER_S: Final = 900
"""How long readings of a meter may: they come every second, and are soon found out again."""

VERSION: Final = 1

UNREADABLE: Final = "memory_unreadable"
"""The key of what is said of a file that cannot be read."""

LONGEST_FAULT: Final = 200
"""Of what is told of what is wrong with a file: all of a huge one may be."""

_LOGGER = logging.getLogger(__name__)


class StateStore:
    """Keeps the state of one budget in a file."""

    def __init__(self, hass: HomeAssistant, entry_id: str, name: str) -> None:
        """Name the file after the config entry; *name* is what residents call the budget."""
        self._hass, self._entry_id, self._name = hass, entry_id, name
        # A state never changes, so that another thread may turn it into text.
        self._store: Store[Any] = Store(hass, VERSION, f"{DOMAIN}.{entry_id}", serialize_in_event_loop=False)
        self._due_within_s: float | None = None

    async def async_load(self) -> State:
        """Return the state that was saved; a new one where there is none that can be read.

        A file that cannot be read, or is of a newer version, is set aside.
        """
        try:
            stored = await self._store.async_load()
            return State() if stored is None else from_plain(State, stored)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, heaters go on
            await self._async_set_aside(error)
            return State()

    async def _async_set_aside(self, error: Exception) -> None:
        """Keep a file that cannot be used under another name, and say so."""
        path, fault = Path(self._store.path), f"{error}"[:LONGEST_FAULT]
        aside = path.with_name(f"{path.name}.unreadable")
        await self._hass.async_add_executor_job(_renamed, path, aside)
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
    def async_delay_save(self, state: Callable[[], State], *, before: State) -> None:
        """Save what *state* returns by then, soon after it first differs from what is saved.

        Later changes do not put that off. *before* is what was remembered before this change.
        """
        within_s = _within_s(before, state())
        if self._due_within_s is not None and self._due_within_s <= within_s:
            return

        def plain() -> Plain:
            self._due_within_s = None
            return to_plain(state())

        self._due_within_s = within_s
        self._store.async_delay_save(plain, within_s)

    async def async_save(self, state: State) -> None:
        """Save *state* now."""
        await self._store.async_save(to_plain(state))

    async def async_remove(self) -> None:
        """Remove the file, and what was said of one that could not be read."""
        ir.async_delete_issue(self._hass, DOMAIN, f"{UNREADABLE}_{self._entry_id}")
        await self._store.async_remove()


def _renamed(path: Path, aside: Path) -> None:
    """Give a file another name, if there is one and it can have one: heaters go on either way."""
    with suppress(OSError):
        path.replace(aside)


def _within_s(before: State, now: State) -> float:
    """Return how soon a change is to be saved."""
    if before.without_readings() != now.without_readings():
        return SAVE_AFTER_S
    is_set = _set(before) != _set(now)
    return SAVE_POWER_BUDGET_AFTER_S if is_set else SAVE_READINGS_AFTER_S


def _set(state: State) -> list[tuple[Controls, Watts | None]]:
    """Return what people, automations and entities outside have set."""
    return [(budget.controls, budget.imposed_limit_w) for budget in state.budgets.values()]
