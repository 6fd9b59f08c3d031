"""A house with automations that are made of blueprints."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime
from pathlib import Path
import shutil
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest

from tests.repository.project import ROOT

from .builders import heater
from .conftest import Build
from .house import House

FOLDER = ROOT / "blueprints"

MODE = "number.house_power_saving_mode"
BUDGET = "number.house_power_budget"

type Automate = Callable[..., Awaitable[None]]


@pytest.fixture
async def automate(hass: HomeAssistant, tmp_path: Path) -> AsyncGenerator[Automate]:
    """Return what makes an automation of a blueprint, by its name, with these inputs."""
    shutil.copytree(FOLDER, tmp_path / "blueprints")
    hass.config.config_dir = str(tmp_path)

    async def automate(name: str, **inputs: Any) -> None:
        made = {"alias": name, "use_blueprint": {"path": f"power_budget/{name}.yaml", "input": inputs}}
        assert await async_setup_component(hass, "automation", {"automation": [made]})
        await hass.async_block_till_done()
        assert hass.states.is_state(f"automation.{name}", "on")

    yield automate
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


@pytest.fixture
async def house(build: Build) -> House:
    """Return a budget of four modes, in which two heaters ask and may run."""
    house = await build(heater("hall", 2000), heater("bath", 1000), power_steps=[9000, 2000, 1000, 0])
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]
    return house


async def show(house: House, entity_id: str, state: str, *, settle: bool = True) -> None:
    """Let an entity of another integration change its state."""
    house.hass.states.async_set(entity_id, state)
    await (house.settle() if settle else house.breathe())


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a time of November, where the house is."""
    return datetime(2026, 11, day, hour, minute, tzinfo=dt_util.get_default_time_zone())


def mode(house: House) -> float:
    """Return the power saving mode."""
    return float(house.state("power_saving_mode").state)


def power_budget(house: House) -> float:
    """Return the power budget, in watts."""
    return float(house.state("power_budget").state)


async def start_home_assistant(house: House, *, settle: bool = True) -> None:
    """Let Home Assistant have started that was starting."""
    house.hass.set_state(CoreState.running)
    house.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await (house.settle() if settle else house.breathe())
