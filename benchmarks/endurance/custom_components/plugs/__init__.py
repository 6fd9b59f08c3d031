"""Plugs and meters of a house outside, as a radio stick would show them: over a line, as they change."""

import asyncio
from collections.abc import Callable
import json
from typing import Any

from homeassistant.const import CONF_PORT, EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import config_validation as cv, discovery
from homeassistant.helpers.typing import ConfigType
from homeassistant.util.hass_dict import HassKey
import voluptuous as vol

DOMAIN = "plugs"
HOST = "127.0.0.1"

CONFIG_SCHEMA = vol.Schema({DOMAIN: vol.Schema({vol.Required(CONF_PORT): cv.port})}, extra=vol.ALLOW_EXTRA)


class Line:
    """A connection to the house: it says what is switched and what meters read, and takes commands."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk over a connection that is open; nothing was said yet."""
        self.relays: dict[str, bool] = {}
        """Which relays are on."""
        self.meters: dict[str, float] = {}
        """What each meter reads, in watts."""
        self._reader, self._writer = reader, writer
        self._listeners: list[Callable[[], None]] = []

    async def hear(self) -> None:
        """Take in the next that the house says, and show it."""
        said = json.loads(await self._reader.readline())
        self.relays |= said["relays"]
        self.meters |= said["meters"]
        for listener in self._listeners:
            listener()

    async def follow(self) -> None:
        """Take in all that the house says, until it hangs up."""
        while not self._reader.at_eof():
            await self.hear()

    def switch(self, relay: str, *, is_on: bool) -> None:
        """Send a command; what became of it is heard."""
        self._writer.write(json.dumps({"relay": relay, "is_on": is_on}).encode() + b"\n")

    def listen(self, listener: Callable[[], None]) -> None:
        """Call *listener* after all that is heard from now on."""
        self._listeners.append(listener)


LINE: HassKey[Line] = HassKey(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Connect to the house, and add what it has."""
    line = hass.data[LINE] = Line(*await asyncio.open_connection(HOST, config[DOMAIN][CONF_PORT]))
    await line.hear()
    following = hass.async_create_background_task(line.follow(), DOMAIN)

    async def hang_up(_event: Event[Any]) -> None:
        following.cancel()

    hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, hang_up)
    for platform in (Platform.SENSOR, Platform.SWITCH):
        hass.async_create_task(discovery.async_load_platform(hass, platform, DOMAIN, {}, config))
    return True
