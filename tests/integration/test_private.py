"""What the diagnostics keep to themselves."""

from collections.abc import Iterator
from enum import StrEnum
import json
import re
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.power_budget.const import DOMAIN
from custom_components.power_budget.engine import DemandSource, Estimate, Order, Unit
from custom_components.power_budget.engine.asset import AssetStatus
from custom_components.power_budget.engine.budget import CountIdle
from custom_components.power_budget.engine.decision import Reason, Status
from custom_components.power_budget.engine.health import Health
from custom_components.power_budget.engine.limits import LimitSource
from custom_components.power_budget.engine.phase import Change, Phase
from tests.scenarios.replay import replayed

from .builders import asset, heater
from .conftest import Build
from .house import House

PRIVATE = {
    "entity_picture": "/api/image/serve/picture?token=token-in-a-picture",
    "friendly_name": "Marie’s heater",
    "ip_address": "192.168.7.77",
    "latitude": 48.987654,
    "longitude": 2.123456,
    "mac": "aa:bb:cc:dd:ee:ff",
    "serial_number": "serial-of-a-heater",
    "user_id": "user-in-an-attribute",
}
"""What the entities tell beside their states."""

MEASURED = {
    "number.boiler": "W",
    "sensor.boiler_potential": "W",
    "sensor.boiler_target": "W",
    "sensor.meter": "W",
    "sensor.warmth": "°C",
}

FAULT = "/home/marie/.homeassistant: http://marie:password@192.168.7.77/"
WORDS: tuple[type[StrEnum], ...] = (
    AssetStatus,
    Change,
    CountIdle,
    DemandSource,
    Estimate,
    Health,
    LimitSource,
    Order,
    Phase,
    Reason,
    Status,
    Unit,
)
"""Those of our own."""

INSTANT = re.compile(r"\d{4}-\d\d(-\d\dT[\d:.]+[+-]\d\d:\d\d)?|(\d+( boosted)?)?")
"""A time, a month, or the number of those who are equal."""


@pytest.fixture
async def house(hass: HomeAssistant, build: Build, hass_admin_user: User) -> House:
    """Return a budget in a house that tells a lot, in which a user has boosted a heater."""
    hass.config.latitude, hass.config.longitude = 48.987654, 2.123456
    hass.config.location_name, hass.config.internal_url = "Marie’s house", "http://192.168.7.77:8123"
    other = MockConfigEntry(domain="test", title="marie@example.com", data={"password": "password"})
    other.add_to_hass(hass)
    sensor = er.async_get(hass).async_get_or_create(
        "sensor", "test", "aa:bb:cc:dd:ee:ff", config_entry=other, suggested_object_id="power"
    )
    for entity_id, unit in {sensor.entity_id: "W", **MEASURED}.items():
        hass.states.async_set(entity_id, "18", {**PRIVATE, "unit_of_measurement": unit})
    house = await build(
        heater(
            "hall", demand="temperature", temperature_sensor="sensor.warmth", power_sensor=sensor.entity_id
        ),
        heater("bath"),
        asset("boiler"),
        meter="sensor.meter",
        site_limit_w=9000,
    )
    await hass.services.async_call(
        DOMAIN,
        "set_boost",
        {"entity_id": house.entity_id("boost", "bath"), "enabled": True, "duration": 600},
        blocking=True,
        context=Context(user_id=hass_admin_user.id),
    )
    await house.settle()
    return house


async def downloaded(house: House, hass_client: ClientSessionGenerator) -> dict[str, Any]:
    """Return what of a download is about the budget."""
    assert await async_setup_component(house.hass, "diagnostics", {})
    client = await hass_client()
    response = await client.get(f"/api/diagnostics/config_entry/{house.entry.entry_id}")
    content: dict[str, Any] = await response.json()
    return {part: content[part] for part in ("data", "issues")}


def texts(content: object) -> Iterator[str]:
    """Find every text in a download, but for the names of its fields."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for item in content.values():
            yield from texts(item)
    elif isinstance(content, list):
        for item in content:
            yield from texts(item)


def check_is_public(house: House, content: dict[str, Any], user: User) -> None:
    """Check that a download has no other texts than those that were entered, words of ours, and times."""
    text = json.dumps(content, ensure_ascii=False)
    private = [*PRIVATE.values(), FAULT, user.id, user.name, "Marie", "marie", "192.168", "password"]
    assert [marker for marker in private if f"{marker}" in text] == []
    heaters = house.entry.subentries.values()
    entered = texts([house.entry.title, {**house.entry.options}, *({**heater.data} for heater in heaters)])
    known = {"house", *house.entry.subentries, *(heater.title for heater in heaters), *entered}
    known |= {heater.subentry_type for heater in heaters}
    known |= {word.value for words in WORDS for word in words}
    others = {word for word in texts(content["data"]) if not INSTANT.fullmatch(word)}
    assert others <= known


async def test_a_download_tells_nothing_but_what_was_entered_and_decided(
    house: House, hass_client: ClientSessionGenerator, hass_admin_user: User
) -> None:
    content = await downloaded(house, hass_client)
    check_is_public(house, content, hass_admin_user)
    expected, decided = replayed(content)
    assert decided == expected


async def test_a_download_after_a_failure_tells_nothing_of_the_error(
    house: House,
    hass_client: ClientSessionGenerator,
    hass_admin_user: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(FAULT)

    monkeypatch.setattr("custom_components.power_budget.cycle.decide", fail)
    await house.turn("boost", "hall")
    content = await downloaded(house, hass_client)
    assert content["data"]["failed"] is not None
    assert content["issues"]
    check_is_public(house, content, hass_admin_user)


async def test_a_download_names_its_fields_as_they_are_described(
    house: House, hass_client: ClientSessionGenerator
) -> None:
    content = await downloaded(house, hass_client)
    assert list(content["data"]) == [
        "title",
        "options",
        "heaters",
        "batteries",
        "distribution",
        "cycle",
        "failed",
        "anticipation",
        "assignments",
    ]
    assert list(content["data"]["cycle"]) == ["site", "state", "snapshot", "decision"]
