"""What residents set between cycles."""

from dataclasses import dataclass, replace
from datetime import datetime

from .budget import Budget, Unit
from .quantity import Watts


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """What residents and their automations set on the budget."""

    power_saving_mode: int = 0
    """Which power step limits the budget; beyond the last it is the last."""

    power_budget_w: Watts | None = None
    """A limit below the power step; None as long as nobody set one."""

    away: bool = False
    """Everything off."""

    return_at: datetime | None = None
    """When away ends by itself, and rooms are to be warm again; None where nobody said."""

    test_mode: bool = False
    """Decide and show, command nothing."""

    auto_mode: bool = False
    """The power saving mode follows the room that the meter leaves."""

    def within(self, budget: Budget) -> Controls:
        """Return the same, with a mode and a power budget that *budget* has."""
        steps, power_budget_w = budget.power_steps, self.power_budget_w
        if power_budget_w is not None and budget.unit is Unit.WATTS:
            power_budget_w = max(0.0, min(power_budget_w, steps[0]))
        mode = max(0, min(self.power_saving_mode, len(steps) - 1))
        return replace(self, power_saving_mode=mode, power_budget_w=power_budget_w)

    def left(self, *, away: bool) -> Controls:
        """Return the same with nobody at home, or with somebody; a return that is announced stays so."""
        return replace(self, away=away, return_at=self.return_at if away else None)
