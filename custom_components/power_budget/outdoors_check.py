"""What may be wrong with what tells of the day to come: outdoors, prices, and when power is saved."""

from collections.abc import Iterator, Mapping
from typing import Any

from homeassistant.core import HomeAssistant

from .capability import exists, is_no_thermometer
from .const import CONF_POWER_STEPS, CONF_SAVING_SCHEDULE, CONF_SAVING_SCHEDULE_MODE
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


def refused_saving(hass: HomeAssistant, options: Mapping[str, Any]) -> Iterator[Refusal]:
    """Find out that a schedule is not there, or that the mode that it announces has no limit."""
    if CONF_SAVING_SCHEDULE not in options:
        return
    named, mode = {"entity": options[CONF_SAVING_SCHEDULE]}, options[CONF_SAVING_SCHEDULE_MODE]
    if not exists(hass, named["entity"]):
        yield Refusal(where=SECTION_ANTICIPATION, reason="entity_not_found", placeholders=named)
    elif mode >= len(options[CONF_POWER_STEPS]):
        reason = "saving_schedule_mode_without_limit"
        yield Refusal(where=SECTION_ANTICIPATION, reason=reason, placeholders={"mode": f"{mode}"})
