"""The round-robin script: away, boost and test mode."""

from typing import Any

import pytest

from ..integration.builders import heater
from ..integration.conftest import Build
from ..integration.house import House
from .radiators import ROOMS, radiators, served, shown


def picture(house: House) -> tuple[dict[str, Any], dict[str, str]]:
    """Return all that the status of the budget shows, and the reason of each radiator."""
    return dict(house.state("radiator_status").attributes), house.reasons


# Away


async def test_away_switches_everything_off_at_once(build: Build) -> None:
    """The script did so at its next step."""
    house = await radiators(build, *(heater(room, min_on_s=600) for room in ROOMS))
    await house.ask(*ROOMS)
    await house.turn("boost", "bath")
    assert len(house.running) == 5
    await house.turn("away")
    assert house.running == []
    assert set(house.reasons.values()) == {"away"}


async def test_everything_is_as_it_was_when_away_ends(build: Build) -> None:
    house = await radiators(build)
    await house.ask(*ROOMS[:5])
    await house.turn("boost", "bath")
    await house.set("power_saving_mode", 2)
    await house.pass_turns()
    before, running = picture(house), house.running
    await house.turn("away")
    assert picture(house) != before
    await house.turn("away", on=False)
    assert (picture(house), house.running) == (before, running)


async def test_nothing_is_switched_all_summer(build: Build) -> None:
    house = await radiators(build)
    await house.turn("away")
    house.forget()
    await house.ask(*ROOMS)
    await house.turn("boost", "hall")
    await house.set("power_saving_mode", 1)
    for _ in range(3):
        await house.pass_turns()
        await house.wait(24 * 3600)
    assert house.log == []


async def test_turns_do_not_pass_while_nobody_is_at_home(build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await house.ask(*ROOMS)
    await house.pass_turns()
    await house.turn("away")
    for _ in range(3):
        await house.pass_turns()
    await house.turn("away", on=False)
    assert house.running == ["kitchen"]


async def test_what_was_asked_for_meanwhile_runs_when_away_ends(build: Build) -> None:
    house = await radiators(build)
    await house.turn("away")
    await house.ask("office")
    assert shown(house, "radiator_requested_mode") == [0, 0, 1, 0, 0, 0, 0]
    await house.turn("away", on=False)
    assert house.running == ["office"]


async def test_a_pilot_wire_is_held_while_its_radiator_is_off(build: Build) -> None:
    """For the script such a relay had to be wired or inverted by hand; here it is a setting."""
    house = await radiators(build, heater("hall", inverted=True), heater("bath", inverted=True))
    assert house.running == ["hall", "bath"]
    await house.ask("hall")
    assert house.running == ["bath"]
    await house.turn("away")
    assert house.running == ["hall", "bath"]
    assert shown(house, "radiator_live_mode") == [0, 0]


# Boost


async def test_a_boosted_radiator_runs_though_nobody_asks(build: Build) -> None:
    house = await radiators(build)
    await house.turn("boost", "bath")
    assert (house.running, house.reasons["bath"]) == (["bath"], "boosted")
    await house.turn("boost", "bath", on=False)
    assert (house.running, house.reasons["bath"]) == ([], "satisfied")


async def test_several_may_be_boosted(build: Build) -> None:
    house = await radiators(build)
    for room in ("office", "bath"):
        await house.turn("boost", room)
    await house.ask("living")
    assert house.running == ["living", "office", "bath"]


@pytest.mark.parametrize(
    ("mode", "running"),
    [
        (0, "living kitchen office hall bath"),
        (1, "living kitchen office bath"),
        (2, "living bath"),
        (3, "bath"),
        (4, ""),
    ],
)
async def test_a_boosted_radiator_goes_first_within_the_mode(build: Build, mode: int, running: str) -> None:
    house = await radiators(build)
    await house.ask(*ROOMS[:6])
    await house.set("power_saving_mode", mode)
    await house.turn("boost", "bath")
    assert house.running == running.split()


async def test_a_boosted_radiator_keeps_running_while_turns_pass(build: Build) -> None:
    house = await radiators(build, power_steps=[2])
    await house.ask(*ROOMS)
    await house.turn("boost", "bath")
    assert await served(house, 4) == ["living bath", "kitchen bath", "office bath", "hall bath"]


async def test_more_boosted_ones_than_may_run_take_turns(build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await house.ask(*ROOMS)
    for room in ("kitchen", "hall", "bath"):
        await house.turn("boost", room)
    assert await served(house, 4) == ["kitchen", "hall", "bath", "kitchen"]


async def test_one_that_is_boosted_and_asks_counts_once(build: Build) -> None:
    """In the script it took two places."""
    house = await radiators(build, power_steps=[2])
    await house.ask("living", "bath")
    await house.turn("boost", "bath")
    assert house.running == ["living", "bath"]
    assert shown(house, "active_radiators_number") == 2


async def test_a_boost_that_ends_gives_the_place_back(build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await house.ask("living")
    await house.turn("boost", "bath")
    assert house.running == ["bath"]
    await house.turn("boost", "bath", on=False)
    assert house.running == ["living"]


# Test mode


async def test_test_mode_commands_nothing(build: Build) -> None:
    house = await radiators(build)
    await house.ask(*ROOMS)
    await house.turn("test_mode")
    house.forget()
    await house.set("power_saving_mode", 3)
    await house.turn("boost", "bath")
    await house.turn("away")
    await house.turn("away", on=False)
    await house.pass_turns()
    assert house.log == []
    assert house.running == list(ROOMS[:5])


async def test_test_mode_shows_what_is_decided(build: Build) -> None:
    house = await radiators(build)
    await house.turn("test_mode")
    await house.ask(*ROOMS)
    await house.set("power_saving_mode", 2)
    assert shown(house, "test_mode") is True
    assert shown(house, "radiator_live_mode") == [1, 1, 0, 0, 0, 0, 0]
    assert house.reasons == dict.fromkeys(ROOMS, "waiting") | dict.fromkeys(ROOMS[:2], "heating")
    await house.pass_turns()
    assert shown(house, "radiator_live_mode") == [0, 0, 1, 1, 0, 0, 0]


async def test_what_was_decided_is_done_when_test_mode_ends(build: Build) -> None:
    house = await radiators(build)
    await house.turn("test_mode")
    await house.ask(*ROOMS)
    await house.set("power_saving_mode", 2)
    await house.turn("test_mode", on=False)
    assert house.running == ["living", "kitchen"]
