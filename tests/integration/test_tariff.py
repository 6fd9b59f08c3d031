"""A budget under a capacity tariff, and one that somebody outside limits."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest

from .builders import heater
from .conftest import Build
from .house import House
from .test_meter import METERED, issues, read

QUARTER = {"window_minutes": 15, "window_peak_w": 3000}


async def live(house: House, minutes: float, *, base_w: float = 500) -> None:
    """Let the house live, with a reading every five seconds."""
    for _ in range(round(minutes * 12)):
        read(house.hass, base_w + sum(1000 for _ in house.running))
        await house.wait(5)


async def test_the_window_stays_below_its_peak(hass: HomeAssistant, build: Build) -> None:
    read(hass, 500)
    house = await build(*(heater(name) for name in ("hall", "bath", "attic", "loft")), **METERED | QUARTER)
    await house.ask("hall", "bath", "attic", "loft")
    await live(house, 5)
    assert house.state("available_power").attributes["bound_by"] == "window"
    assert float(house.state("window_forecast").state) <= 3000
    await live(house, 26)
    assert 2000 < float(house.state("month_peak").state) <= 3000
    await live(house, 3)
    assert 0 < float(house.state("window_average").state) < 5000


async def test_the_months_peak_survives_a_restart(hass: HomeAssistant, build: Build) -> None:
    read(hass, 500)
    house = await build(heater("hall"), **METERED | QUARTER)
    await house.ask("hall")
    await live(house, 31)
    peak = house.state("month_peak").state
    assert float(peak) == pytest.approx(1500, abs=20)
    await house.stop()
    await house.start()
    assert house.state("month_peak").state == peak


async def test_what_a_window_has_counted_is_saved_once_a_minute(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any]
) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED | QUARTER)
    for second in range(0, 300, 5):
        await live(house, 1 / 12, base_w=1000 + second)
        counted_wh = house.coordinator.state.budget("house").meter.window.used_wh
        assert second < 70 or counted_wh - saved_wh(hass_storage) <= 1300 * 65 / 3600


def saved_wh(hass_storage: dict[str, Any]) -> float:
    meter = hass_storage["power_budget.house"]["data"]["budgets"]["house"]["meter"]
    used_wh: float = meter["window"]["used_wh"]
    return used_wh


async def test_a_higher_peak_of_the_month_may_be_used_again(hass: HomeAssistant, build: Build) -> None:
    read(hass, 500)
    options = METERED | QUARTER | {"window_follow_peak": True}
    house = await build(heater("hall"), heater("bath"), heater("attic"), **options)
    await house.ask("hall", "bath", "attic")
    await live(house, 15, base_w=4500)
    await live(house, 16, base_w=4500)
    assert float(house.state("month_peak").state) > 3000
    await live(house, 10)
    assert len(house.running) == 3


async def test_an_energy_counter_corrects_the_count(hass: HomeAssistant, build: Build) -> None:
    read(hass, 500)
    read(hass, 10, "kWh", "sensor.energy")
    house = await build(heater("hall"), **METERED | QUARTER | {"energy_meter": "sensor.energy"})
    read(hass, 10.001, "kWh", "sensor.energy")
    await house.wait(1)
    before = house.state("window_average")
    read(hass, 10.101, "kWh", "sensor.energy")
    await house.wait(31)
    after = house.state("window_average")
    assert float(after.state) > float(before.state) + 1000


async def test_another_limit_from_outside_does_not_inherit(hass: HomeAssistant, build: Build) -> None:
    read(hass, 0, "W", "sensor.grid")
    read(hass, "unknown", "W", "sensor.other")
    house = await build(heater("hall"), limit_entity="sensor.grid")
    await house.ask("hall")
    assert house.running == []
    options = {**house.entry.options, "limit_entity": "sensor.other"}
    hass.config_entries.async_update_entry(house.entry, options=options)
    await house.settle()
    assert house.running == ["hall"]


async def test_a_peak_of_the_month_and_a_limit_from_outside_are_saved_soon(
    hass: HomeAssistant, build: Build, hass_storage: dict[str, Any]
) -> None:
    read(hass, 500)
    read(hass, 3000, "W", "sensor.grid")
    house = await build(heater("hall"), **METERED | QUARTER | {"limit_entity": "sensor.grid"})
    await live(house, 31)
    read(hass, 1000, "W", "sensor.grid")
    await live(house, 2)
    saved = hass_storage["power_budget.house"]["data"]["budgets"]["house"]
    assert saved["imposed_limit_w"] == 1000
    assert saved["meter"]["window"]["month_peak_w"] > 0


LIMITS = {
    "watts": (1500, "W", 1500),
    "kilowatts": (1.5, "kW", 1500),
    "amperes": (5, "A", 1150),
    "less than nothing": (-5, "W", 0),
}


@pytest.mark.parametrize(("value", "unit", "limit_w"), LIMITS.values(), ids=LIMITS)
async def test_a_limit_from_outside(
    hass: HomeAssistant, build: Build, value: float, unit: str, limit_w: float
) -> None:
    read(hass, value, unit, "sensor.grid")
    house = await build(heater("hall"), heater("bath"), limit_entity="sensor.grid")
    limit = house.state("available_power")
    assert float(limit.state) == limit_w
    assert limit.attributes["bound_by"] == "limit_entity"


async def test_a_limit_from_outside_sheds_at_once(hass: HomeAssistant, build: Build) -> None:
    read(hass, 2000, meter="input_number.grid")
    house = await build(heater("hall"), heater("bath"), limit_entity="input_number.grid")
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]
    read(hass, 1000, meter="input_number.grid")
    await house.settle()
    assert house.running == ["hall"]


async def test_a_limit_from_outside_that_is_silent_goes_on_counting(
    hass: HomeAssistant, build: Build
) -> None:
    read(hass, 1000, meter="sensor.grid")
    house = await build(heater("hall"), heater("bath"), limit_entity="sensor.grid")
    await house.ask("hall", "bath")
    read(hass, "unavailable", meter="sensor.grid")
    await house.wait(3600)
    assert len(house.running) == 1
    await house.stop()
    hass.states.async_remove("sensor.grid")
    await house.start()
    assert len(house.running) == 1
    assert issues(hass) == {"meter_missing": {"budget": "House", "entity_id": "sensor.grid"}}


async def test_a_limit_from_outside_that_is_taken_away_limits_no_more(
    hass: HomeAssistant, build: Build
) -> None:
    read(hass, 1000, meter="sensor.grid")
    house = await build(heater("hall"), heater("bath"), limit_entity="sensor.grid")
    await house.ask("hall", "bath")
    options = {key: value for key, value in house.entry.options.items() if key != "limit_entity"}
    hass.config_entries.async_update_entry(house.entry, options=options)
    await house.settle()
    assert house.running == ["hall", "bath"]


async def test_what_belongs_to_a_window_goes_with_it(hass: HomeAssistant, build: Build) -> None:
    read(hass, 500)
    house = await build(heater("hall"), **METERED | QUARTER)
    sensors = [house.entity_id(key) for key in ("window_average", "window_forecast", "month_peak")]
    hass.config_entries.async_update_entry(house.entry, options=METERED)
    await house.settle()
    assert [sensor for sensor in sensors if er.async_get(hass).async_get(sensor)] == []
