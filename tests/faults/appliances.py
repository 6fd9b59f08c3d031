"""Relays, thermostats and sensors that may fail."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum

from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity import Entity


class Appliance:
    """A thing of the house; its entity comes and goes."""

    domain: str
    """What kind of entity it has."""

    def __init__(self, name: str) -> None:
        """Have no entity yet."""
        self.name = name
        self.object_id = name
        """By which name its entity comes back."""
        self.entity: Entity | None = None
        """By what Home Assistant knows it; None while it is gone."""
        self.is_available = True

    @property
    def entity_id(self) -> str:
        """The name of its entity, now or when it comes back."""
        return f"{self.domain}.{self.object_id}"

    def show(self) -> None:
        """Show how it is now."""
        if self.entity is not None and self.entity.hass is not None:
            self.entity.async_write_ha_state()


class Fault(StrEnum):
    """What may be wrong with a relay that is told to switch."""

    STUCK = "stuck"
    RAISING = "raising"
    SILENT = "silent"
    LATE = "late"


class Relay(Appliance):
    """What switches a heater."""

    domain = "switch"

    def __init__(self, name: str, *, inverted: bool = False) -> None:
        """Be off, and obey."""
        super().__init__(name)
        self.inverted = inverted
        self.fault: Fault | None = None
        self.late_s = 0.0
        """How long it takes, while it is late."""
        self.runs = False
        """Whether it shows that its heater runs."""
        self.is_welded = False
        """Whether its heater draws, whatever it shows."""
        self.told: bool | None = None
        """What it was told last; None once it has done that."""
        self.coming: list[asyncio.TimerHandle] = []
        """What it is about to do."""
        self.answers = asyncio.Event()
        self.waiting = 0
        """How many wait for its answer."""

    @property
    def draws(self) -> bool:
        """Whether current flows."""
        return self.runs or self.is_welded

    @property
    def obeys(self) -> bool:
        """Whether it does what it is told, and has done what it was told last."""
        return self.entity is not None and self.is_available and self.fault is None and self.told is None

    def break_down(self, fault: Fault | None, late_s: float = 0) -> None:
        """Have a fault, or none any more."""
        self.fault, self.late_s = fault, late_s
        if fault is not Fault.SILENT:
            self.answers.set()
            self.answers = asyncio.Event()

    def move(self, *, runs: bool) -> None:
        """Let its heater run or not, and show that."""
        self.runs = runs
        if self.told is runs:
            self.told = None
        self.show()

    def cut(self) -> None:
        """Forget what it was about to do."""
        for handle in self.coming:
            handle.cancel()
        self.coming.clear()

    async def tell(self, *, is_on: bool) -> None:
        """Be told to switch, and answer in its way."""
        runs = is_on is not self.inverted
        self.told = None if runs is self.runs else runs
        match self.fault:
            case None:
                self.move(runs=runs)
            case Fault.LATE:
                loop = asyncio.get_running_loop()
                self.coming.append(loop.call_later(self.late_s, lambda: self.move(runs=runs)))
            case Fault.SILENT:
                await self._keep_waiting()
            case Fault.RAISING:
                raise HomeAssistantError("no route")
            case Fault.STUCK:
                pass

    async def _keep_waiting(self) -> None:
        self.waiting += 1
        try:
            await self.answers.wait()
        finally:
            self.waiting -= 1


class Panel(Relay):
    """A heater with a thermostat of its own, by which it is switched."""

    domain = "climate"


class Probe(Appliance):
    """What measures something."""

    domain = "sensor"

    def __init__(self, name: str, unit: str, truth: Callable[[], float]) -> None:
        """Tell the truth."""
        super().__init__(name)
        self.unit = unit
        self._truth = truth
        self.lie: Callable[[float], object] | None = None
        """What it says instead of the truth."""
        self.is_stalled = False
        """Whether it says nothing new."""
        self.doubted_until = datetime.min.replace(tzinfo=UTC)
        """Until when what it said last while it lied may count."""
        self.said: object = None

    @property
    def lies(self) -> bool:
        """Whether it says other than is true, or nothing."""
        return self.lie is not None or self.is_stalled or self.entity is None or not self.is_available

    def report(self) -> None:
        """Say what it measures, again if that is the same."""
        if not self.is_stalled:
            truth = self._truth()
            self.said = truth if self.lie is None else self.lie(truth)
            self.show()


class Thermostat(Appliance):
    """What asks for heat."""

    domain = "climate"

    def __init__(self, name: str) -> None:
        """Ask for none."""
        super().__init__(name)
        self.asks = False
