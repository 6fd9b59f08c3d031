"""Things with set-points, of any kind."""

from hypothesis import strategies as st

from custom_components.power_budget.engine.allocation.bounds import Bounds
from custom_components.power_budget.engine.allocation.distribute import Settable

WATTS = st.floats(0, 5000).map(round)


def _bounds(up: tuple[int, int], down: tuple[int, int]) -> Bounds:
    return Bounds(
        inclusion_lower_w=-down[1],
        exclusion_lower_w=-down[0],
        exclusion_upper_w=up[0],
        inclusion_upper_w=up[1],
    )


spans = st.tuples(WATTS, WATTS).map(lambda pair: (min(pair), max(pair))) | WATTS.map(lambda most: (0, most))

bounds_of_any_kind = st.builds(_bounds, spans, spans)
"""With and without an exclusion zone, and where nothing can be set."""

without_exclusion = st.builds(_bounds, WATTS.map(lambda most: (0, most)), WATTS.map(lambda most: (0, most)))

weights = st.floats(0, 1e9, allow_subnormal=False)


def settables(bounds: st.SearchStrategy[Bounds], *, most: int = 5) -> st.SearchStrategy[list[Settable]]:
    """Return a few things that can be set, none twice."""
    settable = st.builds(
        Settable,
        load=st.sampled_from("abcdefghijklmnopqrst"),
        bounds=bounds,
        up=weights,
        down=weights,
        step_w=st.sampled_from([0.0, 0.0, 1.0, 100.0]),
    )
    return st.lists(settable, max_size=most, unique_by=lambda one: one.load)
