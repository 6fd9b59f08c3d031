"""Loads beside which somebody stands, with real switches: shed last, offered, and resumed."""

from homeassistant.core import Event, EventStateChangedData, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_track_state_change_event
import pytest

from custom_components.power_budget.const import DOMAIN

from .builders import attended, heater, sensed
from .conftest import Build
from .house import House
from .kitchen import kitchen
from .test_restart import restart


def offers(house: House, *names: str) -> list[str]:
    """Return what the event entities of loads will tell, and of which."""
    told: list[str] = []

    def on_change(event: Event[EventStateChangedData]) -> None:
        now, before = event.data["new_state"], event.data["old_state"]
        kind = None if now is None else now.attributes.get("event_type")
        if kind and before is not None and before.state != "unavailable":
            told.append(kind)

    async_track_state_change_event(house.hass, [house.entity_id("offer", name) for name in names], on_change)
    return told


async def test_heaters_make_room_while_it_runs(build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), attended("oven"), power_steps=[3000])
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]
    await house.switch("oven", on=True)
    assert house.running == ["hall", "oven"]
    assert house.reasons == {"hall": "heating", "bath": "waiting", "oven": "running"}
    assert house.state("granted_power").state == "3000.0"
    await house.switch("oven", on=False)
    assert house.running == ["hall", "bath"]


async def test_the_lists_of_the_status_tell_of_heaters_alone(build: Build) -> None:
    house = await kitchen(build)
    attributes = house.state("radiator_status").attributes
    assert attributes["radiators"] == ["Hall"]
    assert attributes["radiator_live_mode"] == [1]
    assert attributes["reasons"] == ["heating"]
    assert house.state("active_heaters").state == "1"
    assert house.state("radiator_status").state == "heating"


async def test_it_is_shed_last(build: Build) -> None:
    house = await kitchen(build)
    await house.set("power_saving_mode", 1)
    assert (house.commands, house.running) == ([("turn_off", "hall")], ["oven"])
    await house.set("power_saving_mode", 2)
    assert house.commands == [("turn_off", "hall"), ("turn_off", "oven"), ("turn_on", "hall")]
    assert house.reasons == {"hall": "heating", "oven": "waiting"}
    assert house.state("limited").state == "on"


async def test_it_is_offered_and_resumed_by_the_button(build: Build) -> None:
    house = await kitchen(build)
    told = offers(house, "oven")
    await house.set("power_saving_mode", 2)
    await house.set("power_saving_mode", 1)
    assert told == ["shed", "offered"]
    assert house.running == ["hall"]
    house.forget()
    await house.pass_turns()
    assert house.log == []
    await house.call("button", "press", house.entity_id("resume", "oven"))
    assert house.log == [("turn_off", "hall"), ("off", "hall"), ("turn_on", "oven"), ("on", "oven")]
    assert told == ["shed", "offered", "resumed"]
    assert house.reasons == {"hall": "waiting", "oven": "running"}


@pytest.mark.parametrize(
    ("mode", "test_mode", "refused"),
    [(0, False, "not_shed"), (2, False, "resume_without_room"), (1, True, "resume_under_test")],
)
async def test_the_button_says_why_it_does_nothing(
    build: Build, mode: int, test_mode: bool, refused: str
) -> None:
    house = await kitchen(build)
    if mode:
        await house.set("power_saving_mode", 2)
        await house.set("power_saving_mode", mode)
    if test_mode:
        await house.turn("test_mode")
    house.forget()
    with pytest.raises(ServiceValidationError) as caught:
        await house.call("button", "press", house.entity_id("resume", "oven"))
    assert caught.value.translation_key == refused
    assert caught.value.translation_placeholders == {"load": "Oven"}
    assert house.log == []


async def test_the_button_says_that_the_switch_is_unavailable(hass: HomeAssistant, build: Build) -> None:
    house = await kitchen(build)
    await house.set("power_saving_mode", 2)
    await house.set("power_saving_mode", 1)
    hass.states.async_set("input_boolean.oven", "unavailable")
    await house.settle()
    with pytest.raises(ServiceValidationError) as caught:
        await house.call("button", "press", house.entity_id("resume", "oven"))
    assert caught.value.translation_key == "resume_unreachable"


