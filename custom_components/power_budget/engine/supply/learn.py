"""What the steps of a meter teach: what a load really draws, and how late the meter is."""

from collections.abc import Sequence
from datetime import timedelta

from ..metering import MeterState
from ..quantity import Watts
from ..site import Load
from ..state import LoadState

SAMPLES = 9
"""How many steps are remembered of each load."""

MISRATED = 0.15
"""By which share of its rating a load may draw more or less."""

LIKELY = (0.5, 2.0)
"""Between which shares of its rating a step can be that of a load alone."""

ENOUGH_LAGS = 3
"""How many switchings it takes to tell how late a meter is."""

FIRST_LAG = timedelta(seconds=10)
LONGEST_LAG = timedelta(seconds=120)


def with_sample(load: Load, samples_w: Sequence[Watts], step_w: Watts) -> tuple[Watts, ...]:
    """Return *samples_w* with one more, unless the step cannot be that of *load* alone."""
    least, most = LIKELY
    if not least * load.power_w <= step_w <= most * load.power_w:
        return tuple(samples_w)
    return (*samples_w, step_w)[-SAMPLES:]


def rated_w(load: Load, memory: LoadState) -> Watts:
    """Return what *load* is counted at where it is not measured: its rating, or more if learned."""
    learned = memory.learned_w if memory.samples_w else None
    return load.power_w if learned is None else max(load.power_w, learned)


def is_misrated(load: Load, memory: LoadState) -> bool:
    """Return whether *load* really draws so much more or less than its rating that this is wrong.

    | power_w | learned | misrated |
    |--------:|--------:|----------|
    |    1000 |    1150 | no       |
    |    1000 |    1200 | yes      |
    |    1000 |     800 | yes      |
    """
    learned = memory.learned_w
    return learned is not None and abs(learned - load.power_w) > MISRATED * load.power_w


def with_lag(meter: MeterState, lag: timedelta) -> tuple[timedelta, ...]:
    """Return the lags of *meter* with one more, unless that is too long to be one."""
    return (*meter.lags, lag)[-SAMPLES:] if lag <= LONGEST_LAG else meter.lags


def lag(meter: MeterState) -> timedelta:
    """Return how late *meter* shows a switching, at most.

    One that seemed to take longer than all others may have been something else.

    | seen                | lag  |
    |---------------------|-----:|
    | nothing             | 10 s |
    | 2 s, 3 s            | 10 s |
    | 2 s, 3 s, 2 s, 90 s |  3 s |
    | 60 s                | 60 s |
    """
    if is_lag_known(meter):
        return sorted(meter.lags)[-2]
    return max((*meter.lags, FIRST_LAG))


def patience(meter: MeterState) -> timedelta:
    """Return how long to wait for *meter* to show that a load draws less."""
    return 1.5 * lag(meter) if is_lag_known(meter) else LONGEST_LAG


def is_lag_known(meter: MeterState) -> bool:
    """Return whether the lag of *meter* was seen often enough to rely on it."""
    return len(meter.lags) >= ENOUGH_LAGS
