"""Levels that change more often than anybody can follow in time: who does not follow is found out."""

import pytest

from custom_components.power_budget.engine.health import Health

from .dials import dial
from .plant import Plant, plant

LIMITS = [2500, 2000, 1700, 1300, 1100, 900, 700]
"""Of a house whose meter moves, every three seconds."""


def health(house: Plant) -> Health:
    """Return how far the boiler can be relied on."""
    return house.state.of("boiler").health(house.at)


@pytest.fixture
def house() -> Plant:
    """Return a boiler that takes all of 3000 W."""
    house = plant(dial("boiler"), limit=3000)
    house.settle()
    return house


@pytest.mark.parametrize(
    ("before", "limits"), [(3000, LIMITS), (500, [*reversed(LIMITS)])], ids=["falling", "rising"]
)
def test_who_does_not_follow_is_found_out_though_it_is_told_something_else_each_time(
    house: Plant, before: float, limits: list[float]
) -> None:
    house.limit(before)
    house.settle()
    house.deaf = {"boiler"}
    found = []
    for limit in limits:
        house.limit(limit)
        house.cycle()
        found.append(health(house))
        house.wait(3)
    assert found[:3] == [Health.WORKING, Health.WORKING, Health.SUSPECT]


def test_who_does_not_start_is_found_out_though_its_level_changes(house: Plant) -> None:
    house.limit(0)
    house.settle()
    house.deaf = {"boiler"}
    for limit in LIMITS:
        house.limit(limit)
        house.cycle()
        house.wait(3)
    assert health(house) is not Health.WORKING


def test_who_follows_late_and_is_told_something_else_meanwhile_obeys(house: Plant) -> None:
    late_w: list[float] = []
    for limit in [*LIMITS, *reversed(LIMITS)]:
        house.deaf = {"boiler"}
        house.limit(limit)
        late_w += [command.level_w or 0.0 for command in house.cycle().commands]
        house.wait(4)
        if late_w:
            house.levels_w["boiler"] = late_w.pop(0)
        house.cycle()
        assert health(house) is Health.WORKING
        house.wait(0.5)


def test_patience_with_what_is_told_something_else_begins_anew_once_it_has_moved(house: Plant) -> None:
    house.deaf = {"boiler"}
    house.limit(2500)
    house.cycle()
    house.wait(3)
    house.limit(2000)
    house.cycle()
    house.wait(1.5)
    house.levels_w["boiler"] = 2500
    house.cycle()
    house.wait(1.5)
    house.cycle()
    assert health(house) is Health.WORKING
    house.wait(2)
    house.cycle()
    assert health(house) is Health.SUSPECT
