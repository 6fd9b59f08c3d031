"""The energy manager: targets every two seconds, statuses every ten, whatever its devices do.

Where a budget does something else on purpose, the docstring of the test says what.
"""

from functools import partial

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from tests.integration.controllers import BuildAssets, beats, build_assets

PLAN = {"one": (100, 500), "two": (200, 500), "three": (300, 500)}


@pytest.fixture
def build(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, enable_custom_integrations: None
) -> BuildAssets:
    """Return what builds a budget with assets that are told the same again and again."""
    return partial(build_assets, hass, freezer, always_send=True)


async def test_every_two_seconds_it_sets_the_current_target_of_each_device(build: BuildAssets) -> None:
    """The same value is sent again only where that is wished."""
    house = await build(PLAN)
    await house.beat(4)
    house.plan(one=150)
    await house.beat()
    assert house.told == {"one": [100] * 5 + [150], "two": [200] * 6, "three": [300] * 6}


async def test_it_uses_zero_if_there_is_an_error_in_the_schedule(build: BuildAssets) -> None:
    house = await build(PLAN)
    house.plan(two="unavailable")
    await house.beat()
    assert house.stands == [100, 0, 300]


async def test_every_ten_seconds_it_reads_the_status_of_each_device(build: BuildAssets) -> None:
    """It shows them, and logs what fails."""
    house = await build(PLAN)
    house.allow(one=50, two=60, three=70)
    await house.beat(4)
    assert house.shown("potential") == ["500.0"] * 3
    await house.beat()
    assert house.shown("potential") == ["50.0", "60.0", "70.0"]


async def test_interrupted_it_terminates_immediately(build: BuildAssets) -> None:
    house = await build(PLAN)
    house.controllers["one"].answers.clear()
    await house.beat()
    await house.stop()
    assert beats(house.hass) == 0


async def test_timing_is_respected_and_it_does_not_lag(build: BuildAssets) -> None:
    house = await build(PLAN)
    house.controllers["one"].answers.clear()
    await house.beat(10)
    await house.wait(0.9, settle=False)
    await house.wait(1.1, settle=False)
    assert len(house.told["two"]) == 12


async def test_errors_do_not_impair_control(build: BuildAssets) -> None:
    house = await build(PLAN)
    house.controllers["one"].error = HomeAssistantError("out of order")
    house.controllers["two"].error = ValueError()
    house.plan(three=400)
    await house.beat()
    assert house.stands[2] == 400


async def test_it_does_not_get_stuck_if_things_go_out_of_sync(build: BuildAssets) -> None:
    house = await build(PLAN)
    house.controllers["one"].show(499)
    await house.wait(7.3, settle=False)
    assert len(house.told["one"]) == 2
    assert house.stands == [100, 200, 300]
    await house.wait(0.7, settle=False)
    assert len(house.told["one"]) == 1


EXAMPLES: dict[str, tuple[list[object], list[object], list[float]]] = {
    "one is short of its target": ([100, 100, 300], [200, 300, 50], [200, 250, 50]),
    "a missing status is the same as none": ([100, 200, 300], [0, "unknown", 500], [0, 0, 500]),
    "only if at least one is not capable": ([100, 200, 300], [100, 500, 300], [100, 200, 300]),
    "at least partially achieved": ([100, 200, 300], [100, 250, 0], [100, 250, 0]),
}


@pytest.mark.parametrize(("targets", "potentials", "told"), EXAMPLES.values(), ids=EXAMPLES)
async def test_the_difference_is_distributed_across_all(
    build: BuildAssets, targets: list[object], potentials: list[object], told: list[float]
) -> None:
    """Statuses are read at the start, so that it is right from the first time on."""
    house = await build(dict(zip(PLAN, zip(targets, potentials, strict=True), strict=True)))
    assert house.stands == told


async def test_nothing_is_read_or_set_outside_the_timed_executions(build: BuildAssets) -> None:
    house = await build(PLAN)
    house.plan(one=10)
    house.allow(two=20)
    await house.wait(1.4, settle=False)
    assert house.stands == [100, 200, 300]
    await house.wait(0.6, settle=False)
    assert house.stands == [10, 200, 300]
