"""Adding a budget."""

from math import inf, nan
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import InvalidData
import pytest

from custom_components.power_budget.const import DOMAIN

from .forms import METERING_SHOWN, Form, new_budget, next_form

DEFAULTS = {
    "cycle": {"hours": "*", "minutes": "/2", "seconds": "0"},
    "unit": "watts",
    "order": "round_robin",
    "when_stopped": "leave",
    "register_card": True,
}


def stored(hass: HomeAssistant, form: Form) -> dict[str, Any]:
    """Return the options of the budget that a form has created."""
    assert form.result["type"] == "create_entry", form.result
    entry = form.result["result"]
    assert entry in hass.config_entries.async_entries(DOMAIN)
    assert entry.data == {}
    return dict(entry.options)


async def test_a_budget_leads_to_its_first_heater(hass: HomeAssistant) -> None:
    hass.states.async_set("switch.hall", "off")
    form = await new_budget(hass)
    assert form.step == "user"
    assert form.shown == {
        "cycle": DEFAULTS["cycle"],
        "rules": {"unit": "watts", "order": "round_robin", "when_stopped": "leave", "register_card": True},
        **METERING_SHOWN,
    }

    await form.submit(**form.shown, name=" House ", power_steps={"mode_0": 9000, "mode_1": 4500.5})
    assert stored(hass, form) == {**DEFAULTS, "power_steps": [9000, 4500.5]}
    budget = form.result["result"]
    assert budget.title == "House"

    heater = await next_form(hass, form.result)
    assert heater.step == "user"
    await heater.submit(name="Hall", switch="switch.hall", power_w=1500)
    assert [heater.title for heater in budget.subentries.values()] == ["Hall"]


