"""The example of docs/batteries.md of a battery that serves its budget, as it stands there."""

from pathlib import Path

from custom_components.power_budget.engine.allocation.service import CALM

from .buffered import BufferedPlant, battery, unmetered
from .plant import load
from .tables import numbers, rows

PAGE = (Path(__file__).parents[2] / "docs/batteries.md").read_text()

BATHS = {"the bath is warm": False, "the bath is cold again": True}
DIRECTIONS = {"charges": 1, "discharges": -1, "rests": 0}


def lived(house: BufferedPlant, what: str, limit_w: float) -> tuple[float, float, float]:
    """Return what heaters draw, what the battery does, and what is drawn in all, a while after that."""
    house.limit(limit_w)
    if what in BATHS:
        house.ask("bath", is_on=BATHS[what])
    for _ in range(3):
        house.settle()
        house.wait(CALM.total_seconds())
    drawn_w = house.drawn_w - house.base_w
    return house.heat_w, house.does_w[0], drawn_w


def test_the_example() -> None:
    house = unmetered(load("hall"), load("bath"), batteries=[battery()], limit=3000)
    for what, limit, heaters, does, drawn in rows(PAGE, "what happens"):
        word, size, *_ = f"{does} 0".split()
        does_w = DIRECTIONS[word] * float(size)
        assert lived(house, what, *numbers(limit)) == (*numbers(heaters), does_w, *numbers(drawn)), what
