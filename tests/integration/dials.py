"""Numbers with minds of their own, which set batteries."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, override

from homeassistant.components.number import NumberEntity
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.const import UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import setup_test_component_platform

from custom_components.power_budget.const import DOMAIN, SUBENTRY_BATTERY

from .house import House

type BuildPair = Callable[..., Awaitable[House]]


class Dial(NumberEntity):
    """A number that may refuse, be silent, or not be there."""

    _attr_should_poll = False

    def __init__(
        self,
        name: str,
        least: float = -5000,
        most: float = 5000,
        unit: str = UnitOfPower.WATT,
        step: float = 1,
    ) -> None:
        """Be called by a name, and stand at zero."""
        self._attr_name = name
        self._attr_unique_id = name
        self._attr_native_min_value = least
        self._attr_native_max_value = most
        self._attr_native_step = step
        self._attr_native_unit_of_measurement = unit
        self._attr_native_value = 0.0
        self.error: Exception | None = None
        """What it answers."""
        self.answers = asyncio.Event()
        """Whether it answers at all."""
        self.answers.set()
        self.told: list[float] = []
        """All that it was told, whether it took it or not."""

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Be told a value."""
        self.told.append(round(value, 6))
        await self.answers.wait()
        if self.error is not None:
            raise self.error
        self._attr_native_value = value
        self.async_write_ha_state()

    def show(self, *, available: bool) -> None:
        """Be there, or not."""
        self._attr_available = available
        self.async_write_ha_state()


async def install(hass: HomeAssistant, *dials: Dial) -> None:
    """Let Home Assistant have *dials*."""
    setup_test_component_platform(hass, "number", dials)
    assert await async_setup_component(hass, "number", {"number": {"platform": "test"}})
    await hass.async_block_till_done()


def shown(hass: HomeAssistant, name: str) -> float:
    """Return what a number stands at."""
    state = hass.states.get(f"number.{name}")
    assert state is not None
    return float(state.state)


def stands(hass: HomeAssistant) -> tuple[float, float]:
    """Return what the numbers of the pair stand at."""
    return shown(hass, "one"), shown(hass, "two")


def power_set(house: House) -> list[str]:
    """Return what each battery is told to have been set to."""
    return [house.state("power_set", name).state for name in ("one", "two")]


def battery(name: str, **data: Any) -> ConfigSubentryDataWithId:
    """Return a battery of 10 kWh that a number of its name sets, up to 3 kW both ways, from 10 to 90 %."""
    usual = {
        "setpoint": f"number.{name}",
        "soc": f"sensor.{name}_soc",
        "capacity_wh": 10_000,
        "soc_min": 10,
        "soc_max": 90,
        "max_charge_w": 3000,
        "max_discharge_w": 3000,
    }
    return ConfigSubentryDataWithId(
        subentry_id=name,
        subentry_type=SUBENTRY_BATTERY,
        title=name.capitalize(),
        unique_id=None,
        data={key: value for key, value in {**usual, **data}.items() if value is not None},
    )


async def distribute(hass: HomeAssistant, power_w: float, **data: Any) -> dict[str, Any]:
    """Distribute power to all batteries, or to those that are named, and return the answer."""
    asked: dict[str, Any] = {"power_w": power_w, **({} if _targets(data) else {"group": "all"}), **data}
    answer: Any = await hass.services.async_call(
        DOMAIN, "distribute_power", asked, blocking=True, return_response=True
    )
    return dict(answer)


async def ask(house: House, power_w: float, **data: Any) -> asyncio.Task[dict[str, Any]]:
    """Ask for power, and let everything go on that waits for nothing."""
    asking = house.hass.async_create_task(distribute(house.hass, power_w, **data))
    await house.breathe()
    return asking


def _targets(data: dict[str, Any]) -> bool:
    return bool({"group", "device_id", "entity_id", "area_id"} & data.keys())
