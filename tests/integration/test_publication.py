"""When a decision is told."""

from dataclasses import replace
from datetime import timedelta

from custom_components.power_budget.engine import Decision, LimitSource
from custom_components.power_budget.publication import PUBLISH_EVERY, Publication
from tests.engine.metered import metered
from tests.engine.plant import load


def decided() -> Decision:
    """Return a decision that a meter had a part in."""
    house = metered(load("hall", 1000), base_w=1000)
    return house.live(60)[-1]


def after(decision: Decision, seconds: float, limit_w: float) -> Decision:
    """Return the same some seconds later, with another figure from the meter."""
    at = decision.at + timedelta(seconds=seconds)
    return replace(decision, at=at, limits={**decision.limits, LimitSource.METER: limit_w})


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
