"""What the card follows: how a budget is laid out, and what was decided, each told whenever it changes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.const import Platform
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util.json import JsonObjectType

from .card_decision import decided
from .card_layout import MaySee, layout
from .const import DOMAIN
from .coordinator import PowerBudgetCoordinator

type Tell = Callable[[JsonObjectType], None]
"""Sends what is new."""


def sight(user: User) -> MaySee:
    """Return what tells which entities a user may see."""
    return partial(_may_see, user)


def _may_see(user: User, entity_id: str) -> bool:
    return user.permissions.check_entity(entity_id, POLICY_READ)


class CardFeed:
    """Tells of one budget, also while it is loaded anew, until it is closed."""

    def __init__(self, hass: HomeAssistant, entry_id: str, may_see: MaySee, tell: Tell) -> None:
        """Know whom to tell of what; nothing is told yet."""
        self._hass = hass
        self._entry_id = entry_id
        self._may_see = may_see
        self._tell = tell
        self._told: JsonObjectType = {}
        self._coordinator: PowerBudgetCoordinator | None = None
        self._leave: CALLBACK_TYPE | None = None
        self._unsubscribe: list[CALLBACK_TYPE] = []
        self._is_due = False

    @callback
    def async_open(self) -> None:
        """Tell all, and from now on what changes."""
        self._unsubscribe = [
            async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._on_entry_change),
            self._hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._on_entity_change),
        ]
        self._follow()

    @callback
    def async_close(self) -> None:
        """Tell nothing any more."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        self._join(None)

    @callback
    def _on_entry_change(self, _change: ConfigEntryChange, _entry: ConfigEntry) -> None:
        """Look again, whatever it is: a thermostat may have come."""
        self._look_again()

    @callback
    def _on_entity_change(self, event: Event[Any]) -> None:
        """Look again if it is one of our own, or a thermostat: it may drive a demand."""
        entity = er.async_get(self._hass).async_get(event.data["entity_id"])
        if entity is None or entity.platform == DOMAIN or entity.domain == Platform.CLIMATE:
            self._look_again()

    @callback
    def _look_again(self) -> None:
        """Look again at what there is, once for all that changes at once."""
        if not self._is_due:
            self._is_due = True
            self._hass.loop.call_soon(self._follow)

    @callback
    def _follow(self) -> None:
        """Tell how the budget is laid out by now, and follow what is decided for it."""
        self._is_due = False
        entry = self._hass.config_entries.async_get_entry(self._entry_id)
        is_loaded = entry is not None and entry.state is ConfigEntryState.LOADED
        if self._unsubscribe:
            self._join(entry.runtime_data if entry is not None and is_loaded else None)
            shown = layout(self._hass, entry, self._may_see) if entry is not None and is_loaded else None
            self._tell_new(layout=shown, decided=self._decided(shown))
            if entry is None:
                self._tell_new(gone=True)

    @callback
    def _join(self, coordinator: PowerBudgetCoordinator | None) -> None:
        """Listen to what runs the budget now, and to nothing else."""
        if coordinator is self._coordinator:
            return
        if self._leave is not None:
            self._leave()
        self._coordinator, self._leave = coordinator, None
        if coordinator is not None:
            self._leave = coordinator.async_add_listener(self._on_decision)

    @callback
    def _on_decision(self) -> None:
        shown = self._told.get("layout")
        self._tell_new(layout=shown, decided=self._decided(shown if isinstance(shown, dict) else None))

    def _decided(self, shown: JsonObjectType | None) -> JsonObjectType | None:
        """Return what was decided for those loads that are shown."""
        if self._coordinator is None or shown is None:
            return None
        loads = shown["loads"]
        ids = (
            {str(load["id"]) for load in loads if isinstance(load, dict)}
            if isinstance(loads, list)
            else set()
        )
        return decided(self._hass, self._coordinator, ids)

    @callback
    def _tell_new(self, **parts: Any) -> None:
        """Send those parts that are others than before."""
        new = {
            name: part for name, part in parts.items() if name not in self._told or self._told[name] != part
        }
        if new:
            self._told |= new
            self._tell(new)
