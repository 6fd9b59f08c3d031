"""Loads that run at any level, as power is distributed to them."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Modulation
from custom_components.power_budget.engine.allocation import allotment as module
from custom_components.power_budget.engine.allocation.allotment import allotment_target
from custom_components.power_budget.engine.allocation.request import Plan, Request, Target, planned
from custom_components.power_budget.engine.health import Faults, Health
from custom_components.power_budget.engine.state import LoadState
from custom_components.power_budget.engine.trouble import Trouble

from .dials import dial
from .plant import START
from .tables import rows


def target(modulation: Modulation, power_w: float, memory: LoadState, name: str = "boiler") -> Target:
    """Return a load as a target, that can be reached."""
    one = dial(name, power_w)
    return allotment_target(one, modulation, memory, START, is_reachable=True)


@pytest.mark.parametrize("row", rows(module.__doc__, "most"), ids="|".join)
def test_the_table_of_what_loads_can_be_asked_for(row: list[str]) -> None:
    power_w, least_w, step_w, weight = (float(cell) for cell in row[:4])
    modulation = Modulation(least_w=least_w, step_w=step_w, weight=weight)
    settable = target(modulation, power_w, LoadState()).settable
    assert settable is not None
    lowest_w, highest_w = settable.reach.span(1)
    assert f"{lowest_w:.0f} to {highest_w:.0f} W" == row[4]
    assert (settable.up, settable.reach.span(-1).most_w) == (float(row[5]), 0)


HEALTH = {
    "as long as it obeys": (LoadState(is_on=True), True, Health.WORKING),
    "though it draws nothing": (
        LoadState(is_on=True, trouble=Trouble(mismatch_since=START - timedelta(hours=1))),
        True,
        Health.WORKING,
    ),
    "draws though it is off": (
        LoadState(is_on=False, trouble=Trouble(mismatch_since=START - timedelta(hours=1))),
        True,
        Health.BLOCKED,
    ),
    "has failed once": (
        LoadState(trouble=Trouble(faults=Faults(failures=1, since=START))),
        True,
        Health.SUSPECT,
    ),
    "cannot be reached": (LoadState(), False, Health.BLOCKED),
}


@pytest.mark.parametrize(("memory", "is_reachable", "health"), HEALTH.values(), ids=HEALTH)
def test_how_far_it_is_relied_on(memory: LoadState, is_reachable: bool, health: Health) -> None:
    found = allotment_target(dial("boiler"), Modulation(), memory, START, is_reachable=is_reachable)
    assert found.health is health


def test_all_are_asked_for_the_same_part_of_what_they_can() -> None:
    boiler, pump = (
        target(Modulation(step_w=10), power_w, LoadState(), name)
        for name, power_w in (("boiler", 3000), ("pump", 1000))
    )
    assert planned(Request(power_w=2000), [boiler, pump]) == Plan(
        set_w={"boiler": 1500, "pump": 500}, excess_w=0
    )
