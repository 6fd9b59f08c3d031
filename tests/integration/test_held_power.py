"""Requests to distribute power: how long they hold, and what happens to several."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
import pytest

from .actions import device
from .dials import BuildPair, Dial, ask, distribute, stands


async def test_a_request_holds_until_another_comes(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    await distribute(hass, -2000)
    await house.wait(100_000)
    assert stands(hass) == (-1500, -500)
    await distribute(hass, 0)
    assert stands(hass) == (0, 0)


async def test_a_request_that_has_run_out_ends_in_zero(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    until = house.state("power_set", "one").attributes["held_until"]
    assert until == dt_util.utcnow() + timedelta(seconds=60)
    await house.wait(59)
    assert stands(hass) == (-1500, -500)
    await house.wait(2)
    assert stands(hass) == (0, 0)
    assert house.state("power_set", "one").attributes["held_until"] is None


async def test_zero_needs_no_end(hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]) -> None:
    house = await pair()
    await distribute(hass, 0, hold_s=60)
    assert house.state("power_set", "one").attributes["held_until"] is None
    await house.wait(100)
    assert dials["one"].told == [0]


async def test_a_later_request_takes_the_place_of_one_that_holds(
    hass: HomeAssistant, pair: BuildPair
) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    await house.wait(30)
    await distribute(hass, -1000)
    await house.wait(60)
    assert stands(hass) == (-750, -250)


async def test_a_request_goes_on_to_hold_for_those_that_no_later_one_tells_anything(
    hass: HomeAssistant, pair: BuildPair
) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    await distribute(hass, -100, device_id=device(hass, "one"))
    await house.wait(61)
    assert stands(hass) == (-100, 0)


async def test_a_request_that_is_refused_ends_none(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    await distribute(hass, -9000, adjust_power=False)
    assert stands(hass) == (-1500, -500)
    await house.wait(61)
    assert stands(hass) == (0, 0)


async def test_what_does_not_go_back_to_zero_is_told_again(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    dials["two"].error = HomeAssistantError("It is stuck")
    await house.wait(61)
    assert stands(hass) == (0, -500)
    dials["two"].error = None
    await house.wait(31)
    assert stands(hass) == (0, 0)
    await house.wait(1000)
    assert dials["two"].told == [-500, 0, 0]


async def test_what_runs_out_in_test_mode_ends_once_that_is_over(
    hass: HomeAssistant, pair: BuildPair
) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    await house.turn("test_mode")
    await house.wait(61)
    assert stands(hass) == (-1500, -500)
    await house.turn("test_mode", on=False)
    await house.wait(31)
    assert stands(hass) == (0, 0)


async def test_of_two_requests_for_the_same_batteries_the_earlier_is_ignored(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], caplog: pytest.LogCaptureFixture
) -> None:
    house = await pair()
    dials["two"].answers.clear()
    earlier = await ask(house, -2000, hold_s=60)
    later = await ask(house, -1000)
    dials["two"].answers.set()
    assert await earlier == {"result": "ignored"}
    assert (await later)["result"] == "success"
    assert stands(hass) == (-750, -250)
    assert dials["two"].told == [-500, -250]
    assert "overlap" not in caplog.text
    await house.wait(61)
    assert stands(hass) == (-750, -250)


async def test_requests_that_overlap_are_both_carried_out(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], caplog: pytest.LogCaptureFixture
) -> None:
    house = await pair()
    dials["two"].answers.clear()
    earlier = await ask(house, -2000)
    later = await ask(house, 300, device_id=device(hass, "two"))
    assert dials["two"].told == [-500]
    dials["two"].answers.set()
    assert [(await asking)["result"] for asking in (earlier, later)] == ["success", "success"]
    assert stands(hass) == (-1500, 300)
    assert "Requests to distribute power overlap: both are carried out for Two" in caplog.text


async def test_whoever_asked_may_be_gone(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    dials["two"].answers.clear()
    asking = await ask(house, -2000)
    asking.cancel()
    await house.breathe()
    dials["two"].answers.set()
    await house.settle()
    assert stands(hass) == (-1500, -500)
    assert house.state("power_set", "two").state == "-500.0"


async def test_a_budget_may_stop_while_a_request_is_under_way(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair(when_stopped="off")
    dials["two"].answers.clear()
    asking = await ask(house, -2000)
    stopping = hass.async_create_task(house.stop())
    await house.breathe()
    assert (await asking)["failed"] == ["Two"]
    dials["two"].answers.set()
    await stopping
    assert stands(hass) == (0, 0)


async def test_a_silent_battery_does_not_keep_the_budget_from_stopping(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair(when_stopped="off")
    await distribute(hass, -2000)
    dials["two"].answers.clear()
    stopping = hass.async_create_task(house.stop())
    await house.breathe()
    assert stands(hass) == (0, -500)
    await house.wait(5, settle=False)
    await stopping
    dials["two"].answers.set()


STOPPED = {
    "what holds until another comes is left": ("leave", {}, (-1500, -500)),
    "what has an end is ended": ("leave", {"hold_s": 600}, (0, 0)),
    "everything is ended": ("off", {}, (0, 0)),
    "no battery is switched on": ("on", {}, (0, 0)),
}


@pytest.mark.parametrize(("when_stopped", "data", "left"), STOPPED.values(), ids=STOPPED)
async def test_when_the_budget_stops(
    hass: HomeAssistant, pair: BuildPair, when_stopped: str, data: dict[str, Any], left: tuple[float, float]
) -> None:
    house = await pair(when_stopped=when_stopped)
    await distribute(hass, -2000, **data)
    await house.stop()
    assert stands(hass) == left
    await house.wait(601)
    assert stands(hass) == left


async def test_when_home_assistant_stops_what_has_an_end_is_ended(
    hass: HomeAssistant, pair: BuildPair
) -> None:
    await pair()
    await distribute(hass, -2000, hold_s=600)
    await hass.async_stop(force=True)
    assert stands(hass) == (0, 0)


async def test_batteries_that_were_told_nothing_are_left_alone(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair(when_stopped="off")
    await distribute(hass, -2000, device_id=device(hass, "one"))
    await house.stop()
    assert [dial.told for dial in dials.values()] == [[-2000, 0], []]


async def test_a_request_holds_on_while_the_budget_is_changed(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    await distribute(hass, -2000, hold_s=60)
    hass.config_entries.async_update_entry(
        house.entry, options={**house.entry.options, "power_steps": [9000]}
    )
    await house.settle()
    assert stands(hass) == (-1500, -500)
    assert house.state("power_set", "one").state == "-1500.0"
    await house.wait(61)
    assert stands(hass) == (0, 0)
    assert house.state("power_set", "one").state == "0.0"


async def test_a_battery_that_is_removed_is_stopped(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    await distribute(hass, -2000)
    hass.config_entries.async_remove_subentry(house.entry, "one")
    await house.settle()
    assert stands(hass) == (0, -500)


async def test_a_battery_with_another_set_point_is_stopped_by_the_old_one(
    hass: HomeAssistant, pair: BuildPair
) -> None:
    house = await pair()
    await distribute(hass, -2000)
    hass.states.async_set("input_number.one", "0", {"min": -5000, "max": 5000})
    one = house.entry.subentries["one"]
    data = {**one.data, "setpoint": "input_number.one"}
    hass.config_entries.async_update_subentry(house.entry, one, data=data)
    await house.settle()
    assert stands(hass) == (0, -500)
    assert house.state("power_set", "one").state == "unknown"
