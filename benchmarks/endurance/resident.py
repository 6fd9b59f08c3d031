"""Residents who change settings all the time, and look after each restart whether they are as they were."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from time import monotonic

from demo.client import Client

from .configuration import HOUSE, SHEDS_LIMIT_W, STEPS_W
from .house import House
from .laws import SHEDDING_S, Broken
from .memory import SAVED_WITHIN_S, Memory
from .wishes import AWAY, BOOSTS, DEMANDS, MODE, OTHERS, POWER_BUDGET, TIMED_BOOSTS, States, Wishes

PAUSE_S = (0.1, 0.6)
"""How long they rest after each setting, from the least to the most."""

LOOK_EVERY_S = 1.0
"""How often they look."""

BOOST_S = (5, 30)
"""How long they boost a heater."""

SPARING_S = 61.0
"""How often they set the power budget at most: what moves it more often may lose a minute of that."""

SHEDS_STATUS = "sensor.sheds_radiator_status"


@dataclass
class Resident:
    """Somebody who sets, and who looks."""

    house: House
    """Where they live."""

    random: Random
    """What they choose by."""

    flat: str
    """The entry of the budget whose diagnostics are looked at."""

    wishes: Wishes = field(default_factory=Wishes)
    """What they have set."""

    settings: int = 0
    """How many settings were confirmed."""

    lost: list[str] = field(default_factory=list)
    """What was not as it had been set, learned or counted."""

    broken: list[Broken] = field(default_factory=list)
    """When more was drawn than was allowed, for longer than it takes to shed."""

    on_confirmed: Callable[[], None] = lambda: None
    """Called as soon as a setting is confirmed."""

    _memories: list[Memory] = field(default_factory=list)
    _turn: int | None = None
    _set_budget_s: float = -SPARING_S

    async def begin(self, client: Client) -> None:
        """Ask for heat everywhere, and take the settings as they are then."""
        demands = [entity for entity in await client.states() if entity.endswith("_demand")]
        await client.act("switch.turn_on", demands)
        self.wishes.begin(await client.states(), monotonic())

    async def compare(self, client: Client) -> None:
        """Look after a restart whether all is as it was."""
        now_s, states = monotonic(), await client.states()
        self.lost += self.wishes.lost(states, now_s)
        turn = _turn(states)
        if self._turn not in (None, turn):
            self.lost.append(f"it was the turn of {self._turn}, and now it is of {turn}")
        before = self._memories[-1:]
        await self.look(client)
        for memory in before:
            self.lost += memory.lost(self._memories[-1])

    def lose(self, at_s: float) -> None:
        """Take note that its Home Assistant is killed: what it has seen of late may be lost."""
        self._memories = [one for one in self._memories if one.at_s < at_s - SAVED_WITHIN_S]

    async def live(self, client: Client) -> None:
        """Change settings, one after the other, and look at what is drawn."""
        look_s = monotonic() + LOOK_EVERY_S
        while True:
            await self._change(client)
            await asyncio.sleep(self.random.uniform(*PAUSE_S))
            if monotonic() > look_s:
                await self.look(client)
                look_s = monotonic() + LOOK_EVERY_S

    async def look(self, client: Client) -> None:
        """Take note of what is drawn, of what is learned, and of whose turn it is."""
        now_s = monotonic()
        limit_w, drawn_w = self.wishes.limits.highest_w(now_s - SHEDDING_S, now_s), self.house.drawn_w(HOUSE)
        if drawn_w > limit_w:
            self.broken.append(Broken(now_s, f"{drawn_w:g} W of {limit_w:g} W for {SHEDDING_S:g} s"))
        states = await client.states()
        self.lost += self.wishes.otherwise(states, now_s)
        self._turn = _turn(states)
        diagnostics = await client.get(f"/api/diagnostics/config_entry/{self.flat}")
        memory = Memory.of(diagnostics, now_s)
        self._memories += [] if memory is None else [memory]

    async def _change(self, client: Client) -> None:
        """Change one setting, by lot."""
        changes: list[Callable[[Client], Awaitable[None]]] = [
            self._toggle_demand,
            self._toggle_demand,
            self._toggle_other,
            self._boost,
            self._save_power,
            self._take_turns,
            self._set_power_budget,
        ]
        if self.wishes.known[AWAY] == "on":
            await self._toggle(client, AWAY)
        else:
            await self.random.choice(changes)(client)

    async def _toggle_demand(self, client: Client) -> None:
        await self._toggle(client, self.random.choice(DEMANDS))

    async def _toggle_other(self, client: Client) -> None:
        await self._toggle(client, self.random.choice((*BOOSTS, *OTHERS, AWAY)))

    async def _toggle(self, client: Client, entity: str) -> None:
        value = "off" if self.wishes.known[entity] == "on" else "on"
        await self._set(entity, value, client.act(f"switch.turn_{value}", entity))

    async def _boost(self, client: Client) -> None:
        """Boost a heater for some seconds."""
        entity, duration_s = self.random.choice(TIMED_BOOSTS), self.random.randint(*BOOST_S)
        acting = client.act("power_budget.set_boost", entity, enabled=True, duration=duration_s)
        ends_s = monotonic() + duration_s
        await self._set(entity, "on", acting)
        self.wishes.ends_s[entity] = ends_s

    async def _save_power(self, client: Client) -> None:
        value = "0" if float(self.wishes.known[MODE]) else "1"
        await self._set(MODE, value, client.act("number.set_value", MODE, value=int(value)))

    async def _set_power_budget(self, client: Client) -> None:
        if monotonic() > self._set_budget_s + SPARING_S:
            self._set_budget_s, watts = monotonic(), self.random.randint(int(SHEDS_LIMIT_W), int(STEPS_W[0]))
            await self._set(
                POWER_BUDGET, f"{watts}", client.act("number.set_value", POWER_BUDGET, value=watts)
            )

    async def _take_turns(self, client: Client) -> None:
        """Let turns pass in the sheds; whose turn it is then is seen later."""
        self._turn = None
        await client.act("button.press", "button.sheds_run_cycle")

    async def _set(self, entity: str, value: str, acting: Awaitable[None]) -> None:
        self.wishes.ask(entity, value, monotonic())
        await acting
        self.wishes.confirm(monotonic())
        self.settings += 1
        self.on_confirmed()


def _turn(states: States) -> int:
    index: int = states[SHEDS_STATUS]["attributes"]["round_robin_index"]
    return index
