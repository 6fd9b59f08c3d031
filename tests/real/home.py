"""A Home Assistant process that has a house with its budgets."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from demo.home import Home

from .configuration import (
    AT_MIDNIGHT,
    EVERY_SECOND,
    HEATER_W,
    ROOMS,
    SHEDS,
    STEPS_W,
    budget_form,
    configuration,
    heater_form,
)


async def start(folder: Path) -> Home:
    """Start a Home Assistant in an empty folder, and set up two budgets over its forms."""
    home = await Home.start(folder, configuration())
    try:
        async with home.visit() as client:
            house = budget_form("House", *STEPS_W, cycle=EVERY_SECOND)
            await home.add(client, house, heaters(ROOMS, HEATER_W))
            await home.add(
                client, budget_form("Sheds", HEATER_W, cycle=AT_MIDNIGHT), heaters(SHEDS, HEATER_W)
            )
    except BaseException:
        await home.process.stop()
        raise
    return home


def heaters(names: Iterable[str], power_w: float) -> list[dict[str, Any]]:
    """Return the forms of heaters of the same power."""
    return [heater_form(name, power_w) for name in names]
