"""Whatever loads are asked for while anything fails is answered, and what asks otherwise rules in the end."""

import asyncio
from random import Random
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .actions import device
from .conftest import Build
from .dials import Dial, ask
from .house import House
from .levels import build_two, install_numbers, stands


@pytest.fixture
async def numbers(hass: HomeAssistant) -> dict[str, Dial]:
    """Return what sets a boiler and a car."""
    return await install_numbers(hass)


@pytest.fixture
async def two(numbers: dict[str, Dial], build: Build) -> House:
    """Return a budget with a boiler and a car."""
    assert numbers
    return await build_two(build)


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


async def request(house: House, random: Random, power_w: float) -> asyncio.Task[dict[str, Any]]:
    """Ask the boiler, the car or both for a power, for a while."""
    names = random.sample(["boiler", "car"], random.randint(1, 2))
    return await ask(
        house,
        power_w,
        device_id=[device(house.hass, name) for name in names],
        hold_s=random.choice([1, 10, 60]),
        request_timeout=random.choice([1, 5, 20]),
        include_broken=random.random() < 0.3,
    )


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
    asked: list[tuple[float, asyncio.Task[dict[str, Any]]]] = []
    for _ in range(60):
        await disturb(two, random.choice([*numbers.values()]), random)
        if random.random() < 0.4:
            power_w = random.choice([-300, 0, 200, 1500, 3000, 9000])
            asked.append((power_w, await request(two, random, power_w)))
        await two.wait(2, settle=False)
    await heal(two, numbers)
    assert stands(hass) == (2000, 30)
    answers = [(power_w, await asking) for power_w, asking in asked]
    accounts = [(power_w, answer) for power_w, answer in answers if "loads" in answer]
    assert {"success", "partial_failure"} <= {answer["result"] for _, answer in answers}
    for asked_w, told in accounts:
        parts_w = [told[f"{part}_power_w"] for part in ("succeeded", "failed", "excess")]
        assert sum(parts_w) == pytest.approx(asked_w)
        assert all(one["power_w"] is None or one["power_w"] >= 0 for one in told["loads"])
