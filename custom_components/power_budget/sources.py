"""From which entities is learned what: whoever is learned from otherwise is begun afresh."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .engine.anticipation.kept import Sources
from .wiring import BudgetConfig, Wiring


def sources(hass: HomeAssistant, config: BudgetConfig) -> Sources:
    """Return from what is learned of the rooms of a budget, and of what its house draws else.

    An entity that is renamed stays the same one, where the entity registry knows it.
    """
    entities = er.async_get(hass)

    def lasting(entity_id: str) -> str:
        registered = entities.async_get(entity_id)
        return entity_id if registered is None else registered.id

    def room(wiring: Wiring) -> tuple[str, ...]:
        named = (wiring.temperature_sensor or "", wiring.switch)
        return (*map(lasting, named), *(["inverted"] if wiring.inverted else []))

    rooms = {load: room(wiring) for load, wiring in config.wiring.items() if wiring.temperature_sensor}
    meters = () if config.meters is None else config.meters.entity_ids
    return {config.budget.id: tuple(map(lasting, meters)), **rooms}
