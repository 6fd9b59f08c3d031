"""Hours of many heaters under load, in a Home Assistant whose clock is set: what it holds does not grow."""

import asyncio
from asyncio.base_events import BaseEventLoop
from collections.abc import Iterator
import gc
import json
import logging
import os
from pathlib import Path
from random import Random
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.storage import Store
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.power_budget.engine import to_plain
from simulation.hours import HOUR_S

from .endurance.soak import HEATERS, HELD, HOURS, Held, write
from .heaters import BUDGET, switch
from .process.house import HEATER_W, METER, METER_ATTRIBUTES, House
from .process.readings import rest_of_the_house
from .process.usage import Usage

WRITE = vars(Store)["_async_write_data"]
"""How files are written, before the harness says otherwise."""

STEP_S = 10
"""How often the meter says something else."""

RECORDED_EVERY_S = 60
FEW_HEATERS, FEW_HOURS = 10, 2
REST_W, SHARE = 2500, 0.4
"""What the connection carries: for the rest of the house, and of all heaters."""

CHANGES_EVERY_S = 1200
"""How often each thermostat asks, or asks no more."""

AWAY, MODE, BOOST = 1200, 2400, 600
"""When in each hour somebody leaves for five minutes, saves power for as long, and boosts a heater."""

BRIEFLY_S = 300
FEW = 5
"""How many tasks and timers there may be more at times: some wait only for a moment."""


class Soak:
    """A house that is lived in, and what was counted meanwhile."""

    def __init__(self, hass: HomeAssistant, house: House, entry: MockConfigEntry, database: Path) -> None:
        """Begin to count."""
        self.held: list[Held] = []
        """What was held after each hour."""
        self._hass, self._house, self._entry, self._database = hass, house, entry, database
        self._rest = rest_of_the_house(limit_w=limit_w(house), climb_every_s=HOUR_S)
        self._random = Random(1)
        self._asking: set[str] = set()
        self._commands = 0
        hass.bus.async_listen(EVENT_CALL_SERVICE, self._on_call)

    async def live(self, second: int) -> None:
        """Let the meter say something else, some thermostats change their minds, and residents theirs."""
        running = sum(self._hass.states.is_state(switch(name), "on") for name in self._house.names)
        drawn_w = self._rest.watts(second) + HEATER_W * running
        self._hass.states.async_set(METER, f"{drawn_w:.0f}", METER_ATTRIBUTES)
        changing = {name for name in self._house.demands if self._random.random() < STEP_S / CHANGES_EVERY_S}
        await self._turn("on", changing - self._asking)
        await self._turn("off", changing & self._asking)
        self._asking ^= changing
        for action, entity_id, data in _wishes(second % HOUR_S, self._house):
            await self._act(action, entity_id, **data)

    def take_note(self, hour: int) -> None:
        """Take note of what is held."""
        gc.collect()
        files = (self._database, self._database.with_name(f"{self._database.name}-wal"))
        self.held.append(
            Held(
                hour=hour,
                commands=self._commands,
                memory_mb=Usage.of(os.getpid()).memory_mb,
                objects=len(gc.get_objects()),
                tasks=len(asyncio.all_tasks()),
                timers=_timers(),
                database_mb=sum(file.stat().st_size for file in files if file.exists()) / 1e6,
                stored_kb=len(json.dumps(to_plain(self._entry.runtime_data.state))) / 1e3,
            )
        )

    async def _turn(self, way: str, entity_ids: set[str]) -> None:
        if entity_ids:
            await self._act(f"switch.turn_{way}", sorted(entity_ids))

    async def _act(self, action: str, entity_id: str | list[str], **data: Any) -> None:
        domain, _, service = action.partition(".")
        await self._hass.services.async_call(domain, service, {"entity_id": entity_id, **data}, blocking=True)

    @callback
    def _on_call(self, event: Event[Any]) -> None:
        self._commands += event.data["domain"] == "input_boolean"


def _wishes(second: int, house: House) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what residents, and an automation that moves the power budget, do in a second of an hour."""
    mode, budget = f"number.{BUDGET.lower()}_power_saving_mode", f"number.{BUDGET.lower()}_power_budget"
    away, boost = f"switch.{BUDGET.lower()}_away", f"switch.{house.names[0]}_boost"
    wishes: dict[int, tuple[str, str, dict[str, Any]]] = {
        BOOST: ("power_budget.set_boost", boost, {"enabled": True, "duration": BRIEFLY_S}),
        AWAY: ("switch.turn_on", away, {}),
        AWAY + BRIEFLY_S: ("switch.turn_off", away, {}),
        MODE: ("number.set_value", mode, {"value": 1}),
        MODE + BRIEFLY_S: ("number.set_value", mode, {"value": 0}),
    }
    moved = ("number.set_value", budget, {"value": limit_w(house) - second % 600})
    return [moved, *([wishes[second]] if second in wishes else [])]


def limit_w(house: House) -> float:
    """Return what the connection carries: the rest of the house, and not nearly all heaters."""
    return REST_W + SHARE * HEATER_W * house.heaters


def _timers() -> int:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, BaseEventLoop)
    return sum(not timer.cancelled() for timer in vars(loop)["_scheduled"])


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Keep the log of every statement from being kept in memory."""
    for logger in (None, "homeassistant", "sqlalchemy.engine"):
        caplog.set_level(logging.WARNING, logger)
    caplog.set_level(logging.ERROR, "asyncio")  # it warns of every step of the clock


@pytest.fixture
def disk(hass: HomeAssistant, tmp_path: Path, enable_custom_integrations: None) -> Iterator[None]:
    """Have what is saved written to files, where the harness would keep all of it in memory."""
    hass.config.config_dir = f"{tmp_path}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "_async_write_data", WRITE)
        yield


@pytest.mark.timeout(7200)
async def test_what_is_held_does_not_grow(
    clock: FrozenDateTimeFactory,
    database: Path,
    recorder_mock: object,
    hass: HomeAssistant,
    disk: None,
) -> None:
    house = House(int(os.environ.get(HEATERS, f"{FEW_HEATERS}")))
    hours = int(os.environ.get(HOURS, f"{FEW_HOURS}"))
    soak = Soak(hass, house, await _set_up(hass, house), database)
    for second in range(0, hours * HOUR_S, STEP_S):
        clock.tick(STEP_S)
        await soak.live(second)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
        if second % RECORDED_EVERY_S == 0:
            await async_wait_recording_done(hass)
        if (second + STEP_S) % HOUR_S == 0:
            soak.take_note((second + STEP_S) // HOUR_S)
            if file := os.environ.get(HELD):
                write(soak.held, Path(file))
    _check(soak.held)


async def _set_up(hass: HomeAssistant, house: House) -> MockConfigEntry:
    """Set up a budget with a meter and a tariff, all else as it is proposed."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "sensor", {})
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": dict.fromkeys(house.names)})
    hass.states.async_set(METER, "0", METER_ATTRIBUTES)
    limits = {"power_steps": [limit_w(house), limit_w(house) / 2], "site_limit_w": limit_w(house)}
    entry = MockConfigEntry(
        domain="power_budget",
        title=BUDGET,
        options={**limits, "meter": METER, "window_minutes": 15, "window_peak_w": limit_w(house)},
        subentries_data=house.subentries(),
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


def _check(held: list[Held]) -> None:
    """Make sure that nothing but caches grows, which the first hour fills."""
    first, *later = held
    assert later
    assert later[-1].commands > first.commands
    for one in later:
        assert one.tasks <= first.tasks + FEW
        assert one.timers <= first.timers + FEW
