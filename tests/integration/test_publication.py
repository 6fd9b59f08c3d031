"""When a decision is told."""

from dataclasses import replace
from datetime import timedelta

from custom_components.power_budget.cycle import Cycle, View
from custom_components.power_budget.engine import LimitSource
from custom_components.power_budget.publication import PUBLISH_EVERY, Publication
from tests.engine.metered import metered
from tests.engine.plant import HOUSE, load


def decided() -> View:
    """Return what a cycle shows that a meter had a part in."""
    house = metered(load("hall", 1000), base_w=1000)
    house.live(60)
    cycle = Cycle(site=house.site, state=house.state, snapshot=house.snapshot(), decision=house.decide())
    return cycle.of(HOUSE)


def after(view: View, seconds: float, limit_w: float) -> View:
    """Return the same some seconds later, with another figure from the meter."""
    limits = {**view.outcome.limits, LimitSource.METER: limit_w}
    outcomes = {HOUSE: replace(view.outcome, limits=limits)}
    decision = replace(view.decision, at=view.at + timedelta(seconds=seconds), outcomes=outcomes)
    return replace(view, cycle=replace(view.cycle, decision=decision))


def test_figures_are_told_now_and_then() -> None:
    publication, first = Publication(), decided()
    assert publication.async_is_due(first)
    assert publication.async_due_at(first) is None
    moved = after(first, 1, 4321)
    assert not publication.async_is_due(moved)
    assert publication.async_due_at(moved) == first.at + PUBLISH_EVERY
    assert publication.async_is_due(after(first, 30, 4321))


def test_figures_are_told_though_the_clock_is_set_back() -> None:
    publication, first = Publication(), decided()
    assert publication.async_is_due(first)
    assert publication.async_is_due(after(first, -3600, 4321))
