"""Who is told what of a budget by the page's own connection."""

from homeassistant.auth.permissions.const import POLICY_READ
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .builders import heater
from .card import budgets, follow, loads
from .conftest import Build


def restrict(user: MockUser, *entities: str) -> None:
    """Let a user see some entities, and do nothing else."""
    user.mock_policy({"entities": {"entity_ids": {name: {POLICY_READ: True} for name in entities}}})


async def test_who_may_only_look_is_told_all(
    build: Build, hass_ws_client: WebSocketGenerator, hass_read_only_access_token: str
) -> None:
    await build(heater("hall"))
    client = await hass_ws_client(access_token=hass_read_only_access_token)
    assert set(loads((await follow(client))["layout"])) == {"hall"}


async def test_who_may_see_some_is_told_of_these(
    build: Build,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
    hass_read_only_access_token: str,
) -> None:
    house = await build(heater("hall"), heater("bath"))
    seen = (house.entity_id("radiator_status"), house.entity_id("status", "hall"))
    restrict(hass_read_only_user, *seen)
    new = await follow(await hass_ws_client(access_token=hass_read_only_access_token))
    assert new["layout"]["entities"] == {"radiator_status": seen[0]}
    (hall,) = new["layout"]["loads"]
    assert (hall["id"], hall["entities"], hall["wired"]) == ("hall", {"status": seen[1]}, {})
    assert set(new["decided"]["loads"]) == {"hall"}


async def test_who_may_see_nothing_is_told_nothing(
    build: Build,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_user: MockUser,
    hass_read_only_access_token: str,
) -> None:
    await build(heater("hall"))
    restrict(hass_read_only_user)
    client = await hass_ws_client(access_token=hass_read_only_access_token)
    assert await budgets(client) == []
    assert await follow(client) == {"layout": None, "decided": None}
