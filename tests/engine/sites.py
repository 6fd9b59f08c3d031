"""Random budgets, and the random loads that share them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from custom_components.power_budget.engine import (
    Budget,
    Feed,
    LimitSource,
    Load,
    Modulation,
    Order,
    Outcome,
    Site,
    Unit,
)

from .plant import HOUSE

POWERS_W = (100.0, 500.0, 700.0, 1000.0, 1500.0, 2000.0, 3000.0)
STEPS = {Unit.WATTS: (4000.0, 2500.0, 1200.0, 0.0), Unit.LOADS: (4.0, 2.0, 1.0, 0.0)}
TIMES_S = (0, 30, 60, 120, 300)
NO_TIMES = st.just(timedelta(0))


MODULATIONS = st.none() | st.builds(
    Modulation,
    least_w=st.sampled_from([0.0, 60.0]),
    step_w=st.sampled_from([0.0, 10.0, 50.0]),
    weight=st.sampled_from([0.5, 1.0, 2.0]),
    min_change=st.sampled_from([timedelta(0), timedelta(seconds=30)]),
    ramp_w_per_s=st.none() | st.just(100.0),
)
"""How loads may be set, if at all."""


def times(longest_s: float = 300) -> st.SearchStrategy[timedelta]:
    """Return minimum times, none longer than *longest_s*."""
    return st.sampled_from([timedelta(seconds=time) for time in TIMES_S if time <= longest_s])


@st.composite
def sites(
    draw: st.DrawFn,
    *,
    min_times: st.SearchStrategy[timedelta] | None = None,
    units: st.SearchStrategy[Unit] | None = None,
    most_budgets: int = 1,
    modulations: st.SearchStrategy[Modulation | None] | None = None,
) -> Site:
    """Draw one to six loads that differ in everything that they can differ in, and budgets for them.

    There are no more than *most_budgets*; beyond the first they stand in another, or in none.
    """
    names = (HOUSE, "phase", "circuit", "socket")[: draw(st.integers(1, most_budgets))]
    unit = draw(st.sampled_from(Unit) if units is None else units)
    budgets = tuple(_budget(draw, name, names[:place], unit) for place, name in enumerate(names))
    min_times = times() if min_times is None else min_times
    loads = st.builds(
        Load,
        id=st.none(),
        budget=st.sampled_from(names),
        name=st.none(),
        power_w=st.sampled_from(POWERS_W),
        turns=st.integers(1, 3),
        priority=st.integers(0, 2),
        min_on=min_times,
        min_off=min_times,
        modulation=st.none() if modulations is None else modulations,
    )
    drawn = draw(st.lists(loads, min_size=1, max_size=6))
    named = (replace(load, id=name, name=name) for load, name in zip(drawn, "abcdef", strict=False))
    return Site(budgets=budgets, loads=tuple(_fed(draw, load, names) for load in named))


def _budget(draw: st.DrawFn, name: str, others: Sequence[str], unit: Unit) -> Budget:
    """Draw a budget that stands in one of those before it, or in none."""
    return Budget(
        id=name,
        parent=draw(st.sampled_from([*others, None])) if others else None,
        name=name,
        unit=unit,
        power_steps=STEPS[unit],
        order=draw(st.sampled_from(Order)),
    )


def _fed(draw: st.DrawFn, load: Load, names: Sequence[str]) -> Load:
    """Draw other budgets that feed *load*, mostly none, and a third of its power from each."""
    others = [name for name in names if name != load.budget]
    if not others or draw(st.integers(0, 3)):
        return load
    feeding = draw(st.lists(st.sampled_from(others), unique=True, max_size=3))
    return replace(load, also_on=tuple(Feed(name, load.power_w / 3) for name in feeding))


def carried_w(site: Site, budget: str, load: Load) -> float:
    """Return what *budget* carries of *load*: what comes from it, or from one that stands in it."""
    feeds = {feed.budget: feed.power_w for feed in load.also_on}
    own_w = load.power_w - sum(feeds.values())
    return sum(
        power_w for name, power_w in [(load.budget, own_w), *feeds.items()] if budget in line(site, name)
    )


def line(site: Site, budget: str) -> list[str]:
    """Return a budget and all that it stands in."""
    parents = {one.id: one.parent for one in site.budgets}
    above = parents[budget]
    return [budget] if above is None else [budget, *line(site, above)]


def own_limit(outcome: Outcome) -> float:
    """Return the lowest limit that a budget has of its own."""
    return min(limit for source, limit in outcome.limits.items() if source is not LimitSource.PARENT)
