"""Laws of rooms that are warmed ahead: whatever a plan says, nobody is colder now because of it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings, strategies as st

from custom_components.power_budget.engine import DemandSource, Grant, LoadReading, Reason, Site
from custom_components.power_budget.engine.demand.assess import is_ahead

from .plant import Plant
from .sites import NO_TIMES, line, own_limit, sites

DEGREES_C = st.integers(30, 46).map(lambda halves: halves / 2)
SETPOINTS_C = st.sampled_from([17.0, 20.0, 21.0])


@st.composite
def planned(draw: st.DrawFn, most_priority: int = 0) -> Plant:
    """Return a house of rooms with thermometers, of which some are warmed ahead, sensibly or not."""
    drawn: Site = draw(sites(min_times=NO_TIMES, most_budgets=4))
    loads = [
        replace(load, demand=DemandSource.TEMPERATURE, priority=min(load.priority, most_priority))
        for load in drawn.loads
    ]
    house = Plant(replace(drawn, loads=tuple(loads)))
    for load in loads:
        read = {"measured_c": draw(DEGREES_C), "setpoint_c": draw(SETPOINTS_C)}
        house.read[load.id] = read | {"ahead_c": draw(st.none() | SETPOINTS_C)}
    return house


def without(house: Plant) -> Plant:
    """Return the same house without a plan."""
    read = {name: {**each, "ahead_c": None} for name, each in house.read.items()}
    return replace(house, read=read, on=set(house.on), changed_at=dict(house.changed_at))


def grants(house: Plant) -> dict[str, Grant]:
    """Return what is decided for each load."""
    return {grant.load: grant for grant in house.decide().grants}


@settings(max_examples=100, deadline=None)
@given(house=planned())
def test_who_would_run_without_a_plan_runs_with_it(house: Plant) -> None:
    planless, found = grants(without(house)), grants(house)
    for name, grant in planless.items():
        if grant.asks:
            assert (found[name].reason, found[name].amount) == (grant.reason, grant.amount)


@settings(max_examples=100, deadline=None)
@given(house=planned(most_priority=2))
def test_no_limit_is_passed_by_who_is_ahead(house: Plant) -> None:
    for _ in range(3):
        decision = house.cycle()
        for outcome in decision.outcomes.values():
            assert outcome.granted <= own_limit(outcome) + 1e-3


@settings(max_examples=100, deadline=None)
@given(house=planned(most_priority=2))
def test_who_preheats_is_warm_enough_for_now_and_below_what_it_is_warmed_to(house: Plant) -> None:
    house.cycle()
    loads = house.site.by_id
    for name, grant in grants(house).items():
        reading = LoadReading(is_on=None, **house.read[name])
        if grant.reason is Reason.PREHEATING:
            assert is_ahead(loads[name], reading)
            assert reading.deficit_ahead_k is not None
            assert reading.deficit_ahead_k > -loads[name].deadband_k / 2


@settings(max_examples=100, deadline=None)
@given(house=planned(most_priority=2), place=st.integers(0, 3), is_announced=st.booleans())
def test_while_nobody_is_at_home_only_who_is_warmed_ahead_of_the_return_runs(
    house: Plant, place: int, is_announced: bool
) -> None:
    budgets, return_at = house.site.budgets, house.at + timedelta(hours=1) if is_announced else None
    left = budgets[place % len(budgets)].id
    house.state = house.state.with_controls(left, away=True, return_at=return_at)
    for grant in house.cycle().grants:
        if grant.amount and left in line(house.site, house.site.by_id[grant.load].budget):
            assert is_announced
            assert grant.reason is Reason.PREHEATING
            assert house.read[grant.load]["ahead_c"] is not None
