"""Somebody who enters anything, and looks at what becomes of it."""

from dataclasses import dataclass, field
from http import HTTPStatus
import logging
import string
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.json import json_bytes
from homeassistant.util.json import json_loads
import pytest

from custom_components.power_budget.const import DOMAIN
from tests.repository.project import translation

from .forms import Form
from .frontend import Answer, Client, Page, opened
from .values import Json


@dataclass
class Visitor:
    """Opens one form over and over."""

    hass: HomeAssistant
    """The house."""

    client: Client
    """A browser."""

    caplog: pytest.LogCaptureFixture
    """What is logged meanwhile."""

    form: Form
    """The form."""

    accepted: int = 0
    """How often something was stored."""

    page: Page = field(init=False)
    """The form as it is open now."""

    def __post_init__(self) -> None:
        """Remember how everything was."""
        self.before = stored(self.hass)
        house = self.hass.config_entries.async_get_known_entry("house")
        self._options = house.options
        self._loads = {name: (load.title, dict(load.data)) for name, load in house.subentries.items()}

    async def open(self) -> None:
        """Open the form."""
        self.page = await opened(self.client, self.form.flows, **self.form.request)
        if self.form.before:
            answer = await self.page.submit(self.form.before)
            assert not answer.is_refused, answer.body["errors"]
            self.page = Page(self.client, self.page.url, answer.body)

    async def enter(self, entered: Json) -> None:
        """Submit anything: it is refused in words, and nothing is stored, or it works."""
        self.caplog.clear()
        answer = await self.page.submit(entered)
        if answer.is_refused:
            check_words(self.form, answer)
            assert stored(self.hass) == self.before
        elif answer.body["type"] == "form":
            assert stored(self.hass) == self.before
            await self._open_again()
        else:
            assert answer.body.get("reason") in (None, "reconfigure_successful"), entered
            await self.hass.async_block_till_done()
            check_works(self.hass)
            await self._undo()
            await self._open_again()
        faults = [record.getMessage()[:300] for record in self.caplog.records if is_fault(record)]
        assert not faults, (faults, entered)

    async def _open_again(self) -> None:
        await self.page.close()
        await self.open()

    async def _undo(self) -> None:
        """Have everything as it was."""
        self.accepted += 1
        entries, house = self.hass.config_entries, self.hass.config_entries.async_get_known_entry("house")
        for entry in entries.async_entries(DOMAIN):
            if entry.entry_id not in ("house", "garage", "cellar"):
                await entries.async_remove(entry.entry_id)
        for load in list(house.subentries):
            if load not in self._loads:
                entries.async_remove_subentry(house, load)
        for load, (title, data) in self._loads.items():
            entries.async_update_subentry(house, house.subentries[load], data=data, title=title)
        entries.async_update_entry(house, options=self._options)
        await self.hass.async_block_till_done()
        self.before = stored(self.hass)


def is_fault(record: logging.LogRecord) -> bool:
    """Return whether something went wrong that somebody should look at."""
    return record.levelno >= logging.ERROR or record.exc_info is not None


def stored(hass: HomeAssistant) -> bytes:
    """Return what is stored of all budgets, as it is written."""
    return json_bytes([entry.as_dict() for entry in hass.config_entries.async_entries(DOMAIN)])


def check_works(hass: HomeAssistant) -> None:
    """Check that every budget runs with what is stored, and that it is the same when it is read again."""
    for entry in hass.config_entries.async_entries(DOMAIN):
        assert entry.state is ConfigEntryState.LOADED
        coordinator = entry.runtime_data
        assert coordinator.data is not None
        assert coordinator.last_update_success
        assert coordinator.failed is None
        told = entry.as_dict()
        read: dict[str, Any] = json_loads(json_bytes(told))  # type: ignore[assignment]
        assert read["options"] == told["options"]
        assert [heater["data"] for heater in read["subentries"]] == [
            heater["data"] for heater in told["subentries"]
        ]


def check_words(form: Form, answer: Answer) -> None:
    """Check that a refusal tells what is wrong: in our words, or in those of Home Assistant."""
    if answer.status == HTTPStatus.BAD_REQUEST:
        faults = answer.body.get("errors") or {"base": answer.body["message"]}
        assert all(faults.values())
    else:
        check_errors(form, answer)


def check_errors(form: Form, answer: Answer) -> None:
    """Check that each message of a form stands at a field, has its text, and names what that names."""
    texts: dict[str, Any] = translation("en")
    for name in form.texts:
        texts = texts[name]
    fields = {field["name"] for field in answer.body["data_schema"]}
    named = answer.body["description_placeholders"] or {}
    for where, reason in answer.body["errors"].items():
        assert where in fields
        wanted = {name for _, name, _, _ in string.Formatter().parse(texts["error"][reason]) if name}
        assert wanted <= named.keys()
