"""A house whose meter lags, and whose heaters do not always draw what they are rated at."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import fmean
from typing import Any, override

from custom_components.power_budget.engine import (
    BudgetReading,
    Decision,
    Load,
    Metering,
    MeterReading,
    Snapshot,
)

from .plant import HOUSE, Plant, site

LIMIT_W = 6000


@dataclass
class MeteredPlant(Plant):
    """Loads, their switches, and a meter of the whole house."""

    base_w: float = 1000
    """What the rest of the house draws."""

    lag_s: int = 1
    """How many seconds pass before the meter shows what is drawn."""

    every_s: int = 1
    """How often the meter reads."""

    average_s: int = 1
    """Over how many seconds the meter averages."""

    factor: dict[str, float] = field(default_factory=dict)
    """How many times its rated power a load draws."""

    silent: bool = False
    """Whether the meter says no number."""

    drawn: dict[datetime, float] = field(default_factory=dict)
    """What was drawn in each second."""

    reading: MeterReading | None = None
    """What the meter said last."""

    @property
    def heat_w(self) -> float:
        """What the loads draw that are on."""
        return sum(
            self.levels_w.get(load.id, load.power_w) * self.factor.get(load.id, 1)
            for load in self.site.loads
            if load.id in self.on
        )

    @property
    def drawn_w(self) -> float:
        """What the whole house draws."""
        return self.base_w + self.heat_w

    @override
    def snapshot(self, *, turns_pass: bool = False) -> Snapshot:
        """Return what is seen now, the meter too."""
        seen = super().snapshot(turns_pass=turns_pass)
        meter = None if self.silent else self.reading
        return Snapshot(
            at=seen.at, turns_pass=turns_pass, loads=seen.loads, budgets={HOUSE: BudgetReading(meter=meter)}
        )

    def live(self, seconds: int, *, turn_s: int = 0) -> list[Decision]:
        """Let seconds pass, with a cycle in each, and another after each command."""
        decisions: list[Decision] = []
        for second in range(seconds):
            self.drawn[self.at] = self.drawn_w
            self.wait(1)
            self._read()
            decisions += self.settle(turns_pass=turn_s > 0 and second % turn_s == 0)
        return decisions

    def _read(self) -> None:
        """Let the meter show what was drawn, late, if it reads now."""
        if int(self.at.timestamp()) % self.every_s == 0:
            least_w = min(self.drawn.values())
            ages = (timedelta(seconds=self.lag_s + second) for second in range(self.average_s))
            drawn_w = fmean(self.drawn.get(self.at - age, least_w) for age in ages)
            self.reading = MeterReading(drawn_w=drawn_w, at=self.at)


def metered(*loads: Load, asking: bool = True, **settings: Any) -> MeteredPlant:
    """Return loads under a meter, all of them asking for heat unless told otherwise.

    What the plant has is set on it; all other settings are the meter's.
    """
    own = {
        key: settings.pop(key)
        for key in ("base_w", "lag_s", "every_s", "average_s", "factor")
        if key in settings
    }
    metering = Metering(**{"limit_w": LIMIT_W} | settings)
    rated_w = sum(load.power_w for load in loads)
    made = MeteredPlant(site(*loads, limit=rated_w, metering=metering), **own)
    made.ask(*(load.id for load in loads if asking))
    return made
