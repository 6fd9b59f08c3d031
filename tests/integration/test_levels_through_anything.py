"""Whatever loads are asked for while anything fails is answered, and what asks otherwise rules in the end."""

from random import Random
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .dials import Dial
from .house import House
from .levels import numbers, stands, two
from .random_requests import Asked, ask_some, results

__all__ = ["numbers", "two"]


async def disturb(house: House, number: Dial, random: Random) -> None:
    """Let anything happen to a number, or to the budget."""
    match random.randrange(6):
        case 0:
            number.answers.clear() if random.random() < 0.5 else number.answers.set()
        case 1:
            number.error = random.choice([None, HomeAssistantError("out of order"), ValueError()])
        case 2:
            number.show(available=random.random() < 0.5)
        case 3:
            await change(house, "number", "set_value", "power_budget", value=random.choice([0, 2500, 9000]))
        case 4:
            await change(house, "switch", random.choice(["turn_on", "turn_off"]), "away")
        case 5:
            await change(house, "switch", random.choice(["turn_on", "turn_off"]), "demand", "hall")


async def change(
    house: House, domain: str, action: str, key: str, owner: str | None = None, **data: Any
) -> None:
    """Set something, and wait for nothing."""
    await house.hass.services.async_call(domain, action, {"entity_id": house.entity_id(key, owner), **data})


async def heal(house: House, numbers: dict[str, Dial]) -> None:
    """Let everything work again, and let nothing else be wanted."""
    for number in numbers.values():
        number.answers.set()
        number.error = None
        number.show(available=True)
    await change(house, "number", "set_value", "power_budget", value=9000)
    await change(house, "switch", "turn_off", "away")
    await change(house, "switch", "turn_off", "demand", "hall")
    for _ in range(4):
        await house.wait(1801)


@pytest.mark.parametrize("seed", range(6))
async def test_it_is_answered_and_what_asks_otherwise_rules_in_the_end(
    hass: HomeAssistant, two: House, numbers: dict[str, Dial], seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - a test is to be the same each time
    asked: list[Asked] = []
    for _ in range(60):
        await disturb(two, random.choice([*numbers.values()]), random)
        if random.random() < 0.4:
            asked.append(await ask_some(two, random, [*numbers], [-300, 0, 200, 1500, 3000, 9000]))
        await two.wait(2, settle=False)
    await heal(two, numbers)
    assert stands(hass) == (2000, 30)
    assert {"success", "partial_failure"} <= await results(asked)
    told = [one["power_w"] for _, answering in asked for one in (await answering).get("loads", [])]
    assert all(power_w is None or power_w >= 0 for power_w in told)
