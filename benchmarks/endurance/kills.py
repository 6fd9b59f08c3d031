"""A Home Assistant that is killed again and again, and what becomes of its house meanwhile."""

import asyncio
from bisect import bisect
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import cycle, islice
from pathlib import Path
from random import Random
import sys
from tempfile import TemporaryDirectory
from time import monotonic

from demo.client import Client
from demo.home import Home
from demo.waiting import until

from .configuration import CIRCUITS, FLAT, HOUSE, PLUGS, budget_forms, configuration, heater_forms
from .cooking import Cooking
from .found import Found, Moment
from .house import House, Switching
from .laws import Broken, broken
from .resident import Resident

LIFE_S = (1.0, 8.0)
"""How long it lives that is killed at any moment, from the least to the most."""

STARTING_S = (0.5, 5.0)
"""After how long it is killed while it starts."""

COMMANDS, SETTINGS = (1, 8), (1, 6)
"""At which of its commands it is killed, or as which of the settings is confirmed."""

LONGEST_LIFE_S = 30.0
"""When it is killed at the latest, though its moment has not come."""

END_TIMEOUT_S = 10.0
"""How long it may take to be over."""

SHED_TIMEOUT_S = 5.0
"""How long an overload may last after a start."""

MOMENTS = (Moment.OFF, Moment.COUNTED, Moment.ANY, Moment.SETTING, Moment.ON)
"""The moments in their order; after every second round it is killed while it starts."""


class Trial:
    """A house, its residents, and a Home Assistant that is killed; it does not run at first."""

    def __init__(self, house: House, home: Home, resident: Resident, random: Random) -> None:
        """Know of nothing that happened."""
        self.found = Found()
        """What is known so far."""
        self.cooking = Cooking(house, random)
        """What the meter reads beside the heaters."""
        self._house, self._home, self._resident, self._random = house, home, resident, random
        self._killed = asyncio.Event()

    async def run(self, times: int) -> None:
        """Have it killed so many times, and see in the end whether all is as it was once more."""
        cooking = asyncio.create_task(self.cooking.go_on())
        for moment in islice(cycle((*MOMENTS, *MOMENTS, Moment.STARTING)), times):
            await self._live_and_die(moment)
            self._meddle()
        await self._begin_life()
        async with self._home.visit() as client:
            await self._find_it_again(client)
        await self._home.process.stop()
        cooking.cancel()
        self._conclude()

    async def _live_and_die(self, moment: Moment) -> None:
        """Start it, and let the residents live until it is killed."""
        self._killed.clear()
        living, dying = asyncio.create_task(self._live(moment)), asyncio.create_task(self._killed.wait())
        await asyncio.wait((living, dying), timeout=LONGEST_LIFE_S, return_when=asyncio.FIRST_COMPLETED)
        if living.done() and not self._killed.is_set():
            await living  # it went wrong by itself
        self._kill()
        living.cancel()
        await asyncio.wait((living, dying))
        await until(self._home.process.is_over, timeout_s=END_TIMEOUT_S, otherwise="It lives on")
        self._house.on_command = lambda _switching: None
        self.found.moments[moment] += 1
        print(f"{self.found.moments.total()}: killed {moment}", file=sys.stderr, flush=True)

    async def _live(self, moment: Moment) -> None:
        """Start it, see that the house is within its limit, and use it."""
        if moment is Moment.STARTING:
            asyncio.get_running_loop().call_later(self._random.uniform(*STARTING_S), self._kill)
        elif moment is Moment.COUNTED:
            self._house.on_command = self._countdown(self._random.randint(*COMMANDS))
        await self._begin_life()
        async with self._home.visit() as client:
            await self._find_it_again(client)
            self._arm(moment)
            await self._resident.live(client)

    async def _begin_life(self) -> None:
        self._house.began_s.append(monotonic())
        self.found.starts += 1
        self.found.overloads += self._is_overloaded()
        await self._home.process.start()

    async def _find_it_again(self, client: Client) -> None:
        """See that the house is within its limit, and that all is as it was."""
        await self._see_it_shed()
        await self._resident.compare(client)

    async def _see_it_shed(self) -> None:
        """Wait until the house is within its limit, and take note of how long that took."""

        async def is_within() -> bool:
            return not self._is_overloaded()

        begin_s = monotonic()
        try:
            await until(is_within, timeout_s=SHED_TIMEOUT_S, otherwise="It is not within its limit")
        except TimeoutError as late:
            self._resident.broken.append(Broken(monotonic(), f"{late}"))
        self.found.longest_s = max(self.found.longest_s, monotonic() - begin_s)

    def _is_overloaded(self) -> bool:
        now_s = monotonic()
        return self._house.drawn_w(HOUSE) > self._resident.wishes.limits.highest_w(now_s, now_s)

    def _arm(self, moment: Moment) -> None:
        """Have it killed at a moment that comes after it has started."""
        match moment:
            case Moment.ANY:
                asyncio.get_running_loop().call_later(self._random.uniform(*LIFE_S), self._kill)
            case Moment.SETTING:
                count = self._countdown(self._random.randint(*SETTINGS))
                self._resident.on_confirmed = lambda: count(None)
            case Moment.OFF:
                self._house.on_command = lambda switching: None if switching.is_on else self._kill()
            case Moment.ON:
                self._house.on_command = lambda switching: self._kill() if switching.is_on else None

    def _countdown(self, times: int) -> Callable[[Switching | None], None]:
        """Return what kills it the next time but so many."""

        def count(_switching: Switching | None) -> None:
            nonlocal times
            times -= 1
            if times == 0:
                self._kill()

        return count

    def _kill(self) -> None:
        if not self._killed.is_set():
            self._resident.lose(monotonic())
            self._home.process.kill()
            self._killed.set()

    def _meddle(self) -> None:
        """Have residents switch heaters on by hand while there is nobody to see it."""
        for room in self._random.sample(HOUSE.relays, self._random.randint(0, len(HOUSE.relays))):
            self._house.switch(room, is_on=True, by_hand=True)

    def _conclude(self) -> None:
        self.found.commands, self.found.settings = self._house.commands, self._resident.settings
        self.found.lost = self._resident.lost
        limits = ((HOUSE, self._resident.wishes.limits), (FLAT, self.cooking.limits))
        laws = [one for circuit, allowed in limits for one in broken(circuit, self._house.log, allowed)]
        self.found.broken = [self._told(one) for one in sorted([*laws, *self._resident.broken])]

    def _told(self, one: Broken) -> str:
        life = bisect(self._house.began_s, one.at_s)
        return f"life {life}, second {one.at_s - self._house.began_s[life - 1]:.1f}: {one.what}"


async def killed(times: int, seed: int) -> Found:
    """Return what is known after a Home Assistant was killed so many times."""
    async with _trial(seed) as trial:
        await trial.run(times)
        return trial.found


@asynccontextmanager
async def _trial(seed: int) -> AsyncIterator[Trial]:
    """Set up a house in a fresh folder; nothing of it stays."""
    house, random = House(CIRCUITS, {FLAT.name: 500.0}), Random(seed)
    with TemporaryDirectory(prefix="power-budget-kills-", ignore_cleanup_errors=True) as name:
        async with house.open() as port:
            home = await Home.start(Path(name), configuration(port), [PLUGS])
            try:
                async with home.visit() as client:
                    for circuit, form in budget_forms().items():
                        await home.add(client, form, heater_forms(circuit))
                    resident = Resident(house, random, home.budgets["Flat"])
                    await resident.begin(client)
                await home.process.stop()
                yield Trial(house, home, resident, random)
            finally:
                await home.process.stop()
