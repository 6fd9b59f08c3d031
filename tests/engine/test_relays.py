"""A relay that is to be spared."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import LoadState
from custom_components.power_budget.engine.demand.hold import held_until
from custom_components.power_budget.engine.duty import RunLog

from .plant import START, load, plant

SPARED: dict[str, tuple[int, list[float], float | None]] = {
    "off, with an on and an off to spare": (4, [50, 40], None),
    "off, with none to spare after it": (4, [50, 45, 40, 5], 15),
    "off, one that could not be stopped again": (3, [50, 40], 10),
    "on, with an off to spare": (4, [50, 40, 5], None),
    "on, with none to spare": (3, [50, 40, 5], 10),
    "what is longer ago than an hour does not count": (2, [70, 61], None),
}


@pytest.mark.parametrize(("most", "switched", "held_min"), SPARED.values(), ids=SPARED)
def test_a_load_is_left_as_it_is(most: int, switched: list[float], held_min: float | None) -> None:
    times = [START - timedelta(minutes=minutes) for minutes in switched]
    runs = tuple(zip(times[::2], times[1::2], strict=False))
    memory = LoadState(is_on=len(times) % 2 == 1, since=times[-1], granted=True, runs=RunLog(runs))
    hall = load("hall", max_switches_per_hour=most)
    until = None if held_min is None else START + timedelta(minutes=held_min)
    assert held_until(hall, memory, START) == until


def test_turns_wait_for_a_relay_that_is_to_be_spared() -> None:
    house = plant(load("hall", max_switches_per_hour=4), load("bath", max_switches_per_hour=4), limit=1000)
    switched = 0
    for _ in range(60):
        switched += sum(len(decision.commands) for decision in house.settle(turns_pass=True))
        house.wait(60)
    assert switched <= 8
    assert house.running


def test_the_limit_demands_otherwise() -> None:
    house = plant(load("hall", max_switches_per_hour=2), limit=1000)
    for _ in range(3):
        house.settle()
        house.wait(60)
        house.move("hall", is_on=False)
    house.wait(3600)
    house.settle()
    assert house.running == ["hall"]
    house.limit(500)
    house.settle()
    assert house.running == []
