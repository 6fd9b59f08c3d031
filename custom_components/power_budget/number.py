"""What residents and their automations set in a budget, as numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
    NumberMode,
)
from homeassistant.const import UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .engine.quantity import Amount
from .engine.site import Budget, Unit
from .engine.state import Controls, State
from .entity import BudgetEntity

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PowerBudgetNumberEntityDescription(NumberEntityDescription):
    """A number that is set in a budget, from zero up."""

    units: frozenset[Unit] = frozenset(Unit)
    """The units of budgets that have it."""

    max_fn: Callable[[Budget], float]
    value_fn: Callable[[Controls, Budget], float]
    set_fn: Callable[[State, float], State]


def _first_step(budget: Budget) -> Amount:
    return budget.power_steps[0]


BUDGET_NUMBERS = (
    PowerBudgetNumberEntityDescription(
        key="power_saving_mode",
        native_step=1,
        max_fn=lambda budget: len(budget.power_steps) - 1,
        value_fn=lambda controls, _: controls.power_saving_mode,
        set_fn=lambda state, mode: state.with_controls(power_saving_mode=int(mode)),
    ),
    PowerBudgetNumberEntityDescription(
        key="power_budget",
        device_class=NumberDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        native_step=1,
        mode=NumberMode.BOX,
        units=frozenset({Unit.WATTS}),
        max_fn=_first_step,
        value_fn=lambda controls, budget: (
            _first_step(budget) if controls.power_budget_w is None else controls.power_budget_w
        ),
        set_fn=lambda state, watts: state.with_controls(power_budget_w=watts),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the numbers of a budget."""
    coordinator = entry.runtime_data
    async_add_entities(
        BudgetNumber(coordinator, description)
        for description in BUDGET_NUMBERS
        if coordinator.site.budget.unit in description.units
    )


class BudgetNumber(BudgetEntity, NumberEntity):
    """A number that is set in a budget."""

    entity_description: PowerBudgetNumberEntityDescription
    _attr_native_min_value = 0

    def __init__(
        self, coordinator: PowerBudgetCoordinator, description: PowerBudgetNumberEntityDescription
    ) -> None:
        """Take the range from the budget's steps."""
        super().__init__(coordinator, description)
        self._attr_native_max_value = description.max_fn(coordinator.site.budget)

    @property
    @override
    def native_value(self) -> float:
        """Return what is set."""
        return self.entity_description.value_fn(self.coordinator.state.controls, self.coordinator.site.budget)

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Set it."""
        self._change(self.entity_description.set_fn(self.coordinator.state, value))
