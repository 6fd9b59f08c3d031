"""Switches that belong to no heater any more."""

from typing import Any

from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House
from .relays import Relay, install


def change(house: House, name: str, **data: Any) -> None:
    """Change a heater."""
    changed = house.entry.subentries[name]
    house.hass.config_entries.async_update_subentry(house.entry, changed, data={**changed.data, **data})


async def remove(house: House, name: str) -> None:
    """Remove a heater."""
    house.hass.config_entries.async_remove_subentry(house.entry, name)
    await house.settle()


class Calls:
    """The actions that are called from now on."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin to listen."""
        self._events = async_capture_events(hass, EVENT_CALL_SERVICE)

    @property
    def commands(self) -> list[tuple[str, str]]:
        """What was called, and the switch, in order."""
        data = [event.data for event in self._events]
        return [(call["service"], call["service_data"]["entity_id"]) for call in data]


@pytest.mark.parametrize(("inverted", "left"), [(False, "off"), (True, "on")])
@pytest.mark.parametrize("when_stopped", ["leave", "on"])
async def test_a_heater_that_is_removed_while_it_runs_is_switched_off(
    hass: HomeAssistant, build: Build, inverted: bool, left: str, when_stopped: str
) -> None:
    house = await build(heater("hall"), heater("bath", inverted=inverted), when_stopped=when_stopped)
    await house.ask("hall", "bath")
    house.forget()
    await remove(house, "bath")
    assert hass.states.is_state("input_boolean.bath", left)
    assert house.log == []
    assert house.reasons == {"hall": "heating"}


async def test_a_heater_that_is_removed_while_it_rests_is_left_alone(
    hass: HomeAssistant, build: Build
) -> None:
    house = await build(heater("hall"), heater("bath"), when_stopped="on")
    await house.ask("hall")
    calls = Calls(hass)
    await remove(house, "bath")
    assert calls.commands == []


async def test_the_old_switch_is_off_before_the_new_one_is_on(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    hass.states.async_set("input_boolean.bath", "on")
    await remove(house, "bath")
    await house.ask("hall")
    calls = Calls(hass)
    change(house, "hall", switch="input_boolean.bath")
    await house.settle()
    assert calls.commands == [("turn_off", "input_boolean.hall"), ("turn_on", "input_boolean.bath")]
    assert hass.states.is_state("input_boolean.hall", "off")
    assert house.running == ["hall"]


async def test_what_a_switch_means_may_be_turned_around(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    calls = Calls(hass)
    change(house, "hall", inverted=True)
    await house.settle()
    assert calls.commands == [("turn_off", "input_boolean.hall")]
    assert house.reasons == {"hall": "heating", "bath": "waiting"}


async def test_in_test_mode_nothing_is_commanded(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    await house.turn("test_mode")
    calls = Calls(hass)
    change(house, "hall", switch="input_boolean.other")
    await house.settle()
    await remove(house, "bath")
    assert calls.commands == []
    assert hass.states.is_state("input_boolean.hall", "on")
    assert hass.states.is_state("input_boolean.bath", "on")


async def test_before_home_assistant_has_started_nothing_is_commanded(
    hass: HomeAssistant, build: Build
) -> None:
    hass.set_state(CoreState.starting)
    house = await build(heater("hall"), heater("bath"))
    await house.switch("hall", on=True)
    await house.switch("bath", on=True)
    calls = Calls(hass)
    change(house, "hall", switch="input_boolean.other")
    await house.settle()
    await remove(house, "bath")
    assert calls.commands == []


async def test_a_switch_that_another_heater_has_is_left_to_it(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    calls = Calls(hass)
    hass.states.async_set("input_boolean.other", "off")
    car = heater("car", switch="input_boolean.hall")
    garage = MockConfigEntry(domain=DOMAIN, options={"power_steps": [1000]}, subentries_data=[car])
    garage.add_to_hass(hass)
    change(house, "hall", switch="input_boolean.bath")
    change(house, "bath", switch="input_boolean.other")
    await house.settle()
    assert calls.commands == [("turn_on", "input_boolean.other")]
    assert hass.states.is_state("input_boolean.hall", "on")
    assert hass.states.is_state("input_boolean.bath", "on")


async def test_a_switch_that_fails_holds_nothing_up(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), heater("bath"))
    await house.ask("hall", "bath")
    hall.error = HomeAssistantError("the relay is stuck")
    change(house, "hall", switch="input_boolean.other")
    await remove(house, "bath")
    assert "Hall cannot be switched by switch.hall: the relay is stuck" in caplog.text
    assert hass.states.is_state("input_boolean.bath", "off")
    assert house.coordinator.config.wiring["hall"].switch == "input_boolean.other"


async def test_a_switch_that_does_not_answer_is_waited_for_and_not_put_back(
    hass: HomeAssistant, build: Build
) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), heater("bath"))
    await house.ask("hall", "bath")
    calls = Calls(hass)
    hall.answers.clear()
    change(house, "hall", switch="input_boolean.other")
    hass.states.async_set("input_boolean.other", "off")
    await house.breathe()
    hall.show(is_on=False)
    await house.breathe()
    assert calls.commands == [("turn_off", "switch.hall")]
    await house.wait(5)
    assert calls.commands == [("turn_off", "switch.hall"), ("turn_on", "input_boolean.other")]


async def test_a_start_that_is_being_sent_is_taken_back(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), heater("bath"))
    hall.answers.clear()
    await house.ask("hall", settle=False)
    hass.config_entries.async_remove_subentry(house.entry, "hall")
    await house.breathe()
    hall.answers.set()
    await house.settle()
    assert hass.states.is_state("switch.hall", "off")


