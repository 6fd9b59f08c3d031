"""Budgets that stand in each other, with meters of their own."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, override

from custom_components.power_budget.engine import (
    Budget,
    BudgetReading,
    Decision,
    Feed,
    Load,
    Metering,
    MeterReading,
    Site,
    Snapshot,
)

from .plant import HOUSE, Plant, load
from .sites import carried_w

THREE_PHASE = load("boiler", 6000, budget="one", also_on=(Feed("two", 2000), Feed("three", 2000)))
"""A load that belongs to one phase and takes as much from each of two others."""


def budget(name: str, limit: float = 9000, parent: str | None = HOUSE, **settings: Any) -> Budget:
    """Return a budget with one power step, in the house unless told otherwise."""
    above = None if name == HOUSE else parent
    return Budget(id=name, parent=above, name=name.capitalize(), power_steps=(limit,), **settings)


def metered(name: str, limit_w: float, parent: str | None = HOUSE) -> Budget:
    """Return a budget with a meter, a second late, that restores at once."""
    return budget(name, parent=parent, metering=Metering(limit_w=limit_w, restore_margin=1.0))


@dataclass
class Circuits(Plant):
    """Loads on several budgets, and the meters of these."""

    base_w: dict[str, float] = field(default_factory=dict)
    """What else is drawn on each budget that has a meter."""

    lags_s: dict[str, int] = field(default_factory=dict)
    """How late each meter is, a second unless told otherwise."""

    drawn: dict[tuple[str, datetime], float] = field(default_factory=dict)
    """What was drawn on each budget in each second."""

    @override
    def snapshot(self, *, turns_pass: bool = False) -> Snapshot:
        """Return what is seen now, all meters too."""
        seen = super().snapshot(turns_pass=turns_pass)
        told = {name: BudgetReading(meter=self._read(name)) for name in self.base_w}
        return Snapshot(at=seen.at, turns_pass=turns_pass, loads=seen.loads, budgets=told)

    def _read(self, name: str) -> MeterReading:
        """Return what a meter says: what was drawn a while ago, at first its base load alone."""
        then = self.at - timedelta(seconds=self.lags_s.get(name, 1))
        return MeterReading(drawn_w=self.drawn.get((name, then), self.base_w[name]), at=self.at)

    def drawn_w(self, name: str) -> float:
        """Return what is drawn on a budget now."""
        on = (load for load in self.site.loads if load.id in self.on)
        return self.base_w.get(name, 0.0) + sum(carried_w(self.site, name, load) for load in on)

    def live(self, seconds: int) -> list[Decision]:
        """Let seconds pass, with a cycle in each, and another after each command."""
        decisions: list[Decision] = []
        for _ in range(seconds):
            self.drawn |= {(name, self.at): self.drawn_w(name) for name in self.base_w}
            self.wait(1)
            decisions += self.settle()
        return decisions


def circuits(*budgets: Budget, loads: tuple[Load, ...], **base_w: float) -> Circuits:
    """Return loads on budgets, all of them asking for heat, and what else is drawn on those with meters."""
    made = Circuits(Site(budgets=budgets, loads=loads), base_w=base_w)
    made.ask(*(load.id for load in loads))
    return made
