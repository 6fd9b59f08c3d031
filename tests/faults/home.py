"""The simulated house: what its appliances really do, under a budget that runs in Home Assistant."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import Event
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from tests.integration.builders import budget
from tests.integration.house import House

from .appliances import Appliance, Panel, Probe, Relay, Thermostat
from .entities import entity_of
from .host import Host
from .plan import BASE_W, ENERGY_METER, LIMIT, METER, Heater, Plan
from .wishes import Wishes

REPORT_EVERY_S = 10
"""How often sensors report."""


class Seen(House):
    """The budget as residents see it; nothing waits for a relay that does not answer."""

    host: Host

    @override
    async def settle(self) -> None:
        """Wait until nothing is left to do unless time passes."""
        await self.host.settle()


class Home:
    """Appliances that fail, a budget that shares a supply among them, and what was wished."""

    seen: Seen

    def __init__(self, freezer: FrozenDateTimeFactory, plan: Plan) -> None:
        """Be built, and empty."""
        freezer.move_to(plan.begins_at)
        self.plan = plan
        self.host = Host(freezer, plan.zone)
        self.wishes = Wishes()
        self.base_w, self.limit_w, self.energy_wh = BASE_W, 2000.0, 1e6
        self.temperatures = {heater.name: 19.0 for heater in plan.heaters}
        self.relays = {heater.name: _relay(heater) for heater in plan.heaters}
        self.thermostats = {heater.name: Thermostat(f"{heater.name}_thermostat") for heater in plan.heaters}
        self.probes = {probe.name: probe for probe in self._probes()}
        self.options: dict[str, Any] = dict(plan.options)
        self.heaters: list[ConfigSubentryDataWithId] = [heater.stored() for heater in plan.heaters]
        self.listeners: list[Callable[[Event[Any]], None]] = []
        """Whom to tell what is commanded."""

    @property
    def appliances(self) -> list[Appliance]:
        """Everything that has an entity."""
        return [*self.relays.values(), *self.thermostats.values(), *self.probes.values()]

    @property
    def in_use(self) -> list[Appliance]:
        """The appliances that are configured at first."""
        named = {name for heater in self.plan.heaters for name in heater.named.values()}
        named |= {str(option) for option in self.plan.options.values()}
        return [one for one in self.appliances if f"{one.domain}.{one.name}" in named]

    @property
    def is_kept_waiting(self) -> bool:
        """Whether a relay has been told something, and has not answered."""
        return any(relay.waiting for relay in self.relays.values())

    @property
    def at(self) -> datetime:
        """Now."""
        return dt_util.utcnow()

    @property
    def is_metered(self) -> bool:
        """Whether the limit follows from what is measured."""
        return "meter" in self.options or "limit_entity" in self.options

    @property
    def connected(self) -> dict[str, Relay]:
        """The relays that can be seen, by their heaters: there, and configured by the name they have."""
        switches = {heater["subentry_id"]: heater["data"]["switch"] for heater in self.stored_heaters()}
        return {
            name: relay
            for name, relay in self.relays.items()
            if relay.entity is not None and relay.is_available and switches.get(name) == relay.entity_id
        }

    def stored_heaters(self) -> list[ConfigSubentryDataWithId]:
        """Return the heaters as they are stored now."""
        return [
            ConfigSubentryDataWithId(
                data=dict(heater.data),
                subentry_id=heater.subentry_id,
                subentry_type=heater.subentry_type,
                title=heater.title,
                unique_id=heater.unique_id,
            )
            for heater in self.seen.entry.subentries.values()
        ]

    def drawn_w(self, name: str) -> float:
        """Return what a heater really draws."""
        return self.plan.by_name[name].power_w if self.relays[name].draws else 0.0

    def total_w(self) -> float:
        """Return what the whole house draws."""
        return self.base_w + sum(map(self.drawn_w, self.relays))

    async def boot(self) -> None:
        """Start Home Assistant, with all appliances that are there."""
        await self.host.boot()
        for appliance in self.in_use:
            appliance.entity = None
            await self.plug_in(appliance)
        await self.report()
        entry = budget(*self.heaters, **self.options)
        entry.add_to_hass(self.host.hass)
        self.seen = Seen(self.host.hass, self.host.freezer, entry)
        self.seen.host = self.host
        for listener in self.listeners:
            self.host.hass.bus.async_listen(EVENT_CALL_SERVICE, listener)
        await self.seen.start()
        await self.host.started()

    async def shut_down(self) -> None:
        """Stop Home Assistant, of which nothing is left, and keep what is configured."""
        self.heaters = self.stored_heaters()
        await self.in_time(self.host.shut_down())
        for relay in self.relays.values():
            relay.cut()
        assert self.host.left() == []

    def abandon(self) -> None:
        """Let nobody wait for a relay, and be gone."""
        for relay in self.relays.values():
            relay.break_down(None)
        self.host.close()

    async def plug_in(self, appliance: Appliance) -> None:
        """Let an appliance have its entity."""
        if appliance.entity is None:
            appliance.entity = entity = entity_of(appliance)
            entity.entity_id = appliance.entity_id
            self.host.add[appliance.domain]([entity])
            await self.host.settle()
            appliance.object_id = entity.entity_id.partition(".")[2]  # as it was registered once

    async def pull_out(self, appliance: Appliance, *, for_good: bool) -> None:
        """Let the entity of an appliance vanish, and be forgotten if that is for good."""
        if appliance.entity is not None:
            entity_id = appliance.entity_id
            await appliance.entity.async_remove(force_remove=True)
            appliance.entity = None
            registry = er.async_get(self.host.hass)
            if for_good and registry.async_get(entity_id):
                registry.async_remove(entity_id)
            await self.host.settle()

    async def wait(self, seconds: float) -> None:
        """Let time pass; sensors report meanwhile."""
        while seconds > 0:
            await self.host.pass_time(min(seconds, REPORT_EVERY_S))
            self.energy_wh += self.total_w() * min(seconds, REPORT_EVERY_S) / 3600
            seconds -= REPORT_EVERY_S
            await self.report()

    async def report(self) -> None:
        """Let all sensors say what they have to say."""
        for probe in self.probes.values():
            probe.report()
        await self.host.settle()

    async def in_time(self, work: Coroutine[Any, Any, None]) -> None:
        """Let *work* be done; time passes only while it waits for a relay."""
        task = self.host.loop.create_task(work)
        while not task.done():
            await self.host.settle()
            if not task.done() and self.is_kept_waiting:
                self.host.tick(self.host.due_s())
        await task

    def _probes(self) -> list[Probe]:
        """Return all sensors."""
        probes = [
            Probe(METER, "W", self.total_w),
            Probe(ENERGY_METER, "Wh", lambda: self.energy_wh),
            Probe(LIMIT, "W", lambda: self.limit_w),
        ]
        for name in self.relays:
            probes += [
                Probe(f"{name}_power", "W", partial(self.drawn_w, name)),
                Probe(f"{name}_temperature", "°C", partial(self.temperatures.__getitem__, name)),
            ]
        return probes


def _relay(heater: Heater) -> Relay:
    return (Panel if heater.is_panel else Relay)(heater.name, inverted=heater.inverted)
