"""What the card and the dashboard ask over the page's own connection: whoever may see, may ask."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection, messages
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from .card_feed import CardFeed, sight
from .card_layout import layout
from .const import DOMAIN

COMMAND_BUDGETS = f"{DOMAIN}/budgets"
COMMAND_CARD = f"{DOMAIN}/card"


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Answer the page."""
    websocket_api.async_register_command(hass, _budgets)
    websocket_api.async_register_command(hass, _card)


@websocket_api.websocket_command({vol.Required("type"): COMMAND_BUDGETS})
@callback
def _budgets(hass: HomeAssistant, connection: ActiveConnection, message: dict[str, Any]) -> None:
    """Tell how all budgets that are loaded are laid out."""
    connection.send_result(message["id"], {"budgets": _layouts(hass, connection)})


@websocket_api.websocket_command(
    {vol.Required("type"): COMMAND_CARD, vol.Optional("entry_id"): vol.Any(str, None)}
)
@callback
def _card(hass: HomeAssistant, connection: ActiveConnection, message: dict[str, Any]) -> None:
    """Tell of one budget, and go on to do so whenever anything changes; without a name of the first."""
    number, entry_id = message["id"], message.get("entry_id") or _first(hass, connection)
    entry = None if entry_id is None else hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        connection.send_error(number, websocket_api.ERR_NOT_FOUND, "There is no such budget")
        return

    @callback
    def tell(new: JsonObjectType) -> None:
        connection.send_message(messages.event_message(number, new))

    feed = CardFeed(hass, entry.entry_id, sight(connection.user), tell)
    connection.subscriptions[number] = feed.async_close
    connection.send_result(number)
    feed.async_open()


def _layouts(hass: HomeAssistant, connection: ActiveConnection) -> list[JsonObjectType]:
    """Return all budgets of which somebody may see anything, as they are laid out."""
    entries = hass.config_entries.async_loaded_entries(DOMAIN)
    found = (layout(hass, entry, sight(connection.user)) for entry in entries)
    return [shown for shown in found if shown is not None]


def _first(hass: HomeAssistant, connection: ActiveConnection) -> str | None:
    """Return the first root of which somebody may see anything; None if there is none."""
    shown = sorted(_layouts(hass, connection), key=lambda one: one["parent"] is not None)
    return str(shown[0]["entry_id"]) if shown else None
