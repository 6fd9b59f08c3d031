"""A meter that is renamed, lost, exchanged or done without."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .builders import heater
from .conftest import Build
from .test_meter import METER, METERED, issues, read, watch


async def test_a_meter_that_is_renamed_is_followed(hass: HomeAssistant, build: Build) -> None:
    register = er.async_get(hass)
    register.async_get_or_create("sensor", "test", "meter", suggested_object_id="meter")
    read(hass, 1000)
    house = await build(heater("hall"), **METERED | {"other_meters": ["sensor.meter", "sensor.oven"]})
    register.async_update_entity(METER, new_entity_id="sensor.main")
    await house.settle()
    assert house.entry.options["meter"] == "sensor.main"
    assert house.entry.options["other_meters"] == ["sensor.main", "sensor.oven"]
    read(hass, 2000, meter="sensor.main")
    await house.wait(31)
    assert float(house.state("available_power").state) == 3000


async def test_a_meter_that_is_gone_is_told_of(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED)
    hass.states.async_remove(METER)
    await house.settle()
    assert issues(hass) == {"meter_missing": {"budget": "House", "entity_id": METER}}


async def test_what_belongs_to_a_meter_goes_with_it(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED)
    entity_ids = [house.entity_id(key, owner) for key, owner in (("auto_mode", None), ("meter", None))]
    entity_ids.append(house.entity_id("learned_power", "hall"))
    hass.config_entries.async_update_entry(house.entry, options={"power_steps": [9000]})
    await house.settle()
    assert [entity_id for entity_id in entity_ids if er.async_get(hass).async_get(entity_id)] == []
    assert float(house.state("available_power").state) == 9000


async def test_what_a_meter_has_long_shown_free_is_given_when_it_repeats_itself(
    hass: HomeAssistant, build: Build
) -> None:
    def repeat(value: float) -> None:
        hass.states.async_set(METER, str(value), {"unit_of_measurement": "W"})

    repeat(3500)
    house = await build(heater("hall"), heater("bath", priority=1), **METERED | {"restore_delay_s": 600})
    await house.ask("hall")
    repeat(4500)
    await house.wait(50)
    repeat(3500)
    await house.settle()
    await house.ask("bath")
    assert house.running == []
    for _ in range(6):
        await house.wait(19)
        repeat(3500)
    await house.wait(10)
    assert house.running == []
    repeat(3500)
    await house.settle()
    assert house.running == ["bath"]


async def test_another_meter_is_not_compared_with_the_one_before(hass: HomeAssistant, build: Build) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), heater("bath"), **METERED)
    await house.ask("hall")
    await watch(house, 2000, 20)
    await house.ask("bath")
    read(hass, 3000, meter="sensor.other")
    options = house.entry.options | {"meter": "sensor.other"}
    hass.config_entries.async_update_entry(house.entry, options=options)
    await house.settle()
    await house.wait(31)
    assert house.running == ["hall", "bath"]
    assert float(house.state("available_power").state) == 5000 - 3000 + 2000
