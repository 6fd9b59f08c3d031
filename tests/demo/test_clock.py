"""The clock of the demo's morning: it gains while there is nothing to do."""

from collections.abc import Callable
import os
from typing import Any

import pytest

from demo.custom_components.simulated_house import clock as clocks
from demo.custom_components.simulated_house.clock import BEHIND, Clock, Wait
from tests.engine.tables import numbers, rows

BEHIND_S = 3600.0
WITHIN_S = 60.0


class Life:
    """The real time, and what is waited for in it."""

    def __init__(self) -> None:
        """Begin at any time."""
        self.now_s = 1000.0
        self.waited_s: list[float | None] = []

    def wait(self, timeout_s: float | None) -> list[Any]:
        """Wait in vain."""
        self.waited_s.append(timeout_s)
        self.now_s += timeout_s or 0
        return []

    def met_after(self, seconds: float) -> Wait:
        """Return what waits until somebody comes."""

        def wait(timeout_s: float | None) -> list[Any]:
            self.now_s += seconds
            return ["a visitor"]

        return wait


@pytest.fixture
def life(monkeypatch: pytest.MonkeyPatch) -> Life:
    """Return the real time, which the clock looks at."""
    life = Life()
    monkeypatch.setattr(clocks, "monotonic", lambda: life.now_s)
    monkeypatch.setenv(BEHIND, f"-{BEHIND_S}")
    return life


@pytest.fixture
def clock(life: Life) -> Clock:
    """Return a clock that is an hour behind."""
    return Clock(BEHIND_S)


def elapsed_s(clock: Clock, wait: Callable[[], object]) -> float:
    """Return by how much a clock goes on meanwhile."""
    before_s = clock.time()
    wait()
    return clock.time() - before_s


@pytest.mark.parametrize("row", rows(Clock.wait.__doc__, "gained"))
def test_a_clock_gains_as_it_should(clock: Clock, life: Life, row: list[str]) -> None:
    (gained_s,), (due_in_s,), (waits_s,), (gains_s,) = (numbers(cell) for cell in row)
    clock.catch_up(WITHIN_S)
    clock._gain(gained_s)
    life.now_s += 1
    before_s = clock.behind_s
    assert clock.wait(life.wait, due_in_s) == []
    assert life.waited_s == [pytest.approx(waits_s)]
    assert before_s - clock.behind_s == pytest.approx(gains_s)


def test_a_clock_that_does_not_catch_up_is_as_fast_as_life(clock: Clock, life: Life) -> None:
    assert elapsed_s(clock, lambda: clock.wait(life.wait, 60)) == 60
    assert (life.waited_s, clock.behind_s, clock.rate) == ([60], BEHIND_S, 1)


def test_what_is_due_is_due_when_the_wait_is_over(clock: Clock, life: Life) -> None:
    clock.catch_up(WITHIN_S)
    assert elapsed_s(clock, lambda: clock.wait(life.wait, 90)) == pytest.approx(90)
    assert float(os.environ[BEHIND]) == pytest.approx(-clock.behind_s)


def test_a_visitor_who_comes_meanwhile_comes_after_a_part_of_the_time(clock: Clock, life: Life) -> None:
    clock.catch_up(WITHIN_S)
    assert elapsed_s(clock, lambda: clock.wait(life.met_after(0.5), 122)) == pytest.approx(30.5)


def test_nobody_is_waited_for_while_there_is_work(clock: Clock, life: Life) -> None:
    clock.catch_up(WITHIN_S)
    assert elapsed_s(clock, lambda: clock.wait(life.wait, 0)) == 0


def test_a_clock_that_is_told_again_goes_on_from_where_it_is(clock: Clock, life: Life) -> None:
    clock.catch_up(WITHIN_S)
    clock.wait(life.wait, 61)
    assert elapsed_s(clock, lambda: clock.catch_up(2 * WITHIN_S)) == 0
    assert elapsed_s(clock, lambda: clock.wait(life.wait, 61)) == pytest.approx(61)
    assert life.waited_s == [pytest.approx(1), pytest.approx(2, abs=0.1)]


def test_a_clock_that_has_caught_up_is_as_fast_as_life(clock: Clock, life: Life) -> None:
    clock.catch_up(WITHIN_S)
    while clock.behind_s:
        clock.wait(life.wait, 30)
    assert life.now_s == pytest.approx(1000 + WITHIN_S, abs=1)
    assert (clock.rate, float(os.environ[BEHIND])) == (1, 0)
    assert elapsed_s(clock, lambda: clock.wait(life.wait, 60)) == 60
