"""Houses that are set up as a page of the documentation says."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.power_budget.const import DOMAIN

from . import dials, relays
from .forms import Form, new_budget, new_load
from .house_pages import PAGES, Filled, blocks, forms, outside

AMPERES = (6, 16)
"""What a wallbox can be set to."""

DEVICE_CLASSES = {
    "A": "current",
    "VA": "apparent_power",
    "W": "power",
    "kW": "power",
    "°C": "temperature",
}
UNTOLD = {"sensor": "0", "binary_sensor": "off"}


class DocumentedHouse:
    """A house that is set up as a page says."""

    def __init__(self, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
        """Have nothing yet."""
        self._hass = hass
        self._freezer = freezer

    async def build(self, name: str) -> None:
        """Do all that a page says, in its order."""
        page = next(page for page in PAGES if page.stem == name)
        assert await async_setup_component(self._hass, "homeassistant", {})
        await self._furnish(outside(page))
        for filled in forms(page):
            await self._fill(filled)
        for block in blocks(page):
            for domain, config in block.items():
                assert await async_setup_component(self._hass, domain, {domain: config})
        await self._hass.async_block_till_done()

    def state(self, entity_id: str) -> str:
        """Return the state of an entity."""
        state = self._hass.states.get(entity_id)
        assert state is not None, entity_id
        return state.state

    def attribute(self, entity_id: str, name: str) -> object:
        """Return what an entity tells beside its state."""
        state = self._hass.states.get(entity_id)
        assert state is not None, entity_id
        return state.attributes[name]

    async def show(self, **states: str) -> None:
        """Let sensors say something, or show anew what they said."""
        for name, said in states.items():
            entity_id = name.replace("__", ".")
            old = self._hass.states.get(entity_id)
            attributes = old.attributes if old else {}
            self._hass.states.async_set(entity_id, said, attributes, force_update=True)
        await self._hass.async_block_till_done()

    async def turn(self, *entity_ids: str, on: bool = True) -> None:
        """Turn switches on or off."""
        action = "turn_on" if on else "turn_off"
        await self._hass.services.async_call("switch", action, {"entity_id": [*entity_ids]}, blocking=True)
        await self._hass.async_block_till_done()

    async def wait(self, seconds: float, **readings: str) -> None:
        """Let time pass, while sensors go on to say the same."""
        for _ in range(round(seconds / 5)):
            self._freezer.tick(5)
            async_fire_time_changed(self._hass)
            await self.show(**readings)

    async def _furnish(self, entities: dict[str, str]) -> None:
        for entity_id, unit in entities.items():
            domain = entity_id.partition(".")[0]
            if domain in UNTOLD:
                told = {"unit_of_measurement": unit, "device_class": DEVICE_CLASSES[unit]} if unit else {}
                self._hass.states.async_set(entity_id, UNTOLD[domain], told)
        named = [entity_id.partition(".")[::2] for entity_id in entities]
        await relays.install(self._hass, *(relays.Relay(name) for kind, name in named if kind == "switch"))
        numbers = [dials.Dial(name, *AMPERES, unit="A") for kind, name in named if kind == "number"]
        await dials.install(self._hass, *numbers)

    async def _fill(self, filled: Filled) -> None:
        if filled.kind == "budget":
            form = await new_budget(self._hass)
        else:
            form = await new_load(self._hass, self._budget(filled.budget), filled.kind)
        left = dict(filled.entered)
        for feed in left.get("also_on", []):
            feed["budget"] = self._budget(feed["budget"]).entry_id
        while form.result["type"] == "form":
            await form.submit(**taken(form, left))
            assert not form.result.get("errors"), (filled, form.result["errors"])
        assert left == {}
        await self._hass.async_block_till_done()

    def _budget(self, title: str) -> ConfigEntry[Any]:
        return next(e for e in self._hass.config_entries.async_entries(DOMAIN) if e.title == title)


def taken(form: Form, left: dict[str, Any]) -> dict[str, Any]:
    """Take out of what is left to be entered what this form asks for."""
    found = {}
    for key, field in form.result["data_schema"].schema.items():
        if isinstance(field, section):
            inner = {str(one): left.pop(one) for one in field.schema.schema if one in left}
            found[str(key)] = inner
        elif key in left:
            found[str(key)] = left.pop(key)
    return found
