"""The round-robin script: how many radiators run, by the power saving mode."""

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from ..integration.builders import heater
from ..integration.conftest import Build
from .radiators import MODES, ROOMS, radiators, served, shown

FIRST_TURNS = {
    0: [
        "living kitchen office hall parents",
        "living kitchen office children bath",
        "living hall parents children bath",
    ],
    1: [
        "living kitchen office hall",
        "living parents children bath",
        "kitchen office hall parents",
    ],
    2: ["living kitchen", "office hall", "parents children", "living bath"],
    3: ["living", "kitchen", "office", "hall", "parents", "children", "bath", "living"],
    4: ["", ""],
}
"""Who runs, turn after turn, in each mode."""


@pytest.mark.parametrize(("mode", "allowed"), enumerate(MODES))
async def test_as_many_run_as_the_mode_allows(build: Build, mode: int, allowed: int) -> None:
    house = await radiators(build)
    await house.set("power_saving_mode", mode)
    await house.ask(*ROOMS)
    assert house.running == list(ROOMS[:allowed])
    assert shown(house, "active_radiators_number") == allowed
    assert float(house.state("granted_power").state) == allowed


@pytest.mark.parametrize("mode", FIRST_TURNS)
async def test_everybody_runs_in_turn(build: Build, mode: int) -> None:
    house = await radiators(build)
    await house.set("power_saving_mode", mode)
    await house.ask(*ROOMS)
    turns = FIRST_TURNS[mode]
    assert await served(house, len(turns)) == turns


@pytest.mark.parametrize(("mode", "allowed"), enumerate(MODES))
async def test_all_rooms_are_heated_alike_though_never_all_at_once(
    build: Build, mode: int, allowed: int
) -> None:
    house = await radiators(build)
    await house.set("power_saving_mode", mode)
    await house.ask(*ROOMS)
    turns = [turn.split() for turn in await served(house, len(ROOMS))]
    assert {room: sum(room in turn for turn in turns) for room in ROOMS} == dict.fromkeys(ROOMS, allowed)
    assert {len(turn) for turn in turns} == {allowed}


async def test_no_more_run_than_ask(build: Build) -> None:
    house = await radiators(build)
    await house.ask("kitchen", "hall", "bath")
    assert await served(house, 3) == ["kitchen hall bath"] * 3
    assert house.state("radiator_status").state == "heating"


async def test_how_many_run_may_change_at_any_time(build: Build) -> None:
    house = await radiators(build)
    await house.ask(*ROOMS)
    numbers = []
    for mode in (0, 3, 1, 4, 2, 0):
        await house.set("power_saving_mode", mode)
        numbers.append(len(house.running))
    assert numbers == [5, 1, 4, 0, 2, 5]


async def test_a_saving_mode_that_is_set_switches_off_at_once(build: Build) -> None:
    house = await radiators(build, *(heater(room, min_on_s=600, min_off_s=60) for room in ROOMS))
    await house.ask(*ROOMS)
    assert len(house.running) == 5
    await house.set("power_saving_mode", 3)
    assert house.running == ["living"]


async def test_a_saving_mode_that_ends_switches_on_at_once(build: Build) -> None:
    house = await radiators(build)
    await house.ask(*ROOMS)
    await house.set("power_saving_mode", 4)
    assert house.running == []
    await house.set("power_saving_mode", 0)
    assert house.running == list(ROOMS[:5])


async def test_what_was_just_switched_off_rests_when_the_saving_ends(build: Build) -> None:
    """The script switched relays in every round; minimum times spare them."""
    house = await radiators(build, *(heater(room, min_off_s=60) for room in ROOMS))
    await house.ask(*ROOMS)
    await house.set("power_saving_mode", 2)
    await house.set("power_saving_mode", 1)
    assert house.running == ["living", "kitchen", "children", "bath"]
    assert [room for room, reason in house.reasons.items() if reason == "held_off"] == [
        "office",
        "hall",
        "parents",
    ]
    await house.wait(59)
    assert house.running == ["living", "kitchen", "children", "bath"]
    await house.wait(1)
    assert house.running == list(ROOMS[:4])


async def test_a_limit_of_none_switches_everything_off(build: Build) -> None:
    house = await radiators(build)
    await house.ask(*ROOMS)
    await house.turn("boost", "bath")
    await house.set("power_saving_mode", 4)
    assert house.running == []
    assert house.state("radiator_status").state == "limited"
    assert set(house.reasons.values()) == {"waiting"}


async def test_the_last_mode_need_not_switch_everything_off(build: Build) -> None:
    house = await radiators(build, power_steps=[3, 2])
    await house.ask(*ROOMS)
    await house.set("power_saving_mode", 1)
    assert len(house.running) == 2


async def test_an_automation_sets_the_mode_from_a_helper(hass: HomeAssistant, build: Build) -> None:
    """The script read a numeric helper; here the mode is a number of its own, to which one is copied."""
    house = await radiators(build)
    await house.ask(*ROOMS)
    helper = {"saving": {"min": 0, "max": 4, "step": 1}}
    assert await async_setup_component(hass, "input_number", {"input_number": helper})
    automation = {
        "triggers": {"trigger": "state", "entity_id": "input_number.saving"},
        "actions": {
            "action": "number.set_value",
            "target": {"entity_id": house.entity_id("power_saving_mode")},
            "data": {"value": "{{ states('input_number.saving') }}"},
        },
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await house.call("input_number", "set_value", "input_number.saving", value=3)
    assert (shown(house, "power_saving_mode"), house.running) == (3, ["living"])
    await house.call("input_number", "set_value", "input_number.saving", value=1)
    assert (shown(house, "power_saving_mode"), len(house.running)) == (1, 4)
