"""A winter's morning in a house with too little power: its rooms, by the physics of the simulation."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.schedule import DOMAIN as SCHEDULE_DOMAIN
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.setup import async_setup_component
import pytest

from custom_components.power_budget.engine.anticipation.house import HouseMemory
from custom_components.power_budget.engine.anticipation.kept import Kept
from custom_components.power_budget.engine.anticipation.learning import met, observed
from custom_components.power_budget.engine.anticipation.room import RoomMemory, RoomReading
from custom_components.power_budget.engine.plain import to_plain
from simulation import STEP_S, Room, Temperatures

from .builders import heater
from .conftest import Build
from .house import House

CELSIUS = {"unit_of_measurement": "°C"}
OUTDOOR_C = 2.0
COMFORT_C, SETBACK_C = 20.0, 17.0
BAND_K = 0.3
ROOMS = {
    "living": Room(power_w=1000, ua_w_per_k=20, c_air_j_per_k=7e5, c_mass_j_per_k=3e6, k_mass_w_per_k=75),
    "bedroom": Room(power_w=1000, ua_w_per_k=18, c_air_j_per_k=6e5, c_mass_j_per_k=3e6, k_mass_w_per_k=70),
    "bath": Room(power_w=1000, ua_w_per_k=15, c_air_j_per_k=5e5, c_mass_j_per_k=2e6, k_mass_w_per_k=50),
}
LIMIT_W = 2000
"""Enough for two of them."""

EVERY_DAY = [{"from": "06:00:00", "to": "08:00:00"}]
MIDNIGHT = datetime(2026, 1, 12, tzinfo=UTC)
"""A Monday's."""

SIX = MIDNIGHT + timedelta(hours=6)
"""When comfort begins."""

QUARTER = timedelta(minutes=15)


