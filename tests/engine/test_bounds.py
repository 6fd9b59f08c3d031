"""What a set-point may be set to."""

from math import nan

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation.bounds import UNKNOWN, Bounds, joint, of_all

from .settables import bounds_of_any_kind
from .tables import numbers, rows

POWERS = st.floats(-20_000, 20_000)

BOTH_WAYS = Bounds(
    inclusion_lower_w=-2000, exclusion_lower_w=-200, exclusion_upper_w=100, inclusion_upper_w=1000
)


@pytest.mark.parametrize("row", rows(Bounds.adjust.__doc__, "power_w"), ids="|".join)
def test_the_worked_table_of_one(row: list[str]) -> None:
    (power_w,), check, adjust, (clamp_w,) = numbers(row[0]), row[1], numbers(row[2]), numbers(row[3])
    assert BOTH_WAYS.check(power_w) is (check == "yes")
    assert BOTH_WAYS.adjust(power_w) == (adjust[0] if adjust else None)
    assert BOTH_WAYS.clamp(power_w) == clamp_w


def told(cell: str) -> Bounds:
    """Return the bounds that a cell speaks of: two numbers, the second of which may not be known."""
    lower_w, *upper_w = numbers(cell)
    return Bounds(inclusion_lower_w=lower_w, inclusion_upper_w=upper_w[0] if upper_w else nan)


@pytest.mark.parametrize("row", rows(joint.__doc__, "battery"), ids="|".join)
def test_the_worked_table_of_a_battery_and_its_inverter(row: list[str]) -> None:
    battery, inverter = map(told, row[:2])
    assert joint(battery, inverter) == (None if row[2] == "none" else told(row[2]))


def upward(cell: str) -> Bounds:
    """Return the bounds that a cell speaks of: from, to, and nothing downward."""
    least_w, most_w = numbers(cell) or (0.0, 0.0)
    return Bounds(inclusion_lower_w=0, exclusion_upper_w=least_w, inclusion_upper_w=most_w)


@pytest.mark.parametrize("row", rows(of_all.__doc__, "one"), ids="|".join)
def test_the_worked_table_of_several(row: list[str]) -> None:
    assert of_all([upward(cell) for cell in row[:2]]) == upward(row[2])


def test_the_widest_exclusion_zone_counts() -> None:
    inverter = Bounds(
        inclusion_lower_w=-900, exclusion_lower_w=-300, exclusion_upper_w=50, inclusion_upper_w=900
    )
    assert joint(BOTH_WAYS, inverter) == Bounds(
        inclusion_lower_w=-900, exclusion_lower_w=-300, exclusion_upper_w=100, inclusion_upper_w=900
    )


def test_where_the_least_is_above_the_most_nothing_can_be_set() -> None:
    never = Bounds(inclusion_lower_w=-900, exclusion_upper_w=500, inclusion_upper_w=300)
    assert [never.clamp(power_w) for power_w in (400, 600)] == [0, 0]


def test_a_set_point_that_only_goes_one_way_is_not_forced_to() -> None:
    assert joint(UNKNOWN, Bounds(inclusion_lower_w=100, inclusion_upper_w=900)) == Bounds(
        inclusion_lower_w=0, inclusion_upper_w=900
    )


@given(bounds=bounds_of_any_kind, power_w=POWERS)
def test_power_is_lowered_and_never_lifted(bounds: Bounds, power_w: float) -> None:
    clamped_w, adjusted_w = bounds.clamp(power_w), bounds.adjust(power_w)
    assert bounds.check(clamped_w)
    assert min(0, power_w) <= clamped_w <= max(0, power_w)
    assert adjusted_w in {None, clamped_w}
    assert not bounds.check(power_w) or clamped_w == pytest.approx(power_w, abs=1e-6)


@given(bounds=bounds_of_any_kind)
def test_zero_always_goes_through(bounds: Bounds) -> None:
    assert bounds.check(0)
    assert bounds.adjust(0) == 0
