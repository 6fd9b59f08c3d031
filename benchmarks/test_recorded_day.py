"""A day of readings with a recorder, in a Home Assistant whose clock is set from second to second."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC
import json
import logging
import os
from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from simulation.hours import HOUR_S

from .heaters import BUDGET, switch
from .process.database import OURS, SWITCHES, THE_METER, Growths, growths
from .process.day import ENOUGH, GROWTHS, HEATERS, READINGS
from .process.house import HEATER_W, METER, METER_ATTRIBUTES, House
from .process.readings import rest_of_the_house

RECORDED_EVERY_S = 60
"""How often it is waited for the recorder, which writes in a thread of its own."""


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Keep the log of every statement from being kept in memory."""
    caplog.set_level(logging.WARNING)


@pytest.mark.timeout(3600)
async def test_growth_of_the_database(
    clock: FrozenDateTimeFactory,
    database: Path,
    recorder_mock: object,
    hass: HomeAssistant,
    enable_custom_integrations: None,
) -> None:
    house = House(int(os.environ.get(HEATERS, "5")))
    seconds = int(os.environ.get(READINGS, f"{ENOUGH}"))
    await _set_up(hass, house)
    clock.tick(1)  # so that nothing counts that was kept of the set-up
    begin = clock().replace(tzinfo=UTC)
    await _pass(hass, clock, house, seconds)
    found = growths(database, begin.timestamp(), _ours(hass))
    _check(found, seconds)
    if file := os.environ.get(GROWTHS):
        _write(found, Path(file))


async def _set_up(hass: HomeAssistant, house: House) -> None:
    """Set up a budget with a meter, all else as it is proposed, whose heaters all ask for heat."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "sensor", {})
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": dict.fromkeys(house.names)})
    hass.states.async_set(METER, "0", METER_ATTRIBUTES)
    entry = MockConfigEntry(
        domain="power_budget",
        title=BUDGET,
        options={"power_steps": [house.limit_w], "meter": METER, "site_limit_w": house.limit_w},
        subentries_data=house.subentries(),
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.services.async_call("switch", "turn_on", {"entity_id": house.demands}, blocking=True)
    await hass.async_block_till_done()


async def _pass(hass: HomeAssistant, clock: FrozenDateTimeFactory, house: House, seconds: int) -> None:
    """Let seconds pass, with a reading in each."""
    rest = rest_of_the_house(limit_w=house.limit_w, climb_every_s=HOUR_S)
    for second in range(seconds):
        clock.tick(1)
        drawn_w = rest.watts(second) + HEATER_W * len(_on(hass, house))
        hass.states.async_set(METER, f"{drawn_w:.0f}", METER_ATTRIBUTES)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
        if second % RECORDED_EVERY_S == 0:
            await async_wait_recording_done(hass)
    await async_wait_recording_done(hass)


def _on(hass: HomeAssistant, house: House) -> list[str]:
    return [name for name in house.names if hass.states.is_state(switch(name), "on")]


def _ours(hass: HomeAssistant) -> Mapping[str, str]:
    entities = er.async_get(hass).entities.values()
    return {
        entity.entity_id: f"{entity.domain} {entity.translation_key}"
        for entity in entities
        if entity.platform == "power_budget"
    }


def _write(found: Growths, file: Path) -> None:
    file.write_text(json.dumps({who: asdict(growth) for who, growth in found.items()}))


def _check(found: Growths, seconds: int) -> None:
    """Make sure that it was measured what is told."""
    assert 0.9 * seconds < found[THE_METER].states <= seconds
    assert found[SWITCHES].states > 0
    assert found[f"{OURS}sensor status"].states > 0
    assert found[f"{OURS}sensor duty_cycle"].statistics > 0
