"""Loads beside which somebody stands, and heaters, that share a budget."""

from typing import Any

from custom_components.power_budget.engine import DemandSource, Load
from custom_components.power_budget.engine.attended import Attended, Shed, Stage

from .plant import Plant, load, plant


def attended(name: str, power_w: float = 2000, **settings: Any) -> Load:
    """Return a load that residents run by its switch, and that may be shed unless told otherwise."""
    own = {key: settings.pop(key) for key in ("is_switched", "may_shed") if key in settings}
    return load(
        name,
        power_w,
        turns=0,
        demand=DemandSource.ENTITY,
        attended=Attended(**{"is_switched": True, "may_shed": True} | own),
        **settings,
    )


def run(house: Plant, *names: str, is_on: bool = True) -> None:
    """Switch loads on or off by hand, and let the house follow."""
    for name in names:
        house.move(name, is_on=is_on)
    house.settle()


def says(house: Plant, name: str, watts: float | None, *, is_fresh: bool = True) -> None:
    """Let the power sensor of a load say so many watts."""
    house.read[name] = {"said_w": watts, "drawn_w": watts if is_fresh else None, "drawn_at": house.at}


def resume(house: Plant, name: str) -> None:
    """Want a load to run again that was shed, and let the house follow."""
    house.state = house.state.resumed(name)
    house.settle()


def shed(house: Plant, name: str) -> Shed | None:
    """Return what is remembered of how a load was shed."""
    return house.state.of(name).trouble.shed


def stage(house: Plant, name: str) -> Stage | None:
    """Return what becomes of a load that was shed; None if it was not."""
    found = shed(house, name)
    return None if found is None else found.stage


def kitchen() -> Plant:
    """Return an oven and a washer, both running, two heaters that ask, and room for all but one of these."""
    house = plant(attended("oven"), attended("washer"), load("hall"), load("bath"), limit=5000)
    run(house, "oven", "washer")
    return house


def without_power(*names: str, limit: float = 2000, **priorities: int) -> Plant:
    """Return a house in which such loads were shed as its limit fell to 1000 W, beside a heater that runs."""
    house = plant(
        *(attended(name, priority=priorities.get(name, 0)) for name in names), load("hall"), limit=limit
    )
    run(house, *names)
    house.limit(1000)
    house.settle()
    return house
