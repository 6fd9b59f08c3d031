"""What can be seen of a Home Assistant over its WebSocket, event by event."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from demo.client import Client

from .configuration import HEATER_W, ROOMS, STEPS_W

TIMEOUT_S = 15
SHEDDING = timedelta(seconds=1)
"""How long the heaters may take to follow a limit that fell."""


class Watch:
    """Follows every state, and keeps what happened to the heaters of the rooms."""

    def __init__(self) -> None:
        """Know of no state yet."""
        self.states: dict[str, dict[str, Any]] = {}
        """The state object of every entity, by its id."""
        self.calls: list[dict[str, Any]] = []
        """Every action that was called."""
        self.changed_at: dict[str, datetime] = {}
        """When each entity last changed its state, since the watch began."""
        self.heartbeats = 0
        """How many seconds have begun."""
        self.seen_on: set[str] = set()
        """Rooms whose heater was switched on."""
        self.excesses: list[str] = []
        """When more was drawn than the limit allowed, later than it takes to shed."""
        self._limit_w = self.limit_w
        self._limit_since: datetime | None = None
        self._changed = asyncio.Event()

    def begin(self, states: dict[str, dict[str, Any]]) -> None:
        """Start from the states as they are, but for those that have changed since."""
        self.states = states | self.states
        self._limit_w = self.limit_w

    def state(self, entity_id: str) -> str | None:
        """Return the state of an entity; None if there is none."""
        found = self.states.get(entity_id)
        return None if found is None else found["state"]

    def on(self, entity_ids: Iterable[str]) -> list[str]:
        """Return those of some entities that are on."""
        return [entity_id for entity_id in entity_ids if self.state(entity_id) == "on"]

    @property
    def drawn_w(self) -> float:
        """What the heaters of the rooms draw together."""
        return HEATER_W * len(self.on(relays(ROOMS)))

    @property
    def limit_w(self) -> float | None:
        """What they may draw, as the numbers say; None before there are any."""
        try:
            mode = int(float(self.state("number.house_power_saving_mode") or ""))
            budget_w = float(self.state("number.house_power_budget") or "")
        except ValueError:
            return None
        return min(STEPS_W[mode], budget_w)

    async def until(self, is_so: Callable[[], object], what: str, *, timeout_s: float = TIMEOUT_S) -> None:
        """Wait for the event that makes something so."""
        try:
            async with asyncio.timeout(timeout_s):
                while not is_so():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"not within {timeout_s} s: {what}. {self._summary()}") from None

    async def seconds(self, count: int) -> None:
        """Wait until *count* more seconds have begun."""
        end = self.heartbeats + count
        await self.until(lambda: self.heartbeats >= end, f"{count} heartbeats")

    def on_state_changed(self, event: dict[str, Any]) -> None:
        """Take note of a changed state, and add up what is drawn."""
        entity_id, new = event["data"]["entity_id"], event["data"]["new_state"]
        at = datetime.fromisoformat(event["time_fired"])
        self.states.pop(entity_id, None)
        self.changed_at[entity_id] = at
        if new is not None:
            self.states[entity_id] = new
        if entity_id in relays(ROOMS) and new is not None and new["state"] == "on":
            self.seen_on.add(entity_id)
        self._add_up(at)
        self._changed.set()

    def on_call(self, event: dict[str, Any]) -> None:
        """Take note of an action that was called."""
        self.calls.append(event["data"])
        self._changed.set()

    def on_heartbeat(self, _event: dict[str, Any]) -> None:
        """Take note of a second."""
        self.heartbeats += 1
        self._changed.set()

    def _add_up(self, at: datetime) -> None:
        if self.limit_w != self._limit_w:
            self._limit_w, self._limit_since = self.limit_w, at
        if self._limit_w is None or self.drawn_w <= self._limit_w:
            return
        if self._limit_since is None or at - self._limit_since > SHEDDING:
            self.excesses.append(f"{at:%X.%f}: {self.drawn_w} W of {self._limit_w} W")

    def _summary(self) -> str:
        return f"limit of the house: {self.limit_w} W, {', '.join(sorted(self._described()))}"

    def _described(self) -> Iterator[str]:
        for entity_id, state in self.states.items():
            if entity_id.startswith("input_boolean."):
                yield f"{entity_id} {state['state']}"
            elif entity_id.endswith("_radiator_status"):
                yield f"{entity_id} {state['state']} {state['attributes'].get('reasons')}"


def relays(names: Iterable[str]) -> list[str]:
    """Return what switches the heaters of these names."""
    return [f"input_boolean.{name}" for name in names]


def demands(names: Iterable[str]) -> list[str]:
    """Return what asks for heat for the heaters of these names."""
    return [f"switch.{name}_demand" for name in names]


async def watch(client: Client) -> Watch:
    """Follow every state from now on; nothing that changes meanwhile is missed."""
    watching = Watch()
    await client.listen(watching.on_state_changed, event_type="state_changed")
    await client.listen(watching.on_call, event_type="call_service")
    await client.listen(watching.on_heartbeat, event_type="heartbeat")
    watching.begin(await client.states())
    return watching
