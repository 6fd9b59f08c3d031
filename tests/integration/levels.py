"""Two loads that run at any level, which are asked for a power."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from .actions import device
from .builders import heater
from .conftest import Build
from .dials import Dial, distribute, install, shown
from .house import House
from .modulated import load

BOILER = {"setpoint": "number.boiler", "setpoint_unit": "watts", "step": 10}
CAR = {"setpoint": "number.car", "setpoint_unit": "amperes", "step": 1, "min_power_w": 1380}


@pytest.fixture
async def numbers(hass: HomeAssistant) -> dict[str, Dial]:
    """Return what sets a boiler and a car."""
    made = {"boiler": Dial("boiler", 0, 3000, step=10), "car": Dial("car", 0, 32, unit="A")}
    await install(hass, *made.values())
    return made


@pytest.fixture
async def two(numbers: dict[str, Dial], build: Build) -> House:
    """Return a budget of 9 kW with a boiler of 2000 W and a car of 7360 W, which always ask, and a heater."""
    assert numbers
    boiler, car = load("boiler", 2000, **BOILER), load("car", 7360, **CAR)
    return await build(heater("hall", 2000), boiler, car, power_steps=[9000, 3000])


async def request(house: House, power_w: float, *names: str, **data: Any) -> dict[str, Any]:
    """Ask loads for power, and return the answer."""
    devices = [device(house.hass, name) for name in names or ("boiler", "car")]
    return await distribute(house.hass, power_w, device_id=devices, **data)


def stands(hass: HomeAssistant) -> tuple[float, float]:
    """Return what the boiler is set to, in watts, and the car, in amperes."""
    return shown(hass, "boiler"), shown(hass, "car")
