"""What a budget can be told to do, and what is wanted of a load that was shed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DOMAIN
from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .engine.attended import Stage
from .engine.decision import Reason
from .entity import BudgetEntity, ControlEntity, LoadEntity, async_forget

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


RESUME = ButtonEntityDescription(key="resume")

UNREACHABLE = {Reason.BLOCKED, Reason.UNAVAILABLE}
"""Why a load cannot be switched on, whatever room there is."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of a budget and of its attended loads."""
    coordinator = entry.runtime_data
    async_add_entities(BudgetButton(coordinator, description) for description in BUDGET_BUTTONS)
    for load in coordinator.config.loads:
        if load.attended is not None and load.attended.is_switched:
            async_add_entities([ResumeButton(coordinator, load.id, RESUME)], config_subentry_id=load.id)
        else:
            async_forget(hass, Platform.BUTTON, load.id, RESUME)


class BudgetButton(BudgetEntity, ControlEntity, ButtonEntity):
    """Something to do with a budget."""

    entity_description: PowerBudgetButtonEntityDescription

    @override
    async def async_press(self) -> None:
        """Do what the description says."""
        self.entity_description.press_fn(self.coordinator)


class ResumeButton(LoadEntity, ControlEntity, ButtonEntity):
    """Has an attended load run again that was shed."""

    @override
    async def async_press(self) -> None:
        """Have the load run again, before any heater.

        Raises:
            ServiceValidationError: if it was not shed, finds no room, or nothing is commanded.

        """
        self._check()
        self._change(self.coordinator.state.resumed(self.load))
        await self.coordinator.keeper.async_keep()

    def _check(self) -> None:
        """Raise if the load cannot be resumed now."""
        shed, view = self.coordinator.state.of(self.load).trouble.shed, self.coordinator.data
        named = {"load": self.coordinator.config.load(self.load).name}
        if shed is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="not_shed", translation_placeholders=named
            )
        if view is not None and view.outcome.tested:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="resume_under_test", translation_placeholders=named
            )
        grant = None if view is None else view.decision.of(self.load)
        if grant is not None and grant.reason in UNREACHABLE:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="resume_unreachable",
                translation_placeholders=named,
            )
        if shed.stage is Stage.WAITS:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="resume_without_room",
                translation_placeholders=named,
            )
