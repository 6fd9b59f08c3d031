"""What is told of attended loads: in issues, and where somebody asks."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.power_budget.const import DOMAIN

from .builders import attended, heater, sensed
from .conftest import Build
from .kitchen import kitchen
from .relays import Relay, install


async def test_a_switch_that_cannot_be_stopped_is_told_of(hass: HomeAssistant, build: Build) -> None:
    oven = Relay("oven")
    await install(hass, oven)
    house = await build(heater("hall"), attended("oven", switch="switch.oven"), power_steps=[3000, 1000])
    await house.ask("hall")
    await house.switch("oven", on=True)
    oven.obeys = False
    await house.set("power_saving_mode", 1)
    await house.wait(5)
    await house.wait(5)
    assert house.state("health", "oven").state == "blocked"
    assert house.state("radiator_status").state == "fault"
    assert ir.async_get(hass).async_get_issue(DOMAIN, "heater_stuck_oven") is not None


async def test_a_missing_entity_is_told_of(hass: HomeAssistant, build: Build) -> None:
    house = await build(sensed("oven"))
    assert ir.async_get(hass).async_get_issue(DOMAIN, "entity_missing_oven_sensor.oven") is not None
    hass.states.async_set("sensor.oven", "1", {"unit_of_measurement": "W"})
    await house.settle()
    assert ir.async_get(hass).async_get_issue(DOMAIN, "entity_missing_oven_sensor.oven") is None


async def explained(hass: HomeAssistant) -> list[dict[str, object]]:
    """Return what is told of attended loads."""
    answer = await hass.services.async_call(DOMAIN, "explain", blocking=True, return_response=True)
    assert isinstance(answer, dict)
    return answer["budgets"][0]["attended"]  # type: ignore[index,return-value,call-overload]


async def test_it_is_explained(hass: HomeAssistant, build: Build) -> None:
    house = await kitchen(build)
    assert [one["explanation"] for one in await explained(hass)] == [
        "It is running and may draw 2000 W: heaters make room for it."
    ]
    await house.set("power_saving_mode", 2)
    (told,) = await explained(hass)
    assert (told["load"], told["reason"], told["needs"]) == ("Oven", "waiting", 1000.0)
    assert told["explanation"] == "It was switched off for the limit. To be offered it needs 1000 W more."
    assert told["shed_at"] is not None


async def test_it_cannot_be_boosted(hass: HomeAssistant, build: Build) -> None:
    house = await kitchen(build)
    oven = {"entity_id": house.entity_id("duty_cycle", "oven"), "enabled": True}
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call(DOMAIN, "set_boost", oven, blocking=True)
    everything = {"entity_id": house.entity_id("radiator_status"), "enabled": True}
    await hass.services.async_call(DOMAIN, "set_boost", everything, blocking=True)
    assert house.coordinator.state.of("hall").boosted
    assert not house.coordinator.state.of("oven").boosted
