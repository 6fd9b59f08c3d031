"""Who stands in whom, who carries what, and who is decided together."""

from collections.abc import Sequence

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine import Feed
from custom_components.power_budget.engine.forest import present, trees
from custom_components.power_budget.engine.site import Site
from custom_components.power_budget.engine.tree import (
    groups,
    lineages,
    nearest,
    parts,
    stands_in,
)

from .circuits import budget
from .plant import load
from .sites import carried_w, sites

LINEAGES: dict[str, tuple[Sequence[int | None], Sequence[Sequence[int]]]] = {
    "two roots": ([None, None], [[0], [1]]),
    "a line": ([None, 0, 1], [[0], [1, 0], [2, 1, 0]]),
    "a fork": ([None, 0, 0], [[0], [1, 0], [2, 0]]),
    "a parent that comes later": ([1, None], [[0, 1], [1]]),
}


@pytest.mark.parametrize(("parents", "expected"), LINEAGES.values(), ids=LINEAGES)
def test_lineages(parents: Sequence[int | None], expected: Sequence[Sequence[int]]) -> None:
    assert [list(line) for line in lineages(parents)] == expected


@pytest.mark.parametrize("parents", [[0], [1, 0], [1, 2, 1]])
def test_a_circle_is_no_tree(parents: Sequence[int | None]) -> None:
    with pytest.raises(ValueError, match="stands in itself"):
        lineages(parents)


def test_what_comes_from_others_does_not_come_from_its_own() -> None:
    house, one, two, three = 0, 1, 2, 3
    lines = lineages([None, house, house, house])
    found = parts(lines, one, 3000, {two: 1000, three: 1000})
    assert [part.budget for part in found] == [one, house, two, three]
    assert [part.fraction for part in found] == pytest.approx([1 / 3, 1, 1 / 3, 1 / 3])


@given(sites(most_budgets=4))
def test_every_budget_carries_what_comes_through_it(site: Site) -> None:
    for one, found in zip(site.loads, site.parts, strict=True):
        carried = {site.budgets[part.budget].id: part.fraction * one.power_w for part in found}
        assert found[0].budget == site.indices[one.budget]
        for name in site.indices:
            assert carried.get(name, 0) == pytest.approx(carried_w(site, name, one))


NEAREST: dict[str, tuple[str | None, set[str], str | None]] = {
    "itself, if it is there": ("b", {"a", "b"}, "b"),
    "the one above": ("b", {"a"}, "a"),
    "the one above that": ("c", {"a"}, "a"),
    "nobody, if none above is there": ("c", {"d"}, None),
    "nobody, above nobody": (None, {"a"}, None),
    "nobody, of one that is unknown": ("z", {"a"}, None),
    "nobody, in a circle": ("x", {"a"}, None),
    "the one that is there, in a circle": ("x", {"y"}, "y"),
}
PARENTS = {"a": None, "b": "a", "c": "b", "d": None, "x": "y", "y": "x"}


@pytest.mark.parametrize(("name", "there", "expected"), NEAREST.values(), ids=NEAREST)
def test_nearest(name: str | None, there: set[str], expected: str | None) -> None:
    assert nearest(PARENTS, there, name) == expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [("c", "a", True), ("a", "a", True), ("a", "c", False), ("d", "a", False), ("x", "x", True)],
)
def test_stands_in(name: str, other: str, expected: bool) -> None:
    assert stands_in(PARENTS, name, other) is expected


GROUPS: dict[str, tuple[dict[str, set[str]], list[list[str]]]] = {
    "each for itself": ({"a": set(), "b": set()}, [["a"], ["b"]]),
    "with one that came before": ({"a": set(), "b": {"a"}}, [["a", "b"]]),
    "with one that comes later": ({"a": {"c"}, "b": set(), "c": set()}, [["a", "c"], ["b"]]),
    "through a third": ({"a": set(), "b": set(), "c": {"a", "b"}}, [["a", "b", "c"]]),
}


@pytest.mark.parametrize(("links", "expected"), GROUPS.values(), ids=GROUPS)
def test_groups(links: dict[str, set[str]], expected: list[list[str]]) -> None:
    assert groups(links) == expected


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("abcdefgh"))))
def test_who_is_linked_is_in_one_group(drawn: dict[str, set[str]]) -> None:
    links = {name: linked & drawn.keys() for name, linked in drawn.items()}
    found = groups(links)
    assert sorted(name for group in found for name in group) == sorted(links)
    group_of = {name: number for number, group in enumerate(found) for name in group}
    assert all(group_of[name] == group_of[other] for name, linked in links.items() for other in linked)


def test_a_budget_stands_in_the_nearest_that_is_there() -> None:
    site = Site(
        budgets=(budget("house", parent=None), budget("circuit", parent="phase")),
        loads=(load("boiler", 3000, budget="circuit", also_on=(Feed("two", 1000), Feed("three", 500))),),
    )
    parents = {"house": None, "phase": "house", "circuit": "phase", "two": "house"}
    there = present(site, parents)
    assert [one.parent for one in there.budgets] == [None, "house"]
    assert there.loads[0].also_on == (Feed("house", 1000),)


def test_budgets_without_anything_in_common_are_decided_for_themselves() -> None:
    site = Site(
        budgets=(
            budget("circuit", parent="house"),
            budget("garage", parent=None),
            budget("house", parent=None),
            budget("barn", parent=None),
        ),
        loads=(
            load("hall", budget="circuit"),
            load("pump", budget="barn", also_on=(Feed("garage", 100),)),
        ),
    )
    found = [([one.id for one in part.budgets], [one.id for one in part.loads]) for part in trees(site)]
    assert found == [(["house", "circuit"], ["hall"]), (["garage", "barn"], ["pump"])]
