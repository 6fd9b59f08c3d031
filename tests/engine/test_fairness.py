"""Nobody starves: how long the longest wait may be, and that it is no longer.

In every turn anything may change: who else asks, what is boosted, what the limit is, how warm
rooms are. Minimum times are no longer than a turn.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from hypothesis import given, strategies as st

from custom_components.power_budget.engine import Decision, Site, Unit

from .plant import Plant
from .sites import sites, times

TURN_S = 120
PATIENT = "a"
"""The load that asks all the time, the first of the site."""


@given(sites(min_times=times(TURN_S)), st.data())
def test_one_that_fits_runs_within_as_many_turns_as_there_are_places(site: Site, data: st.DataObject) -> None:
    house = Plant(site)
    house.ask(PATIENT)
    waited = 0
    for _ in range(3 * len(site.rota)):
        turn = list(_turn(house, data))
        served = any(decision.grants[0].amount for decision in turn)
        fits = all(_fits(site, decision) for decision in turn)
        waited = waited + 1 if fits and not served else 0
        assert waited < len(site.rota)


def _turn(house: Plant, data: st.DataObject) -> Iterator[Decision]:
    """Live through a turn in which anything happens at several moments, and yield what is decided."""
    yield from house.settle(turns_pass=True)
    ends_at = house.at + timedelta(seconds=TURN_S)
    for seconds in data.draw(st.lists(st.sampled_from([0, 1, 30, 59]), max_size=3)):
        _disturb(house, data)
        yield from house.settle()
        yield from _wait_until(house, min(ends_at, house.at + timedelta(seconds=seconds)))
    yield from _wait_until(house, ends_at)


def _wait_until(house: Plant, then: datetime) -> Iterator[Decision]:
    """Run every cycle that is due before *then*."""
    while (due := house.decide().wake_at) is not None and due < then:
        house.at = due
        yield from house.settle()
    house.at = then


def _disturb(house: Plant, data: st.DataObject) -> None:
    """Change anything but the demand of the patient one."""
    for load in house.site.loads:
        celsius = data.draw(st.sampled_from([None, 15, 18, 20]))
        house.read[load.id] = {"measured_c": celsius, "setpoint_c": 20}
        if load.id != PATIENT:
            house.ask(load.id, is_on=data.draw(st.booleans()))
            house.boost(load.id, is_on=data.draw(st.booleans()))
    house.state = house.state.with_controls(power_saving_mode=data.draw(st.integers(0, 3)))


def _fits(site: Site, decision: Decision) -> bool:
    """Return whether the patient one would fit alone into what those before it leave."""
    unit, patient = site.budget.unit, site.loads[0]
    before = sum(
        grant.amount
        for load, grant in zip(site.loads, decision.grants, strict=True)
        if grant.boosted or (grant.asks and load.priority > patient.priority)
    )
    return before + (1 if unit is Unit.LOADS else patient.power_w) <= decision.limit
