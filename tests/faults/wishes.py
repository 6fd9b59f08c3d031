"""What residents have set last: none of it may be lost."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass
class Wishes:
    """Everything that can be set on a budget and on its heaters."""

    mode: int = 0
    power_budget: float | None = None
    away: bool = False
    test_mode: bool = False
    demanded: set[str] = field(default_factory=set)
    """Heaters whose own demand switch is on."""

    boosted: dict[str, datetime | None] = field(default_factory=dict)
    """Heaters that are boosted, and until when."""

    def within(self, steps: list[float]) -> None:
        """Bring into range what a changed budget does not have any more."""
        self.mode = min(self.mode, len(steps) - 1)
        if self.power_budget is not None:
            self.power_budget = min(self.power_budget, steps[0])

    def pass_by(self, at: datetime) -> None:
        """End the boosts that are over."""
        self.boosted = {name: until for name, until in self.boosted.items() if until is None or at < until}

    def forget(self, name: str) -> None:
        """Wish nothing of a heater that is gone."""
        self.demanded.discard(name)
        self.boosted.pop(name, None)

    def limit(self, options: dict[str, Any]) -> float:
        """Return the limit that follows from what was set alone."""
        step: float = options["power_steps"][self.mode]
        if self.power_budget is None or options["unit"] == "loads":
            return step
        return min(step, self.power_budget)
