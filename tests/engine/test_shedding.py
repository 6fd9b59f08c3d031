"""Which attended loads stop, where they are too much by themselves."""

from re import findall

import pytest

from custom_components.power_budget.engine.allocation.shedding import shed

from .attending import attended, run
from .plant import plant
from .tables import rows


@pytest.mark.parametrize(("limit", "running", "stops"), rows(shed.__doc__, "limit"))
def test_the_worked_table(limit: str, running: str, stops: str) -> None:
    loads = findall(r"(\w) (\d+) \((\d)\)", running)
    house = plant(
        *(attended(name, float(power_w), priority=int(rank)) for name, power_w, rank in loads), limit=9000
    )
    run(house, *(name for name, _, _ in loads))
    house.limit(float(limit))
    house.settle()
    assert {name for name, _, _ in loads} - house.on == set(findall(r"\w", stops))
