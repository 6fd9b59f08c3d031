"""What holds when Home Assistant is killed: nothing is saved any more, and the relays stay as they are."""

import asyncio
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import Event, HomeAssistant, callback
import pytest

from .builders import heater
from .conftest import Build
from .house import House
from .test_meter import METERED, read

FILE = "power_budget.house"

Stored = dict[str, Any]


async def kill(house: House, hass_storage: Stored) -> None:
    """Start again from what is saved by now; nothing is saved in between."""
    saved = deepcopy(hass_storage[FILE])
    await house.stop()
    hass_storage[FILE] = saved
    await house.start()


def at_the_first(hass: HomeAssistant, action: str, do: Callable[[], None]) -> None:
    """Do something as an action of an input boolean is called the first time."""

    @callback
    def on_call(event: Event[Any]) -> None:
        if (event.data["domain"], event.data["service"]) == ("input_boolean", action):
            stop()
            do()

    stop = hass.bus.async_listen(EVENT_CALL_SERVICE, on_call)


def slow_disk(house: House, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Have nothing written before the event that is returned."""
    disk = asyncio.Event()

    async def write(_data: Stored) -> None:
        await disk.wait()

    monkeypatch.setattr(house.coordinator.keeper._store._store, "_async_write_data", write)
    return disk


async def test_a_start_is_written_down_before_it_is_sent(
    hass: HomeAssistant, build: Build, hass_storage: Stored
) -> None:
    house = await build(heater("hall"))
    written: Stored = {}
    at_the_first(hass, "turn_on", lambda: written.update(deepcopy(hass_storage[FILE])))
    await house.ask("hall")
    hall = written["data"]["loads"]["hall"]
    assert (hall["granted"], hall["pending"]["is_on"]) == (True, True)


async def test_one_that_was_just_started_runs_for_its_minimum_time_after_a_kill(
    build: Build, hass_storage: Stored
) -> None:
    house = await build(heater("hall", min_on_s=600))
    await house.ask("hall")
    await house.turn("demand", "hall", on=False)
    await kill(house, hass_storage)
    assert house.reasons == {"hall": "held_on"}
    await house.wait(599)
    assert house.running == ["hall"]
    await house.wait(1)
    assert house.running == []


async def test_one_that_was_just_stopped_rests_for_its_minimum_time_after_a_kill(
    build: Build, hass_storage: Stored
) -> None:
    house = await build(heater("hall", min_off_s=300))
    await house.ask("hall")
    await house.turn("demand", "hall", on=False)
    await house.turn("demand", "hall")
    await kill(house, hass_storage)
    assert house.reasons == {"hall": "held_off"}
    await house.wait(299)
    assert house.running == []
    await house.wait(1)
    assert house.running == ["hall"]


async def test_one_that_may_have_run_unseen_rests_for_its_minimum_time_after_a_kill(
    hass: HomeAssistant, build: Build, hass_storage: Stored
) -> None:
    house, written = await build(heater("hall", min_off_s=300)), Stored()
    await house.wait(1000)
    at_the_first(hass, "turn_on", lambda: written.update(deepcopy(hass_storage[FILE])))
    await house.ask("hall")
    await house.switch("hall", on=False)
    await house.stop()
    hass_storage[FILE] = written
    await house.start()
    assert house.reasons == {"hall": "held_off"}
    await house.wait(300)
    assert house.running == ["hall"]
    assert house.state("health", "hall").state == "working"


async def test_one_that_ran_by_hand_rests_for_its_minimum_time_after_a_kill_at_its_stop(
    hass: HomeAssistant, build: Build, hass_storage: Stored
) -> None:
    house, written = await build(heater("hall", min_off_s=300)), Stored()
    await house.wait(1000)
    at_the_first(hass, "turn_off", lambda: written.update(deepcopy(hass_storage[FILE])))
    await house.turn("away")
    await house.switch("hall", on=True)
    assert house.running == []
    await house.stop()
    hass_storage[FILE] = written
    await house.start()
    await house.turn("away", on=False)
    await house.ask("hall")
    assert house.reasons == {"hall": "held_off"}


async def test_the_turn_that_has_just_begun_goes_on_after_a_kill(build: Build, hass_storage: Stored) -> None:
    house = await build(heater("hall"), heater("bath"), power_steps=[1000])
    await house.ask("hall", "bath")
    await house.pass_turns()
    assert house.running == ["bath"]
    await kill(house, hass_storage)
    assert house.running == ["bath"]


async def test_the_first_cycle_after_a_kill_brings_the_house_within_its_limit(
    build: Build, hass_storage: Stored
) -> None:
    house = await build(heater("hall"), heater("bath"), heater("attic"))
    await house.ask("hall", "bath", "attic")
    await house.stop()
    for name in ("hall", "bath", "attic"):
        await house.switch(name, on=True)
    house.forget()
    await house.start()
    assert house.commands == [("turn_off", "attic")]
    assert house.running == ["hall", "bath"]


async def test_what_a_meter_did_not_show_before_a_kill_is_in_its_first_reading_after(
    hass: HomeAssistant, build: Build, hass_storage: Stored
) -> None:
    read(hass, 500)
    house = await build(heater("hall"), **METERED | {"site_limit_w": 2000, "power_steps": [2000]})
    await house.ask("hall")
    assert house.running == ["hall"]
    await house.wait(5)
    saved = deepcopy(hass_storage[FILE])
    await house.stop()
    hass_storage[FILE] = saved
    await house.wait(30)
    read(hass, 1500)
    house.forget()
    await house.start()
    assert house.running == ["hall"]
    assert house.commands == []


async def test_a_start_that_is_taken_back_while_it_is_written_down_is_not_sent(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await build(heater("hall"))
    disk = slow_disk(house, monkeypatch)
    await house.ask("hall", settle=False)
    house.coordinator.async_change(house.coordinator.state.with_load("hall", requested=False), None)
    await house.breathe()
    disk.set()
    await house.settle()
    assert ("turn_on", "hall") not in house.commands
    assert house.running == []


async def test_a_slow_disk_keeps_nobody_in_the_cold(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    house = await build(heater("hall"))
    disk = slow_disk(house, monkeypatch)
    await house.ask("hall", settle=False)
    await house.wait(1, settle=False)
    assert house.commands == []
    await house.wait(1, settle=False)
    assert house.commands == [("turn_on", "hall")]
    disk.set()
    await house.settle()
    assert house.running == ["hall"]


async def test_a_stop_waits_for_no_disk(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    house = await build(heater("hall"))
    await house.ask("hall")
    house.forget()
    disk = slow_disk(house, monkeypatch)
    house.coordinator.async_change(house.coordinator.state.with_controls("house", away=True), None)
    await house.breathe()
    assert house.commands == [("turn_off", "hall")]
    disk.set()
    await house.settle()
    assert house.running == []
