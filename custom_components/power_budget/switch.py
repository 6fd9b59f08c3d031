"""What residents and their automations turn on and off, in a budget and in its loads."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import PowerBudgetConfigEntry
from .engine.controls import Controls
from .engine.site import DemandSource
from .engine.state import LoadState, State
from .entity import BudgetEntity, ControlEntity, LoadEntity, async_forget

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class BudgetSwitchEntityDescription(SwitchEntityDescription):
    """Something of a budget that is on or off."""

    by_meter: bool = False
    """Whether only budgets with a meter have it."""

    is_on_fn: Callable[[Controls], bool]
    set_fn: Callable[[Controls, bool], Controls]
    attributes_fn: Callable[[Controls], Mapping[str, Any]] | None = None


@dataclass(frozen=True, kw_only=True)
class LoadSwitchEntityDescription(SwitchEntityDescription):
    """Something of a load that is on or off."""

    demands: frozenset[DemandSource] = frozenset(DemandSource)
    """The sources of demand of loads that have it."""

    is_on_fn: Callable[[LoadState], bool]
    set_fn: Callable[[State, str, bool], State]


BUDGET_SWITCHES = (
    BudgetSwitchEntityDescription(
        key="away",
        is_on_fn=lambda controls: controls.away,
        set_fn=lambda controls, on: controls.left(away=on),
        attributes_fn=lambda controls: {"return_at": controls.return_at},
    ),
    BudgetSwitchEntityDescription(
        key="test_mode",
        entity_category=EntityCategory.CONFIG,
        is_on_fn=lambda controls: controls.test_mode,
        set_fn=lambda controls, on: replace(controls, test_mode=on),
    ),
    BudgetSwitchEntityDescription(
        key="auto_mode",
        by_meter=True,
        is_on_fn=lambda controls: controls.auto_mode,
        set_fn=lambda controls, on: replace(controls, auto_mode=on),
    ),
)

LOAD_SWITCHES = (
    LoadSwitchEntityDescription(
        key="demand",
        demands=frozenset({DemandSource.OWN_SWITCH}),
        is_on_fn=lambda memory: memory.requested,
        set_fn=lambda state, load, on: state.with_load(load, requested=on),
    ),
    LoadSwitchEntityDescription(
        key="boost",
        is_on_fn=lambda memory: memory.boosted,
        set_fn=lambda state, load, on: state.boosted(load, is_on=on),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switches of a budget and of its loads."""
    coordinator = entry.runtime_data
    for description in BUDGET_SWITCHES:
        if coordinator.config.meters is not None or not description.by_meter:
            async_add_entities([BudgetSwitch(coordinator, description)])
        else:
            async_forget(hass, Platform.SWITCH, entry.entry_id, description)
    for load in (load for load in coordinator.config.loads if load.attended is None):
        for offered in LOAD_SWITCHES:
            if load.demand in offered.demands:
                switch = LoadSwitch(coordinator, load.id, offered)
                async_add_entities([switch], config_subentry_id=load.id)
            else:
                async_forget(hass, Platform.SWITCH, load.id, offered)


class PowerBudgetSwitch(ControlEntity, SwitchEntity):
    """Something that is on or off."""

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Have it remembered as on, and acted on."""
        self._turn(is_on=True)
        await self.coordinator.keeper.async_keep()

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Have it remembered as off, and acted on."""
        self._turn(is_on=False)
        await self.coordinator.keeper.async_keep()

    @abstractmethod
    def _turn(self, *, is_on: bool) -> None:
        """Have it remembered as on or off."""


class BudgetSwitch(BudgetEntity, PowerBudgetSwitch):
    """Something of a budget that is on or off."""

    entity_description: BudgetSwitchEntityDescription

    @property
    @override
    def is_on(self) -> bool:
        """Return what the budget remembers."""
        return self.entity_description.is_on_fn(self.coordinator.controls)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return what else the budget remembers of it."""
        attributes = self.entity_description.attributes_fn
        return None if attributes is None else attributes(self.coordinator.controls)

    @override
    def _turn(self, *, is_on: bool) -> None:
        self._set(self.entity_description.set_fn(self.coordinator.controls, is_on))


class LoadSwitch(LoadEntity, PowerBudgetSwitch):
    """Something of a load that is on or off."""

    entity_description: LoadSwitchEntityDescription

    @property
    @override
    def is_on(self) -> bool:
        """Return what is remembered of the load."""
        return self.entity_description.is_on_fn(self.coordinator.state.of(self.load))

    @override
    def _turn(self, *, is_on: bool) -> None:
        self._change(self.entity_description.set_fn(self.coordinator.state, self.load, is_on))
