"""That a load may run from now on, or may no more, as it is decided."""

from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .engine.decision import Grant
from .engine.site import Load
from .entity import BudgetEntity

PARALLEL_UPDATES = 0

STARTED = "started"
STOPPED = "stopped"

BUDGET_EVENT = EventEntityDescription(key="decision", event_types=[STARTED, STOPPED])


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the events of a budget."""
    async_add_entities([BudgetEvent(entry.runtime_data, BUDGET_EVENT)])


class BudgetEvent(BudgetEntity, EventEntity):
    """Tells of each load that may run and might not before, or the other way around."""

    def __init__(self, coordinator: PowerBudgetCoordinator, description: EventEntityDescription) -> None:
        """Begin with what is decided by now."""
        super().__init__(coordinator, description)
        self._last = coordinator.data

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell of each load that got a grant or lost it."""
        before, self._last = self._last, self.coordinator.data
        if before is not None and self._last is not None:
            for load in self.coordinator.site.loads:
                self._tell(load, before.of(load.id), self._last.of(load.id))
        super()._handle_coordinator_update()

    def _tell(self, load: Load, before: Grant | None, now: Grant | None) -> None:
        """Tell of *load* if it may run and might not, or the other way around."""
        if before is None or now is None or (before.amount > 0) is (now.amount > 0):
            return
        kind = STARTED if now.amount > 0 else STOPPED
        self._trigger_event(kind, {"load": load.name, "reason": now.reason.value})
        self._write()
