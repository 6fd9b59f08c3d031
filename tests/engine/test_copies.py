"""What is remembered of a load is copied field by field, for speed: no field is forgotten on the way."""

from copy import replace
from dataclasses import fields

from custom_components.power_budget.engine import LoadReading, LoadState, Snapshot, State
from custom_components.power_budget.engine.contend import contend
from custom_components.power_budget.engine.demand.assess import assessed
from custom_components.power_budget.engine.health import Faults
from custom_components.power_budget.engine.phase import Phase
from custom_components.power_budget.engine.remember import remembered
from custom_components.power_budget.engine.trouble import Trouble

from .plant import START, load, site
from .remembered import BOILER, HALL

FULL = replace(
    HALL,
    allotted=BOILER.allotted,
    level=BOILER.level,
    phase=Phase.REQUESTING,
    granted=False,
    trouble=Trouble(faults=Faults(failures=1)),
)
"""Something is remembered in every field, by a load that waits."""

OTHERWISE = {"phase", "granted", "served_turn", "served_before"}
"""What is not as it was of a load that waited and is served."""


def test_there_is_something_in_every_field() -> None:
    new = LoadState()
    usual = {
        field.name for field in fields(LoadState) if getattr(FULL, field.name) == getattr(new, field.name)
    }
    assert usual == {"granted"}


def test_a_load_that_begins_to_ask_is_otherwise_as_it_was() -> None:
    idle = replace(FULL, phase=Phase.IDLE)
    assert assessed(load("hall"), idle, LoadReading(is_on=True), START) == FULL


def test_a_load_that_is_served_is_otherwise_as_it_was() -> None:
    house = site(load("hall"))
    readings = Snapshot(at=START, loads={"hall": LoadReading(is_on=True, changed_at=FULL.since)})
    (one,) = contend(house, State(turn_number=9, loads={"hall": FULL}), readings)
    served = remembered(one, None, START, granted=True)
    changed = {name: getattr(served, name) for name in OTHERWISE}
    assert served == replace(one.memory, **changed)
    assert changed == {"phase": Phase.HEATING, "granted": True, "served_turn": 9, "served_before": 3}
