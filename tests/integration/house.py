"""A budget in Home Assistant, told about as a resident would tell."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import ATTR_ENTITY_ID, EVENT_CALL_SERVICE, EVENT_STATE_CHANGED
from homeassistant.core import Context, Event, HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util.async_ import get_scheduled_timer_handles
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.power_budget.const import DOMAIN
from custom_components.power_budget.coordinator import PowerBudgetCoordinator

PLATFORM_OF = {
    "auto_mode": "switch",
    "away": "switch",
    "boost": "switch",
    "decision": "event",
    "demand": "switch",
    "limited": "binary_sensor",
    "meter": "event",
    "offer": "event",
    "power_budget": "number",
    "power_saving_mode": "number",
    "resume": "button",
    "run_cycle": "button",
    "test_mode": "switch",
}
"""The platform of each entity that is no sensor, by its key."""

BY_HAND = Context()
"""What a resident does to a switch; it is not in the log."""


def set_clock(loop: asyncio.AbstractEventLoop, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    """Set the clock; what is due on the loop is due after as long as before."""
    for handle in get_scheduled_timer_handles(loop):
        handle._when += seconds  # type: ignore[attr-defined]
    freezer.tick(timedelta(seconds=seconds))


@dataclass
class House:
    """A budget, its heaters, and what happened to their switches."""

    hass: HomeAssistant
    freezer: FrozenDateTimeFactory
    entry: MockConfigEntry
    log: list[tuple[str, str]] = field(default_factory=list)
    """What was called and seen, in order: an action or a state, and the switch."""

    def __post_init__(self) -> None:
        """Watch the switches."""
        self.hass.bus.async_listen(EVENT_CALL_SERVICE, self._on_call)
        self.hass.bus.async_listen(EVENT_STATE_CHANGED, self._on_change)

    @property
    def coordinator(self) -> PowerBudgetCoordinator:
        """What runs the budget."""
        coordinator: PowerBudgetCoordinator = self.entry.runtime_data
        return coordinator

    @property
    def switches(self) -> dict[str, str]:
        """The heater of each switch."""
        loads = self.entry.subentries.values()
        return {load.data["switch"]: load.subentry_id for load in loads if "switch" in load.data}

    @property
    def running(self) -> list[str]:
        """The heaters whose switches are on."""
        return [
            name
            for switch, name in self.switches.items()
            if (state := self.hass.states.get(switch)) and state.state == "on"
        ]

    @property
    def commands(self) -> list[tuple[str, str]]:
        """The actions that were called, in order, and the heaters."""
        return [(what, heater) for what, heater in self.log if what not in {"on", "off"}]

    @property
    def reasons(self) -> dict[str, str]:
        """What the status of each heater says."""
        return {name: self.state("status", name).state for name in self.switches.values()}

    def entity_id(self, key: str, owner: str | None = None) -> str:
        """Return the entity of a heater, or of the budget."""
        unique_id = f"{owner or self.entry.entry_id}_{key}"
        entity_id = er.async_get(self.hass).async_get_entity_id(
            PLATFORM_OF.get(key, "sensor"), DOMAIN, unique_id
        )
        assert entity_id is not None, unique_id
        return entity_id

    def state(self, key: str, owner: str | None = None) -> State:
        """Return the state of an entity of a heater, or of the budget."""
        state = self.hass.states.get(self.entity_id(key, owner))
        assert state is not None
        return state

    async def start(self) -> None:
        """Set the budget up."""
        assert await self.hass.config_entries.async_setup(self.entry.entry_id)
        await self.settle()

    async def stop(self) -> None:
        """Unload the budget."""
        assert await self.hass.config_entries.async_unload(self.entry.entry_id)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is left to do."""
        await self.hass.async_block_till_done()

    async def breathe(self) -> None:
        """Let everything go on that waits for nothing."""
        for _ in range(50):
            await asyncio.sleep(0)

    async def turn(self, key: str, owner: str | None = None, *, on: bool = True) -> None:
        """Turn a switch of the budget, or of a heater, on or off."""
        await self.call("switch", "turn_on" if on else "turn_off", self.entity_id(key, owner))

    async def ask(self, *names: str, settle: bool = True) -> None:
        """Ask for heat with the heaters' own switches, at one moment."""
        for name in names:
            await self.hass.services.async_call(
                "switch", "turn_on", {ATTR_ENTITY_ID: self.entity_id("demand", name)}
            )
        await (self.settle() if settle else self.breathe())

    async def set(self, key: str, value: float) -> None:
        """Set a number of the budget."""
        await self.call("number", "set_value", self.entity_id(key), value=value)

    async def switch(self, name: str, *, on: bool) -> None:
        """Move the switch of a heater by hand."""
        switch = self.entry.subentries[name].data["switch"]
        action = "turn_on" if on else "turn_off"
        await self.hass.services.async_call(
            switch.partition(".")[0], action, {ATTR_ENTITY_ID: switch}, blocking=True, context=BY_HAND
        )
        await self.settle()

    async def pass_turns(self) -> None:
        """Let turns pass."""
        await self.call("button", "press", self.entity_id("run_cycle"))

    async def call(self, domain: str, action: str, entity_id: str, **data: Any) -> None:
        """Call an action and wait for what comes of it."""
        await self.hass.services.async_call(
            domain, action, {ATTR_ENTITY_ID: entity_id, **data}, blocking=True
        )
        await self.settle()

    async def wait(self, seconds: float, *, settle: bool = True) -> None:
        """Let time pass."""
        self.freezer.tick(timedelta(seconds=seconds))
        async_fire_time_changed(self.hass)
        await (self.settle() if settle else self.breathe())

    def set_clock(self, seconds: float) -> None:
        """Set the clock forward or back."""
        set_clock(self.hass.loop, self.freezer, seconds)

    def forget(self) -> None:
        """Forget what happened so far."""
        self.log.clear()

    @callback
    def _on_call(self, event: Event[Any]) -> None:
        if event.context is BY_HAND:
            return
        named = event.data["service_data"].get(ATTR_ENTITY_ID, [])
        for entity_id in [named] if isinstance(named, str) else named:
            if heater := self.switches.get(entity_id):
                self.log.append((event.data["service"], heater))

    @callback
    def _on_change(self, event: Event[Any]) -> None:
        heater, new = self.switches.get(event.data["entity_id"]), event.data["new_state"]
        if heater and new is not None and new.state in {"on", "off"}:
            self.log.append((new.state, heater))