async def test_a_restart_in_between_changes_nothing(build: Build) -> None:
    house = await kitchen(build)
    await house.set("power_saving_mode", 2)
    house.forget()
    await restart(house)
    told = offers(house, "oven")
    assert house.log == []
    assert house.reasons == {"hall": "heating", "oven": "waiting"}
    await house.set("power_saving_mode", 0)
    assert (told, house.running) == (["offered"], ["hall"])
    await restart(house)
    assert house.running == ["hall"]
    await house.call("button", "press", house.entity_id("resume", "oven"))
    assert house.running == ["hall", "oven"]


async def test_by_hand_counts_as_long_as_the_limit_allows(build: Build) -> None:
    house = await kitchen(build)
    await house.set("power_saving_mode", 2)
    told = offers(house, "oven")
    await house.wait(60)
    house.forget()
    await house.switch("oven", on=True)
    assert ("turn_off", "oven") in house.commands
    assert (told, house.running) == (["shed"], ["hall"])
    await house.set("power_saving_mode", 1)
    await house.wait(60)
    await house.switch("oven", on=True)
    assert (told, house.running) == (["shed", "offered", "resumed"], ["oven"])


async def test_it_is_not_shed_unless_somebody_allows_it(build: Build) -> None:
    house = await build(heater("hall"), attended("oven", may_shed=False), power_steps=[1500])
    await house.ask("hall")
    await house.switch("oven", on=True)
    assert house.running == ["oven"]
    assert ("turn_off", "oven") not in house.commands
    assert house.reasons == {"hall": "waiting", "oven": "running"}
    assert float(house.state("granted_power").state) == 2000


async def test_away_and_the_end_leave_it_alone(build: Build) -> None:
    house = await build(heater("hall"), attended("oven"), power_steps=[3000], when_stopped="on")
    await house.switch("oven", on=True)
    await house.turn("away")
    assert house.running == ["oven"]
    await house.switch("oven", on=False)
    await house.stop()
    assert house.running == ["hall"]


async def test_one_that_is_removed_is_not_switched(hass: HomeAssistant, build: Build) -> None:
    house = await kitchen(build)
    hass.config_entries.async_remove_subentry(house.entry, "oven")
    await house.settle()
    assert hass.states.is_state("input_boolean.oven", "on")


async def test_by_its_power_sensor_alone(hass: HomeAssistant, build: Build) -> None:
    watts = {"unit_of_measurement": "W"}
    hass.states.async_set("sensor.oven", "3", watts)
    house = await build(heater("hall"), heater("bath"), sensed("oven"), power_steps=[3000])
    await house.ask("hall", "bath")
    assert house.state("status", "oven").state == "satisfied"
    hass.states.async_set("sensor.oven", "1800", watts)
    await house.settle()
    assert house.state("status", "oven").state == "running"
    assert float(house.state("granted_power").state) == 2800
    await house.wait(300)
    assert float(house.state("granted_power").state) == 3000
    hass.states.async_set("sensor.oven", "unavailable")
    await house.settle()
    assert house.state("status", "oven").state == "unavailable"
    assert len(house.running) == 1
    registry = er.async_get(hass)
    assert [
        key
        for platform, key in (("button", "resume"), ("event", "offer"), ("sensor", "health"))
        if registry.async_get_entity_id(platform, DOMAIN, f"oven_{key}")
    ] == []


async def test_a_plug_that_stays_on_does_not_count_while_nothing_is_drawn(
    hass: HomeAssistant, build: Build
) -> None:
    watts = {"unit_of_measurement": "W"}
    hass.states.async_set("sensor.oven", "2", watts)
    house = await build(heater("hall"), attended("oven", power_sensor="sensor.oven"), power_steps=[2000])
    await house.ask("hall")
    await house.switch("oven", on=True)
    assert house.running == ["oven"]
    await house.wait(30)
    assert house.running == ["hall", "oven"]
    await house.wait(3600)
    assert house.reasons == {"hall": "heating", "oven": "satisfied"}
    hass.states.async_set("sensor.oven", "1900", watts)
    await house.settle()
    assert house.running == ["oven"]
