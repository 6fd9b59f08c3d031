"""What all entities have in common."""

from typing import override

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import PowerBudgetCoordinator
from .engine.controls import Controls
from .engine.state import State


@callback
def async_forget(hass: HomeAssistant, platform: Platform, owner: str, description: EntityDescription) -> None:
    """Forget an entity that *owner* had with another configuration."""
    entities = er.async_get(hass)
    entity_id = entities.async_get_entity_id(platform, DOMAIN, _unique_id(owner, description))
    if entity_id is not None:
        entities.async_remove(entity_id)


def _unique_id(owner: str, description: EntityDescription) -> str:
    return f"{owner}_{description.key}"


class PowerBudgetEntity(CoordinatorEntity[PowerBudgetCoordinator]):
    """An entity of a budget or of a load, on a device of its own."""

    _attr_has_entity_name = True
    _shown: object = None

    def __init__(
        self, coordinator: PowerBudgetCoordinator, owner: str, description: EntityDescription
    ) -> None:
        """Describe the entity of *owner*, a config entry or a subentry."""
        super().__init__(coordinator)
        self._owner = owner
        self.entity_description = description
        self._attr_unique_id = _unique_id(owner, description)
        self._attr_translation_key = description.key
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, owner)})

    @override
    async def async_update(self) -> None:
        """Run a cycle, which is what an update of an entity comes to."""
        self.coordinator.request_cycle()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Write the state if there is anything new to show."""
        if self._to_show() != self._shown:
            self._write()

    def _to_show(self) -> object:
        return self.available and (self.state, self.state_attributes, self.extra_state_attributes)

    @callback
    def _write(self) -> None:
        """Write the state, as part of what was changed last."""
        self._shown = self._to_show()
        self.async_set_context(self.coordinator.contexts[self._owner])
        self.async_write_ha_state()


class ControlEntity(PowerBudgetEntity):
    """An entity that is used: it can be, and is remembered, while cycles fail too."""

    @property
    @override
    def available(self) -> bool:
        """Return that it is there: what it shows was set, not decided."""
        return True

    @callback
    def _set(self, controls: Controls) -> None:
        """Have what is set on the budget remembered, on behalf of whoever used this entity."""
        state, budget = self.coordinator.state, self.coordinator.budget_id
        self._change(state.with_budget(budget, state.budget(budget)._replace(controls=controls)))

    @callback
    def _change(self, state: State) -> None:
        """Have *state* remembered, on behalf of whoever used this entity."""
        self.coordinator.async_change(state, self._context)


class BudgetEntity(PowerBudgetEntity):
    """An entity of a budget."""

    def __init__(self, coordinator: PowerBudgetCoordinator, description: EntityDescription) -> None:
        """Belong to the device of the config entry."""
        super().__init__(coordinator, coordinator.config_entry.entry_id, description)


class LoadEntity(PowerBudgetEntity):
    """An entity of a load."""

    def __init__(
        self, coordinator: PowerBudgetCoordinator, load: str, description: EntityDescription
    ) -> None:
        """Belong to the device of the load's subentry."""
        super().__init__(coordinator, load, description)
        self.load = load
