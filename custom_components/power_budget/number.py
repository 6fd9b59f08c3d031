"""What residents and their automations set in a budget, as numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite
from typing import override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
    NumberMode,
)
from homeassistant.const import Platform, UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DOMAIN
from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .engine.budget import Budget, Unit
from .engine.controls import Controls
from .engine.quantity import Amount
from .entity import BudgetEntity, ControlEntity, async_forget

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PowerBudgetNumberEntityDescription(NumberEntityDescription):
    """A number that is set in a budget, from zero up."""

    units: frozenset[Unit] = frozenset(Unit)
    """The units of budgets that have it."""

    accepts_fn: Callable[[float], bool] = isfinite
    """Whether a value within the range can be set."""

    is_restless: bool = False
    """Whether automations move it all the time, so that not every value is saved at once."""

    max_fn: Callable[[Budget], float]
    value_fn: Callable[[Controls, Budget], float]
    set_fn: Callable[[Controls, float], Controls]


def _first_step(budget: Budget) -> Amount:
    return budget.power_steps[0]


BUDGET_NUMBERS = (
    PowerBudgetNumberEntityDescription(
        key="power_saving_mode",
        native_step=1,
        accepts_fn=float.is_integer,
        max_fn=lambda budget: len(budget.power_steps) - 1,
        value_fn=lambda controls, _: controls.power_saving_mode,
        set_fn=lambda controls, mode: replace(controls, power_saving_mode=int(mode), auto_mode=False),
    ),
    PowerBudgetNumberEntityDescription(
        key="power_budget",
        device_class=NumberDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.WATT,
        native_step=1,
        mode=NumberMode.BOX,
        is_restless=True,
        units=frozenset({Unit.WATTS}),
        max_fn=_first_step,
        value_fn=lambda controls, budget: (
            _first_step(budget) if controls.power_budget_w is None else controls.power_budget_w
        ),
        set_fn=lambda controls, watts: replace(controls, power_budget_w=watts),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the numbers of a budget."""
    coordinator = entry.runtime_data
    for description in BUDGET_NUMBERS:
        if coordinator.config.budget.unit in description.units:
            async_add_entities([BudgetNumber(coordinator, description)])
        else:
            async_forget(hass, Platform.NUMBER, entry.entry_id, description)


class BudgetNumber(BudgetEntity, ControlEntity, NumberEntity):
    """A number that is set in a budget."""

    entity_description: PowerBudgetNumberEntityDescription
    _attr_native_min_value = 0

    def __init__(
        self, coordinator: PowerBudgetCoordinator, description: PowerBudgetNumberEntityDescription
    ) -> None:
        """Take the range from the budget's steps."""
        super().__init__(coordinator, description)
        self._attr_native_max_value = description.max_fn(coordinator.config.budget)

    @property
    @override
    def native_value(self) -> float:
        """Return what was set last, or what counts as long as nobody has set anything."""
        return self.entity_description.value_fn(self.coordinator.controls, self.coordinator.config.budget)

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Have *value* remembered and acted on.

        Raises:
            ServiceValidationError: if the description accepts no such value.

        """
        if not self.entity_description.accepts_fn(value):
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="number_refused",
                translation_placeholders={"entity": self.entity_id, "value": str(value)},
            )
        self._set(self.entity_description.set_fn(self.coordinator.controls, value))
        if self.entity_description.is_restless:
            await self.coordinator.keeper.async_keep_sparingly()
        else:
            await self.coordinator.keeper.async_keep()
