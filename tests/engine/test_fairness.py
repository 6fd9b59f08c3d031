"""Nobody starves: how long the longest wait may be, and that it is no longer.

In every turn anything may change at any moment: who else asks, what is boosted, what the limit
is, how warm rooms are. It may be the same in every turn, which is the hardest: what happens to
stand in the way of a load then stands there each time. Minimum times are no longer than a turn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine import Budget, Decision, Load, Order, Site, Unit

from .plant import Plant, load, plant
from .sites import MODULATIONS, carried_w, own_limit, sites, times

TURN_S = 120
PATIENT = 0
"""The load that asks all the time: the first of the site."""


class Disturbance(NamedTuple):
    """What else changes, and when."""

    at_s: int
    """Seconds after the turn began."""

    asking: Sequence[bool]
    """Who asks for heat."""

    boosted: Sequence[bool]
    """Who is boosted."""

    modes: Sequence[int]
    """The power saving mode of each budget."""

    measured_c: Sequence[float | None]
    """How warm each room is."""


def of_six[T](values: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    """Return a value for each of as many loads as there may be."""
    return st.lists(values, min_size=6, max_size=6)


disturbances = st.lists(
    st.builds(
        Disturbance,
        at_s=st.sampled_from([0, 1, 30, 59, 60, 61, 119]),
        asking=of_six(st.booleans()),
        boosted=of_six(st.sampled_from([False, False, False, True])),
        modes=of_six(st.sampled_from([0, 0, 1, 2, 3])),
        measured_c=of_six(st.sampled_from([None, 15, 18, 20])),
    ),
    max_size=4,
).map(lambda drawn: sorted(drawn, key=attrgetter("at_s")))


@given(sites(min_times=times(TURN_S), most_budgets=3, modulations=MODULATIONS), st.data())
def test_nobody_starves_whatever_happens(site: Site, data: st.DataObject) -> None:
    assert _longest_wait(site, lambda: data.draw(disturbances), turns=3 * len(site.rota)) < len(site.rota)


@given(sites(min_times=times(TURN_S), most_budgets=3, modulations=MODULATIONS), disturbances)
def test_nobody_starves_though_the_same_happens_in_every_turn(
    site: Site, disturbed: Sequence[Disturbance]
) -> None:
    assert _longest_wait(site, lambda: disturbed, turns=4 * len(site.rota)) < len(site.rota)


@pytest.mark.parametrize("order", Order)
def test_one_that_runs_for_a_moment_in_every_turn_does_not_keep_the_turn(order: Order) -> None:
    others = (load("first"), load("second", min_on=timedelta(seconds=100)))
    house = plant(load("patient"), *others, limit=1000, order=order)
    served = []
    for _ in range(6):
        house.settle(turns_pass=True)
        served += house.running
        house.wait(60)
        house.ask("first", is_on=False)
        house.settle()
        served += house.running
        house.ask("first")
        house.settle()
        house.wait(60)
    assert served.count("patient") >= 4


@pytest.mark.parametrize("order", Order)
def test_one_that_is_boosted_and_does_not_ask_does_not_starve_either(order: Order) -> None:
    house = plant(load("cold"), load("unknown"), limit=1000, order=order, asking=False)
    house.read["cold"] = {"measured_c": 15, "setpoint_c": 20}
    house.boost("cold", "unknown")
    running = []
    for _ in range(4):
        house.settle(turns_pass=True)
        running += house.running
        house.wait(TURN_S)
    assert running == ["cold", "unknown", "cold", "unknown"]


def _longest_wait(site: Site, disturbed: Callable[[], Sequence[Disturbance]], *, turns: int) -> int:
    """Return how many turns in a row the patient one fitted and was not served."""
    house, waited, longest = Plant(site), 0, 0
    house.ask(site.loads[PATIENT].id)
    for _ in range(turns):
        turn = list(_turn(house, disturbed()))
        served = any(decision.grants[PATIENT].amount for decision in turn)
        fits = all(_fits(site, decision) for decision in turn)
        waited = waited + 1 if fits and not served else 0
        longest = max(longest, waited)
    return longest


def _turn(house: Plant, disturbed: Sequence[Disturbance]) -> Iterator[Decision]:
    """Live through a turn, and yield what is decided."""
    begin = house.at
    yield from house.settle(turns_pass=True)
    for disturbance in disturbed:
        yield from _wait_until(house, begin + timedelta(seconds=disturbance.at_s))
        _disturb(house, disturbance)
        yield from house.settle()
    yield from _wait_until(house, begin + timedelta(seconds=TURN_S))


def _wait_until(house: Plant, then: datetime) -> Iterator[Decision]:
    """Run every cycle that is due before *then*."""
    while (due := house.decide().wake_at) is not None and due < then:
        house.at = due
        yield from house.settle()
    house.at = then


def _disturb(house: Plant, disturbance: Disturbance) -> None:
    """Change anything but what the patient one asks for."""
    for place, one in enumerate(house.site.loads):
        house.read[one.id] = {"measured_c": disturbance.measured_c[place], "setpoint_c": 20}
        if place != PATIENT:
            house.ask(one.id, is_on=disturbance.asking[place])
            house.boost(one.id, is_on=disturbance.boosted[place])
    for budget, mode in zip(house.site.budgets, disturbance.modes, strict=False):
        house.state = house.state.with_controls(budget.id, power_saving_mode=mode)


def _fits(site: Site, decision: Decision) -> bool:
    """Return whether the patient one would fit alone, on every budget, into what those before it leave."""
    patient = site.loads[PATIENT]
    before = [
        one
        for one, grant in zip(site.loads, decision.grants, strict=True)
        if grant.amount and (grant.boosted or (grant.asks and one.priority > patient.priority))
    ]
    return all(
        _taken(site, budget, [*before, patient]) <= own_limit(decision.outcomes[budget.id])
        for budget in site.budgets
        if carried_w(site, budget.id, patient)
    )


def _taken(site: Site, budget: Budget, loads: Iterable[Load]) -> float:
    """Return what loads take from a budget, in its unit."""
    carried = [carried_w(site, budget.id, load) for load in loads]
    return sum(part_w > 0 for part_w in carried) if budget.unit is Unit.LOADS else sum(carried)
