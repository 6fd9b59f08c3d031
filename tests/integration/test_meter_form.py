"""Naming a meter in the form of a budget."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .forms import new_budget, options

METERING = {"meter": "sensor.meter", "site_limit_w": 9000}
STORED = {
    "meter": "sensor.meter",
    "site_limit_w": 9000,
    "estimate": "whole_house",
    "margin_w": 200,
    "voltage_v": 230,
    "restore_delay_s": 90,
    "restore_margin": 1.2,
    "count_idle": "rated",
    "meter_timeout_s": 60,
    "stale_limit_w": 0,
}


@pytest.fixture(autouse=True)
def entities(hass: HomeAssistant) -> None:
    """Have a meter, and something that is none."""
    hass.states.async_set("sensor.meter", "1000", {"unit_of_measurement": "W"})
    hass.states.async_set("sensor.oven", "unavailable")
    hass.states.async_set("sensor.outdoor", "7", {"unit_of_measurement": "°C"})


async def test_a_meter_is_stored_with_its_defaults(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    await form.submit(name="House", power_steps={"mode_0": 9000}, metering=METERING)
    assert form.result["type"] == "create_entry", form.errors
    stored = form.result["result"].options
    assert {key: stored[key] for key in STORED} == STORED


async def test_without_a_meter_nothing_of_it_is_stored(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    await form.submit(name="House", power_steps={"mode_0": 9000}, restoring={"restore_delay_s": 30})
    assert form.result["type"] == "create_entry", form.errors
    assert STORED.keys() & form.result["result"].options.keys() == set()


async def test_other_meters_may_still_be_unavailable(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    other = {"estimate": "other_loads", "other_meters": ["sensor.oven"], "site_limit_w": 9000}
    await form.submit(name="House", power_steps={"mode_0": 9000}, metering=other)
    assert form.result["type"] == "create_entry", form.errors
    assert form.result["result"].options["other_meters"] == ["sensor.oven"]


REFUSED: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, str]]] = {
    "a meter without a limit": ({"meter": "sensor.meter"}, {}, {"metering": "site_limit_w_required"}),
    "a limit without a meter": ({"site_limit_w": 9000}, {}, {"metering": "meter_required"}),
    "other meters that are not named": (
        {**METERING, "estimate": "other_loads"},
        {},
        {"metering": "other_meters_required"},
    ),
    "another meter twice": (
        {**METERING, "estimate": "other_loads", "other_meters": ["sensor.oven", "sensor.oven"]},
        {},
        {"metering": "other_meters_twice"},
    ),
    "a meter that is not there": (
        {**METERING, "meter": "sensor.none"},
        {},
        {"metering": "entity_not_found"},
    ),
    "a meter of something else": ({**METERING, "meter": "sensor.outdoor"}, {}, {"metering": "not_a_meter"}),
    "a limit of nothing": ({**METERING, "site_limit_w": 0}, {}, {"metering": "site_limit_w_invalid"}),
    "a limit that cannot be": ({**METERING, "site_limit_w": 1e7}, {}, {"metering": "site_limit_w_invalid"}),
    "a negative margin": ({**METERING, "margin_w": -1}, {}, {"metering": "margin_w_invalid"}),
    "no voltage": ({**METERING, "voltage_v": 0}, {}, {"metering": "voltage_v_invalid"}),
    "a negative delay": (METERING, {"restore_delay_s": -1}, {"restoring": "restore_delay_s_invalid"}),
    "a margin below one": (METERING, {"restore_margin": 0.9}, {"restoring": "restore_margin_invalid"}),
    "a timeout of nothing": (METERING, {"meter_timeout_s": 0}, {"restoring": "meter_timeout_s_invalid"}),
    "a window without a meter": (
        {},
        {"window_minutes": 15, "window_peak_w": 5000},
        {"tariff": "window_without_meter"},
    ),
    "a window that divides no hour": (
        METERING,
        {"window_minutes": 25, "window_peak_w": 5000},
        {"tariff": "window_minutes_invalid"},
    ),
    "a window without a peak": (
        METERING,
        {"window_minutes": 15},
        {"tariff": "window_peak_w_required"},
    ),
    "a peak without a window": (METERING, {"window_peak_w": 5000}, {"tariff": "window_minutes_invalid"}),
    "a peak of nothing": (
        METERING,
        {"window_minutes": 15, "window_peak_w": 0},
        {"tariff": "window_peak_w_invalid"},
    ),
    "a counter of something else": (
        METERING,
        {"window_minutes": 15, "window_peak_w": 5000, "energy_meter": "sensor.meter"},
        {"tariff": "not_an_energy_meter"},
    ),
    "a limit in degrees": ({}, {"limit_entity": "sensor.outdoor"}, {"tariff": "not_a_meter"}),
    "a limit that is not there": ({}, {"limit_entity": "sensor.none"}, {"tariff": "entity_not_found"}),
    "less than nothing": (METERING, {"stale_limit_w": -1}, {"restoring": "stale_limit_w_invalid"}),
}


@pytest.mark.parametrize(("metering", "others", "errors"), REFUSED.values(), ids=REFUSED)
async def test_is_refused(
    hass: HomeAssistant, metering: dict[str, Any], others: dict[str, Any], errors: dict[str, str]
) -> None:
    section = next(iter(errors)) if others else "metering"
    form = await new_budget(hass)
    await form.submit(
        **{
            "name": "House",
            "power_steps": {"mode_0": 9000},
            "metering": metering,
            section: others or metering,
        }
    )
    assert form.errors == errors
    assert form.open_sections[-1] == section


async def test_a_limit_in_amperes_keeps_its_voltage_without_a_meter(hass: HomeAssistant) -> None:
    hass.states.async_set("number.grid", "20", {"unit_of_measurement": "A"})
    form = await new_budget(hass)
    await form.submit(
        name="House",
        power_steps={"mode_0": 9000},
        metering={"voltage_v": 120},
        tariff={"limit_entity": "number.grid"},
    )
    assert form.result["result"].options["voltage_v"] == 120


@pytest.mark.parametrize(
    ("section", "named"),
    [
        ("metering", {"meter": "sensor.house_granted_power", "site_limit_w": 9000}),
        ("tariff", {"limit_entity": "number.house_power_budget"}),
    ],
)
async def test_a_budget_does_not_follow_itself(
    hass: HomeAssistant, house: MockConfigEntry, section: str, named: dict[str, Any]
) -> None:
    before = dict(house.options)
    form = await options(hass, house)
    await form.submit(power_steps={"mode_0": 9000}, **{section: named})
    assert form.errors == {section: "meter_is_own"}
    assert house.options == before


async def test_a_budget_may_follow_another(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_budget(hass)
    limit = {"limit_entity": "sensor.house_available_power"}
    await form.submit(name="Annex", power_steps={"mode_0": 9000}, tariff=limit)
    assert form.result["type"] == "create_entry", form.errors
