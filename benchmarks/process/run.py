"""One run: a Home Assistant is started, fed with a reading each second, watched, and stopped."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import Any

from demo.client import Client, RefusedError
from demo.folder import DATABASE
from demo.home import Home
from demo.waiting import until

from .database import Growths, growths
from .figures import Call, Reading
from .house import HEATER_W, METER, METER_ATTRIBUTES, House
from .usage import Usage

WARM_UP_S = 30
"""How long it is fed before anything counts."""

SET_UP_TIMEOUT_S = 30

PHASE_S = 0.75
"""When in its second a reading comes: turns pass in the first half of one."""

type NextWatts = Callable[[int, int], float]
"""Tells what the meter says in a second, with so many heaters on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What was seen of a run, from the end of its warm-up."""

    readings: list[Reading]
    """What the meter said."""

    calls: list[Call]
    """What was switched."""

    usage: list[Usage]
    """What the process had used, at each reading."""

    growths: Growths
    """What was added to the database, by who caused it."""

    warm_up: list[Reading]
    """What the meter had said before."""

    @property
    def said(self) -> list[Reading]:
        """All that the meter said."""
        return [*self.warm_up, *self.readings]

    @property
    def minutes(self) -> float:
        """How long it was."""
        return (self.readings[-1].at - self.readings[0].at).total_seconds() / 60


@dataclass
class Feed:
    """The meter's side of a run."""

    client: Client
    """Where readings go."""

    pid: int
    """The process that is watched."""

    on: set[str] = field(default_factory=set)
    """The heaters that are on: their switches obey at once."""

    readings: list[Reading] = field(default_factory=list)
    """What was said."""

    calls: list[Call] = field(default_factory=list)
    """What was switched."""

    usage: list[Usage] = field(default_factory=list)
    """What the process had used at each reading."""

    def on_call(self, event: dict[str, Any]) -> None:
        """Take note of an action, if it switches a heater."""
        data = event["data"]
        if data["domain"] != "input_boolean":
            return
        at = datetime.fromisoformat(event["time_fired"])
        is_on = data["service"] == "turn_on"
        for entity_id in _list(data["service_data"]["entity_id"]):
            self.calls.append(Call(at=at, is_on=is_on, entity_id=entity_id))
            (self.on.add if is_on else self.on.discard)(entity_id)

    async def say(self, watts: float) -> None:
        """Report a reading, and take note of it."""
        self.readings.append(Reading(at=await _say(self.client, watts), watts=watts))
        self.usage.append(Usage.of(self.pid))

    async def run(self, seconds: int, next_watts: NextWatts) -> None:
        """Report a reading each second."""
        for _ in range(seconds):
            await asyncio.sleep(1 - (time() - PHASE_S) % 1)
            await self.say(next_watts(len(self.readings), len(self.on)))


def _list(entity_id: str | list[str]) -> list[str]:
    return [entity_id] if isinstance(entity_id, str) else entity_id


async def run_with(house: House, seconds: int, rest_w: Callable[[int], float]) -> Run:
    """Return a run with a budget: the meter says what the heaters draw, and the rest of the house."""
    async with _home(house) as (folder, home):
        await _set_up(home, house)
        async with home.visit() as client:
            feed = await _feed(home, client)
            await feed.say(rest_w(0))
            await _ask(client, house.demands)
            ours = await _ours(client)
            await feed.run(WARM_UP_S + seconds, lambda second, on: rest_w(second) + HEATER_W * on)
        await home.process.stop()
        return _seen(feed, folder, ours)


async def run_without(house: House, readings: list[Reading]) -> Run:
    """Return a run of the same readings with no budget."""
    async with _home(house) as (folder, home):
        async with home.visit() as client:
            feed = await _feed(home, client)
            await feed.say(readings[0].watts)
            await feed.run(len(readings) - 1, lambda second, _on: readings[second].watts)
        await home.process.stop()
        return _seen(feed, folder, {})


@asynccontextmanager
async def _home(house: House) -> AsyncIterator[tuple[Path, Home]]:
    """Start a Home Assistant in a fresh folder; nothing of it stays."""
    with TemporaryDirectory(prefix="power-budget-measure-", ignore_cleanup_errors=True) as name:
        home = await Home.start(Path(name), house.configuration())
        try:
            yield Path(name), home
        except RefusedError as refused:
            raise home.process.error(f"{refused}") from refused
        finally:
            await home.process.stop()


async def _set_up(home: Home, house: House) -> None:
    """Add the budget, and start again: memory that only the forms took does not count."""
    async with home.visit() as client:
        await _say(client, 0)
        await home.add(client, house.budget_form(), house.heater_forms())
    await home.process.stop()
    await home.process.start()


async def _say(client: Client, watts: float) -> datetime:
    """Report a reading, and return when Home Assistant took note of it."""
    state = {"state": f"{watts:.0f}", "attributes": METER_ATTRIBUTES}
    noted = await client.post(f"/api/states/{METER}", state)
    return datetime.fromisoformat(noted["last_reported"])


async def _feed(home: Home, client: Client) -> Feed:
    if home.process.pid is None:
        raise home.process.error("Home Assistant does not run")
    feed = Feed(client, home.process.pid)
    await client.listen(feed.on_call, event_type="call_service")
    return feed


async def _ask(client: Client, demands: list[str]) -> None:
    """Have every heater ask for heat, once the last one that was added is there."""

    async def all_are(state: str) -> bool:
        states = await client.states()
        return all(demand in states and states[demand]["state"] == state for demand in demands)

    timeout_s = SET_UP_TIMEOUT_S
    await until(lambda: all_are("off"), timeout_s=timeout_s, otherwise="Not every heater is there")
    await client.act("switch.turn_on", demands)
    await until(lambda: all_are("on"), timeout_s=timeout_s, otherwise="Not every heater asks for heat")


async def _ours(client: Client) -> dict[str, str]:
    """Return what kind each of our entities is of."""
    entities = await client.command("config/entity_registry/list")
    return {
        entity["entity_id"]: f"{entity['entity_id'].partition('.')[0]} {entity['translation_key']}"
        for entity in entities
        if entity["platform"] == "power_budget"
    }


def _seen(feed: Feed, folder: Path, ours: dict[str, str]) -> Run:
    """Return what was seen after the warm-up, which ends with a reading."""
    begin = feed.readings[WARM_UP_S].at
    return Run(
        readings=feed.readings[WARM_UP_S:],
        calls=[call for call in feed.calls if call.at >= begin],
        usage=feed.usage[WARM_UP_S:],
        growths=growths(folder / DATABASE, begin.timestamp(), ours),
        warm_up=feed.readings[:WARM_UP_S],
    )
