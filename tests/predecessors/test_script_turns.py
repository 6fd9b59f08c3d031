"""The round-robin script: when turns pass, and whose turn it is."""

from collections import Counter
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest

from ..integration.builders import heater
from ..integration.conftest import Build
from .radiators import ROOMS, radiators, served

# The time step

TIME_STEPS: dict[str, tuple[dict[str, Any], int]] = {
    "every two minutes, if nothing else is said": ({}, 89),
    "every two minutes": ({"cycle": {"hours": "*", "minutes": "/2", "seconds": "0"}}, 89),
    "every five minutes": ({"cycle": {"hours": "*", "minutes": "/5", "seconds": "0"}}, 4 * 60 + 29),
    "every ten seconds": ({"cycle": {"hours": "*", "minutes": "*", "seconds": "/10"}}, 9),
    "at a quarter past": ({"cycle": {"hours": "*", "minutes": "15", "seconds": "0"}}, 14 * 60 + 29),
    "at noon UTC-8": ({"cycle": {"hours": "12", "minutes": "0", "seconds": "0"}}, 8 * 3600 - 31),
}
"""How long after 12:00:31 UTC the first turn passes."""


@pytest.mark.parametrize(("options", "seconds"), TIME_STEPS.values(), ids=TIME_STEPS)
async def test_turns_pass_at_each_time_step(
    build: Build, freezer: FrozenDateTimeFactory, options: dict[str, Any], seconds: int
) -> None:
    freezer.move_to("2026-11-21 12:00:31+00:00")
    house = await radiators(build, power_steps=[1], **options)
    await house.ask(*ROOMS)
    await house.wait(seconds / 2)
    assert house.running == ["living"]
    await house.wait(seconds / 2)
    assert house.running == ["kitchen"]


async def test_nobody_has_to_ask_again_at_each_time_step(
    build: Build, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    house = await radiators(build, power_steps=[2])
    await house.ask(*ROOMS)
    rounds = []
    for _ in range(4):
        rounds.append(" ".join(house.running))
        await house.wait(120)
    assert rounds == ["living kitchen", "office hall", "parents children", "living bath"]


async def test_a_request_is_served_without_waiting_for_the_time_step(build: Build) -> None:
    house = await radiators(build)
    await house.ask("office")
    assert house.running == ["office"]
    await house.turn("demand", "office", on=False)
    assert house.running == []


# The round robin


async def test_whoever_does_not_ask_has_no_turn(build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await house.ask("kitchen", "hall", "bath")
    assert await served(house, 4) == ["kitchen", "hall", "bath", "kitchen"]


async def test_the_round_goes_on_where_it_was_when_somebody_joins(build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await house.ask("kitchen", "bath")
    assert await served(house, 2) == ["kitchen", "bath"]
    await house.ask("hall")
    assert await served(house, 4) == ["kitchen", "hall", "bath", "kitchen"]


async def test_nobody_goes_first_without_a_priority(build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await house.ask(*reversed(ROOMS))
    assert await served(house, 8) == [*ROOMS, "living"]


async def test_a_priority_may_be_given(build: Build) -> None:
    """The script had none; here a heater may be given one."""
    house = await radiators(build, heater("living"), heater("hall"), heater("bath", priority=1))
    await house.set("power_saving_mode", 3)
    await house.ask("living", "hall", "bath")
    assert await served(house, 3) == ["bath"] * 3


async def test_one_that_is_passed_over_is_the_next_to_run(build: Build) -> None:
    """The script ended its round at the first that was too many; here those that still fit run."""
    house = await build(heater("living"), heater("sauna", 3000), heater("bath"), power_steps=[3500])
    await house.ask("living", "sauna", "bath")
    assert await served(house, 3) == ["living bath", "sauna", "living bath"]


async def test_only_those_are_switched_whose_turn_ends_or_begins(build: Build) -> None:
    """The script sent every command in every round."""
    house = await radiators(build)
    await house.ask(*ROOMS)
    house.forget()
    await house.pass_turns()
    assert house.commands == [
        ("turn_off", "hall"),
        ("turn_off", "parents"),
        ("turn_on", "children"),
        ("turn_on", "bath"),
    ]


async def test_what_must_stop_is_off_before_anything_starts(build: Build) -> None:
    """The script switched in the order of its list, so that for a moment too many could run."""
    house = await radiators(build, power_steps=[2])
    await house.ask(*ROOMS)
    house.forget()
    await house.pass_turns()
    seen = [what for what, _ in house.log if what in {"on", "off"}]
    assert seen == ["off", "off", "on", "on"]


# A radiator that is listed twice


@pytest.mark.parametrize(("at_a_time", "turns"), [(1, 8), (2, 4)])
async def test_a_radiator_listed_twice_has_twice_as_many_turns(
    build: Build, at_a_time: int, turns: int
) -> None:
    bath, *others = reversed(ROOMS)
    listed = (heater(bath, turns=2), *(heater(room) for room in others))
    house = await radiators(build, *listed, power_steps=[at_a_time])
    await house.ask(*ROOMS)
    assert Counter(" ".join(await served(house, turns)).split()) == {**dict.fromkeys(others, 1), bath: 2}


async def test_its_turns_are_spread_apart(build: Build) -> None:
    house = await radiators(
        build, heater(ROOMS[0], turns=2), *(heater(room) for room in ROOMS[1:]), power_steps=[1]
    )
    await house.ask(*ROOMS)
    assert await served(house, 8) == [
        "living",
        "kitchen",
        "office",
        "hall",
        "living",
        "parents",
        "children",
        "bath",
    ]


async def test_a_radiator_listed_twice_runs_once_at_a_time(build: Build) -> None:
    house = await radiators(build, heater("living", turns=2), heater("bath"), power_steps=[2])
    await house.ask("living", "bath")
    assert house.running == ["living", "bath"]


async def test_two_radiators_of_a_room_that_stand_apart_smooth_its_heating(build: Build) -> None:
    house = await radiators(
        build,
        heater("living_1", **ASKED_BY_LIVING_ROOM),
        heater("kitchen"),
        heater("living_2", **ASKED_BY_LIVING_ROOM),
        heater("bath"),
        power_steps=[2],
    )
    house.hass.states.async_set("input_boolean.living_room", "on")
    await house.ask("kitchen", "bath")
    assert await served(house, 4) == ["living_1 kitchen", "living_2 bath"] * 2


ASKED_BY_LIVING_ROOM: dict[str, Any] = {"demand": "entity", "demand_entity": "input_boolean.living_room"}
