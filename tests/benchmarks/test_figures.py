"""The arithmetic of what a process costs."""

from datetime import UTC, datetime, timedelta
import os

import pytest

from benchmarks.process.figures import Call, Growth, Latency, Load, Reading, latencies_ms
from benchmarks.process.house import House
from benchmarks.process.readings import Rest
from benchmarks.process.usage import PROC, Usage, cpu_s, memory_mb
from simulation import BaseLoad

TURN = datetime(2026, 11, 21, 12, 2, tzinfo=UTC)
"""When turns pass."""


def readings(*seconds: float) -> list[Reading]:
    """Return readings so many seconds after a turn."""
    return [Reading(at=TURN + timedelta(seconds=second), watts=1000) for second in seconds]


def off(*seconds: float) -> list[Call]:
    """Return calls of `turn_off` so many seconds after a turn."""
    return [Call(at=TURN + timedelta(seconds=at), is_on=False, entity_id="switch.hall") for at in seconds]


def on(second: float) -> Call:
    """Return a call of `turn_on`."""
    return Call(at=TURN + timedelta(seconds=second), is_on=True, entity_id="switch.hall")


LATENCIES: dict[str, tuple[list[Call], list[float]]] = {
    "nothing is called": ([], []),
    "the last counts, not the first": (off(10.760, 10.775), [25]),
    "each reading has its own": (off(10.760, 11.780), [10, 30]),
    "what is switched on does not count": ([*off(10.760), on(10.790)], [10]),
    "only switched on": ([on(10.790)], []),
    "at the very moment of a reading, it is its answer": (off(11.750), [0]),
    "before the first reading, it answers none": (off(9.0), []),
    "after the last reading, nobody knows whose it is": (off(12.9), []),
}


@pytest.mark.parametrize(("calls", "expected_ms"), LATENCIES.values(), ids=LATENCIES)
def test_latencies(calls: list[Call], expected_ms: list[float]) -> None:
    found = latencies_ms(readings(10.75, 11.75, 12.75), calls)
    assert found == pytest.approx(expected_ms)


@pytest.mark.parametrize(("second", "times"), [(-1.25, 1), (-0.25, 0), (0.75, 1), (119.75, 0)])
def test_a_second_in_which_turns_pass_is_left_out(second: float, times: int) -> None:
    assert len(latencies_ms(readings(second, second + 1), off(second + 0.01))) == times


DISTRIBUTIONS = {
    "one": ([7.0], (1, 7, 7, 7)),
    "out of order": ([30.0, 10.0, 20.0], (3, 20, 29, 30)),
    "a hundred and one": ([float(number) for number in range(101)], (101, 50, 95, 100)),
    "one slow of many": ([10.0] * 99 + [500.0], (100, 10, 10, 500)),
}


@pytest.mark.parametrize(("found_ms", "expected"), DISTRIBUTIONS.values(), ids=DISTRIBUTIONS)
def test_distribution(found_ms: list[float], expected: tuple[float, ...]) -> None:
    latency = Latency.of(found_ms)
    assert (latency.times, latency.median_ms, latency.p95_ms, latency.longest_ms) == pytest.approx(expected)


def test_load() -> None:
    samples = [
        Usage(at_s=100, cpu_s=9, memory_mb=300),
        Usage(at_s=101, cpu_s=9.9, memory_mb=420),
        Usage(at_s=110, cpu_s=9.5, memory_mb=310),
    ]
    load = Load.of(samples)
    assert (load.cpu_percent, load.memory_mb, load.peak_mb) == pytest.approx((5, 310, 420))


def test_growths_add_up() -> None:
    one, other = Growth(states=1, events=2, statistics=3, size_b=4), Growth(states=10, size_b=40)
    assert one + other == Growth(states=11, events=2, statistics=3, size_b=44)
    assert (one + other).rows == 16


# What Linux tells of a process

STAT = "4 (a) b) S 1 4 4 0 -1 4194560 900 0 12 0 1250 750 33 44 20 0 5 0 100 9 8"
STATUS = "Name:\thass\nVmHWM:\t  400000 kB\nVmRSS:\t  250000 kB\nThreads:\t5\n"


def test_time_of_the_processor() -> None:
    assert cpu_s(STAT, ticks_per_s=100) == 20


def test_memory() -> None:
    assert memory_mb(STATUS) == 256


@pytest.mark.skipif(not PROC.is_dir(), reason="only Linux has it")
def test_our_own_usage_is_told() -> None:
    before = Usage.of(os.getpid())
    assert before.memory_mb > 1
    assert Usage.of(os.getpid()).cpu_s >= before.cpu_s > 0


# What the rest of the house draws

CLIMB = {39: 0, 40: 1000, 44: 1000, 45: 2000, 79: 8000, 80: 0, 99: 0, 100: 0, 140: 1000}


@pytest.mark.parametrize(("second", "watts"), CLIMB.items())
def test_somebody_cooks(second: int, watts: float) -> None:
    rest = Rest(base=BaseLoad(minutes_w=(500,)), limit_w=10_000, climb_every_s=100)
    assert rest.climb_w(second) == pytest.approx(watts)
    assert rest.watts(second) == pytest.approx(watts + 500, abs=15)


def test_the_rest_is_the_same_in_every_run_and_wanders() -> None:
    rests = [Rest(base=BaseLoad(minutes_w=(500, 900)), limit_w=0, climb_every_s=100) for _ in range(2)]
    first, second = ([rest.watts(at) for at in range(120)] for rest in rests)
    assert first == second
    assert len(set(first)) == 120
    assert first[60] > 850


def test_the_heaters_have_what_they_need_and_little_more() -> None:
    house = House(50)
    assert house.limit_w == 11_000
    assert len({form["switch"] for form in house.heater_forms()}) == 50