def lived(room: Room, days: float = 3, *, end: datetime = MIDNIGHT) -> Iterator[RoomReading]:
    """Yield what was observed every five minutes of the days before, in a room with its heater to itself."""
    began_at, now, is_on = end - timedelta(days=days), Temperatures(air_c=18, mass_c=18), False
    for index in range(int(days * 288)):
        for _ in range(300 // STEP_S):
            now = room.step(now, heat_w=room.power_w * is_on, outdoor_c=OUTDOOR_C, dt_s=STEP_S)
        at = began_at + timedelta(minutes=5 * (index + 1))
        yield RoomReading(at, now.air_c, float(is_on), OUTDOOR_C)
        goal_c = COMFORT_C if 6 <= at.hour < 8 else SETBACK_C
        is_on = now.air_c < goal_c - BAND_K or (is_on and now.air_c < goal_c + BAND_K)


def learned(room: Room, *, end: datetime = MIDNIGHT) -> RoomMemory:
    """Return what is known of a room after these days."""
    first, *others = lived(room, end=end)
    memory = met(first)
    for reading in others:
        memory = observed(memory, reading)
    return memory


def source(hass: HomeAssistant, name: str) -> tuple[str, str]:
    """Return from which entities a room is learned: its switch is known to the entity registry."""
    switch = er.async_get(hass).async_get_or_create(
        "input_boolean", "input_boolean", name, suggested_object_id=name
    )
    return f"sensor.{name}", switch.id


def following(name: str, power_w: float | None = None, **data: Any) -> ConfigSubentryDataWithId:
    """Return a heater that follows the schedule."""
    return heater(
        name,
        power_w or ROOMS[name].power_w,
        demand="temperature",
        temperature_sensor=f"sensor.{name}",
        schedule_entity="schedule.day",
        comfort_c=COMFORT_C,
        setback_c=SETBACK_C,
        deadband_k=2 * BAND_K,
        **data,
    )


def stored(kept: Kept) -> dict[str, Any]:
    """Return a file of what was learned."""
    return {"version": 1, "minor_version": 1, "key": "power_budget.house.learned", "data": to_plain(kept)}


def known(hass: HomeAssistant, *names: str, end: datetime = MIDNIGHT) -> Kept:
    """Return what is kept of these rooms, each learned from its entities in the days before."""
    rooms = {name: learned(ROOMS[name], end=end) for name in names}
    sources = {"house": (), **{name: source(hass, name) for name in names}}
    return Kept(HouseMemory(rooms=rooms), sources)


@dataclass
class Morning:
    """A house in which time passes minute by minute."""

    hass: HomeAssistant
    freezer: FrozenDateTimeFactory
    house: House
    temperatures: dict[str, Temperatures]
    outdoor_c: float = OUTDOOR_C
    drawn_w: list[float] = field(default_factory=list)
    """What all heaters drew together, minute by minute."""

    reasons: dict[str, list[str]] = field(default_factory=dict)
    """What each said of itself, minute by minute."""

    air_c: dict[str, list[float]] = field(default_factory=dict)
    """How warm each room was."""

    @property
    def air_now_c(self) -> list[float]:
        """How warm the rooms are."""
        return [now.air_c for now in self.temperatures.values()]

    @property
    def air_ever_c(self) -> list[float]:
        """How warm they ever were."""
        return [each_c for course_c in self.air_c.values() for each_c in course_c]

    async def live_until(self, at: datetime) -> None:
        """Let time pass."""
        while datetime.now(UTC) < at:
            await self.minute()

    async def minute(self) -> None:
        """Let a minute pass."""
        on = {name: self.hass.states.is_state(f"input_boolean.{name}", "on") for name in self.temperatures}
        self.drawn_w.append(sum(ROOMS[name].power_w for name in on if on[name]))
        for name, is_on in on.items():
            room, now = ROOMS[name], self.temperatures[name]
            for _ in range(60 // STEP_S):
                heat_w = room.power_w * is_on
                now = room.step(now, heat_w=heat_w, outdoor_c=self.outdoor_c, dt_s=STEP_S)
            self.temperatures[name] = now
            self.air_c.setdefault(name, []).append(now.air_c)
            self.hass.states.async_set(f"sensor.{name}", f"{now.air_c:.2f}", CELSIUS)
        await self.house.wait(60)
        await self.hass.async_block_till_done(wait_background_tasks=True)
        for name, reason in self.house.reasons.items():
            self.reasons.setdefault(name, []).append(reason)


type Wake = Callable[..., Awaitable[Morning]]
"""Builds that house, at an hour of that morning."""


@pytest.fixture
async def wake(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, build: Build, hass_storage: dict[str, Any]
) -> AsyncGenerator[Wake]:
    """Return what builds that house, with what is known of it."""

    async def wake(
        *names: str,
        at: float = 3,
        kept: Kept | None = None,
        data: Mapping[str, Any] | None = None,
        day: list[dict[str, str]] = EVERY_DAY,
        saving: list[dict[str, str]] | None = None,
        zone: str = "UTC",
        midnight: datetime = MIDNIGHT,
        **options: Any,
    ) -> Morning:
        await hass.config.async_set_time_zone(zone)
        freezer.move_to(midnight + timedelta(hours=at))
        if kept is not None:
            hass_storage["power_budget.house.learned"] = stored(kept)
        days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        schedules = {
            name: {"name": name.capitalize(), **dict.fromkeys(days, blocks)}
            for name, blocks in (("day", day), ("saving", saving))
            if blocks is not None
        }
        assert await async_setup_component(hass, "schedule", {"schedule": schedules})
        for name in names:
            hass.states.async_set(f"sensor.{name}", "17", CELSIUS)
        options = {"power_steps": [LIMIT_W], "order": "coldest_first", **options}
        house = await build(*(following(name, **(data or {})) for name in names), **options)
        now = Temperatures(air_c=SETBACK_C, mass_c=SETBACK_C)
        return Morning(hass, freezer, house, dict.fromkeys(names, now))

    yield wake
    for schedule in [*hass.data[DATA_INSTANCES][SCHEDULE_DOMAIN].entities]:
        await schedule.async_remove()
