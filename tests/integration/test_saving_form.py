"""Naming the schedule that announces the power saving mode."""

from math import inf, nan
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest

from .conftest import Build
from .forms import Form, new_budget
from .test_meter import issues

STEPS = {"mode_0": 9000, "mode_1": 3000}
SCHEDULE = "schedule.tariff"


async def entered(hass: HomeAssistant, **anticipation: Any) -> Form:
    """Return the form of a budget of two modes, with these fields of the section."""
    hass.states.async_set(SCHEDULE, "off")
    form = await new_budget(hass)
    await form.submit(name="House", power_steps=STEPS, anticipation=anticipation)
    return form


async def test_the_first_mode_is_meant_unless_another_is_named(hass: HomeAssistant) -> None:
    form = await entered(hass, saving_schedule=SCHEDULE)
    assert form.result["type"] == "create_entry", form.errors
    options = form.result["result"].options
    assert (options["saving_schedule"], options["saving_schedule_mode"]) == (SCHEDULE, 1)


async def test_a_mode_without_a_schedule_says_nothing(hass: HomeAssistant) -> None:
    form = await entered(hass, saving_schedule_mode=7)
    assert form.result["type"] == "create_entry", form.errors
    assert "saving_schedule_mode" not in form.result["result"].options


REFUSED = {
    "a schedule that is not there": ("schedule.none", 1, "entity_not_found"),
    "a mode without a limit": (SCHEDULE, 2, "saving_schedule_mode_without_limit"),
    "a mode that saves nothing": (SCHEDULE, 0, "saving_schedule_mode_invalid"),
    "a mode that no budget has": (SCHEDULE, 10, "saving_schedule_mode_invalid"),
    "half a mode": (SCHEDULE, 0.5, "saving_schedule_mode_invalid"),
    "an infinity": (SCHEDULE, inf, "saving_schedule_mode_invalid"),
    "no number": (SCHEDULE, nan, "saving_schedule_mode_invalid"),
}


@pytest.mark.parametrize(("schedule", "mode", "reason"), REFUSED.values(), ids=REFUSED)
async def test_is_refused(hass: HomeAssistant, schedule: str, mode: float, reason: str) -> None:
    form = await entered(hass, saving_schedule=schedule, saving_schedule_mode=mode)
    assert form.errors == {"anticipation": reason}
    await form.submit(name="House", power_steps=STEPS, anticipation={"saving_schedule": SCHEDULE})
    assert form.result["type"] == "create_entry"


async def test_a_new_name_is_followed(hass: HomeAssistant, build: Build) -> None:
    entities = er.async_get(hass)
    entities.async_get_or_create("schedule", "schedule", "tariff", suggested_object_id="tariff")
    house = await build(saving_schedule=SCHEDULE)
    entities.async_update_entity(SCHEDULE, new_entity_id="schedule.peak")
    await house.settle()
    assert house.entry.options["saving_schedule"] == "schedule.peak"


async def test_one_that_is_gone_is_told_of(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set(SCHEDULE, "off")
    house = await build(saving_schedule=SCHEDULE)
    assert issues(hass) == {}
    hass.states.async_remove(SCHEDULE)
    await house.pass_turns()
    assert issues(hass) == {"saving_schedule_missing": {"budget": "House", "entity_id": SCHEDULE}}
