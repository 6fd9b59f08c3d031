"""A real Home Assistant that is killed a few times; `scripts/endurance kills` does it more often."""

import pytest

from benchmarks.endurance.kills import killed

TIMES = 3


@pytest.mark.timeout(120)
async def test_nothing_is_lost_and_no_law_is_broken_when_it_is_killed() -> None:
    found = await killed(TIMES, seed=7)
    assert found.moments.total() == TIMES
    assert found.commands > 0
    assert found.settings > 0
    assert (found.broken, found.lost) == ([], [])
