"""Controllers of assets with minds of their own, and what their assets are to do and can do."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.number import NumberEntity
from homeassistant.core import HassJob, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.async_ import get_scheduled_timer_handles
from pytest_homeassistant_custom_component.common import setup_test_component_platform

from .builders import asset, budget
from .house import House

type BuildAssets = Callable[..., Awaitable[Assets]]
"""Builds a budget with assets."""


class Controller(NumberEntity):
    """A set-point that may refuse, be silent, take its time, or show something else."""

    _attr_should_poll = False
    _attr_native_min_value = 0
    _attr_native_max_value = 3000
    _attr_native_step = 1
    _attr_native_unit_of_measurement = "W"
    _attr_native_value: float | None = 0

    def __init__(self, name: str) -> None:
        """Be called by a name."""
        self._attr_name = name
        self._attr_unique_id = name
        self.told: list[float] = []
        """What it was told, in order."""
        self.obeys = True
        """Whether it does what it is told."""
        self.error: Exception | None = None
        """What it answers."""
        self.answers = asyncio.Event()
        """Whether it answers at all."""
        self.answers.set()

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Be told."""
        self.told.append(value)
        await self.answers.wait()
        if self.error is not None:
            raise self.error
        if self.obeys:
            self.show(value)

    def show(self, value: float | None) -> None:
        """Stand at a value, whoever wanted it."""
        self._attr_native_value = value
        self.async_write_ha_state()

    def reach(self, *, is_available: bool) -> None:
        """Be within reach, or not."""
        self._attr_available = is_available
        self.async_write_ha_state()


class Assets(House):
    """A budget with assets, and their controllers; it is not waited for those that do not answer."""

    controllers: dict[str, Controller]
    """By asset."""

    def plan(self, **targets_w: object) -> None:
        """Schedule so much for assets."""
        self._say("target", targets_w)

    def allow(self, **potentials_w: object) -> None:
        """Let assets be able to do so much."""
        self._say("potential", potentials_w)

    def _say(self, what: str, watts: dict[str, Any]) -> None:
        for name, value in watts.items():
            self.hass.states.async_set(f"sensor.{name}_{what}", str(value), {"unit_of_measurement": "W"})

    async def beat(self, beats: int = 1) -> None:
        """Let so many times two seconds pass."""
        for _ in range(beats):
            await self.wait(2, settle=False)

    @property
    def stands(self) -> list[float | None]:
        """What stands at the set-points."""
        return [controller.native_value for controller in self.controllers.values()]

    @property
    def told(self) -> dict[str, list[float]]:
        """What controllers were told since this was asked last."""
        told = {name: controller.told[:] for name, controller in self.controllers.items()}
        for controller in self.controllers.values():
            controller.told.clear()
        return told

    def shown(self, key: str) -> list[str]:
        """Return what a sensor of each asset shows."""
        return [self.state(key, name).state for name in self.controllers]


def beats(hass: HomeAssistant) -> int:
    """Return how many beats are to come on the loop."""
    jobs = [arg for handle in get_scheduled_timer_handles(hass.loop) for arg in handle._args or ()]
    return sum(isinstance(job, HassJob) and job.name == "power budget beat" for job in jobs)


async def build_assets(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    plan: Mapping[str, tuple[object, object]],
    options: Mapping[str, Any] | None = None,
    **settings: Any,
) -> Assets:
    """Return a budget with assets of such targets and potentials, all with the same settings."""
    freezer.move_to("2026-11-21 12:00:01+00:00")
    assert await async_setup_component(hass, "homeassistant", {})
    controllers = {name: Controller(name) for name in plan}
    setup_test_component_platform(hass, "number", controllers.values())
    assert await async_setup_component(hass, "number", {"number": {"platform": "test"}})
    await hass.async_block_till_done()
    entry = budget(*(asset(name, **settings) for name in plan), **(options or {}))
    entry.add_to_hass(hass)
    house = Assets(hass, freezer, entry)
    house.controllers = controllers
    house.plan(**{name: target for name, (target, _) in plan.items()})
    house.allow(**{name: potential for name, (_, potential) in plan.items()})
    await house.start()
    return house
