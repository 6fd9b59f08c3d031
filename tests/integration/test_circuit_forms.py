"""The forms, where budgets stand in each other."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .builders import heater
from .circuits import circuit
from .forms import known_heater, new_budget, new_heater, options

STEPS = {"mode_0": 3000}


@pytest.fixture
async def circuits(hass: HomeAssistant) -> dict[str, MockConfigEntry]:
    """Return a house, a floor in it, and a room in that, none of them loaded."""
    hass.states.async_set("switch.boiler", "off")
    hass.states.async_set("input_boolean.hall", "off")
    entries = {
        "house": circuit("house"),
        "floor": circuit("floor", heater("hall"), parent="house"),
        "room": circuit("room", parent="floor"),
    }
    for entry in entries.values():
        entry.add_to_hass(hass)
    return entries


async def test_a_new_budget_stands_in_another(
    hass: HomeAssistant, circuits: dict[str, MockConfigEntry]
) -> None:
    form = await new_budget(hass)
    await form.submit(name="Garage", power_steps=STEPS, rules={"parent": "house"})
    assert form.result["result"].options["parent"] == "house"


async def test_a_budget_that_stands_in_none_stores_none(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    await form.submit(name="Garage", power_steps=STEPS)
    assert "parent" not in form.result["result"].options


@pytest.mark.parametrize("parent", ["house", "floor", "room"])
async def test_a_circle_is_refused(
    hass: HomeAssistant, circuits: dict[str, MockConfigEntry], parent: str
) -> None:
    form = await options(hass, circuits["house"])
    await form.submit(power_steps=STEPS, rules={"parent": parent})
    assert form.errors == {"rules": "parent_circular"}
    assert form.open_sections == ["power_steps", "rules"]
    assert form.shown["rules"]["parent"] == parent
    assert "parent" not in circuits["house"].options


async def test_a_parent_that_is_not_there_is_refused(
    hass: HomeAssistant, circuits: dict[str, MockConfigEntry]
) -> None:
    form = await options(hass, circuits["room"])
    await form.submit(power_steps=STEPS, rules={"parent": "gone"})
    assert form.errors == {"rules": "parent_not_found"}
    await form.submit(power_steps=STEPS, rules={})
    assert "parent" not in circuits["room"].options


async def test_a_heater_on_several_phases(hass: HomeAssistant, circuits: dict[str, MockConfigEntry]) -> None:
    also_on = [{"budget": "house", "power_w": 1000}, {"budget": "room", "power_w": 2000}]
    form = await new_heater(hass, circuits["floor"])
    await form.submit(name="Boiler", switch="switch.boiler", power_w=3000, sharing={"also_on": also_on})
    boiler = next(one for one in circuits["floor"].subentries.values() if one.title == "Boiler")
    assert boiler.data["also_on"] == also_on
    form = await known_heater(hass, circuits["floor"], boiler.subentry_id)
    assert form.shown["sharing"]["also_on"] == also_on


REFUSED: dict[str, tuple[list[dict[str, Any]], str]] = {
    "a budget that is not there": ([{"budget": "gone", "power_w": 1000}], "also_on_not_found"),
    "its own budget": ([{"budget": "floor", "power_w": 1000}], "also_on_twice"),
    "a budget twice": ([{"budget": "house", "power_w": 9}] * 2, "also_on_twice"),
    "no watts": ([{"budget": "house", "power_w": 0}], "power_w_invalid"),
    "more than it draws": (
        [{"budget": "house", "power_w": 2000}, {"budget": "room", "power_w": 1001}],
        "also_on_exceeds_power",
    ),
}


@pytest.mark.parametrize(("also_on", "error"), REFUSED.values(), ids=REFUSED)
async def test_what_a_heater_cannot_take_from_others_is_refused(
    hass: HomeAssistant, circuits: dict[str, MockConfigEntry], also_on: list[dict[str, Any]], error: str
) -> None:
    form = await new_heater(hass, circuits["floor"])
    await form.submit(name="Boiler", switch="switch.boiler", power_w=3000, sharing={"also_on": also_on})
    assert form.errors == {"sharing": error}
    assert form.shown["sharing"]["also_on"] == also_on
    assert len(circuits["floor"].subentries) == 1
