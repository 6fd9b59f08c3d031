"""Commands: in which order they are sent, and what becomes of them."""

from typing import Any

from homeassistant.components.climate import ClimateEntityFeature, HVACMode
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .builders import heater
from .conftest import Build
from .relays import Panel, Relay, install

BY_INPUT: dict[str, Any] = {"demand": "entity", "demand_entity": "input_boolean.wish"}


def relayed(name: str, power_w: float = 1000, **data: Any) -> ConfigSubentryDataWithId:
    """Return a heater that a relay of its name switches."""
    return heater(name, power_w, switch=f"switch.{name}", **data)


async def test_of_a_thousand_changes_the_last_is_acted_on(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", **BY_INPUT))
    cycles: list[None] = []
    house.coordinator.async_add_listener(lambda: cycles.append(None))
    for change in range(1000):
        hass.states.async_set("input_boolean.wish", "on" if change % 2 else "off")
    await house.settle()
    assert house.running == ["hall"]
    assert house.commands == [("turn_on", "hall")]
    assert len(cycles) <= 3


async def test_of_a_thousand_actions_the_last_is_acted_on(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    number = house.entity_id("power_budget")
    for watts in range(1000, 2001):
        await hass.services.async_call("number", "set_value", {"entity_id": number, "value": 3000 - watts})
    await house.settle()
    assert house.state("available_power").state == "1000.0"
    assert house.running == ["hall"]


async def test_a_change_during_a_cycle_makes_another(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("input_boolean.wish", "off")
    house = await build(heater("hall"), heater("bath", **BY_INPUT))
    house.coordinator.async_add_listener(lambda: hass.states.async_set("input_boolean.wish", "on"))
    await house.ask("hall")
    assert house.running == ["hall", "bath"]


async def test_off_is_seen_before_on(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), heater("attic", 2000))
    await house.ask("hall", "bath")
    house.forget()
    await house.turn("boost", "attic")
    assert house.log == [
        ("turn_off", "hall"),
        ("off", "hall"),
        ("turn_off", "bath"),
        ("off", "bath"),
        ("turn_on", "attic"),
        ("on", "attic"),
    ]


async def test_nothing_is_switched_on_while_something_is_still_seen_on(
    hass: HomeAssistant, build: Build
) -> None:
    hall, bath = Relay("hall"), Relay("bath")
    await install(hass, hall, bath)
    house = await build(relayed("hall"), relayed("bath"), heater("attic", 2000))
    await house.ask("hall", "bath")
    hall.obeys = bath.obeys = False
    house.forget()
    await house.turn("boost", "attic")
    await house.wait(2)
    bath.show(is_on=False)
    await house.settle()
    assert house.log == [("turn_off", "hall"), ("turn_off", "bath"), ("off", "bath")]
    hall.show(is_on=False)
    await house.settle()
    assert house.log[3:] == [("off", "hall"), ("turn_on", "attic"), ("on", "attic")]


async def test_what_was_not_seen_off_goes_on_counting(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(relayed("hall"), heater("bath"), heater("attic", 2000))
    await house.ask("hall")
    hall.obeys = False
    await house.turn("demand", "hall", on=False)
    await house.ask("bath", "attic")
    assert house.running == ["hall"]
    await house.wait(5)
    assert house.running == ["hall", "bath"]
    assert house.reasons == {"hall": "blocked", "bath": "heating", "attic": "waiting"}
    assert house.state("radiator_status").state == "fault"
    assert house.state("radiator_status").attributes["radiator_live_mode"] == [1, 1, 0]
    hall.obeys = True
    await house.pass_turns()
    assert "hall" not in house.running
    assert house.state("radiator_status").state != "fault"


async def test_a_switch_that_does_not_turn_on_is_blocked(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    hall.obeys = False
    await install(hass, hall)
    house = await build(relayed("hall"), heater("bath"))
    await house.ask("hall", "bath")
    await house.wait(5)
    assert house.running == ["bath"]
    assert house.reasons == {"hall": "blocked", "bath": "heating"}


async def test_a_call_that_fails_holds_nobody_up(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(relayed("hall"), heater("bath"), heater("attic"))
    await house.ask("hall", "bath")
    hall.error = HomeAssistantError("the relay is stuck")
    await house.turn("boost", "attic")
    await house.turn("demand", "hall", on=False)
    assert house.reasons["hall"] == "blocked"
    assert house.running == ["hall", "attic"]
    await house.wait(60)
    await house.pass_turns()
    assert caplog.text.count("Hall cannot be switched by switch.hall: the relay is stuck") == 1
    hall.error = None
    await house.pass_turns()
    assert house.running == ["bath", "attic"]
    assert caplog.text.count("Hall can be switched again") == 1


async def test_a_call_that_fails_is_repeated_after_a_while_and_not_in_a_loop(
    hass: HomeAssistant, build: Build
) -> None:
    hall = Relay("hall")
    hall.error = RuntimeError()
    await install(hass, hall)
    house = await build(relayed("hall"), heater("bath"))
    await house.ask("hall")
    await house.ask("bath")
    assert house.commands == [("turn_on", "hall"), ("turn_on", "bath")]
    await house.wait(5)
    assert house.commands[2:] == [("turn_on", "hall")]
    await house.wait(5)
    await house.turn("boost", "bath")
    assert house.commands[3:] == []
    await house.pass_turns()
    assert house.commands[3:] == [("turn_on", "hall")]


async def test_a_call_that_does_not_return_delays_no_cycle(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    hall = Relay("hall")
    hall.answers.clear()
    await install(hass, hall)
    house = await build(relayed("hall"), heater("bath"))
    await house.ask("hall", settle=False)
    await house.ask("bath", settle=False)
    assert house.commands == [("turn_on", "hall"), ("turn_on", "bath")]
    assert house.running == ["bath"]
    await house.wait(5, settle=False)
    assert house.reasons == {"hall": "blocked", "bath": "heating"}
    assert "Hall cannot be switched by switch.hall: Its action did not finish in time" in caplog.text
    hall.answers.set()
    await house.settle()
    assert house.reasons == {"hall": "heating", "bath": "heating"}


async def test_an_old_failure_says_nothing_of_a_newer_command(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(relayed("hall"))
    hall.answers.clear()
    hall.error = HomeAssistantError("too late")
    await house.ask("hall", settle=False)
    hall.show(is_on=True)
    hall.answers.set()
    await house.settle()
    assert house.reasons == {"hall": "heating"}


async def test_an_inverted_switch_heats_while_it_is_off(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", inverted=True), heater("bath"), power_steps=[1000])
    assert house.running == ["hall"]
    assert house.state("radiator_status").attributes["radiator_live_mode"] == [0, 0]
    house.forget()
    await house.ask("hall")
    assert house.log == [("turn_off", "hall"), ("off", "hall")]
    assert house.state("radiator_status").attributes["radiator_live_mode"] == [1, 0]
    await house.turn("away")
    assert house.running == ["hall"]


TURNS = ClimateEntityFeature.TURN_ON | ClimateEntityFeature.TURN_OFF


@pytest.mark.parametrize(
    ("panel", "heats", "called"),
    [
        (Panel("panel", [HVACMode.OFF, HVACMode.HEAT], TURNS), "heat", ["turn_on", "turn_off"]),
        (Panel("panel", [HVACMode.OFF, HVACMode.HEAT]), "heat", ["set_hvac_mode", "set_hvac_mode"]),
        (Panel("panel", [HVACMode.OFF, HVACMode.AUTO]), "auto", ["set_hvac_mode", "set_hvac_mode"]),
        (
            Panel("panel", [HVACMode.AUTO, HVACMode.HEAT, HVACMode.OFF], ClimateEntityFeature.TURN_OFF),
            "heat",
            ["set_hvac_mode", "turn_off"],
        ),
    ],
    ids=["turns on and off", "has modes", "does not heat by mode", "only turns off"],
)
async def test_a_climate_is_switched_as_it_can_be(
    hass: HomeAssistant, build: Build, panel: Panel, heats: str, called: list[str]
) -> None:
    await install(hass, panel)
    house = await build(heater("panel", switch="climate.panel"))
    await house.ask("panel")
    assert hass.states.is_state("climate.panel", heats)
    assert house.reasons == {"panel": "heating"}
    await house.turn("demand", "panel", on=False)
    assert hass.states.is_state("climate.panel", "off")
    assert house.commands == [(action, "panel") for action in called]


async def test_a_climate_is_on_whatever_it_does(hass: HomeAssistant, build: Build) -> None:
    panel = Panel("panel", [HVACMode.OFF, HVACMode.HEAT, HVACMode.COOL], TURNS)
    await install(hass, panel)
    house = await build(heater("panel", switch="climate.panel"))
    await panel.async_set_hvac_mode(HVACMode.COOL)
    await house.settle()
    assert hass.states.is_state("climate.panel", "off")
