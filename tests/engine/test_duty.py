"""How much of the last day a load ran."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from custom_components.power_budget.engine.duty import RunLog

from .plant import START

DUTY: dict[str, tuple[Sequence[tuple[float, float]], float | None, float, float]] = {
    "never": ((), None, 24, 0),
    "a quarter of a day": (((0, 6),), None, 24, 0.25),
    "half of it longer than a day ago": (((0, 6),), None, 27, 0.125),
    "all of it longer than a day ago": (((0, 6),), None, 31, 0),
    "a run that goes on": ((), 18, 24, 0.25),
    "several": (((0, 6), (8, 14)), 18, 24, 0.75),
    "all day long": ((), 0, 100, 1),
}
"""Runs in hours, since when it runs, now, and the share of the last 24 hours."""


@pytest.mark.parametrize(("runs", "since", "now", "share"), DUTY.values(), ids=DUTY)
def test_the_duty_cycle(
    runs: Sequence[tuple[float, float]], since: float | None, now: float, share: float
) -> None:
    log = RunLog(tuple((_at(begin), _at(end)) for begin, end in runs))
    assert log.duty_cycle(_at(now), None if since is None else _at(since)) == share


def test_runs_that_ended_a_day_before_another_are_forgotten() -> None:
    log = RunLog().ran(_at(0), _at(1)).ran(_at(2), _at(3)).ran(_at(25), _at(26))
    assert log.runs == ((_at(2), _at(3)), (_at(25), _at(26)))


def _at(hours: float) -> datetime:
    return START + timedelta(hours=hours)
