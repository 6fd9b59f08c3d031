"""What may be wrong with what tells how warm it is outdoors, and what electricity costs."""

from collections.abc import Iterator

from homeassistant.core import HomeAssistant

from .capability import exists, is_no_thermometer
from .refusal import Refusal
from .schema import SECTION_ANTICIPATION


def refused_outdoors(hass: HomeAssistant, entity_id: str | None) -> Iterator[Refusal]:
    """Find out that an entity is not there, or tells no temperature."""
    if entity_id is None:
        return
    named = {"entity": entity_id}
    if not exists(hass, entity_id):
        yield Refusal(where=SECTION_ANTICIPATION, reason="entity_not_found", placeholders=named)
    elif is_no_thermometer(hass, entity_id):
        yield Refusal(where=SECTION_ANTICIPATION, reason="not_a_thermometer", placeholders=named)


def refused_prices(hass: HomeAssistant, entity_id: str | None) -> Iterator[Refusal]:
    """Find out that an entity is not there; whether it tells prices is seen when they are asked for."""
    if entity_id is not None and not exists(hass, entity_id):
        named = {"entity": entity_id}
        yield Refusal(where=SECTION_ANTICIPATION, reason="entity_not_found", placeholders=named)
