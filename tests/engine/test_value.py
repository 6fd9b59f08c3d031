"""Values that are made by the thousand behave as those that Python freezes, but that it lets them change."""

from copy import replace

import pytest

from custom_components.power_budget.engine.value import value


@value
class Point:
    """Two numbers."""

    x: float
    """The first."""

    y: float = 0.0
    """The second."""


def test_those_with_the_same_fields_are_the_same() -> None:
    assert Point(1.0, 2.0) == Point(x=1.0, y=2.0)
    assert len({Point(1.0), Point(1.0, 0.0), Point(2.0)}) == 2


def test_a_copy_differs_in_what_was_changed() -> None:
    before = Point(1.0, 2.0)
    assert replace(before, y=3.0) == Point(1.0, 3.0)
    assert before == Point(1.0, 2.0)


def test_a_copy_has_no_more_fields() -> None:
    with pytest.raises(TypeError, match="'z'"):
        replace(Point(1.0), z=3.0)  # type: ignore[call-arg]


def test_nothing_is_added_to_one() -> None:
    with pytest.raises(AttributeError):
        Point(1.0).z = 3.0  # type: ignore[attr-defined]
