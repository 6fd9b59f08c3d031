"""The actions."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
import pytest

from .actions import boost, boosted, device, explain
from .builders import budget, heater
from .conftest import Build


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
            "attended": [],
            "batteries": [],
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
    assert await explain(hass) == [
        {"budget": "House", "unit": "watts", "attended": [], "batteries": [], **nothing}
    ]


async def test_the_actions_are_there_without_a_budget(hass: HomeAssistant) -> None:
    entry = budget()
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await explain(hass) == []
