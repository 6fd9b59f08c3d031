"""An oven beside a heater."""

from .builders import attended, heater
from .conftest import Build
from .house import House


async def kitchen(build: Build) -> House:
    """Return a house of 3000 W in which the oven is on beside a heater of 1000 W."""
    house = await build(heater("hall"), attended("oven"), power_steps=[3000, 2000, 1000])
    await house.ask("hall")
    await house.switch("oven", on=True)
    house.forget()
    return house
