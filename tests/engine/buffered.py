"""A house with batteries that do what they are told, and a meter that shows it late."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, override

from custom_components.power_budget.engine import Decision, Load, Metering, Site, Snapshot
from custom_components.power_budget.engine.buffer import Buffer, BufferReading, Service

from .metered import LIMIT_W, MeteredPlant
from .plant import site


@dataclass
class Inverter:
    """A battery as it really is."""

    buffer: Buffer
    """How it is configured."""

    most_charge_w: float = 2000
    """The most that it can charge with."""

    most_discharge_w: float = 2000
    """The most that it can discharge with."""

    is_measured: bool = False
    """Whether it has a power sensor."""

    does_w: float = 0
    """What it does: positive while it charges."""

    told_w: float | None = 0
    """What it took last."""

    told_at: datetime | None = None
    """When that was."""

    gives_at_most_w: float | None = None
    """What it gives at most, if that is less than it says."""

    others: dict[str, Any] = field(default_factory=dict)
    """What else is seen of it."""

    @property
    def reading(self) -> BufferReading:
        """What is seen of it."""
        seen: dict[str, Any] = {
            "most_charge_w": self.most_charge_w,
            "most_discharge_w": self.most_discharge_w,
            "drawn_w": self.does_w if self.is_measured else None,
            "told_w": self.told_w,
            "told_at": self.told_at,
        }
        return BufferReading(**seen | self.others)

    def set(self, power_w: float, at: datetime) -> None:
        """Take what it is told, and do it."""
        self.told_w, self.told_at = power_w, at
        self.does_w = power_w
        if self.gives_at_most_w is not None:
            self.does_w = max(power_w, -self.gives_at_most_w)


@dataclass
class BufferedPlant(MeteredPlant):
    """Loads, a meter, and batteries."""

    inverters: dict[str, Inverter] = field(default_factory=dict)
    """By id."""

    slow: set[str] = field(default_factory=set)
    """Which do not answer at once."""

    changes: int = 0
    """How often any was set."""

    @property
    @override
    def drawn_w(self) -> float:
        """What the whole house draws."""
        return super().drawn_w + sum(one.does_w for one in self.inverters.values())

    @property
    def does_w(self) -> list[float]:
        """What each battery does."""
        return [one.does_w for one in self.inverters.values()]

    @property
    def services(self) -> list[Service]:
        """Why each battery does what it does."""
        return [grant.service for grant in self.decide().buffers.values()]

    @override
    def snapshot(self, *, turns_pass: bool = False) -> Snapshot:
        """Return what is seen now, batteries too."""
        seen = super().snapshot(turns_pass=turns_pass)
        return replace(seen, buffers={name: one.reading for name, one in self.inverters.items()})

    @override
    def cycle(self, *, turns_pass: bool = False) -> Decision:
        """Decide, remember, switch what obeys, and set batteries."""
        decision = super().cycle(turns_pass=turns_pass)
        for grant in decision.buffers.values():
            if grant.is_due and grant.load not in self.slow:
                self.changes += 1
                self.inverters[grant.load].set(grant.set_w, self.at)
        return decision

    @override
    def settle(self, *, turns_pass: bool = False) -> list[Decision]:
        """Run cycles until nothing is left to command, nor any battery to be set."""
        decisions = super().settle(turns_pass=turns_pass)
        for _ in range(5):
            if not any(grant.is_due for grant in decisions[-1].buffers.values()):
                break
            decisions += super().settle()
        return decisions

    def live_calmly(self, seconds: int) -> None:
        """Let time pass in steps, with a cycle after each."""
        for _ in range(0, seconds, 10):
            self.live(10)


def battery(name: str = "cellar", **settings: Any) -> Inverter:
    """Return a battery that serves its budget in both ways, unless told otherwise."""
    options = {key: settings.pop(key) for key in ("covers_excess", "takes_rest") if key in settings}
    buffer = Buffer(id=name, name=name, **{"covers_excess": True, "takes_rest": True} | options)
    return Inverter(buffer=buffer, **settings)


def watching(name: str = "garage", does_w: float = 0) -> Inverter:
    """Return a battery that follows something else, and is measured."""
    made = battery(name, covers_excess=False, takes_rest=False, is_measured=True, does_w=does_w, told_w=None)
    made.buffer = replace(made.buffer, is_measured=True)
    return made


def housed(made: Site, inverters: list[Inverter], **settings: Any) -> BufferedPlant:
    """Return a house of one budget with batteries."""
    budget = replace(made.budgets[0], buffers=tuple(one.buffer for one in inverters))
    batteries = {one.buffer.id: one for one in inverters}
    return BufferedPlant(replace(made, budgets=(budget,)), inverters=batteries, **settings)


def unmetered(*loads: Load, batteries: list[Inverter], limit: float, asking: bool = True) -> BufferedPlant:
    """Return loads and batteries that share a fixed limit."""
    made = housed(site(*loads, limit=limit), batteries)
    made.ask(*(load.id for load in loads if asking))
    return made


def buffered(*loads: Load, batteries: list[Inverter], asking: bool = True, **settings: Any) -> BufferedPlant:
    """Return loads and batteries under a meter; what the plant has is set on it, the rest is the meter's."""
    own = {key: settings.pop(key) for key in ("base_w", "lag_s", "every_s", "factor") if key in settings}
    metering = Metering(**{"limit_w": LIMIT_W} | settings)
    made = housed(site(*loads, limit=2 * LIMIT_W, metering=metering), batteries, **own)
    made.ask(*(load.id for load in loads if asking))
    return made
