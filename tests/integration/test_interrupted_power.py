"""Requests to distribute power in which something comes between: nothing goes on for ever."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .actions import device
from .dials import BuildPair, Dial, ask, distribute, stands


async def test_what_is_on_its_way_to_a_battery_that_is_removed_is_given_up(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].answers.clear()
    asking = await ask(house, -2000, request_timeout=60, hold_s=900)
    queued = await ask(house, -700, request_timeout=60, device_id=device(hass, "two"))
    hass.config_entries.async_remove_subentry(house.entry, "two")
    await house.wait(10, settle=False)
    dials["two"].answers.set()
    assert [(await one)["failed"] for one in (asking, queued)] == [["Two"], ["Two"]]
    await house.wait(60)
    assert stands(hass) == (-1500, 0)
    assert -700 not in dials["two"].told


async def test_a_request_that_waits_sets_nothing_in_test_mode(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].answers.clear()
    await ask(house, -2000)
    queued = await ask(house, -700, device_id=device(hass, "two"))
    house.hass.async_create_task(house.turn("test_mode"))
    await house.breathe()
    dials["two"].answers.set()
    assert (await queued)["result"] == "success"
    assert stands(hass) == (-1500, -500)


@pytest.mark.parametrize("power_w", [0, -100])
async def test_what_takes_the_place_of_a_request_with_an_end_and_fails_is_ended(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], power_w: float
) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    dials["two"].error = HomeAssistantError("It is stuck")
    assert (await distribute(hass, power_w, device_id=device(hass, "two")))["failed"] == ["Two"]
    dials["two"].error = None
    await house.wait(31)
    assert stands(hass) == (-1500, 0)
    dials["two"].told.clear()
    await house.wait(600)
    assert dials["two"].told == []
