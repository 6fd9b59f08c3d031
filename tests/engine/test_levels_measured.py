"""What power sensors say of loads that run at any level: late, and never of what was set since."""

import pytest

from custom_components.power_budget.engine import Command
from custom_components.power_budget.engine.supply.amount import RECALL

from .dials import dial, drawn
from .plant import Plant, plant


def settled(house: Plant) -> dict[str, float]:
    """Return what each load draws once nothing is left to command."""
    house.settle()
    return drawn(house)


def charging() -> Plant:
    """Return a car that has been charging with 7000 W for a while."""
    house = plant(dial("car", 7000, least_w=1400.0), limit=7000)
    house.settle()
    house.read["car"] = {"drawn_w": 7000.0}
    house.wait(60)
    return house


@pytest.mark.parametrize("limits", [(6000, 4000), (6500, 6000, 4000, 2000)])
def test_a_sensor_that_is_late_does_not_stop_a_load_that_is_lowered_several_times(
    limits: tuple[float, ...],
) -> None:
    house = charging()
    for limit in limits:
        house.limit(limit)
        house.settle()
        house.wait(2)
    house.settle()
    assert drawn(house) == {"car": limits[-1]}


def test_a_sensor_that_has_said_nothing_since_a_load_was_set_says_nothing_of_that() -> None:
    house = charging()
    house.read["car"]["drawn_at"] = house.at
    for limit, seconds in ((5000, 31), (2000, 50)):
        house.limit(limit)
        house.settle()
        house.wait(seconds)
    house.settle()
    assert drawn(house) == {"car": 2000}


def test_a_load_that_draws_more_than_it_is_set_to_is_stopped_and_tried_again_only_after_a_while() -> None:
    house = charging()
    house.limit(4000)
    house.settle()
    house.wait(31)
    house.settle()
    assert drawn(house) == {}
    del house.read["car"]
    assert house.decide().wake_at == house.at + RECALL
    house.wait(599)
    assert house.settle()[0].commands == ()
    house.wait(1)
    assert settled(house) == {"car": 4000}
    house.read["car"] = {"drawn_w": 7000.0}
    assert settled(house) == {}


def test_a_load_that_draws_what_it_is_set_to_may_start_again_at_once() -> None:
    house = charging()
    house.limit(1000)
    house.settle()
    del house.read["car"]
    house.limit(7000)
    assert settled(house) == {"car": 7000}


def test_a_load_that_draws_somewhat_more_than_it_is_set_to_comes_to_rest() -> None:
    house = plant(dial("car", 7000, least_w=1400.0), limit=4500)
    told_w: list[float] = []
    for _ in range(300):
        house.read["car"] = {"drawn_w": 1.2 * house.levels_w.get("car", 0)}
        house.settle()
        house.wait(1)
        told_w.append(house.levels_w["car"])
    assert told_w[0] == 4500
    assert 3700 <= told_w[-1] <= 3750
    assert len({*told_w[-100:]}) == 1


def test_a_load_that_can_be_neither_lowered_nor_stopped_is_told_to_stop_and_nothing_else() -> None:
    house = plant(dial("car", 7000, least_w=1400.0), limit=7000)
    house.settle()
    house.deaf = {"car"}
    house.limit(4000)
    commands: list[Command] = []
    for _ in range(60):
        commands.extend(house.settle()[0].commands)
        house.wait(1)
    assert [command.level_w for command in commands] == [4000, None, None]
