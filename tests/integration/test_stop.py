"""What happens to the heaters when the budget stops."""

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
import pytest

from .builders import heater
from .conftest import Build
from .house import House
from .relays import Relay, install

LEFT = {"leave": ["hall"], "off": [], "on": ["hall", "bath"]}

when_stopped = pytest.mark.parametrize(("when_stopped", "left"), LEFT.items())


@when_stopped
async def test_when_it_is_unloaded(build: Build, when_stopped: str, left: list[str]) -> None:
    house = await build(heater("hall"), heater("bath"), when_stopped=when_stopped)
    await house.ask("hall")
    await house.stop()
    assert house.running == left


@when_stopped
async def test_when_it_is_disabled(
    hass: HomeAssistant, build: Build, when_stopped: str, left: list[str]
) -> None:
    house = await build(heater("hall"), heater("bath"), when_stopped=when_stopped)
    await house.ask("hall")
    await hass.config_entries.async_set_disabled_by("house", ConfigEntryDisabler.USER)
    await house.settle()
    assert house.running == left


@when_stopped
async def test_when_it_is_removed(
    hass: HomeAssistant, build: Build, when_stopped: str, left: list[str]
) -> None:
    house = await build(heater("hall"), heater("bath"), when_stopped=when_stopped)
    await house.ask("hall")
    await hass.config_entries.async_remove("house")
    await house.settle()
    assert house.running == left


@when_stopped
async def test_when_home_assistant_stops(
    hass: HomeAssistant, build: Build, when_stopped: str, left: list[str]
) -> None:
    house = await build(heater("hall"), heater("bath"), when_stopped=when_stopped)
    await house.ask("hall")
    await hass.async_stop(force=True)
    assert house.running == left


async def test_an_inverted_switch_is_left_the_other_way(build: Build) -> None:
    house = await build(heater("hall", inverted=True), when_stopped="off")
    await house.ask("hall")
    assert house.running == []
    await house.stop()
    assert house.running == ["hall"]


async def test_in_test_mode_nothing_is_commanded(build: Build) -> None:
    house = await build(heater("hall"), when_stopped="on")
    await house.turn("test_mode")
    await house.stop()
    assert house.log == []


async def test_only_differences_are_commanded(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), heater("attic"), when_stopped="off")
    await house.ask("hall")
    hass.states.async_set("input_boolean.attic", "unavailable")
    await house.settle()
    house.forget()
    await house.stop()
    assert house.commands == [("turn_off", "hall")]


async def started_and_not_seen_on(
    hass: HomeAssistant, build: Build, when_stopped: str
) -> tuple[House, Relay]:
    """Return a house whose heater was started, and its relay, which shows that only later."""
    hall = Relay("hall")
    hall.obeys = False
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), when_stopped=when_stopped)
    await house.ask("hall")
    assert (house.commands, house.running) == ([("turn_on", "hall")], [])
    return house, hall


async def test_one_that_was_just_started_is_switched_off_though_it_is_not_seen_on_yet(
    hass: HomeAssistant, build: Build
) -> None:
    house, _ = await started_and_not_seen_on(hass, build, "off")
    await house.stop()
    assert house.commands == [("turn_on", "hall"), ("turn_off", "hall")]


async def test_so_it_is_when_home_assistant_stops(hass: HomeAssistant, build: Build) -> None:
    house, _ = await started_and_not_seen_on(hass, build, "off")
    await hass.async_stop(force=True)
    assert house.commands == [("turn_on", "hall"), ("turn_off", "hall")]


async def test_one_that_was_just_stopped_is_switched_on_though_it_is_not_seen_off_yet(
    hass: HomeAssistant, build: Build
) -> None:
    house, hall = await started_and_not_seen_on(hass, build, "on")
    hall.show(is_on=True)
    await house.turn("demand", "hall", on=False)
    house.forget()
    await house.stop()
    assert house.commands == [("turn_on", "hall")]


async def test_what_is_being_sent_is_waited_for(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), when_stopped="off")
    hall.answers.clear()
    await house.ask("hall", settle=False)
    stopping = hass.async_create_task(house.stop())
    await house.breathe()
    hall.answers.set()
    await stopping
    assert house.running == []
    assert house.commands == [("turn_on", "hall"), ("turn_off", "hall")]


async def test_a_switch_that_does_not_answer_does_not_keep_it_from_stopping(
    hass: HomeAssistant, build: Build
) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), heater("bath"), when_stopped="off")
    await house.ask("hall", "bath")
    hall.answers.clear()
    stopping = hass.async_create_task(house.stop())
    await house.breathe()
    assert house.running == ["hall"]
    await house.wait(5, settle=False)
    await stopping
    hall.answers.set()


async def test_slow_switches_keep_it_from_stopping_for_a_quarter_of_a_minute_at_most(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    hall, bath = Relay("hall"), Relay("bath")
    await install(hass, hall, bath)
    house = await build(
        heater("hall", switch="switch.hall", command_timeout_s=300),
        heater("bath", switch="switch.bath", command_timeout_s=300),
        heater("attic"),
        power_steps=[3000],
        when_stopped="off",
    )
    await house.ask("bath", "attic")
    hall.answers.clear()
    bath.answers.clear()
    await house.ask("hall", settle=False)
    await house.breathe()
    stopping = hass.async_create_task(house.stop())
    await house.breathe()
    await house.wait(5, settle=False)
    assert house.running == ["bath"]
    await house.wait(10, settle=False)
    await stopping
    hall.answers.set()
    bath.answers.set()
    assert "House does not wait any longer for Hall, Bath" in caplog.text
