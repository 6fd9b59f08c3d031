"""Power asked of several things with set-points."""

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

from hypothesis import assume, given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation.bounds import Bounds
from custom_components.power_budget.engine.allocation.distribute import FEW, Settable, distribute

from .settables import bounds_of_any_kind, settables, without_exclusion
from .tables import numbers, rows

TOLERANCE_W = 1e-3

powers = st.integers(-20_000, 20_000)


def upward(name: str, least_w: float, most_w: float, **settings: Any) -> Settable:
    """Return something that can draw."""
    bounds = Bounds(inclusion_lower_w=0, exclusion_upper_w=least_w, inclusion_upper_w=most_w)
    return Settable(load=name, bounds=bounds, **settings)


@pytest.mark.parametrize("row", rows(distribute.__doc__, "power"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    (power_w,), one, other, set_w, (excess_w,) = map(numbers, row)
    found = distribute(power_w, [upward("a", *one), upward("b", *other)])
    assert [found.set_w["a"], found.set_w["b"]] == set_w
    assert found.excess_w == excess_w


STEPS = {
    "each step goes to whom it belongs": (1000, [("a", 1, 1), ("b", 2, 1)], [333, 667]),
    "what is less than a step is excess": (1050, [("a", 1, 100), ("b", 1, 100)], [500, 500]),
    "whoever has no steps takes the rest": (1050, [("a", 1, 100), ("b", 1, 0)], [500, 550]),
    "what is no step of one is many of another": (1000, [("a", 1, 1000), ("b", 1, 10)], [0, 1000]),
    "what differs from a step by rounding alone is one": (0.3, [("a", 1, 0.1)], [pytest.approx(0.3)]),
    "a step too small to count is none": (1000, [("a", 1, 1e-310), ("b", 1, 0)], [500, 500]),
}


@pytest.mark.parametrize(("power_w", "loads", "set_w"), STEPS.values(), ids=STEPS)
def test_set_points_have_steps(
    power_w: float, loads: list[tuple[str, float, float]], set_w: list[float]
) -> None:
    found = distribute(
        power_w, [upward(name, 0, 2000, up=weight, step_w=step_w) for name, weight, step_w in loads]
    )
    assert list(found.set_w.values()) == set_w
    assert sum(found.set_w.values()) + found.excess_w == pytest.approx(power_w)


def test_bounds_are_reached_in_whole_steps() -> None:
    (one,) = distribute(5000, [upward("a", 250, 990, step_w=100)]).set_w.values()
    (none,) = distribute(260, [upward("a", 250, 990, step_w=100)]).set_w.values()
    assert (one, none) == (900, 0)


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_of_two_alike_the_first_by_name_takes_part(names: str) -> None:
    found = distribute(600, [upward(name, 400, 600) for name in names])
    assert found.set_w == {"a": 600, "b": 0}


def test_of_many_that_cannot_take_little_the_heaviest_do() -> None:
    loads = [upward(f"{place:02}", 500, 600, up=place) for place in range(2 * FEW)]
    found = distribute(2500, loads)
    assert found.excess_w == 0
    assert [load for load, watts in found.set_w.items() if watts] == ["15", "16", "17", "18", "19"]


def test_of_many_those_who_can_take_most_do_where_the_heaviest_cannot() -> None:
    light = [upward(f"light {place:02}", 500, 2000) for place in range(FEW)]
    heavy = [upward(f"heavy {place:02}", 500, 510, up=9) for place in range(FEW)]
    found = distribute(4400, [*heavy, *light])
    assert found.excess_w == 0
    assert {load for load, watts in found.set_w.items() if watts} <= {load.load for load in light}


@given(power_w=powers, loads=settables(bounds_of_any_kind))
def test_nobody_is_set_outside_its_bounds_or_inside_its_exclusion_zone(
    power_w: int, loads: list[Settable]
) -> None:
    set_w = distribute(power_w, loads).set_w
    assert set(set_w) == {load.load for load in loads}
    for load in loads:
        assert load.bounds.check(set_w[load.load])
        assert not load.step_w or set_w[load.load] % load.step_w == pytest.approx(0)


@given(power_w=powers, loads=settables(bounds_of_any_kind))
def test_nothing_is_lost(power_w: int, loads: list[Settable]) -> None:
    found = distribute(power_w, loads)
    assert sum(found.set_w.values()) + found.excess_w == pytest.approx(power_w)
    assert found.excess_w * power_w >= 0
    assert all(watts * power_w >= 0 for watts in found.set_w.values())


@given(power_w=powers, loads=settables(without_exclusion))
def test_of_what_is_left_nobody_could_take_a_step(power_w: int, loads: list[Settable]) -> None:
    found = distribute(power_w, loads)
    for load in loads:
        room_w = load.reach.span(power_w).most_w - abs(found.set_w[load.load])
        assert min(room_w, abs(found.excess_w)) < max(load.step_w, TOLERANCE_W)


def most_w(power_w: int, loads: list[Settable]) -> float:
    """Return the most that any choice of *loads* can take."""
    size_w, found = abs(power_w), 0.0
    for count in range(len(loads) + 1):
        for chosen in combinations([load.reach.span(power_w) for load in loads], count):
            if sum(span.least_w for span in chosen) <= size_w:
                found = max(found, min(size_w, sum(span.most_w for span in chosen)))
    return found


@given(power_w=powers, loads=settables(bounds_of_any_kind))
def test_no_other_choice_of_who_rests_takes_more(power_w: int, loads: list[Settable]) -> None:
    loads = [replace(load, step_w=0) for load in loads]
    taken_w = sum(distribute(power_w, loads).set_w.values())
    assert abs(taken_w) == pytest.approx(most_w(power_w, loads), abs=TOLERANCE_W)


@given(power_w=powers, loads=settables(bounds_of_any_kind), data=st.data())
def test_the_order_makes_no_difference(power_w: int, loads: list[Settable], data: st.DataObject) -> None:
    assert distribute(power_w, data.draw(st.permutations(loads))) == distribute(power_w, loads)


@given(power_w=powers, loads=settables(without_exclusion), data=st.data())
def test_other_names_for_the_same_set_the_same(
    power_w: int, loads: list[Settable], data: st.DataObject
) -> None:
    loads = [replace(load, step_w=0) for load in loads]
    names = data.draw(st.permutations([load.load for load in loads]))
    renamed = [replace(load, load=name) for load, name in zip(loads, names, strict=True)]
    before, after = distribute(power_w, loads), distribute(power_w, renamed)
    assert [after.set_w[load.load] for load in renamed] == pytest.approx(
        [before.set_w[load.load] for load in loads]
    )


@given(power_w=powers, loads=settables(without_exclusion, most=4), bounds=without_exclusion)
def test_with_the_same_bounds_the_heavier_takes_more(
    power_w: int, loads: list[Settable], bounds: Bounds
) -> None:
    loads = [replace(load, bounds=bounds, step_w=0) for load in loads]
    set_w = distribute(power_w, loads).set_w
    by_weight = sorted(loads, key=lambda load: load.weight(power_w))
    sizes = [abs(set_w[load.load]) for load in by_weight]
    assert all(lighter <= heavier + TOLERANCE_W for lighter, heavier in pairwise(sizes))


@given(power_w=st.integers(1, 20_000), loads=settables(without_exclusion))
def test_more_is_never_set_for_less(power_w: int, loads: list[Settable]) -> None:
    assume(loads)
    loads = [replace(load, step_w=0) for load in loads]
    less, more = distribute(power_w / 2, loads), distribute(power_w, loads)
    assert all(more.set_w[name] >= less.set_w[name] - TOLERANCE_W for name in less.set_w)
