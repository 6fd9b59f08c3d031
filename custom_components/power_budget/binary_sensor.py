"""What is true of a budget."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity, BinarySensorEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import PowerBudgetConfigEntry
from .engine.decision import Outcome
from .entity import BudgetEntity

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PowerBudgetBinarySensorEntityDescription(BinarySensorEntityDescription):
    """A statement about the last decision."""

    is_on_fn: Callable[[Outcome], bool]


BUDGET_BINARY_SENSORS = (
    PowerBudgetBinarySensorEntityDescription(
        key="limited",
        is_on_fn=lambda outcome: outcome.is_limited,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of a budget."""
    async_add_entities(
        BudgetBinarySensor(entry.runtime_data, description) for description in BUDGET_BINARY_SENSORS
    )


class BudgetBinarySensor(BudgetEntity, BinarySensorEntity):
    """A statement about a budget."""

    entity_description: PowerBudgetBinarySensorEntityDescription

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is true; None before anything was decided."""
        view = self.coordinator.data
        return None if view is None else self.entity_description.is_on_fn(view.outcome)
