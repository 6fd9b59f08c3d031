"""The house of the budget manager: temperature controllers that share a budget in watts.

Nothing here needs Home Assistant: what is decided is carried out at once.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from custom_components.power_budget.engine import (
    Budget,
    Decision,
    DemandSource,
    Load,
    LoadReading,
    Site,
    Snapshot,
    State,
    decide,
)
from custom_components.power_budget.engine.phase import Phase

HOUSE = "house"
"""The budget."""

START = datetime(2026, 11, 21, tzinfo=UTC)
SETPOINT_C = 20.0
COLD_C, WARM_C = 18.0, 22.0
BUDGET_W = 10_000
"""The budget manager's own example."""


def controller(name: str, power_w: float = 4000, **settings: Any) -> Load:
    """Return a heater that asks by temperature, by default with no minimum times."""
    times = {"min_on": timedelta(0), "min_off": timedelta(0)}
    return Load(
        id=name, budget=HOUSE, name=name, power_w=power_w, demand=DemandSource.TEMPERATURE, **times | settings
    )


@dataclass
class Group:
    """Controllers that share a budget, cycle after cycle."""

    loads: tuple[Load, ...]
    """In the order in which they were registered."""

    measured_c: dict[str, float | None]
    """What each measures; None is no reading."""

    budget_w: float = BUDGET_W
    """What they share."""

    options: dict[str, Any] = field(default_factory=dict)
    """Further settings of the budget."""

    state: State = field(default_factory=State)
    """What is remembered."""

    at: datetime = START
    """Now."""

    on: set[str] = field(default_factory=set)
    """Whose outputs are on."""

    deaf: set[str] = field(default_factory=set)
    """Who does not do what it is told."""

    lost: set[str] = field(default_factory=set)
    """Whose output cannot be seen."""

    drawn_w: dict[str, float] = field(default_factory=dict)
    """What is measured of each that is on, where anything is."""

    @property
    def site(self) -> Site:
        """What is configured."""
        budget = Budget(id=HOUSE, name="House", power_steps=(self.budget_w,), **self.options)
        return Site(budgets=(budget,), loads=self.loads)

    @property
    def phases(self) -> list[Phase]:
        """Where each stands, in the order of registration."""
        return [self.state.of(load.id).phase for load in self.loads]

    @property
    def running(self) -> list[str]:
        """Whose outputs are on, in the order of registration."""
        return [load.id for load in self.loads if load.id in self.on]

    def cycle(self, *, turns_pass: bool = False) -> Decision:
        """Decide once, and do what was decided."""
        readings = {load.id: self._reading(load.id) for load in self.loads}
        snapshot = Snapshot(at=self.at, turns_pass=turns_pass, loads=readings)
        decision = decide(self.site, self.state, snapshot)
        self.state = decision.state
        obeyed = [command for command in decision.commands if command.load not in self.deaf]
        self.on |= {command.load for command in obeyed if command.is_on}
        self.on -= {command.load for command in obeyed if not command.is_on}
        return decision

    def loop(self, *, turns_pass: bool = True) -> list[str]:
        """Decide until nothing is left to do, and return what was commanded."""
        commanded: list[str] = []
        decision = self.cycle(turns_pass=turns_pass)
        while decision.commands:
            commanded += [f"{'run' if one.is_on else 'stop'} {one.load}" for one in decision.commands]
            decision = self.cycle()
        return commanded

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.at += timedelta(**time)

    def measure(self, **measured_c: float | None) -> None:
        """Let controllers measure something else."""
        self.measured_c |= measured_c

    def reasons(self) -> list[str]:
        """Return why each runs or does not, in the order of registration."""
        return [grant.reason.value for grant in self.cycle().grants]

    def _reading(self, name: str) -> LoadReading:
        is_on = name in self.on
        return LoadReading(
            is_on=None if name in self.lost else is_on,
            measured_c=self.measured_c[name],
            setpoint_c=SETPOINT_C,
            drawn_w=self.drawn_w.get(name) if is_on else None,
        )


def group(*loads: Load, cold: Collection[str] | None = None, **changes: Any) -> Group:
    """Return *loads* in one budget, all in cold rooms, or only those of *cold*."""
    measured_c: dict[str, float | None] = {
        load.id: COLD_C if cold is None or load.id in cold else WARM_C for load in loads
    }
    return Group(loads, measured_c, **changes)
