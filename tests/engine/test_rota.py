"""Who stands where in the round of turns."""

from collections.abc import Sequence

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.rota import places, turns_until

PLACES: dict[str, tuple[list[int], list[int]]] = {
    "nobody": ([], []),
    "one": ([1], [0]),
    "one with several turns": ([3], [0, 0, 0]),
    "all once, in their order": ([1, 1, 1], [0, 1, 2]),
    "the first twice": ([2, 1, 1], [0, 1, 0, 2]),
    "the second twice": ([1, 2, 1], [0, 1, 2, 1]),
    "both twice": ([2, 2], [0, 1, 0, 1]),
    "one three times": ([3, 1, 1, 1], [0, 1, 0, 2, 0, 3]),
    "one more often than all others": ([4, 1], [0, 0, 0, 1, 0]),
    "the first never": ([0, 1, 1], [1, 2]),
    "the first never, another twice": ([0, 1, 2, 1], [1, 2, 3, 2]),
    "nobody ever": ([0, 0], []),
}


@pytest.mark.parametrize(("turns", "expected"), PLACES.values(), ids=PLACES)
def test_places(turns: list[int], expected: list[int]) -> None:
    assert list(places(turns)) == expected


turns_of_all = st.lists(st.integers(1, 5), min_size=1, max_size=12)


@given(turns_of_all)
def test_each_stands_as_often_as_it_has_turns(turns: list[int]) -> None:
    rota = places(turns)
    assert [rota.count(index) for index in range(len(turns))] == turns


@given(turns_of_all)
def test_the_round_begins_with_the_first(turns: list[int]) -> None:
    assert places(turns)[0] == 0


@given(st.integers(1, 12), st.integers(2, 5), st.integers(0, 11))
def test_the_turns_of_one_among_singles_are_spread_evenly(singles: int, turns: int, position: int) -> None:
    several = position % (singles + 1)
    rota = places([turns if index == several else 1 for index in range(singles + 1)])
    gaps = _gaps(rota, several)
    assert max(gaps) - min(gaps) <= 1


def _gaps(rota: Sequence[int], index: int) -> list[int]:
    """Return how many places lie between one turn of a load and its next."""
    standing = [place for place, load in enumerate(rota) if load == index]
    following = [*standing[1:], standing[0] + len(rota)]
    return [then - now for now, then in zip(standing, following, strict=True)]


UNTIL = {
    "its first place comes next": (0, 1),
    "its second place comes next": (2, 1),
    "it is its turn": (3, 0),
    "the round begins anew": (4, 2),
}


@pytest.mark.parametrize(("begin", "turns"), UNTIL.values(), ids=UNTIL)
def test_turns_until(begin: int, turns: int) -> None:
    assert turns_until((1, 3), begin, 5) == turns
