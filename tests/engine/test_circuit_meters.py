"""Circuits in circuits, with a meter on any of them."""

import pytest

from .circuits import THREE_PHASE, budget, circuits, metered
from .plant import HOUSE, load


def test_each_budget_has_a_meter_of_its_own() -> None:
    loads = (load("attic", 1000, budget="up"), load("bath", 1000, budget="down"))
    house = circuits(metered(HOUSE, 5000), metered("up", 2000), budget("down"), loads=loads, house=1000, up=0)
    house.live(200)
    assert house.running == ["attic", "bath"]
    house.base_w["up"] = 1500
    house.live(3)
    assert house.running == ["bath"]
    house.base_w["up"] = 0
    house.live(200)
    assert house.running == ["attic", "bath"]
    house.base_w[HOUSE] = 4500
    house.live(3)
    assert house.running == []


def test_what_a_load_draws_is_learned_from_the_nearest_meter() -> None:
    house = circuits(
        metered(HOUSE, 9000), metered("up", 9000), loads=(load("attic", 1000, budget="up"),), house=0, up=0
    )
    for _ in range(8):
        house.live(100)
        house.ask("attic", is_on=False)
        house.live(100)
        house.ask("attic")
    memory = house.state.of("attic")
    assert 5 <= len(memory.samples_w) <= 9
    assert memory.learned_w == pytest.approx(1000)


def test_the_meter_of_one_phase_teaches_what_the_whole_load_draws() -> None:
    phases = (metered("one", 9000, None), budget("two", parent=None), budget("three", parent=None))
    house = circuits(*phases, loads=(THREE_PHASE,), one=300)
    for _ in range(8):
        house.live(100)
        house.ask("boiler", is_on=False)
        house.live(100)
        house.ask("boiler")
    assert house.state.of("boiler").learned_w == pytest.approx(6000)