async def test_a_start_that_is_not_seen_yet_is_taken_back(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    hall.obeys = False
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), heater("bath"))
    await house.ask("hall")
    calls = Calls(hass)
    await remove(house, "hall")
    assert calls.commands == [("turn_off", "switch.hall")]


async def test_a_change_that_comes_meanwhile_is_not_lost(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"), heater("bath"), heater("attic"))
    await house.ask("hall", "bath")
    hall.answers.clear()
    change(house, "hall", switch="input_boolean.attic", power_w=500)
    await house.breathe()
    change(house, "attic", switch="input_boolean.other")
    change(house, "hall", power_w=600)
    hass.config_entries.async_remove_subentry(house.entry, "bath")
    await house.breathe()
    hall.answers.set()
    await house.settle()
    assert hass.states.is_state("switch.hall", "off")
    assert hass.states.is_state("input_boolean.bath", "off")
    assert house.state("granted_power").state == "600.0"


SLOW: dict[str, Any] = {"switch": "switch.hall", "command_timeout_s": 300}


async def test_a_switch_that_does_not_answer_for_minutes_is_not_waited_for_that_long(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", **SLOW), heater("bath"))
    await house.ask("hall", "bath")
    hall.answers.clear()
    hass.states.async_set("input_boolean.other", "off")
    change(house, "hall", switch="input_boolean.other")
    await house.breathe()
    away = {"entity_id": house.entity_id("away")}
    await hass.services.async_call("switch", "turn_on", away)
    await house.wait(9, settle=False)
    assert house.running == ["bath"]
    await house.wait(1)
    assert house.running == []
    assert "House does not wait any longer for Hall" in caplog.text


async def test_a_heater_whose_switch_does_not_answer_for_minutes_is_removed_before_that(
    hass: HomeAssistant, build: Build
) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", **SLOW), heater("bath"))
    await house.ask("hall")
    hall.answers.clear()
    hass.config_entries.async_remove_subentry(house.entry, "hall")
    await house.breathe()
    await house.wait(10)
    await house.ask("bath")
    assert house.running == ["bath"]
