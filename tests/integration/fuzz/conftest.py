"""A house in which anything is entered."""

from collections.abc import Awaitable, Callable
import logging

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from tests.integration.builders import asset, budget, heater
from tests.integration.circuits import circuit
from tests.integration.dials import battery
from tests.integration.heaters import ENTITIES
from tests.integration.modulated import load

from .forms import FORMS
from .frontend import Client
from .visitor import Visitor

type Visit = Callable[[str], Awaitable[Visitor]]

AT_FOUR = {"hours": "4", "minutes": "0", "seconds": "0"}
"""Turns do not pass while somebody looks whether anything has changed."""

METERS = {
    "sensor.power": "W",
    "number.limit": "W",
    "sensor.energy": "kWh",
    "sensor.temperature": "°C",
    "sensor.soc": "%",
    "number.charge": "W",
    "number.discharge": "kW",
    "number.attic": "W",
    "input_number.possible": "W",
    "number.boiler": "W",
    "number.pump": "W",
}


@pytest.fixture
async def rooms(hass: HomeAssistant) -> None:
    """Have three budgets, one with a load of most kinds, in a house with more to switch and to measure."""
    hass.loop.set_debug(False)  # telling where each callback comes from takes half of the time
    assert await async_setup_component(hass, "config", {})
    assert await async_setup_component(
        hass, "input_number", {"input_number": {"tank": {"min": 0, "max": 3000}}}
    )
    for entity_id, state in ENTITIES.items():
        hass.states.async_set(entity_id, state)
    for entity_id, unit in METERS.items():
        hass.states.async_set(entity_id, "19", {"unit_of_measurement": unit})
    hass.states.async_set("number.dial", "19")
    hass.states.async_set("weather.home", "sunny", {"temperature": 4.0})
    for entity_id in ("person.resident", "sensor.words"):
        hass.states.async_set(entity_id, "words")
    for entry in (
        budget(
            heater("bath"),
            battery("attic", soc="sensor.soc"),
            asset("pump"),
            load("tank", 3000, setpoint_unit="watts", demand="own_switch"),
            cycle=AT_FOUR,
        ),
        circuit("garage"),
        circuit("cellar"),
    ):
        entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup("house")
    await hass.async_block_till_done()


@pytest.fixture
async def browser(rooms: None, hass_client: ClientSessionGenerator) -> Client:
    """Return a browser in which somebody is logged in."""
    return await hass_client()


@pytest.fixture
def visit(hass: HomeAssistant, browser: Client, caplog: pytest.LogCaptureFixture) -> Visit:
    """Return what opens a form in a browser."""
    caplog.set_level(logging.WARNING)

    async def visit(form: str) -> Visitor:
        visitor = Visitor(hass, browser, caplog, FORMS[form])
        await visitor.open()
        return visitor

    return visit
