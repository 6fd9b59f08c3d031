"""Power split in proportion."""

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation.split import Taker, split

from .tables import numbers, rows

TOLERANCE_W = 1e-3


def takers(*weights: float, least_w: float = 0, most_w: tuple[float, ...]) -> dict[str, Taker]:
    """Return those who take, called a, b, c."""
    return {
        name: Taker(weight=weight, least_w=least_w, most_w=most)
        for name, weight, most in zip("abc", weights, most_w, strict=False)
    }


@pytest.mark.parametrize("row", rows(split.__doc__, "power"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    (power_w,), weights, least_w, most_w, shares = map(numbers, row)
    found = split(power_w, takers(*weights, least_w=sum(least_w), most_w=tuple(most_w)))
    assert list(found.values()) == pytest.approx(shares)


def test_where_nobody_weighs_anything_all_weigh_the_same() -> None:
    assert split(300, takers(0, 0, 0, most_w=(50, 900, 900))) == {"a": 50, "b": 125, "c": 125}


def test_weights_may_be_tiny_or_huge() -> None:
    tiny, huge = (split(400, takers(one, 3 * one, most_w=(900, 900))) for one in (1e-300, 1e300))
    assert tiny == huge == pytest.approx({"a": 100, "b": 300})


def test_nobody_shares_nothing() -> None:
    assert split(400, {}) == {}


ANYBODY = st.builds(
    lambda weight, least_w, more_w: Taker(weight=weight, least_w=least_w, most_w=least_w + more_w),
    st.floats(0, 1e6),
    st.floats(0, 500),
    st.floats(0, 5000),
)


@given(power_w=st.floats(0, 20_000), anybody=st.dictionaries(st.text(), ANYBODY, max_size=8))
def test_all_that_can_be_taken_is_given(power_w: float, anybody: dict[str, Taker]) -> None:
    power_w = max(power_w, sum(taker.least_w for taker in anybody.values()))
    shares = split(power_w, anybody)
    most_w = sum(taker.most_w for taker in anybody.values())
    assert sum(shares.values()) == pytest.approx(min(power_w, most_w), abs=TOLERANCE_W)
    assert list(shares) == list(anybody)
    for name, taker in anybody.items():
        assert taker.least_w - TOLERANCE_W <= shares[name] <= taker.most_w + TOLERANCE_W


@given(
    power_w=st.floats(0, 20_000),
    anybody=st.dictionaries(st.sampled_from("abcde"), ANYBODY, min_size=2),
    data=st.data(),
)
def test_those_who_are_neither_lifted_nor_capped_get_the_same_per_weight(
    power_w: float, anybody: dict[str, Taker], data: st.DataObject
) -> None:
    power_w = max(power_w, sum(taker.least_w for taker in anybody.values()))
    shares = split(power_w, anybody)
    free = [
        name
        for name, taker in anybody.items()
        if taker.least_w + TOLERANCE_W < shares[name] < taker.most_w - TOLERANCE_W and taker.weight > 1
    ]
    levels = [shares[name] / anybody[name].weight for name in free]
    assert levels == pytest.approx([*map(max, [levels] * len(levels))], rel=1e-6)
