"""The limit in force."""

from ..quantity import Amount
from ..site import Budget, Unit
from ..state import Controls


def effective_limit(budget: Budget, controls: Controls) -> Amount:
    """Return what *budget* may carry: the step of its mode, or the power budget if lower.

    | steps            | mode | power_budget_w | limit |
    |------------------|-----:|---------------:|------:|
    | 9000, 6000, 3000 |    1 |              – |  6000 |
    | 9000, 6000, 3000 |    1 |           4500 |  4500 |
    | 9000, 6000, 3000 |    2 |           4500 |  3000 |
    | 9000, 6000, 3000 |    7 |              – |  3000 |
    """
    step = budget.power_steps[min(controls.power_saving_mode, len(budget.power_steps) - 1)]
    if budget.unit is Unit.LOADS or controls.power_budget_w is None:
        return step
    return min(step, controls.power_budget_w)
