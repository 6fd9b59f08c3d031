"""The actions."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.power_budget.const import DOMAIN

from .builders import budget, heater
from .conftest import Build
from .house import House


def device(hass: HomeAssistant, owner: str) -> str:
    """Return the id of the device of a heater, or of the budget."""
    return dr.async_get_device_id_by_identifier(hass, (DOMAIN, owner), config_entry_id="house")


async def boost(house: House, **data: Any) -> None:
    """Set the boost of heaters."""
    await house.hass.services.async_call(DOMAIN, "set_boost", data, blocking=True)
    await house.settle()


async def explain(hass: HomeAssistant, **data: Any) -> list[dict[str, Any]]:
    """Return the explanation of each budget."""
    response: Any = await hass.services.async_call(
        DOMAIN, "explain", data, blocking=True, return_response=True
    )
    budgets: list[dict[str, Any]] = response["budgets"]
    return budgets


def boosted(house: House) -> list[str]:
    """Return the heaters that are boosted."""
    return [name for name in house.switches.values() if house.state("boost", name).state == "on"]


async def test_boost_by_device(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await boost(house, device_id=device(hass, "bath"), enabled=True)
    assert boosted(house) == ["bath"]
    assert house.running == ["bath"]
    await boost(house, device_id=device(hass, "bath"), enabled=False)
    assert boosted(house) == []


@pytest.mark.parametrize("key", ["boost", "status", "duty_cycle"])
async def test_boost_by_any_entity(build: Build, key: str) -> None:
    house = await build(heater("hall"), heater("bath"))
    await boost(house, entity_id=[house.entity_id(key, "bath")], enabled=True)
    assert boosted(house) == ["bath"]


async def test_boost_of_a_whole_budget(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    await boost(house, device_id=device(hass, "house"), enabled=True)
    assert boosted(house) == ["hall", "bath"]
    await boost(house, entity_id=house.entity_id("radiator_status"), enabled=False)
    assert boosted(house) == []
    await boost(house, entity_id="all", enabled=True)
    assert boosted(house) == ["hall", "bath"]


async def test_boost_by_area_passes_over_what_is_no_heater(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    area = ar.async_get(hass).async_create("Upstairs")
    for owner in ("bath", "house"):
        dr.async_get(hass).async_update_device(device(hass, owner), area_id=area.id)
    er.async_get(hass).async_update_entity("input_boolean.hall", area_id=area.id)
    await boost(house, area_id=area.id, enabled=True)
    assert boosted(house) == ["bath"]


async def test_boost_for_a_while(build: Build) -> None:
    house = await build(heater("hall"))
    await boost(house, entity_id=house.entity_id("boost", "hall"), enabled=True, duration="00:10:00")
    await house.wait(599)
    assert house.running == ["hall"]
    await house.wait(1)
    assert house.running == []
    assert boosted(house) == []


async def test_the_boost_switch_ends_the_duration(build: Build) -> None:
    house = await build(heater("hall"))
    await boost(house, entity_id=house.entity_id("boost", "hall"), enabled=True, duration=60)
    await house.turn("boost", "hall")
    await house.wait(60)
    assert boosted(house) == ["hall"]


async def test_a_target_that_is_no_heater_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    foreign = MockConfigEntry(domain="test")
    foreign.add_to_hass(hass)
    other = dr.async_get(hass).async_get_or_create(
        config_entry_id=foreign.entry_id, identifiers={("test", "other")}
    )
    own = house.entity_id("boost", "hall")
    for target in (
        {"entity_id": ["input_boolean.hall", own]},
        {"entity_id": ["switch.nowhere"]},
        {"device_id": [other.id, device(hass, "hall")]},
        {"device_id": ["nothing"]},
    ):
        with pytest.raises(ServiceValidationError) as refusal:
            await boost(house, **target, enabled=True)
        assert refusal.value.translation_key == "not_a_heater"
        assert refusal.value.translation_placeholders == {"target": next(iter(target.values()))[0]}
    assert boosted(house) == []


async def test_a_target_without_a_heater_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    area = ar.async_get(hass).async_create("Garden")
    for target in ({}, {"area_id": area.id}, {"entity_id": "none"}):
        with pytest.raises(ServiceValidationError) as refusal:
            await boost(house, **target, enabled=True)
        assert refusal.value.translation_key == "no_heater"


async def test_a_budget_that_is_not_loaded_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await house.stop()
    with pytest.raises(ServiceValidationError) as refusal:
        await boost(house, device_id=device(hass, "hall"), enabled=True)
    assert refusal.value.translation_key == "budget_not_loaded"
    assert refusal.value.translation_placeholders == {"budget": "House"}


async def test_a_duration_without_boost_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    with pytest.raises(ServiceValidationError) as refusal:
        await boost(house, device_id=device(hass, "hall"), enabled=False, duration=60)
    assert refusal.value.translation_key == "duration_without_boost"


@pytest.mark.parametrize("duration", ["-00:01:00", "soon", 0, {"days": 400}])
async def test_a_duration_that_is_none_is_refused(
    hass: HomeAssistant, build: Build, duration: object
) -> None:
    house = await build(heater("hall"))
    with pytest.raises(vol.Invalid):
        await boost(house, device_id=device(hass, "hall"), enabled=True, duration=duration)
    assert boosted(house) == []


ASKING = {"demand": True, "demand_unheard": None, "boost": False, "held_until": None}
OBEYING = {"health": "working", "failures": 0, "failing_since": None, "blocked_until": None}


async def test_an_explanation(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", 1200), heater("bath", 1600, priority=1))
    await house.ask("hall", "bath")
    assert await explain(hass) == [
        {
            "budget": "House",
            "status": "limited",
            "unit": "watts",
            "limit": 2000,
            "bound_by": "power_step",
            "granted": 1600,
            "heaters": [
                {
                    "heater": "Hall",
                    "reason": "waiting",
                    "explanation": "It asks for heat and waits: needs 800 W more.",
                    "place": 2,
                    "power_w": 1200,
                    "granted": 0,
                    "needs": 800,
                    "needs_of": "House",
                    **ASKING,
                    **OBEYING,
                },
                {
                    "heater": "Bath",
                    "reason": "heating",
                    "explanation": "It asks for heat and may draw 1600 W.",
                    "place": 1,
                    "power_w": 1600,
                    "granted": 1600,
                    "needs": 0,
                    "needs_of": None,
                    **ASKING,
                    **OBEYING,
                },
            ],
        }
    ]


async def test_an_explanation_of_what_is_held(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall", min_on_s=120, min_off_s=60))
    await house.ask("hall")
    await house.turn("demand", "hall", on=False)
    await house.wait(30)
    [hall] = (await explain(hass))[0]["heaters"]
    assert hall["reason"] == "held_on"
    assert hall["explanation"] == "It was started less than its minimum on time ago: held 90 s more."
    assert hall["held_until"] == (dt_util.utcnow() + timedelta(seconds=90)).isoformat()


async def test_an_explanation_of_what_is_targeted(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"))
    [explained] = await explain(hass, entity_id=house.entity_id("status", "bath"))
    assert [heater["heater"] for heater in explained["heaters"]] == ["Bath"]
    [explained] = await explain(hass, device_id=device(hass, "house"))
    assert [heater["heater"] for heater in explained["heaters"]] == ["Hall", "Bath"]


async def test_an_explanation_of_every_reason(hass: HomeAssistant, build: Build) -> None:
    from custom_components.power_budget.engine import Reason  # noqa: PLC0415
    from custom_components.power_budget.explain import SENTENCES  # noqa: PLC0415

    assert set(SENTENCES) == set(Reason)


async def test_a_budget_that_counts_loads_is_explained_in_loads(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"), heater("bath"), unit="loads", power_steps=[1])
    await house.ask("hall", "bath")
    [explained] = await explain(hass)
    assert [heater["explanation"] for heater in explained["heaters"]] == [
        "It asks for heat and may draw 1 place.",
        "It asks for heat and waits: needs 1 place more.",
    ]


async def test_an_explanation_before_anything_was_decided(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    house.coordinator.data = None
    nothing: dict[str, Any] = dict.fromkeys(("status", "limit", "bound_by", "granted")) | {"heaters": []}
    assert await explain(hass) == [{"budget": "House", "unit": "watts", **nothing}]


async def test_the_actions_are_there_without_a_budget(hass: HomeAssistant) -> None:
    entry = budget()
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await explain(hass) == []
