"""What people do in the house: in its pages, to its relays, and to the machine."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.helpers import entity_registry as er

from custom_components.power_budget.const import DOMAIN

from .appliances import Appliance, Probe
from .watched import WatchedHome

DOUBT = timedelta(minutes=5)
"""How long what a power sensor said last may count."""

LONG_ENOUGH_S = 61
"""After that everything that was set is on the disk."""


class Residents(WatchedHome):
    """A house in which people live."""

    @property
    def names(self) -> list[str]:
        """The heaters that there are now."""
        return list(self.seen.entry.subentries)

    def wanting(self) -> set[str]:
        """Return who wants heat, once everything is well."""
        return {name for name in self.names if name in self.wishes.boosted or self._asks(name)}

    async def set_mode(self, mode: int) -> None:
        """Choose a power saving mode, of those that there are."""
        self.wishes.mode = min(mode, len(self.options["power_steps"]) - 1)
        await self.seen.set("power_saving_mode", self.wishes.mode)

    async def set_power_budget(self, watts: float) -> None:
        """Limit the watts."""
        if self.options["unit"] == "watts":
            self.wishes.power_budget = min(watts, self.options["power_steps"][0])
            await self.seen.set("power_budget", self.wishes.power_budget)

    async def go_or_come(self, *, away: bool) -> None:
        """Leave, or come home."""
        self.wishes.away = away
        await self.seen.turn("away", on=away)

    async def test(self, *, on: bool) -> None:
        """Try out what would be, or have it done."""
        self.wishes.test_mode = on
        await self.seen.turn("test_mode", on=on)

    async def ask(self, name: str, *, on: bool) -> None:
        """Ask for heat, in the way of the heater, or no more."""
        match self.plan.by_name[name].demand:
            case "own_switch":
                (self.wishes.demanded.add if on else self.wishes.demanded.discard)(name)
                await self.seen.turn("demand", name, on=on)
            case "entity":
                self.thermostats[name].asks = on
                self.thermostats[name].show()
            case "temperature":
                self.temperatures[name] = 19.0 if on else 21.0
                self.probes[f"{name}_temperature"].report()
        await self.host.settle()

    async def boost(self, name: str, *, on: bool) -> None:
        """Boost a heater until further notice, or no more."""
        self.wishes.boosted.pop(name, None)
        if on:
            self.wishes.boosted[name] = None
        await self.seen.turn("boost", name, on=on)

    async def boost_for(self, name: str, seconds: int) -> None:
        """Boost a heater for a while."""
        self.wishes.boosted[name] = self.at + timedelta(seconds=seconds)
        target = {"entity_id": self.seen.entity_id("boost", name)}
        data = {**target, "enabled": True, "duration": {"seconds": seconds}}
        await self.host.hass.services.async_call(DOMAIN, "set_boost", data, blocking=True)
        await self.host.settle()

    async def reconfigure(self, options: Mapping[str, Any]) -> None:
        """Change the options of the budget."""
        self.options |= options
        self.wishes.within(self.options["power_steps"])
        self.host.hass.config_entries.async_update_entry(self.seen.entry, options=dict(self.options))
        await self.follow()

    async def reconfigure_heater(self, name: str, data: Mapping[str, Any]) -> None:
        """Change what is configured of a heater."""
        heater = self.seen.entry.subentries[name]
        self.host.hass.config_entries.async_update_subentry(
            self.seen.entry, heater, data={**heater.data, **data}
        )
        await self.follow()

    async def remove_heater(self, name: str) -> None:
        """Remove a heater from the budget."""
        self.host.hass.config_entries.async_remove_subentry(self.seen.entry, name)
        await self.follow()
        self.wishes.forget(name)
        self.seen_on.pop(name, None)

    async def add_heater(self, name: str) -> None:
        """Add a heater to the budget, by the relay that is there."""
        stored = self.plan.by_name[name].stored()
        data = {**stored["data"], "switch": self.relays[name].entity_id}
        heater = ConfigSubentry(
            data=MappingProxyType(data),
            subentry_id=name,
            subentry_type=stored["subentry_type"],
            title=stored["title"],
            unique_id=None,
        )
        self.host.hass.config_entries.async_add_subentry(self.seen.entry, heater)
        await self.follow()

    async def reload(self) -> None:
        """Reload the budget."""
        await self.in_time(self._reload())

    async def rename(self, appliance: Appliance, object_id: str) -> None:
        """Rename the entity of an appliance."""
        if appliance.entity is not None:
            before, appliance.object_id = appliance.entity_id, object_id
            er.async_get(self.host.hass).async_update_entity(before, new_entity_id=appliance.entity_id)
            await self.follow()
            self.options = dict(self.seen.entry.options)

    async def restart(self) -> None:
        """Restart Home Assistant."""
        await self.shut_down()
        await self.boot()

    async def lose_power(self) -> None:
        """Have the machine go out without a warning, a minute after the last change, and come back."""
        await self.wait(LONG_ENOUGH_S)
        disk, calls = self.host.image(), len(self.calls)
        were = {name: (relay.runs, relay.told) for name, relay in self.relays.items()}
        await self.shut_down()
        self.host.restore(disk)
        del self.calls[calls:]
        for name, (runs, told) in were.items():
            self.relays[name].cut()
            self.relays[name].runs, self.relays[name].told = runs, told
        await self.boot()

    async def mend(self) -> None:
        """Have everything repaired, and configured by the names that it has."""
        for relay in self.relays.values():
            relay.break_down(None)
            relay.is_welded = False
        for probe in self.probes.values():
            probe.lie, probe.is_stalled = None, False
        for name in self.temperatures:
            self.temperatures[name] += 0.1  # one that stands still for hours is doubted
        for appliance in self.in_use:
            appliance.is_available = True
            await self.plug_in(appliance)
            appliance.show()
        await self.report()
        for name in self.names:
            await self.reconnect(name)

    async def reconnect(self, name: str) -> None:
        """Configure a heater with the names that its entities have now."""
        named = self.plan.by_name[name].named
        data = {key: self._named(name, key) for key in named}
        await self.reconfigure_heater(name, data)

    async def follow(self) -> None:
        """Let what was configured be followed, however long a relay takes to answer."""
        await self.host.settle()
        while self.is_kept_waiting:
            self.host.tick(self.host.due_s())
            await self.host.settle()

    def let_lie(self, thing: int, lie: Callable[[float], object] | None, *, is_stalled: bool) -> None:
        """Let a sensor say other than is true, or nothing new, or the truth again."""
        probes = [appliance for appliance in self.in_use if isinstance(appliance, Probe)]
        if probes:
            probe = probes[thing % len(probes)]
            probe.lie, probe.is_stalled = lie, is_stalled
            probe.doubted_until = self.at + DOUBT

    async def set_clock(self, seconds: int) -> None:
        """Set the clock; what began in the future then, begins anew with the next cycle."""
        self.host.jump(seconds)
        await self.wait(130)
        self.seen.coordinator.request_cycle()
        await self.wait(LONG_ENOUGH_S)

    async def flood(self, name: str, count: int) -> None:
        """Let very much change at once, to end as it was."""
        relay, wishes = self.relays[name], self.wishes
        for number in range(count):
            self.temperatures[name] = 18 + number % 5
            for probe in self.probes.values():
                probe.report()
            relay.show()
            is_odd = bool(number % 2)
            action = "turn_on" if is_odd else "turn_off"
            await self.host.hass.services.async_call(
                "switch", action, {"entity_id": self.seen.entity_id("boost", name)}
            )
        wishes.boosted[name] = None
        await self.host.settle()

    async def part(self) -> None:
        """Unload the budget, and stop Home Assistant: nothing is left of either."""
        await self.seen.stop()
        assert self.host.left("power_budget") == []
        assert self.host.left("power budget") == []
        await self.shut_down()

    def _named(self, name: str, key: str) -> str:
        """Return how an entity of a heater is called now."""
        match key:
            case "switch":
                return self.relays[name].entity_id
            case "demand_entity":
                return self.thermostats[name].entity_id
            case "power_sensor":
                return self.probes[f"{name}_power"].entity_id
        return self.probes[f"{name}_temperature"].entity_id

    def _asks(self, name: str) -> bool:
        match self.plan.by_name[name].demand:
            case "own_switch":
                return name in self.wishes.demanded
            case "entity":
                return self.thermostats[name].asks
        return self.temperatures[name] < 20

    async def _reload(self) -> None:
        assert await self.host.hass.config_entries.async_reload(self.seen.entry.entry_id)
