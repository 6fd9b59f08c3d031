"""Through random disturbances of batteries every request is answered, and in the end they rest."""

from random import Random

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .actions import device
from .dials import BuildPair, Dial, ask, shown
from .house import House
from .random_requests import Asked, results

SOME: tuple[list[str], ...] = ([], ["one"], ["two"], ["one", "two"])
"""Who may be asked; nobody in particular is everybody."""


async def disturb(house: House, dials: dict[str, Dial], random: Random) -> None:
    """Let anything happen to one of the batteries, or to the budget."""
    name = random.choice([*dials])
    match random.randrange(8):
        case 0 | 1:
            dials[name].answers.clear() if random.random() < 0.5 else dials[name].answers.set()
        case 2:
            dials[name].error = random.choice([None, HomeAssistantError("out of order"), ValueError()])
        case 3:
            dials[name].show(available=random.random() < 0.5)
        case 4 | 5:
            percent = random.choice(["0", "10", "55", "90", "100", "101", "nan", "full", "unknown"])
            house.hass.states.async_set(f"sensor.{name}_soc", percent)
        case 6:
            turned = "turn_on" if random.random() < 0.3 else "turn_off"
            await house.hass.services.async_call(
                "switch", turned, {"entity_id": house.entity_id("test_mode")}
            )
        case 7:
            options = {**house.entry.options, "power_steps": [random.randint(1000, 9000)]}
            house.hass.config_entries.async_update_entry(house.entry, options=options)


async def request(house: House, random: Random) -> Asked:
    """Ask some of the batteries for a power, for a while."""
    power_w = float(random.choice([-9000, -2000, -100, 0, 50, 700, 4000]))
    targets = [device(house.hass, name) for name in random.choice(SOME)]
    answering = await ask(
        house,
        power_w,
        hold_s=random.choice([1, 4, 10, 60]),
        request_timeout=random.choice([1, 5, 20]),
        include_broken=random.random() < 0.3,
        adjust_power=random.random() < 0.8,
        **({"device_id": targets} if targets else {}),
    )
    return Asked(power_w, answering)


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_is_asked_is_answered_and_batteries_rest_in_the_end(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - a test is to be the same each time
    house = await pair(one={"min_charge_w": 200}, two={"soc_exponent": 2})
    asked = []
    for _ in range(60):
        await disturb(house, dials, random)
        if random.random() < 0.5:
            asked.append(await request(house, random))
        await house.wait(random.choice([0.5, 2, 7]), settle=False)
    for dial in dials.values():
        dial.answers.set()
        dial.error = None
        dial.show(available=True)
    await house.turn("test_mode", on=False)
    for _ in range(6):
        await house.wait(31)
    assert [shown(hass, name) for name in dials] == [0, 0]
    assert {"success", "partial_failure"} & await results(asked)
