"""Through random disturbances of assets the beat goes on, and in the end all is well."""

from functools import partial
from random import Random

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .controllers import Assets, BuildAssets, build_assets
from .random_requests import Asked, ask_some, results


@pytest.fixture
def build(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> BuildAssets:
    """Return what builds a budget with assets that are told the same again and again."""
    return partial(build_assets, hass, freezer, always_send=True, potential_timeout_s=86400)


def disturb(house: Assets, random: Random) -> None:
    """Let anything happen to one of the assets."""
    name = random.choice([*house.controllers])
    controller, power_w = house.controllers[name], random.choice([0, 300, 1200, 2500, "unknown"])
    match random.randrange(7):
        case 0:
            house.plan(**{name: power_w})
        case 1 | 2:
            house.allow(**{name: power_w})
        case 3:
            controller.answers.clear() if random.random() < 0.5 else controller.answers.set()
        case 4:
            controller.error = random.choice([None, HomeAssistantError("out of order"), ValueError()])
        case 5:
            controller.reach(is_available=random.random() < 0.5)
        case 6:
            controller.show(random.choice([None, 0, 1234]))


def heal(house: Assets) -> None:
    """Let everything work again."""
    for controller in house.controllers.values():
        controller.answers.set()
        controller.error = None
        controller.reach(is_available=True)
    house.plan(boiler=1000, pump=500, cooler=300)


@pytest.mark.parametrize("seed", range(5))
async def test_through_anything_the_beat_goes_on_and_all_is_well_in_the_end(
    build: BuildAssets, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - a test is to be the same each time
    house = await build({"boiler": (1000, 2000), "pump": (500, 200), "cooler": (300, 2000), "metre": (7, 7)})
    metre = house.controllers.pop("metre")
    metre.told.clear()
    for _ in range(60):
        disturb(house, random)
        await house.beat()
        able = [float(state) if state != "unknown" else 0 for state in house.shown("potential")]
        assert all(float(told) <= most for told, most in zip(house.shown("dispatched"), able, strict=True))
    assert len(metre.told) == 60
    assert set(metre.told) == {7}
    heal(house)
    for _ in range(3):
        await house.wait(1801, settle=False)
        house.allow(boiler=2000, pump=200, cooler=2000, metre=7)
        await house.beat(6)
    assert house.stands == [1150, 200, 450]


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_is_asked_meanwhile_is_answered_and_schedules_rule_in_the_end(
    build: BuildAssets, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - a test is to be the same each time
    house = await build({"boiler": (1000, 2000), "pump": (500, 200), "cooler": (300, 2000)})
    asked: list[Asked] = []
    for _ in range(60):
        disturb(house, random)
        if random.random() < 0.4:
            asked.append(await ask_some(house, random, [*house.controllers], [-300, 0, 200, 900, 3000]))
        await house.beat()
        able = [float(state) if state != "unknown" else 0 for state in house.shown("potential")]
        assert all(float(told) <= most for told, most in zip(house.shown("dispatched"), able, strict=True))
    heal(house)
    for _ in range(3):
        await house.wait(1801, settle=False)
        house.allow(boiler=2000, pump=200, cooler=2000)
        await house.beat(6)
    assert house.stands == [1150, 200, 450]
    assert {"success", "partial_failure"} <= await results(asked)
