"""Batteries that do not follow."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .actions import device
from .dials import BuildPair, Dial, ask, distribute, power_set, shown


async def test_one_that_raises_fails_alone(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], caplog: pytest.LogCaptureFixture
) -> None:
    house = await pair()
    dials["two"].error = HomeAssistantError("It is stuck")
    answer = await distribute(hass, -2000)
    assert answer == {
        "result": "partial_failure",
        "succeeded_power_w": -1500,
        "failed_power_w": -500,
        "excess_power_w": 0,
        "succeeded": ["One"],
        "failed": ["Two"],
        "loads": [
            {"load": "One", "budget": "House", "power_w": -1500, "outcome": "set"},
            {"load": "Two", "budget": "House", "power_w": None, "outcome": "failed"},
        ],
    }
    assert power_set(house) == ["-1500.0", "unknown"]
    assert caplog.text.count("Two cannot be set: It is stuck") == 1


async def test_one_that_is_silent_fails_alone(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].answers.clear()
    asking = await ask(house, -2000, request_timeout=3)
    await house.wait(2, settle=False)
    assert shown(hass, "one") == -1500
    assert not asking.done()
    await house.wait(2, settle=False)
    answer = await asking
    assert (answer["succeeded"], answer["failed"]) == (["One"], ["Two"])
    assert house.state("health", "two").state == "suspect"


async def test_who_is_suspect_rests_while_another_works_and_works_again_once_it_follows(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].error = HomeAssistantError("It is stuck")
    await distribute(hass, -2000)
    assert house.state("health", "two").state == "suspect"
    dials["two"].error = None
    await distribute(hass, -2000)
    assert (shown(hass, "one"), shown(hass, "two")) == (-2000, 0)
    assert house.state("health", "two").state == "working"
    await distribute(hass, -2000)
    assert (shown(hass, "one"), shown(hass, "two")) == (-1500, -500)


async def test_who_is_suspect_takes_all_where_none_works(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    await pair()
    dials["two"].error = HomeAssistantError("It is stuck")
    target = {"device_id": device(hass, "two")}
    await distribute(hass, -2000, **target)
    dials["two"].error = None
    assert (await distribute(hass, -2000, **target))["result"] == "success"
    assert shown(hass, "two") == -2000


async def test_who_is_blocked_is_left_alone_unless_the_broken_ones_are_included(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], caplog: pytest.LogCaptureFixture
) -> None:
    house = await pair()
    dials["two"].error = HomeAssistantError("It is stuck")
    for _ in range(2):
        await distribute(hass, -2000, device_id=device(hass, "two"))
    health = house.state("health", "two")
    assert (health.state, health.attributes["failures"]) == ("blocked", 2)
    assert caplog.text.count("Two cannot be set: It is stuck") == 1
    assert await distribute(hass, -500, device_id=device(hass, "two")) == {
        "result": "error",
        "error": "none_works",
    }
    answer = await distribute(hass, -2000)
    assert [load["outcome"] for load in answer["loads"]] == ["set", "left_out"]
    dials["two"].error = None
    await distribute(hass, -2000, include_broken=True)
    assert (shown(hass, "one"), shown(hass, "two")) == (-1500, -500)
    assert house.state("health", "two").state == "working"


async def test_after_a_while_who_was_blocked_is_suspect(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].error = HomeAssistantError("It is stuck")
    for _ in range(2):
        await distribute(hass, -2000, device_id=device(hass, "two"))
    await house.wait(29)
    assert house.state("health", "two").state == "blocked"
    await house.wait(2)
    assert house.state("health", "two").state == "suspect"


async def test_a_clock_that_is_set_back_blocks_nobody_for_longer_than_half_an_hour(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].error = HomeAssistantError("It is stuck")
    for _ in range(2):
        await distribute(hass, -2000, device_id=device(hass, "two"))
    dials["two"].error = None
    house.set_clock(-7200)
    assert (await distribute(hass, -2000, device_id=device(hass, "two")))["result"] == "error"
    await house.wait(1800)
    assert (await distribute(hass, -2000, device_id=device(hass, "two")))["result"] == "success"


async def test_one_that_is_unavailable_takes_no_part(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    await pair()
    dials["two"].show(available=False)
    answer = await distribute(hass, -2000)
    assert [load["outcome"] for load in answer["loads"]] == ["set", "left_out"]
    answer = await distribute(hass, -2000, include_broken=True)
    assert (answer["result"], answer["failed"]) == ("partial_failure", ["Two"])
    assert dials["two"].told == []
