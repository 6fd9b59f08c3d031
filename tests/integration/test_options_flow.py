"""Changing the options of a budget."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .builders import budget, heater
from .conftest import Build
from .forms import METERING_SHOWN, options

STORED = {
    "unit": "loads",
    "power_steps": [5, 4, 3, 2, 1],
    "cycle": {"hours": "*", "minutes": "/10", "seconds": "30"},
    "order": "coldest_first",
    "when_stopped": "off",
    "register_card": False,
}
SHOWN = {
    "power_steps": {"mode_0": 5, "mode_1": 4, "mode_2": 3, "mode_3": 2},
    "more_power_steps": {"mode_4": 1},
    "cycle": STORED["cycle"],
    "rules": {"unit": "loads", "order": "coldest_first", "when_stopped": "off", "register_card": False},
    **METERING_SHOWN,
}


async def stored_budget(hass: HomeAssistant, **changes: object) -> MockConfigEntry:
    """Return a budget with all options chosen."""
    entry = budget(**STORED | changes)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def test_what_is_stored_is_shown(hass: HomeAssistant) -> None:
    form = await options(hass, await stored_budget(hass))
    assert form.step == "init"
    assert form.shown == SHOWN


async def test_what_is_not_stored_is_shown_with_its_default(hass: HomeAssistant) -> None:
    entry = budget()
    entry.add_to_hass(hass)
    form = await options(hass, entry)
    assert form.shown == {
        "power_steps": {"mode_0": 2000, "mode_1": 1000, "mode_2": 0},
        "cycle": {"hours": "*", "minutes": "/2", "seconds": "0"},
        "rules": {"unit": "watts", "order": "round_robin", "when_stopped": "leave", "register_card": True},
        **METERING_SHOWN,
    }


async def test_submitting_what_is_shown_changes_nothing(hass: HomeAssistant) -> None:
    entry = await stored_budget(hass)
    form = await options(hass, entry)
    await form.submit(**form.shown)
    assert form.result["type"] == "create_entry"
    assert entry.options == STORED


async def test_modes_may_go(hass: HomeAssistant) -> None:
    entry = await stored_budget(hass)
    form = await options(hass, entry)
    await form.submit(**SHOWN | {"power_steps": {"mode_0": 5, "mode_1": 1}, "more_power_steps": {}})
    assert entry.options == {**STORED, "power_steps": [5, 1]}


async def test_wrong_options_are_refused_until_they_are_right(hass: HomeAssistant) -> None:
    entry = await stored_budget(hass)
    form = await options(hass, entry)
    wrong = SHOWN | {"power_steps": {"mode_0": 1, "mode_1": 2}, "cycle": {"minutes": "/99"}}
    await form.submit(**wrong)
    assert form.errors == {"power_steps": "power_steps_rising", "cycle": "cycle_minutes_invalid"}
    assert form.shown["power_steps"] == {"mode_0": 1, "mode_1": 2}
    assert entry.options == STORED

    await form.submit(power_steps=[3000.0, 0.0], rules={"unit": "watts"})
    assert form.result["type"] == "create_entry"
    assert entry.options == {
        "unit": "watts",
        "power_steps": [3000, 0],
        "cycle": {"hours": "*", "minutes": "/2", "seconds": "0"},
        "order": "round_robin",
        "when_stopped": "leave",
        "register_card": True,
    }


async def test_a_form_of_a_budget_that_is_gone_ends(hass: HomeAssistant) -> None:
    entry = await stored_budget(hass)
    form = await options(hass, entry)
    await hass.config_entries.async_remove(entry.entry_id)
    await form.submit(power_steps=[3000])
    assert (form.result["type"], form.result["reason"]) == ("abort", "gone")


async def test_each_message_shows_its_own_numbers(hass: HomeAssistant) -> None:
    form = await options(hass, await stored_budget(hass))
    first, later = {"mode_0": 5, "mode_1": 6, "mode_2": 3, "mode_3": 2}, {"mode_4": -1}
    await form.submit(**SHOWN | {"power_steps": first, "more_power_steps": later})
    assert form.errors == {"power_steps": "power_steps_rising"}
    assert form.placeholders == {"mode": "1", "limit": "6", "mode_before": "0", "limit_before": "5"}

    await form.submit(**SHOWN | {"more_power_steps": later})
    assert form.errors == {"more_power_steps": "power_steps_negative"}
    assert (form.placeholders["mode"], form.placeholders["limit"]) == ("4", "-1")


@pytest.mark.parametrize(("steps", "refused"), [([100, 100], False), ([101], True), ([2000, 1000], True)])
async def test_watts_are_no_number_of_heaters(hass: HomeAssistant, steps: list[int], refused: bool) -> None:
    form = await options(hass, await stored_budget(hass))
    await form.submit(power_steps=steps, rules={"unit": "loads"})
    assert (form.result["type"] == "form") is refused
    if refused:
        assert form.errors == {"power_steps": "power_steps_many"}
        assert (form.placeholders["mode"], form.placeholders["limit"]) == ("0", f"{steps[0]}")


async def test_a_new_limit_takes_effect_at_once(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]

    form = await options(hass, house.entry)
    await form.submit(power_steps=[1000])
    await house.settle()
    assert house.running == ["hall"]
