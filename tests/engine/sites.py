"""Random budgets, and the random loads that share them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from custom_components.power_budget.engine import Budget, Load, Order, Site, Unit

POWERS_W = (100.0, 500.0, 700.0, 1000.0, 1500.0, 2000.0, 3000.0)
STEPS = {Unit.WATTS: (4000.0, 2500.0, 1200.0, 0.0), Unit.LOADS: (4.0, 2.0, 1.0, 0.0)}
TIMES_S = (0, 30, 60, 120, 300)
NO_TIMES = st.just(timedelta(0))


def times(longest_s: float = 300) -> st.SearchStrategy[timedelta]:
    """Return minimum times, none longer than *longest_s*."""
    return st.sampled_from([timedelta(seconds=time) for time in TIMES_S if time <= longest_s])


@st.composite
def sites(
    draw: st.DrawFn,
    *,
    min_times: st.SearchStrategy[timedelta] | None = None,
    units: st.SearchStrategy[Unit] | None = None,
) -> Site:
    """Draw a budget of one to six loads that differ in everything that they can differ in."""
    unit = draw(st.sampled_from(Unit) if units is None else units)
    budget = Budget(name="house", unit=unit, power_steps=STEPS[unit], order=draw(st.sampled_from(Order)))
    min_times = times() if min_times is None else min_times
    loads = st.builds(
        Load,
        id=st.none(),
        name=st.none(),
        power_w=st.sampled_from(POWERS_W),
        turns=st.integers(1, 3),
        priority=st.integers(0, 2),
        min_on=min_times,
        min_off=min_times,
    )
    drawn = draw(st.lists(loads, min_size=1, max_size=6))
    named = tuple(replace(load, id=name, name=name) for load, name in zip(drawn, "abcdef", strict=False))
    return Site(budget=budget, loads=named)
