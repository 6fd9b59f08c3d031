"""The house as it is watched: what is commanded, and what must be counted as drawing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Event, callback

from tests.integration.house import BY_HAND

from .home import Home
from .plan import Plan


class Call(NamedTuple):
    """A command."""

    heater: str
    runs: bool
    used: float
    """What is counted with it: all that are seen to run, or were told to a moment ago."""

    limit: float


class WatchedHome(Home):
    """A house of which every command is noted."""

    def __init__(self, freezer: FrozenDateTimeFactory, plan: Plan) -> None:
        """Know of no command."""
        super().__init__(freezer, plan)
        self.seen_on: dict[str, bool] = {}
        """By heater, whether it ran when its relay was last to be seen."""
        self.told_at: dict[str, datetime] = {}
        """By heater, when it was told to run, as long as it does not."""
        self.stopped_at: dict[str, datetime] = {}
        """By heater, when it was told first to stop, as long as it runs."""
        self.calls: list[Call] = []
        """What was commanded."""
        self.listeners.append(self._on_call)

    @override
    async def boot(self) -> None:
        """Start Home Assistant, and see who runs."""
        await super().boot()
        self.look()

    def look(self) -> None:
        """See which heaters run, as far as that can be seen."""
        for name, relay in self.connected.items():
            self.seen_on[name] = relay.runs
            (self.told_at if relay.runs else self.stopped_at).pop(name, None)

    @callback
    def _on_call(self, event: Event[Any]) -> None:
        """Take note of a command, unless it is one with which the budget stops."""
        if not self.seen.coordinator.is_running:
            return
        data = event.data["service_data"]
        named = data.get("entity_id", "")
        name = self.seen.switches.get(named if isinstance(named, str) else named[0])
        if name is not None and event.context is not BY_HAND:
            is_on = event.data["service"] == "turn_on" or data.get("hvac_mode") == "heat"
            self.command(name, runs=is_on is not self.relays[name].inverted)

    def command(self, name: str, *, runs: bool) -> None:
        """Take note that a heater is told to run or not."""
        self.look()
        if runs:
            self.told_at[name] = self.at
            self.stopped_at.pop(name, None)
        else:
            self.told_at.pop(name, None)
            self.stopped_at.setdefault(name, self.at)
        self.calls.append(Call(name, runs, sum(map(self.amount, self.counted)), self.limit()))

    @property
    def running(self) -> set[str]:
        """The heaters that run, as far as was to be seen."""
        return {name for name in self.seen.entry.subentries if self.seen_on.get(name)}

    @property
    def counted(self) -> set[str]:
        """The heaters that were seen to run, or were told to a moment ago."""
        return self.running | {name for name in self.told_at if self._is_patient(name, self.told_at)}

    @property
    def stopping(self) -> set[str]:
        """The heaters that were told to stop a moment ago."""
        return {name for name in self.stopped_at if self._is_patient(name, self.stopped_at)}

    def _is_patient(self, name: str, since: Mapping[str, datetime]) -> bool:
        heater = self.seen.entry.subentries.get(name)
        patience_s = 0 if heater is None else heater.data["command_timeout_s"]
        return (self.at - since[name]).total_seconds() < patience_s

    def amount(self, name: str) -> float:
        """Return what a heater is counted at, at least."""
        if self.options["unit"] == "loads":
            return 1
        sensor = self.probes[f"{name}_power"]
        if self.plan.by_name[name].has_power_sensor and (sensor.lies or self.at < sensor.doubted_until):
            return 0
        power_w: float = self.seen.entry.subentries[name].data["power_w"]
        return min(power_w, self.plan.by_name[name].power_w)

    def most(self, name: str) -> float:
        """Return what a heater is counted at, at most, once everything is well."""
        if self.options["unit"] == "loads":
            return 1
        power_w: float = self.seen.entry.subentries[name].data["power_w"]
        return max(power_w, self.plan.by_name[name].power_w)

    def limit(self) -> float:
        """Return the limit in force: what was set, or what follows from a meter."""
        view = self.seen.coordinator.data
        if self.is_metered and view is not None:
            return view.outcome.limit
        return self.wishes.limit(self.options)
