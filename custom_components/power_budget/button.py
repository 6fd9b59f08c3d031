"""What a budget can be told to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .entity import BudgetEntity, ControlEntity

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PowerBudgetButtonEntityDescription(ButtonEntityDescription):
    """Something to do with a budget."""

    press_fn: Callable[[PowerBudgetCoordinator], None]


BUDGET_BUTTONS = (
    PowerBudgetButtonEntityDescription(
        key="run_cycle",
        press_fn=lambda coordinator: coordinator.request_cycle(turns_pass=True),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of a budget."""
    async_add_entities(BudgetButton(entry.runtime_data, description) for description in BUDGET_BUTTONS)


class BudgetButton(BudgetEntity, ControlEntity, ButtonEntity):
    """Something to do with a budget."""

    entity_description: PowerBudgetButtonEntityDescription

    @override
    async def async_press(self) -> None:
        """Do what the description says."""
        self.entity_description.press_fn(self.coordinator)
