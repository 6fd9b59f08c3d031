"""Circuits in circuits, with a meter on any of them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.power_budget.engine import LimitSource, Metering, Window

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


LIMITS_W = {HOUSE: 4000, "up": 2500, "down": 2500}


@settings(max_examples=25)
@given(
    powers_w=st.lists(st.sampled_from((500.0, 1000.0, 1500.0, 2000.0)), min_size=2, max_size=6),
    lags_s=st.fixed_dictionaries(dict.fromkeys(LIMITS_W, st.sampled_from((1, 3, 10, 30, 60)))),
    metered_names=st.sets(st.sampled_from(sorted(LIMITS_W)), min_size=1),
)
def test_however_late_each_meter_is_nothing_is_given_twice_on_any(
    powers_w: list[float], lags_s: dict[str, int], metered_names: set[str]
) -> None:
    budgets = [
        metered(name, limit_w) if name in metered_names else budget(name, limit_w)
        for name, limit_w in LIMITS_W.items()
    ]
    floors = ("up", "down") * 3
    loads = tuple(
        load(name, power_w, budget=floor)
        for name, power_w, floor in zip("abcdef", powers_w, floors, strict=False)
    )
    house = circuits(*budgets, loads=loads, **dict.fromkeys(metered_names, 0.0))
    house.lags_s = lags_s
    for second in range(600):
        if second % 150 == 0:
            house.settle(turns_pass=True)
        house.live(1)
        assert all(house.drawn_w(name) <= limit_w for name, limit_w in LIMITS_W.items())
    assert house.running


def test_the_metering_window_of_the_house_sheds_on_its_circuits() -> None:
    window = Window(length=timedelta(minutes=15), peak_w=2000)
    metering = Metering(limit_w=9000, window=window, restore_margin=1.0)
    loads = (load("attic", 1000, budget="up"), load("bath", 1000, budget="down"))
    house = circuits(budget(HOUSE, metering=metering), budget("up"), budget("down"), loads=loads, house=500)
    house.live(900 + 200)
    house.base_w[HOUSE] = 4000
    house.live(500)
    assert house.running == []
    assert house.decide().outcomes["up"].bound_by is LimitSource.PARENT
    assert house.decide().outcomes[HOUSE].bound_by is LimitSource.WINDOW


def test_the_mode_of_a_circuit_follows_its_own_meter() -> None:
    up = replace(metered("up", 4000), power_steps=(4000.0, 2000.0, 0.0))
    house = circuits(metered(HOUSE, 9000), up, loads=(load("attic", 1000, budget="up"),), house=0, up=0)
    house.state = house.state.with_controls("up", auto_mode=True)
    house.live(200)
    house.base_w["up"] = 3000
    house.live(3)
    assert house.state.budget("up").controls.power_saving_mode == 2
    assert house.state.budget(HOUSE).controls.power_saving_mode == 0


def test_a_circuit_whose_meter_is_silent_is_shed_alone() -> None:
    loads = (load("attic", 1000, budget="up"), load("bath", 1000, budget="down"))
    house = circuits(metered(HOUSE, 9000), metered("up", 4000), budget("down"), loads=loads, house=0, up=0)
    house.live(200)
    assert house.running == ["attic", "bath"]
    del house.base_w["up"]
    house.live(70)
    assert house.running == ["bath"]
    assert LimitSource.STALE_METER in house.decide().outcomes["up"].limits
    assert LimitSource.STALE_METER not in house.decide().outcomes[HOUSE].limits
