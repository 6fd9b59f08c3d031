"""What each budget will leave for rooms, slot by slot: by its limits as set now, and what its house draws.

A limit that is set holds until it is set again, unless a schedule announces other modes. What a meter leaves
is what the connection carries, or the peak of the tariff, less what the house is expected to draw.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from ..budget import Budget, Metering, Unit
from ..quantity import Amount, Celsius, Watts
from ..site import Branch, Site
from ..state import BudgetState, State
from ..supply.limit import step, unit_w
from ..supply.window import target_w
from .base_load import BaseLoadMemory, expected_w, spare_w

SLOT = timedelta(minutes=15)
SLOTS = timedelta(days=1) // SLOT


class Announced(NamedTuple):
    """What is told of the day to come, by slot; None of what nobody tells."""

    outdoor_c: Sequence[Celsius] | None = None
    """What it will be like outdoors."""

    modes: Sequence[int] | None = None
    """In which power saving mode the budget will be."""


NOTHING_ANNOUNCED = Announced()

UNKNOWN = BaseLoadMemory()
"""What is known of a house whose meter has not told yet."""


def slots_from(at: datetime) -> list[datetime]:
    """Return when each slot of a plan begins that is made *at* an instant."""
    return [at + SLOT * index for index in range(SLOTS)]


def caps(branch: Branch, state: State, modes: Sequence[int] | None) -> list[Amount]:
    """Return the most that the loads of a budget may take in each slot, whatever its meter says.

    | steps      | mode | power_budget_w | modes announced | caps       |
    |------------|-----:|---------------:|-----------------|------------|
    | 9000, 3000 |    0 |              – | –               | 9000, 9000 |
    | 9000, 3000 |    0 |           4500 | –               | 4500, 4500 |
    | 9000, 3000 |    0 |           4500 | 0, 1            | 4500, 3000 |
    """
    budget, own = branch.budget, state.budget(branch.budget.id)
    least = _least(branch, own, state)
    return [min(step(budget, mode), least) for mode in modes or [lasting_mode(own)] * SLOTS]


def lasting_mode(own: BudgetState) -> int:
    """Return the mode that a budget stays in; one that follows its meter may save nothing."""
    return 0 if own.controls.auto_mode else own.controls.power_saving_mode


def _least(branch: Branch, own: BudgetState, state: State) -> Amount:
    """Return the lowest limit of a budget beside its mode and its meter."""
    budget, least = branch.budget, branch.budget.power_steps[0]
    if budget.unit is Unit.WATTS and own.controls.power_budget_w is not None:
        least = min(least, own.controls.power_budget_w)
    if budget.is_imposed and own.imposed_limit_w is not None:
        least = min(least, max(0.0, own.imposed_limit_w) / unit_w(branch, state))
    return least


def left_w(
    budget: Budget, own: BudgetState, known: BaseLoadMemory, local: Sequence[datetime]
) -> list[Watts] | None:
    """Return what a meter will leave for loads in each slot, by the *local* clock; None without one."""
    if budget.metering is None:
        return None
    connection = _connection_w(budget.metering, own)
    return spare_w(known, connection, expected_w(known, local, SLOT))


def _connection_w(metering: Metering, own: BudgetState) -> Watts:
    """Return what the house may draw on average, as long as its tariff and its connection are as they are."""
    limit_w, window = metering.limit_w, metering.window
    if window is not None:
        limit_w = min(limit_w, target_w(window, own.meter.window))
    return limit_w - metering.margin_w


def supplies(
    site: Site,
    state: State,
    base_loads: Mapping[str, BaseLoadMemory],
    announced: Mapping[str, Announced],
    local: Sequence[datetime],
) -> list[list[Amount]]:
    """Return what the loads of each budget may take in each slot, by the *local* clock, in its unit."""
    found = []
    for branch in site.branches:
        budget = branch.budget
        most = caps(branch, state, announced.get(budget.id, NOTHING_ANNOUNCED).modes)
        left = left_w(budget, state.budget(budget.id), base_loads.get(budget.id, UNKNOWN), local)
        if left is not None:
            by_w = unit_w(branch, state)
            most = [min(cap, watts / by_w) for cap, watts in zip(most, left, strict=True)]
        found.append(most)
    return found
