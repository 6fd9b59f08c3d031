"""What lets everything happen to a house, and judges it."""

from collections.abc import Coroutine
from typing import Any, override

from hypothesis.stateful import RuleBasedStateMachine

from .appliances import Appliance, Relay
from .laws import judge, judge_health
from .residents import Residents

QUIET_S = 800
"""How long after everything is well again nothing of it is remembered any more."""


class Machine(RuleBasedStateMachine):
    """A house that is judged after every step, and once more when everything is mended."""

    freezer: Any
    """The clock."""

    def __init__(self) -> None:
        """Wait for a plan."""
        super().__init__()
        self.home: Residents | None = None
        self.is_sound = False
        """Whether the laws held until now."""

    @override
    def teardown(self) -> None:
        """Mend all, judge once more, and leave nothing behind."""
        if self.home is None:
            return
        try:
            if self.is_sound:
                self.end()
        finally:
            self.home.abandon()

    def end(self) -> None:
        """See that the house comes to rest once everything is mended, and that nothing is left of it."""
        self.live(self.house.mend())
        self.live(self.house.wait(QUIET_S))
        judge_health(self.house)
        self.house.host.run(self.house.part())

    @property
    def house(self) -> Residents:
        """The house, once it is built."""
        assert self.home is not None
        return self.home

    def relay(self, place: int) -> Relay:
        """Return the relay that something happens to."""
        relays = list(self.house.relays.values())
        return relays[place % len(relays)]

    def appliance(self, thing: int) -> Appliance:
        """Return the appliance that something happens to."""
        appliances = self.house.in_use
        return appliances[thing % len(appliances)]

    def heater(self, place: int) -> str | None:
        """Return the heater that something happens to, if there is any."""
        names = self.house.names
        return names[place % len(names)] if names else None

    def live(self, work: Coroutine[Any, Any, None] | None = None) -> None:
        """Let *work* be done, and all that follows from it, and judge the house."""
        self.is_sound = False
        self.house.host.run(self._live(work))
        self.is_sound = True

    async def _live(self, work: Coroutine[Any, Any, None] | None) -> None:
        if work is not None:
            await work
        await self.house.host.pass_time(0)
        await judge(self.house)
