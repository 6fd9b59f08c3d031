"""The round-robin script: what its status shows, under which names, and that a restart changes nothing."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.template import Template
from homeassistant.setup import async_setup_component
import pytest

from ..integration.builders import heater
from ..integration.conftest import Build
from ..integration.house import House
from ..integration.relays import Relay, install
from .radiators import ROOMS, radiators, shown

type Step = Callable[[House], Awaitable[None]]

ATTRIBUTES: dict[str, object] = {
    "test_mode": False,
    "away_status": "off",
    "power_saving_mode": 2,
    "round_robin_index": 2,
    "active_radiators_number": 2,
    "power_saving_mode_steps": [5, 4, 2, 1, 0],
    "radiators": ["Living", "Kitchen", "Office", "Hall", "Parents", "Children", "Bath"],
    "radiator_requested_mode": [1, 0, 1, 0, 0, 1, 0],
    "radiator_boost_mode": [0, 0, 0, 1, 0, 0, 0],
    "radiator_live_mode": [1, 0, 0, 1, 0, 0, 0],
    "reasons": ["heating", "satisfied", "waiting", "boosted", "satisfied", "waiting", "satisfied"],
    "budget_w": 2,
    "granted_w": 2,
}
"""In mode 2, with three rooms that ask and a boosted one that does not."""


async def busy(build: Build) -> House:
    """Return the house that ATTRIBUTES describe."""
    house = await radiators(build)
    await house.set("power_saving_mode", 2)
    await house.turn("boost", "hall")
    await house.ask("living", "office", "children")
    return house


@pytest.mark.parametrize(("attribute", "value"), ATTRIBUTES.items(), ids=ATTRIBUTES)
async def test_the_status_shows(build: Build, attribute: str, value: object) -> None:
    assert shown(await busy(build), attribute) == value


CHANGES: dict[str, tuple[Step, dict[str, object]]] = {
    "test mode": (lambda house: house.turn("test_mode"), {"test_mode": True}),
    "away": (
        lambda house: house.turn("away"),
        {
            "away_status": "on",
            "active_radiators_number": 0,
            "radiator_live_mode": [0] * 7,
            "reasons": ["away"] * 7,
            "round_robin_index": 0,
            "granted_w": 0,
        },
    ),
    "another mode": (
        lambda house: house.set("power_saving_mode", 4),
        {
            "power_saving_mode": 4,
            "active_radiators_number": 0,
            "radiator_live_mode": [0] * 7,
            "reasons": ["waiting", "satisfied", "waiting", "waiting", "satisfied", "waiting", "satisfied"],
            "round_robin_index": 0,
            "budget_w": 0,
            "granted_w": 0,
        },
    ),
    "a turn that passes": (
        lambda house: house.pass_turns(),
        {
            "round_robin_index": 5,
            "radiator_live_mode": [0, 0, 1, 1, 0, 0, 0],
            "reasons": ["waiting", "satisfied", "heating", "boosted", "satisfied", "waiting", "satisfied"],
        },
    ),
    "a request": (
        lambda house: house.ask("bath"),
        {
            "radiator_requested_mode": [1, 0, 1, 0, 0, 1, 1],
            "reasons": ["heating", "satisfied", "waiting", "boosted", "satisfied", "waiting", "waiting"],
        },
    ),
    "a boost that ends": (
        lambda house: house.turn("boost", "hall", on=False),
        {
            "radiator_boost_mode": [0] * 7,
            "radiator_live_mode": [1, 0, 1, 0, 0, 0, 0],
            "reasons": ["heating", "satisfied", "heating", "satisfied", "satisfied", "waiting", "satisfied"],
            "round_robin_index": 5,
        },
    ),
}
"""What happens, and which attributes it changes."""


@pytest.mark.parametrize(("step", "changed"), CHANGES.values(), ids=CHANGES)
async def test_the_status_changes_with(build: Build, step: Step, changed: dict[str, object]) -> None:
    house = await busy(build)
    await step(house)
    attributes = house.state("radiator_status").attributes
    assert {name: attributes[name] for name in ATTRIBUTES} == ATTRIBUTES | changed


STATES: dict[str, list[Step]] = {
    "idle": [],
    "heating": [lambda house: house.ask("living")],
    "limited": [lambda house: house.ask(*ROOMS)],
    "away": [lambda house: house.ask("living"), lambda house: house.turn("away")],
}


@pytest.mark.parametrize(("state", "steps"), STATES.items(), ids=STATES)
async def test_the_state_says_what_the_budget_does(build: Build, state: str, steps: list[Step]) -> None:
    house = await radiators(build)
    for step in steps:
        await step(house)
    assert house.state("radiator_status").state == state


async def test_the_state_says_that_a_radiator_does_not_obey(hass: HomeAssistant, build: Build) -> None:
    relay = Relay("hall")
    relay.obeys = False
    await install(hass, relay)
    house = await radiators(build, heater("hall", switch="switch.hall"))
    await house.ask("hall")
    await house.wait(5)
    assert house.state("radiator_status").state == "fault"


# The automations of the script's users


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ state_attr(status, 'radiator_live_mode')[3] }}", "1"),
        ("{{ state_attr(status, 'radiator_requested_mode') | sum }}", "3"),
        ("{{ state_attr(status, 'active_radiators_number') < 5 }}", "True"),
        ("{{ is_state_attr(status, 'away_status', 'off') }}", "True"),
        ("{{ state_attr(status, 'radiators')[state_attr(status, 'round_robin_index')] }}", "Office"),
        ("{{ state_attr(status, 'power_saving_mode_steps')[state_attr(status, 'power_saving_mode')] }}", "2"),
    ],
)
async def test_a_template_goes_on_reading_the_status(
    hass: HomeAssistant, build: Build, template: str, says: str
) -> None:
    house = await busy(build)
    variables = {"status": house.entity_id("radiator_status")}
    assert Template(template, hass).async_render(variables, parse_result=False) == says


async def test_an_automation_goes_on_following_an_attribute(hass: HomeAssistant, build: Build) -> None:
    house = await radiators(build)
    helper = {"input_number": {"running": {"min": 0, "max": 7}}}
    assert await async_setup_component(hass, "input_number", helper)
    automation = {
        "triggers": {
            "trigger": "state",
            "entity_id": house.entity_id("radiator_status"),
            "attribute": "active_radiators_number",
        },
        "actions": {
            "action": "input_number.set_value",
            "target": {"entity_id": "input_number.running"},
            "data": {"value": "{{ trigger.to_state.attributes.active_radiators_number }}"},
        },
    }
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await house.ask(*ROOMS)
    assert hass.states.is_state("input_number.running", "5.0")
    await house.set("power_saving_mode", 1)
    assert hass.states.is_state("input_number.running", "4.0")


# A restart


async def restarted(house: House) -> tuple[dict[str, Any], list[str]]:
    """Return what is shown and who runs after the budget has stopped and started again."""
    await house.stop()
    house.forget()
    await house.start()
    return dict(house.state("radiator_status").attributes), house.running


async def test_a_restart_changes_nothing(build: Build) -> None:
    house = await busy(build)
    await house.pass_turns()
    before = dict(house.state("radiator_status").attributes), house.running
    assert await restarted(house) == before
    assert house.log == []


@pytest.mark.parametrize("switch", ["away", "test_mode"])
async def test_a_restart_ends_neither_away_nor_test_mode(build: Build, switch: str) -> None:
    """Test mode was a constant of the script; here it may be changed at any time."""
    house = await busy(build)
    await house.turn(switch)
    before = dict(house.state("radiator_status").attributes), house.running
    assert await restarted(house) == before
    assert house.state(switch).state == "on"


async def test_the_round_goes_on_where_it_was(build: Build) -> None:
    house = await radiators(build, power_steps=[1])
    await house.ask(*ROOMS)
    await house.pass_turns()
    await house.pass_turns()
    await restarted(house)
    assert house.running == ["office"]
    await house.pass_turns()
    assert house.running == ["hall"]
