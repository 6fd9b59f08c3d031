"""Loads that are asked for a power while something fails, restarts, or is asked at the same time."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest

from .actions import device
from .conftest import Build
from .dials import Dial, ask, shown
from .house import House
from .levels import BOILER, CAR, numbers, request, stands, two
from .modulated import load
from .test_failing_cycle import failing
from .test_killed import kill

__all__ = ["numbers", "two"]


async def test_who_fails_is_told_and_fails_alone(
    hass: HomeAssistant, two: House, numbers: dict[str, Dial]
) -> None:
    numbers["car"].error = RuntimeError("It is stuck")
    answer = await request(two, 4680)
    assert (answer["result"], answer["succeeded"], answer["failed"]) == (
        "partial_failure",
        ["Boiler"],
        ["Car"],
    )
    assert (answer["succeeded_power_w"], answer["failed_power_w"], answer["excess_power_w"]) == (
        1000,
        3680,
        0,
    )
    assert stands(hass) == (1000, 30)
    numbers["car"].error = None
    await two.wait(60)
    assert stands(hass) == (1000, 16)


async def test_who_is_silent_is_waited_for_as_long_as_was_said(
    hass: HomeAssistant, two: House, numbers: dict[str, Dial]
) -> None:
    numbers["car"].answers.clear()
    devices = [device(hass, name) for name in ("boiler", "car")]
    asking = await ask(two, 4680, device_id=devices, request_timeout=3)
    await two.wait(2, settle=False)
    assert not asking.done()
    await two.wait(1, settle=False)
    answer = await asking
    assert (answer["succeeded"], answer["failed"]) == (["Boiler"], ["Car"])
    numbers["car"].answers.set()
    await two.wait(60)
    assert stands(hass) == (1000, 16)


async def test_the_earlier_of_two_for_the_same_is_ignored(
    hass: HomeAssistant, two: House, numbers: dict[str, Dial]
) -> None:
    numbers["car"].answers.clear()
    earlier = await ask(two, 4680, device_id=[device(hass, name) for name in ("boiler", "car")])
    later = await ask(two, 2340, device_id=[device(hass, name) for name in ("boiler", "car")])
    numbers["car"].answers.set()
    await two.settle()
    assert (await earlier)["result"] == "ignored"
    assert (await later)["result"] == "success"
    assert stands(hass) == (500, 8)


async def test_of_two_that_overlap_both_are_carried_out(
    hass: HomeAssistant, two: House, numbers: dict[str, Dial], caplog: pytest.LogCaptureFixture
) -> None:
    numbers["car"].answers.clear()
    earlier = await ask(two, 4680, device_id=[device(hass, name) for name in ("boiler", "car")])
    later = await ask(two, 2300, device_id=device(hass, "car"))
    assert "both are carried out for Car" in caplog.text
    numbers["car"].answers.set()
    await two.settle()
    assert [(await asking)["result"] for asking in (earlier, later)] == ["success"] * 2
    assert numbers["car"].told[-2:] == [16, 10]
    assert stands(hass) == (1000, 10)


async def test_what_is_out_of_reach_is_not_asked_but_to_stop(
    hass: HomeAssistant, two: House, numbers: dict[str, Dial]
) -> None:
    numbers["car"].show(available=False)
    await two.settle()
    assert await request(two, 3680, "car") == {"result": "error", "error": "none_works"}
    assert [one["outcome"] for one in (await request(two, 1000))["loads"]] == ["set", "left_out"]
    answer = await request(two, 0)
    assert (answer["result"], answer["failed"]) == ("partial_failure", ["Car"])
    answer = await request(two, 3680, "car", include_broken=True)
    assert (answer["result"], answer["failed_power_w"]) == ("partial_failure", 3680)


async def test_a_request_outlasts_a_restart_and_a_new_name(hass: HomeAssistant, two: House) -> None:
    await request(two, 4680, hold_s=60)
    await two.stop()
    assert stands(hass) == (1000, 16)
    await two.wait(30)
    await two.start()
    assert stands(hass) == (1000, 16)
    er.async_get(hass).async_update_entity("number.car", new_entity_id="number.auto")
    await two.settle()
    assert two.entry.subentries["car"].data["setpoint"] == "number.auto"
    await two.wait(29)
    assert (shown(hass, "boiler"), shown(hass, "auto")) == (1000, 16)
    await two.wait(1)
    assert (shown(hass, "boiler"), shown(hass, "auto")) == (2000, 30)


async def test_a_request_outlasts_a_kill(
    hass: HomeAssistant, two: House, hass_storage: dict[str, Any]
) -> None:
    await request(two, 4680, hold_s=60)
    await kill(two, hass_storage)
    assert stands(hass) == (1000, 16)
    await two.wait(60)
    assert stands(hass) == (2000, 30)


async def test_while_cycles_fail_nothing_is_set_and_afterwards_what_was_asked(
    hass: HomeAssistant, two: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing(monkeypatch, "cycle.decide"):
        asking = await ask(two, 1000, device_id=device(hass, "boiler"))
        await two.wait(5, settle=False)
        answer = await asking
    assert (answer["result"], answer["failed_power_w"]) == ("partial_failure", 1000)
    await two.pass_turns()
    assert stands(hass) == (1000, 32)


async def test_the_log_names_what_refused(
    hass: HomeAssistant, build: Build, numbers: dict[str, Dial], caplog: pytest.LogCaptureFixture
) -> None:
    numbers["car"].error = RuntimeError("It is stuck")
    await build(load("car", 7360, **CAR, switch="input_boolean.contactor"))
    assert hass.states.is_state("input_boolean.contactor", "off")
    assert "Car cannot be switched by number.car: It is stuck" in caplog.text


async def test_what_runs_at_some_level_is_left_at_the_most_where_that_is_configured(
    hass: HomeAssistant, build: Build, numbers: dict[str, Dial]
) -> None:
    house = await build(load("boiler", 2000, **BOILER), when_stopped="on", power_steps=[1000])
    assert shown(hass, "boiler") == 1000
    await house.stop()
    assert (shown(hass, "boiler"), numbers["boiler"].told) == (2000, [1000, 2000])
