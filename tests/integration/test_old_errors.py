"""Errors of commands that have been overtaken, and of those that were told again."""

from collections.abc import Callable

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.power_budget.engine import Decision, Site, Snapshot, State, decide

from .builders import heater
from .conftest import Build
from .relays import Relay, install


async def test_an_old_error_is_no_failure_of_a_newer_command(hass: HomeAssistant, build: Build) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"))
    await house.ask("hall")
    hall.answers.clear()
    demand = {"entity_id": house.entity_id("demand", "hall")}
    await hass.services.async_call("switch", "turn_off", demand)
    await house.breathe()
    hall.show(is_on=False)
    await house.wait(2, settle=False)
    await hass.services.async_call("switch", "turn_on", demand)
    await house.breathe()
    await house.wait(3, settle=False)
    assert house.state("health", "hall").state == "working"
    await house.wait(2, settle=False)
    assert house.state("health", "hall").state == "suspect"
    hall.answers.set()


async def test_one_that_was_told_again_and_raises_again_makes_one_cycle_in_which_it_is_not_told(
    hass: HomeAssistant, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = Relay("hall")
    hall.error = HomeAssistantError("the relay is stuck")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"))
    await house.ask("hall")
    cycles: list[Decision] = []
    monkeypatch.setattr("custom_components.power_budget.cycle.decide", noted(cycles))
    await house.wait(5)
    assert house.commands == [("turn_on", "hall"), ("turn_on", "hall")]
    assert len(cycles) == 2
    assert house.state("health", "hall").state == "blocked"


def noted(cycles: list[Decision]) -> Callable[[Site, State, Snapshot], Decision]:
    """Return what decides, and takes note of that."""

    def decided(site: Site, state: State, snapshot: Snapshot) -> Decision:
        cycles.append(decide(site, state, snapshot))
        return cycles[-1]

    return decided
