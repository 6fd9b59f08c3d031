"""Who may use the actions."""

from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized, UnknownUser
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House


def restrict(user: MockUser, **entities: str) -> str:
    """Let a user do one thing to each of some entities, and nothing else; return the user's id."""
    allowed = {name.replace("__", "."): {policy: True} for name, policy in entities.items()}
    user.mock_policy({"entities": {"entity_ids": allowed}})
    return str(user.id)


async def boost(house: House, user_id: str | None, **target: Any) -> None:
    """Boost heaters on behalf of a user."""
    data = {**target, "enabled": True}
    context = Context(user_id=user_id)
    await house.hass.services.async_call(DOMAIN, "set_boost", data, blocking=True, context=context)
    await house.settle()


async def explain(hass: HomeAssistant, user_id: str | None, **target: Any) -> Any:  # noqa: ANN401 - a response
    """Ask for an explanation on behalf of a user."""
    context = Context(user_id=user_id)
    return await hass.services.async_call(
        DOMAIN, "explain", target, blocking=True, return_response=True, context=context
    )


async def test_who_may_only_look_boosts_nothing(
    hass: HomeAssistant, build: Build, hass_read_only_user: MockUser
) -> None:
    house = await build(heater("hall"))
    identified = dr.async_get_device_id_by_identifier(hass, (DOMAIN, "hall"), config_entry_id="house")
    own = house.entity_id("boost", "hall")
    for target in ({"entity_id": own}, {"device_id": identified}, {"entity_id": "all"}):
        with pytest.raises(Unauthorized) as refusal:
            await boost(house, hass_read_only_user.id, **target)
        assert (refusal.value.entity_id, refusal.value.permission) == (own, POLICY_CONTROL)
    assert house.running == []


async def test_who_may_look_is_told_why(
    hass: HomeAssistant, build: Build, hass_read_only_user: MockUser
) -> None:
    house = await build(heater("hall"))
    for target in ({}, {"entity_id": house.entity_id("status", "hall")}):
        response = await explain(hass, hass_read_only_user.id, **target)
        assert [told["heater"] for told in response["budgets"][0]["heaters"]] == ["Hall"]


async def test_who_may_switch_everything_boosts(
    hass: HomeAssistant, build: Build, hass_admin_user: MockUser
) -> None:
    house = await build(heater("hall"))
    await boost(house, hass_admin_user.id, entity_id=house.entity_id("radiator_status"))
    assert house.running == ["hall"]


async def test_who_may_boost_one_heater_boosts_no_other(build: Build, hass_read_only_user: MockUser) -> None:
    house = await build(heater("hall"), heater("bath"))
    user = restrict(hass_read_only_user, switch__bath_boost=POLICY_CONTROL)
    for target in (house.entity_id("boost", "hall"), house.entity_id("radiator_status")):
        with pytest.raises(Unauthorized) as refusal:
            await boost(house, user, entity_id=target)
        assert refusal.value.entity_id == house.entity_id("boost", "hall")
    await boost(house, user, entity_id=house.entity_id("boost", "bath"))
    assert house.running == ["bath"]


async def test_who_may_not_look_is_told_nothing(
    hass: HomeAssistant, build: Build, hass_read_only_user: MockUser
) -> None:
    house = await build(heater("hall"), heater("bath"))
    user = restrict(hass_read_only_user, sensor__bath_status=POLICY_READ)
    for target in ({}, {"entity_id": house.entity_id("status", "hall")}):
        with pytest.raises(Unauthorized) as refusal:
            await explain(hass, user, **target)
        assert (refusal.value.entity_id, refusal.value.permission) == (
            house.entity_id("status", "hall"),
            POLICY_READ,
        )
    response = await explain(hass, user, entity_id=house.entity_id("status", "bath"))
    assert [told["heater"] for told in response["budgets"][0]["heaters"]] == ["Bath"]


async def test_a_user_who_is_not_known_may_do_nothing(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    with pytest.raises(UnknownUser):
        await boost(house, "nobody", entity_id=house.entity_id("boost", "hall"))
    with pytest.raises(UnknownUser):
        await explain(hass, "nobody")
    assert house.running == []
