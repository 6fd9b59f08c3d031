"""A power saving mode that follows the meter."""

from dataclasses import replace

from .metered import MeteredPlant, metered
from .plant import HOUSE, load


def house_with_steps(base_w: float) -> MeteredPlant:
    """Return three heaters under a budget of three steps, whose mode is left to the meter."""
    house = metered(load("hall", 1000), load("bath", 1000), load("attic", 1000), base_w=base_w)
    budget = replace(house.site.budgets[0], power_steps=(3000.0, 2000.0, 1000.0, 0.0))
    house.site = replace(house.site, budgets=(budget,))
    house.state = house.state.with_controls(HOUSE, auto_mode=True)
    return house


def mode(house: MeteredPlant) -> int:
    """Return the power saving mode."""
    return house.state.budget(HOUSE).controls.power_saving_mode


def test_it_saves_more_at_once() -> None:
    house = house_with_steps(base_w=1000)
    house.live(100)
    assert mode(house) == 0
    house.base_w = 4500
    house.live(2)
    assert mode(house) == 2
    assert len(house.running) == 1


def test_it_saves_less_one_step_at_a_time() -> None:
    house = house_with_steps(base_w=5500)
    house.live(100)
    assert mode(house) == 3
    house.base_w = 1000
    modes = []
    for _ in range(4):
        house.live(90)
        modes.append(mode(house))
    assert modes == [3, 2, 1, 0]


def test_it_saves_most_where_there_is_no_room_for_any_step() -> None:
    house = house_with_steps(base_w=1000)
    house.site = replace(house.site, budgets=(replace(house.site.budgets[0], power_steps=(3000.0, 2000.0)),))
    house.live(10)
    house.base_w = 5500
    house.live(2)
    assert mode(house) == 1


def test_a_person_may_take_over() -> None:
    house = house_with_steps(base_w=1000)
    house.live(100)
    house.state = house.state.with_controls(HOUSE, auto_mode=False, power_saving_mode=2)
    house.live(300)
    assert mode(house) == 2
