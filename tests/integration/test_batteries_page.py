"""The example of docs/batteries.md, as it stands there, in a running Home Assistant."""

from pathlib import Path
import re
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import yaml

from .conftest import Build
from .dials import Dial, battery, install, shown

PAGE = (Path(__file__).parents[2] / "docs/batteries.md").read_text()
STEPS, ANSWER = map(yaml.safe_load, re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


async def test_the_example(hass: HomeAssistant, build: Build) -> None:
    await install(hass, Dial("cellar"), Dial("garage"))
    hass.states.async_set("sensor.cellar_soc", "70")
    hass.states.async_set("sensor.garage_soc", "30")
    house = await build(battery("cellar"), battery("garage", capacity_wh=20_000))
    sequence = [*STEPS, {"stop": "it is done", "response_variable": "answer"}]
    assert await async_setup_component(hass, "script", {"script": {"evening": {"sequence": sequence}}})
    answer: Any = await hass.services.async_call("script", "evening", blocking=True, return_response=True)
    assert answer == ANSWER
    assert (shown(hass, "cellar"), shown(hass, "garage")) == (-1200, -800)
    await house.wait(901)
    assert (shown(hass, "cellar"), shown(hass, "garage")) == (0, 0)