async def test_what_is_left_out_has_its_default(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    await form.submit(name="House", power_steps={"mode_0": 9000}, cycle={"minutes": "/5"})
    assert stored(hass, form) == {
        **DEFAULTS,
        "power_steps": [9000],
        "cycle": {"hours": "*", "minutes": "/5", "seconds": "0"},
    }


async def test_everything_may_be_chosen(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    await form.submit(
        name="House",
        power_steps={"mode_0": 4, "mode_1": 3, "mode_2": 3, "mode_3": 2},
        more_power_steps={"mode_4": 1, "mode_5": 0},
        cycle={"hours": "/1", "minutes": "30", "seconds": "*"},
        rules={"unit": "loads", "order": "coldest_first", "when_stopped": "off", "register_card": False},
    )
    assert stored(hass, form) == {
        "power_steps": [4, 3, 3, 2, 1, 0],
        "cycle": {"hours": "/1", "minutes": "30", "seconds": "*"},
        "unit": "loads",
        "order": "coldest_first",
        "when_stopped": "off",
        "register_card": False,
    }


async def test_limits_may_be_entered_as_a_list(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    await form.submit(name="House", power_steps=[9000.0, 6000, 6000, 4000.5, 0])
    options = stored(hass, form)
    assert options["power_steps"] == [9000, 6000, 6000, 4000.5, 0]
    assert [type(limit) for limit in options["power_steps"]] == [int, int, int, float, int]


WRONG_LIMITS = {
    "none at all": ([], "watts", "power_steps_empty", {}),
    "a gap at the beginning": ({"mode_1": 6000}, "watts", "power_steps_gap", {"mode": "0"}),
    "a gap": ({"mode_0": 9000, "mode_2": 6000}, "watts", "power_steps_gap", {"mode": "1"}),
    "more than ten": ([9000] * 11, "watts", "power_steps_too_many", {}),
    "no number": ([9000, nan], "watts", "power_steps_not_finite", {"mode": "1"}),
    "an infinity": ([inf], "watts", "power_steps_not_finite", {"mode": "0"}),
    "less than nothing": ([9000, -1], "watts", "power_steps_negative", {"mode": "1", "limit": "-1"}),
    "more than there can be": ([9000, 1e300], "watts", "power_steps_much", {"mode": "1", "limit": "1e+300"}),
    "nothing without saving": ([0, 0], "watts", "power_steps_zero", {"mode": "0"}),
    "half a heater": ([3, 1.5], "loads", "power_steps_fraction", {"mode": "1", "limit": "1.5"}),
    "more with more saving": (
        {"mode_0": 9000, "mode_1": 6000, "mode_2": 6000.5},
        "watts",
        "power_steps_rising",
        {"mode": "2", "limit": "6000.5", "mode_before": "1", "limit_before": "6000"},
    ),
}


@pytest.mark.parametrize(("limits", "unit", "reason", "named"), WRONG_LIMITS.values(), ids=WRONG_LIMITS)
async def test_wrong_limits_are_refused(
    hass: HomeAssistant, limits: list[float] | dict[str, float], unit: str, reason: str, named: dict[str, str]
) -> None:
    form = await new_budget(hass)
    await form.submit(name="House", power_steps=limits, rules={"unit": unit})
    assert form.errors == {"power_steps": reason}
    assert named.items() <= form.placeholders.items()
    assert hass.config_entries.async_entries(DOMAIN) == []

    await form.submit(name="House", power_steps=[2, 1], rules={"unit": unit})
    assert stored(hass, form) == {**DEFAULTS, "unit": unit, "power_steps": [2, 1]}


async def test_further_limits_are_no_list(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    with pytest.raises(InvalidData):
        await form.submit(name="House", power_steps={"mode_0": 9000}, more_power_steps=[1000])
    assert hass.config_entries.async_entries(DOMAIN) == []


@pytest.mark.parametrize(
    ("name", "reason"), [("\x00", "name_required"), ("x" * 256, "name_too_long")], ids=["unseen", "endless"]
)
async def test_wrong_names_are_refused(hass: HomeAssistant, name: str, reason: str) -> None:
    form = await new_budget(hass)
    await form.submit(name=name, power_steps=[9000])
    assert form.errors == {"name": reason}
    assert hass.config_entries.async_entries(DOMAIN) == []


WRONG_CYCLES = {
    "an hour that there is not": ({"hours": "24"}, "cycle_hours_invalid"),
    "a minute that there is not": ({"minutes": "/60"}, "cycle_minutes_invalid"),
    "never": ({"minutes": "/0"}, "cycle_minutes_invalid"),
    "words": ({"seconds": "often"}, "cycle_seconds_invalid"),
    "nothing": ({"seconds": ""}, "cycle_seconds_invalid"),
    "less than nothing": ({"hours": "-1"}, "cycle_hours_invalid"),
}


@pytest.mark.parametrize(("cycle", "reason"), WRONG_CYCLES.values(), ids=WRONG_CYCLES)
async def test_wrong_cycles_are_refused(hass: HomeAssistant, cycle: dict[str, str], reason: str) -> None:
    form = await new_budget(hass)
    await form.submit(name="House", power_steps=[9000], cycle=cycle)
    assert form.errors == {"cycle": reason}

    await form.submit(name="House", power_steps=[9000])
    assert stored(hass, form) == {**DEFAULTS, "power_steps": [9000]}


async def test_what_was_entered_stays_when_it_is_refused(hass: HomeAssistant) -> None:
    entered = {
        "power_steps": {"mode_0": 3, "mode_1": 2, "mode_2": 2, "mode_3": 1},
        "more_power_steps": {"mode_4": 0.5},
        "cycle": {"hours": "*", "minutes": "99", "seconds": "0"},
        "rules": {"unit": "loads", "order": "coldest_first", "when_stopped": "on", "register_card": True},
        **METERING_SHOWN,
    }
    form = await new_budget(hass)
    await form.submit(name="  ", **entered)
    assert form.errors == {
        "name": "name_required",
        "more_power_steps": "power_steps_fraction",
        "cycle": "cycle_minutes_invalid",
    }
    assert form.shown == entered


async def test_a_section_is_open_when_something_in_it_is_refused(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    assert form.open_sections == ["power_steps"]
    await form.submit(name="House", power_steps=[9000, 8000, 7000, 6000, 9000], cycle={"hours": "24"})
    assert form.errors == {"more_power_steps": "power_steps_rising", "cycle": "cycle_hours_invalid"}
    assert form.open_sections == ["power_steps", "more_power_steps", "cycle"]


async def test_the_same_budget_is_not_added_twice(hass: HomeAssistant) -> None:
    for errors in ({}, {"name": "already_configured"}):
        form = await new_budget(hass)
        await form.submit(name="House", power_steps=[9000])
        assert form.result["type"] == "create_entry" or form.errors == errors

    await form.submit(name="House", power_steps=[3000])
    assert stored(hass, form)["power_steps"] == [3000]
    assert [budget.title for budget in hass.config_entries.async_entries(DOMAIN)] == ["House", "House"]
