"""What happened: that a load may run or may no more, does not obey or does again, is offered; and more."""

from collections.abc import Mapping
from datetime import timedelta
from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .engine.attended import Shed, Stage
from .engine.decision import Grant
from .engine.health import Health
from .engine.limits import LimitSource
from .engine.site import Load
from .entity import BudgetEntity, LoadEntity, async_forget
from .failing import failing
from .setpoint_faults import failing_setpoints
from .setpoint_loads import setpoint_loads

PARALLEL_UPDATES = 0

STARTED = "started"
STOPPED = "stopped"

BUDGET_EVENT = EventEntityDescription(key="decision", event_types=[STARTED, STOPPED])


FAILED = "failed"
RECOVERED = "recovered"

HEALTH_EVENT = EventEntityDescription(key="health", event_types=[FAILED, RECOVERED])

SHOWN_TO = timedelta(milliseconds=1)
"""What is cut off the instant that an event entity shows is less."""

METER_LOST = "lost"
METER_BACK = "back"

METER_EVENT = EventEntityDescription(key="meter", event_types=[METER_LOST, METER_BACK])

SHED = "shed"
OFFERED = "offered"
RESUMED = "resumed"

OFFER_EVENT = EventEntityDescription(key="offer", event_types=[SHED, OFFERED, RESUMED])


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PowerBudgetConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the events of a budget."""
    coordinator = entry.runtime_data
    async_add_entities([BudgetEvent(coordinator, BUDGET_EVENT), HealthEvent(coordinator, HEALTH_EVENT)])
    if coordinator.config.meters is None:
        async_forget(hass, Platform.EVENT, entry.entry_id, METER_EVENT)
    else:
        async_add_entities([MeterEvent(coordinator, METER_EVENT)])
    for load in coordinator.config.loads:
        if load.attended is not None and load.attended.is_switched:
            async_add_entities([OfferEvent(coordinator, load.id, OFFER_EVENT)], config_subentry_id=load.id)
        else:
            async_forget(hass, Platform.EVENT, load.id, OFFER_EVENT)


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
            for now in self._last.outcome.grants:
                self._tell(self._last.loads[now.load], before.decision.of(now.load), now)
        super()._handle_coordinator_update()

    def _tell(self, load: Load, before: Grant | None, now: Grant) -> None:
        """Tell of *load* if it may run and might not, or the other way around."""
        if before is None or (before.amount > 0) is (now.amount > 0):
            return
        kind = STARTED if now.amount > 0 else STOPPED
        self._trigger_event(kind, {"load": load.name, "reason": now.reason.value})
        self._write()


class HealthEvent(BudgetEntity, EventEntity):
    """Tells of each load that fails, and that it obeys again."""

    def __init__(self, coordinator: PowerBudgetCoordinator, description: EventEntityDescription) -> None:
        """Know of no load that fails."""
        super().__init__(coordinator, description)
        self._failing: dict[str, Health] = {}
        self._failing_setpoints: dict[str, Health] = {}

    @override
    async def async_added_to_hass(self) -> None:
        """Know of loads that fail what was told by the last event, also if that was before a restart."""
        await super().async_added_to_hass()
        self._failing_setpoints = failing_setpoints(self.hass, self.coordinator)
        self.async_on_remove(self.coordinator.dispatcher.async_add_listener(self._handle_coordinator_update))
        told_at = dt_util.parse_datetime(self.state or "")
        if told_at is not None:
            coordinator, until = self.coordinator, told_at + SHOWN_TO
            self._failing = failing(coordinator.config, coordinator.keeper.begun_with, until)

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell of each load that began to fail, or ceased to; assets and batteries do also between cycles."""
        view, config = self.coordinator.data, self.coordinator.config
        if view is not None:
            before, self._failing = self._failing, failing(config, view.decision.state, view.at)
            self._tell_all(before, self._failing)
        setpoints = failing_setpoints(self.hass, self.coordinator)
        before, self._failing_setpoints = self._failing_setpoints, setpoints
        self._tell_all(before, setpoints)
        super()._handle_coordinator_update()

    def _tell_all(self, before: Mapping[str, Health], now: Mapping[str, Health]) -> None:
        """Tell of each load whose health is other than *before*."""
        changed = {load for load in before.keys() | now.keys() if now.get(load) is not before.get(load)}
        if not changed:
            return
        config = self.coordinator.config
        for load in (*config.loads, *setpoint_loads(config).values()):
            if load.id in changed:
                self._tell(load.name, now.get(load.id))

    def _tell(self, load: str, health: Health | None) -> None:
        told = Health.WORKING if health is None else health
        self._trigger_event(FAILED if health else RECOVERED, {"load": load, "health": told.value})
        self._write()


class MeterEvent(BudgetEntity, EventEntity):
    """Tells that the meter is stale, and that it is no more."""

    _is_lost = False

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell if the meter was lost, or came back."""
        view = self.coordinator.data
        was_lost = self._is_lost
        self._is_lost = view is not None and LimitSource.STALE_METER in view.outcome.limits
        if self._is_lost is not was_lost:
            self._trigger_event(METER_LOST if self._is_lost else METER_BACK)
            self._write()
        super()._handle_coordinator_update()


class OfferEvent(LoadEntity, EventEntity):
    """Tells that an attended load was shed, that there is room for it again, and that it may run again."""

    def __init__(
        self, coordinator: PowerBudgetCoordinator, load: str, description: EventEntityDescription
    ) -> None:
        """Begin with what is remembered, also from before a restart."""
        super().__init__(coordinator, load, description)
        self._last = coordinator.keeper.begun_with.of(load).trouble.shed

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        """Tell what has become of the load."""
        view = self.coordinator.data
        if view is not None:
            before, self._last = self._last, view.decision.state.of(self.load).trouble.shed
            if kind := _offer(before, self._last):
                self._trigger_event(kind)
                self._write()
        super()._handle_coordinator_update()


def _offer(before: Shed | None, now: Shed | None) -> str | None:
    """Return what has become of a load that was shed, or is now; None if nothing new has."""
    if now == before:
        return None
    if now is None or now.stage is Stage.RESUMED:
        return None if before is None or before.stage is Stage.RESUMED else RESUMED
    if now.stage is Stage.OFFERED:
        return OFFERED
    return SHED if before is None or before.at != now.at else None
