"""Switches that do what they are told, and a budget that shares them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from custom_components.power_budget.engine import (
    Budget,
    Decision,
    Load,
    LoadReading,
    Site,
    Snapshot,
    State,
    decide,
)

HOUSE = "house"
"""The budget."""

START = datetime(2026, 11, 21, tzinfo=UTC)
NO_TIME = timedelta(0)

LONGEST = 10
"""As many cycles without rest are a sign that there will be none."""


def load(name: str, power_w: float = 1000, **settings: Any) -> Load:
    """Return a load that its own switch asks for, by default with no minimum times."""
    chosen: dict[str, Any] = {"budget": HOUSE, "min_on": NO_TIME, "min_off": NO_TIME} | settings
    return Load(id=name, name=name, power_w=power_w, **chosen)


def site(*loads: Load, limit: float = 2000, **settings: Any) -> Site:
    """Return a budget with one power step, and *loads*."""
    budget = Budget(id=HOUSE, name="House", power_steps=(limit,), **settings)
    return Site(budgets=(budget,), loads=loads)


def with_steps(made: Site, *steps: float) -> Site:
    """Return the same with a budget of several power steps."""
    return replace(made, budgets=(replace(made.budgets[0], power_steps=steps),))


@dataclass
class Plant:
    """Loads that share a budget, and their switches."""

    site: Site
    """What is configured."""

    state: State = field(default_factory=State)
    """What is remembered."""

    at: datetime = START
    """Now."""

    changed_at: dict[str, datetime] = field(default_factory=dict)
    """When each switch last changed."""

    on: set[str] = field(default_factory=set)
    """Whose switches are on."""

    levels_w: dict[str, float] = field(default_factory=dict)
    """What those are set to that run at any level."""

    deaf: set[str] = field(default_factory=set)
    """Whose switches do not do what they are told."""

    lost: set[str] = field(default_factory=set)
    """Whose switches cannot be seen."""

    read: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What else is seen of each load."""

    @property
    def reasons(self) -> list[str]:
        """Why each load runs or does not, in the order of the site."""
        return [grant.reason.value for grant in self.decide().grants]

    @property
    def running(self) -> list[str]:
        """Whose switches are on, in the order of the site."""
        return [load.id for load in self.site.loads if load.id in self.on]

    def snapshot(self, *, turns_pass: bool = False) -> Snapshot:
        """Return what is seen now."""
        readings = {
            load.id: LoadReading(
                is_on=None if load.id in self.lost else load.id in self.on,
                changed_at=self.changed_at.get(load.id),
                level_w=None if load.modulation is None else self.levels_w.get(load.id, load.power_w),
                **self.read.get(load.id, {}),
            )
            for load in self.site.loads
        }
        return Snapshot(at=self.at, turns_pass=turns_pass, loads=readings)

    def decide(self, *, turns_pass: bool = False) -> Decision:
        """Return what would be decided now."""
        return decide(self.site, self.state, self.snapshot(turns_pass=turns_pass))

    def cycle(self, *, turns_pass: bool = False) -> Decision:
        """Decide, remember, and switch what obeys."""
        decision = self.decide(turns_pass=turns_pass)
        self.state = decision.state
        for command in decision.commands:
            if command.load not in self.deaf:
                self.move(command.load, is_on=command.is_on)
                if command.level_w is not None:
                    self.levels_w[command.load] = command.level_w
        return decision

    def settle(self, *, turns_pass: bool = False) -> list[Decision]:
        """Run cycles until nothing is left to command, and return what they decided.

        Raises:
            AssertionError: if there is always something to command.

        """
        decisions = [self.cycle(turns_pass=turns_pass)]
        while decisions[-1].commands:
            decisions.append(self.cycle())
            assert len(decisions) <= LONGEST
        return decisions

    def move(self, name: str, *, is_on: bool) -> None:
        """Move a switch, by command or by hand."""
        if (name in self.on) is not is_on:
            self.on ^= {name}
            self.changed_at[name] = self.at

    def ask(self, *names: str, is_on: bool = True) -> None:
        """Let the thermostats of loads ask for heat, or cease to."""
        for name in names:
            self.state = self.state.with_load(name, requested=is_on)

    def boost(self, *names: str, is_on: bool = True) -> None:
        """Boost loads, or end that."""
        for name in names:
            self.state = self.state.boosted(name, is_on=is_on)

    def limit(self, watts: float) -> None:
        """Set the power budget."""
        self.state = self.state.with_controls(HOUSE, power_budget_w=watts)

    def wait(self, seconds: float) -> None:
        """Let time pass, and run no cycle."""
        self.at += timedelta(seconds=seconds)


def plant(*loads: Load, asking: bool = True, **settings: Any) -> Plant:
    """Return loads in one budget, all of them asking for heat unless told otherwise."""
    made = Plant(site(*loads, **settings))
    made.ask(*(load.id for load in loads if asking))
    return made
