"""Numbers on the command line that are too small, or too large."""

from argparse import ArgumentTypeError

import pytest

from benchmarks.arguments import whole


def test_a_number_within_its_bounds_is_read() -> None:
    assert [whole(1)("1"), whole(2, 5)("2"), whole(2, 5)("5")] == [1, 2, 5]


REFUSED = {"too small": ("1", "must be 2 to 5"), "too large": ("6", "must be 2 to 5")}


@pytest.mark.parametrize(("text", "why"), REFUSED.values(), ids=REFUSED)
def test_one_beyond_them_is_refused(text: str, why: str) -> None:
    with pytest.raises(ArgumentTypeError, match=why):
        whole(2, 5)(text)


def test_where_there_is_no_most_it_is_not_told() -> None:
    with pytest.raises(ArgumentTypeError, match="must be 1 or more"):
        whole(1)("0")
