"""Weights that follow what is seen."""

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation.regression import Regression, unsure

from .tables import numbers, rows


def taught(one: Regression, cases: list[tuple[list[float], float]]) -> Regression:
    """Return what is known after *cases*."""
    for inputs, output in cases:
        one = one.taught(inputs, output)
    return one


@pytest.mark.parametrize("row", rows(Regression.taught.__doc__, "cases (input: output)"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    found = numbers(row[0])
    cases = [([given], output) for given, output in zip(found[::2], found[1::2], strict=True)]
    (weight,) = taught(unsure([0], [1]), cases).weights
    assert [weight] == pytest.approx(numbers(row[1]), abs=6e-4)


finite = st.floats(-10, 10)


@given(weights=st.tuples(finite, finite), angles=st.lists(finite, min_size=1, max_size=30))
def test_what_is_exact_is_found_from_cases_enough(weights: tuple[float, float], angles: list[float]) -> None:
    inputs = [[1.0, 0.0], [1.0, 1.0], *([1.0, angle] for angle in angles)]
    cases = [(each, weights[0] + weights[1] * each[1]) for each in inputs]
    known = taught(unsure([0, 0], [1e6, 1e6]), cases)
    assert known.weights == pytest.approx(weights, abs=1e-3)


@given(cases=st.lists(st.tuples(st.lists(finite, min_size=2, max_size=2), finite), max_size=200))
def test_it_is_never_less_sure_than_it_began(cases: list[tuple[list[float], float]]) -> None:
    known = taught(unsure([0, 0], [1, 4]), cases)
    assert all(
        -1e-9 <= known.covariance[index][index] <= most * (1 + 1e-9) for index, most in enumerate((1, 4))
    )


def test_weights_that_change_are_followed() -> None:
    before = [([1.0], 5.0)] * 2000
    after = [([1.0], 8.0)] * 5000
    assert taught(unsure([0], [1]), before + after).weights == pytest.approx((8,), abs=0.05)


def test_a_case_that_is_doubted_teaches_less() -> None:
    one = taught(unsure([0.0], [1.0]), [([1.0], 5.0)] * 20)
    doubted, believed = one.taught([1], 9, 0.02), one.taught([1], 9)
    assert one.weights < doubted.weights < believed.weights
