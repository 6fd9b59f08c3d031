"""Room shared in proportion to what loads want: worked examples and laws."""

from copy import replace
from random import Random
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation.share import Ask, floors, share

from .tables import numbers, rows

TOLERANCE = 1e-3

WHOLE = ((0, 1.0),)

EXAMPLES: dict[str, tuple[float, list[float], list[float], list[float]]] = {
    "enough for all": (3000, [1000, 2000], [0, 0], [1000, 2000]),
    "half of what is wanted": (1500, [1000, 2000], [0, 0], [500, 1000]),
    "a quarter of what is wanted": (1500, [1000, 2000, 3000], [0, 0, 0], [250, 500, 750]),
    "one has as its least what the other shares": (600, [1000, 2000], [600, 0], [600, 600]),
    "leasts are beside what is free": (300, [1000, 2000], [300, 300], [300, 600]),
    "what steps leave over goes to the first": (100, [30, 30, 200], [0, 0, 0], [20, 10, 70]),
    "nothing is free": (0, [1000, 2000], [200, 0], [200, 0]),
    "less than nothing is free": (-500, [1000, 2000], [200, 0], [200, 0]),
}


def ask(wanted_w: float, least_w: float = 0, **settings: Any) -> Ask:
    """Return what a load asks on one budget, in steps of 10 W."""
    usual: dict[str, Any] = {"kept_w": least_w, "step_w": 10.0, "weight": 1.0, "carried": WHOLE}
    return Ask(wanted_w=wanted_w, least_w=least_w, **usual | settings)


@pytest.mark.parametrize(("free", "wanted", "least", "get"), EXAMPLES.values(), ids=EXAMPLES)
def test_share(free: float, wanted: list[float], least: list[float], get: list[float]) -> None:
    assert share([*map(ask, wanted, least, strict=True)], [free]) == get


def test_a_weight_of_two_gets_twice_as_much() -> None:
    assert share([ask(3000, weight=2.0), ask(3000)], [3000]) == [2000, 1000]


def test_what_a_heavy_one_does_not_want_goes_to_the_others() -> None:
    assert share([ask(1000, weight=9.0), ask(3000)], [3000]) == [1000, 2000]


def test_what_is_kept_is_kept_as_long_as_there_is_room() -> None:
    assert share([ask(3000, kept_w=2000), ask(3000)], [3000]) == [2000, 1000]
    assert share([ask(3000, kept_w=2000), ask(3000, kept_w=2000)], [3000]) == [2000, 1000]
    assert share([ask(3000, kept_w=2000), ask(3000, kept_w=1500), ask(3000, kept_w=800)], [3000]) == [
        2000,
        200,
        800,
    ]


@pytest.mark.parametrize("row", rows(floors.__doc__, "free"), ids="|".join)
def test_the_table_of_what_is_kept(row: list[str]) -> None:
    (free,), leasts_w, kept_w, floors_w = (numbers(cell) for cell in row)
    asked = [ask(3000, least_w, kept_w=keep_w) for least_w, keep_w in zip(leasts_w, kept_w, strict=True)]
    assert floors(asked, [free]) == floors_w


def test_a_full_phase_leaves_the_other_to_the_others() -> None:
    one, two = [(0, 1.0), (2, 1.0)], [(1, 1.0), (2, 1.0)]
    assert share([ask(3000, carried=one), ask(3000, carried=two)], [1000, 9000, 5000]) == [1000, 3000]


def test_a_load_on_three_phases_takes_a_third_from_each() -> None:
    third = [(0, 1 / 3), (1, 1 / 3), (2, 1 / 3)]
    got = share([ask(9000, carried=third), ask(1000, carried=((0, 1.0),))], [2000, 9000, 9000])
    assert got == [4500, 500]


watts = st.integers(0, 500).map(lambda tens: 10.0 * tens)


@st.composite
def asks(draw: st.DrawFn) -> Ask:
    """Draw what any load asks, on some of three budgets."""
    least_w, kept_w, wanted_w = sorted(draw(st.tuples(watts, watts, watts)))
    budgets = draw(st.sets(st.integers(0, 2), min_size=1))
    return Ask(
        wanted_w=wanted_w,
        least_w=least_w,
        kept_w=draw(st.sampled_from([least_w, kept_w])),
        step_w=draw(st.sampled_from([10.0, 100.0, 230.0])),
        weight=draw(st.sampled_from([0.5, 1.0, 3.0])),
        carried=[(budget, draw(st.sampled_from([1.0, 1 / 3]))) for budget in sorted(budgets)],
    )


rooms = st.lists(watts, min_size=3, max_size=3)


def used(asked: list[Ask], levels_w: list[float], budget: int) -> float:
    """Return what is taken from a budget beyond the least of everybody."""
    pairs = zip(asked, levels_w, strict=True)
    return sum(
        part * (level_w - one.least_w) for one, level_w in pairs for on, part in one.carried if on == budget
    )


@given(asked=st.lists(asks(), max_size=5), free=rooms)
def test_nobody_gets_less_than_its_least_or_more_than_it_wants_and_no_budget_is_passed(
    asked: list[Ask], free: list[float]
) -> None:
    got = share(asked, free)
    assert all(one.least_w <= level_w <= one.wanted_w for one, level_w in zip(asked, got, strict=True))
    assert all(used(asked, got, budget) <= left + TOLERANCE for budget, left in enumerate(free))


@given(asked=st.lists(asks(), max_size=5), free=rooms)
def test_nothing_is_lost_but_less_than_a_step(asked: list[Ask], free: list[float]) -> None:
    got = share(asked, free)
    for one, level_w in zip(asked, got, strict=True):
        more_w = one.step_w - level_w % one.step_w
        if level_w + more_w <= one.wanted_w:
            assert any(
                used(asked, got, on) + part * more_w > free[on] - TOLERANCE for on, part in one.carried
            )


alike = asks().map(lambda one: replace(one, step_w=10.0, carried=WHOLE, kept_w=one.least_w))


@given(asked=st.lists(alike, max_size=5), free=watts, order=st.randoms(use_true_random=False))
def test_who_asks_first_gets_a_step_more_at_most(asked: list[Ask], free: float, order: Random) -> None:
    shuffled = [*range(len(asked))]
    order.shuffle(shuffled)
    got, other = share(asked, [free]), share([asked[index] for index in shuffled], [free])
    for place, index in enumerate(shuffled):
        assert abs(got[index] - other[place]) <= asked[index].step_w + TOLERANCE


@given(wanted=st.lists(watts.filter(bool), min_size=1, max_size=5), free=watts)
def test_all_get_the_same_factor_of_what_they_want(wanted: list[float], free: float) -> None:
    got = share([ask(want_w) for want_w in wanted], [free])
    factor = min(1, free / sum(wanted))
    assert all(
        abs(level_w - factor * want_w) < 10 + TOLERANCE for level_w, want_w in zip(got, wanted, strict=True)
    )
