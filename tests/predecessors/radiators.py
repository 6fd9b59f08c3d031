"""The house of the round-robin script: seven radiators, of which so many may run at a time."""

from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId

from ..integration.builders import heater
from ..integration.conftest import Build
from ..integration.house import House

ROOMS = ("living", "kitchen", "office", "hall", "parents", "children", "bath")
"""In the order of the rota."""

MODES = (5, 4, 2, 1, 0)
"""How many run in each power saving mode."""


async def radiators(build: Build, *others: ConfigSubentryDataWithId, **options: Any) -> House:
    """Return the seven radiators, or *others*, in a budget that counts radiators."""
    known = others or tuple(heater(room) for room in ROOMS)
    return await build(*known, **{"unit": "loads", "power_steps": list(MODES), **options})


async def served(house: House, turns: int) -> list[str]:
    """Return who runs in each of the next *turns*, this one first."""
    rounds = []
    for _ in range(turns):
        rounds.append(" ".join(house.running))
        await house.pass_turns()
    return rounds


def shown(house: House, attribute: str) -> object:
    """Return an attribute of the status of the budget."""
    return house.state("radiator_status").attributes[attribute]
