"""What is foretold for some instants is told by slot."""

from datetime import timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation.foretold import Foretold, course

from .rooms import MONDAY
from .tables import rows

HOUR = timedelta(hours=1)


def told(*values: float, begin: float = 0, step: float = 1) -> list[Foretold]:
    """Return values for instants that are some hours apart."""
    return [Foretold(MONDAY + HOUR * (begin + step * index), value) for index, value in enumerate(values)]


@pytest.mark.parametrize("row", rows(course.__doc__, "slot"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    slot, value = map(float, row)
    found = course(told(2, 8, step=6), MONDAY, 2 * HOUR, 4)
    assert found is not None
    assert found[int(slot)] == pytest.approx(value)


LITTLE = {
    "nothing": [],
    "only what has been": told(*[5.0] * 24, begin=-30),
    "a few hours": told(*[5.0] * 4),
}


@pytest.mark.parametrize("few", LITTLE.values(), ids=LITTLE)
def test_too_little_tells_nothing(few: list[Foretold]) -> None:
    assert course(few, MONDAY, HOUR, 24) is None


def test_it_does_not_matter_in_which_order_it_is_told() -> None:
    many = told(1, 5, 2, 7, 4, 4, 9, 3)
    assert course(many[::-1], MONDAY, HOUR, 9) == course(many, MONDAY, HOUR, 9)


def test_what_is_told_twice_is_told_once() -> None:
    many = told(1, 5, 2, 7, 4, 4, 9, 3)
    assert course([*many, *many], MONDAY, HOUR, 9) == course(many, MONDAY, HOUR, 9)


@given(st.lists(st.floats(-50, 50), min_size=8, max_size=60), st.floats(-3, 0))
def test_nothing_is_foretold_beyond_what_was_told(values: list[float], begin: float) -> None:
    found = course(told(*values, begin=begin), MONDAY, HOUR / 4, 96)
    assert found is None or all(min(values) - 1e-9 <= value <= max(values) + 1e-9 for value in found)
