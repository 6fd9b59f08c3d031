"""The card as a resource of dashboards: served, registered once, and taken back with the last budget."""

import asyncio
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from homeassistant.components.http import StaticPathConfig
from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.loader import async_get_integration
from homeassistant.setup import async_when_setup

from .const import CONF_REGISTER_CARD, DEFAULT_REGISTER_CARD, DOMAIN
from .repairs import Issue, async_tell

BUNDLE: Final = Path(__file__).parent / "frontend" / "power-budget-card.js"
ADDRESS: Final = f"/{DOMAIN}/{BUNDLE.name}"
"""Where it is served; what follows a question mark names its version."""

MODULE: Final = "module"
"""As what it is listed."""


@callback
def async_offer_card(hass: HomeAssistant) -> None:
    """Serve the card as soon as there are pages, and keep it registered as soon as there are dashboards."""
    resource = CardResource(hass)
    async_when_setup(hass, "http", _async_serve)
    async_when_setup(hass, "lovelace", resource.async_begin)


async def _async_serve(hass: HomeAssistant, _component: str) -> None:
    """Serve the card; browsers may keep it, as another version has another address."""
    await hass.http.async_register_static_paths([StaticPathConfig(ADDRESS, str(BUNDLE), cache_headers=True)])


class CardResource:
    """Keeps the card registered as a resource for as long as a budget wishes it."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Have registered nothing."""
        self._hass = hass
        self._lock = asyncio.Lock()
        self._url = ADDRESS

    async def async_begin(self, hass: HomeAssistant, _component: str) -> None:
        """Register the card, and follow budgets that come, change and go."""
        version = (await async_get_integration(hass, DOMAIN)).version
        content = await hass.async_add_executor_job(BUNDLE.read_bytes)
        self._url = f"{ADDRESS}?v={version}-{sha256(content).hexdigest()[:8]}"
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._on_entry_change)
        await self._async_follow()

    @callback
    def _on_entry_change(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            self._hass.async_create_task(self._async_follow(), "power budget card")

    async def _async_follow(self) -> None:
        """Have it registered once if it is wished, and not at all if it is not."""
        resources = self._hass.data[LOVELACE_DATA].resources
        async with self._lock:
            if isinstance(resources, ResourceStorageCollection):
                await resources.async_get_info()  # loads them
                await self._async_register(resources)
            else:
                self._ask(resources.async_items())

    async def _async_register(self, resources: ResourceStorageCollection) -> None:
        """Have it among *resources* once, at its address of now, if it is wished."""
        own = [item for item in resources.async_items() if _is_card(item["url"])]
        kept, wanted = own[:1] if self._is_wished else [], {"res_type": MODULE, "url": self._url}
        for item in own[len(kept) :]:
            await resources.async_delete_item(item["id"])
        for item in kept:
            if (item["type"], item["url"]) != (MODULE, self._url):
                await resources.async_update_item(item["id"], wanted)
        if self._is_wished and not kept:
            await resources.async_create_item(wanted)

    def _ask(self, listed: list[dict[str, Any]]) -> None:
        """Ask to have it listed, where resources are listed in a file, at its address of now."""
        issue = Issue(
            translation_key="card_not_listed",
            owner=DOMAIN,
            severity=ir.IssueSeverity.WARNING,
            named=(("url", self._url),),
        )
        if self._is_wished and self._url not in {item["url"] for item in listed}:
            async_tell(self._hass, issue)
        else:
            ir.async_delete_issue(self._hass, DOMAIN, issue.id)

    @property
    def _is_wished(self) -> bool:
        """Whether there are budgets, and all of them wish it."""
        entries = self._hass.config_entries.async_entries(DOMAIN, include_disabled=False)
        wishes = [entry.options.get(CONF_REGISTER_CARD, DEFAULT_REGISTER_CARD) for entry in entries]
        return bool(wishes) and all(wishes)


def _is_card(url: str) -> bool:
    return url.partition("?")[0] == ADDRESS
