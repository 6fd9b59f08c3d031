"""Away until a return that is announced."""

from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.power_budget.comforts import async_comforts
from custom_components.power_budget.const import DOMAIN

from .actions import device
from .builders import heater
from .circuits import BuildTree, build_tree, circuit
from .conftest import Build
from .house import House
from .schedules import BuildFollowing, follow

__all__ = ["build_tree", "follow"]

MONDAY = "2026-11-23"
HOUR = 3600


async def leave(hass: HomeAssistant, context: Context | None = None, **data: Any) -> None:
    """Say that nobody is at home, or that somebody is."""
    told = {"enabled": True, **data}
    await hass.services.async_call(DOMAIN, "set_away", told, blocking=True, context=context)
    await hass.async_block_till_done()


def absence(house: House) -> tuple[str, str | None]:
    """Return whether nobody is at home, and until when, as residents see it."""
    state = house.state("away")
    return_at = state.attributes["return_at"]
    return state.state, None if return_at is None else return_at.strftime("%a %H:%M")


async def test_away_ends_at_the_return(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    await house.ask("hall")
    await leave(
        hass, device_id=device(hass, "house"), return_at=dt_util.utcnow().replace(hour=13).isoformat()
    )
    assert (absence(house), house.running) == (("on", "Sat 13:00"), [])
    await house.wait(HOUR)
    assert (absence(house), house.running) == (("off", None), ["hall"])


async def test_a_return_goes_by_the_local_clock(hass: HomeAssistant, build: Build) -> None:
    await hass.config.async_set_time_zone("Europe/Paris")
    house = await build(heater("hall"))
    await leave(hass, entity_id=house.entity_id("away"), return_at="2026-11-22 18:00:00")
    assert absence(house) == ("on", "Sun 17:00")


async def test_somebody_is_back_before(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    own = house.entity_id("away")
    for is_back in (house.turn("away", on=False), leave(hass, entity_id=own, enabled=False)):
        await leave(hass, entity_id=own, return_at="2026-11-22 18:00:00")
        await is_back
        assert absence(house) == ("off", None)
    await house.turn("away")
    assert absence(house) == ("on", None)


async def test_the_switch_leaves_the_return_as_it_is(hass: HomeAssistant, build: Build) -> None:
    await hass.config.async_set_time_zone("UTC")
    house = await build(heater("hall"))
    await leave(hass, entity_id=house.entity_id("away"), return_at="2026-11-22 18:00:00")
    await house.turn("away")
    assert absence(house) == ("on", "Sun 18:00")
    await leave(hass, entity_id=house.entity_id("away"))
    assert absence(house) == ("on", None)


async def test_a_return_survives_a_restart(hass: HomeAssistant, build: Build) -> None:
    await hass.config.async_set_time_zone("UTC")
    house = await build(heater("hall"))
    await house.ask("hall")
    await leave(hass, entity_id=house.entity_id("away"), return_at="2026-11-22 18:00:00")
    await house.stop()
    await house.start()
    assert absence(house) == ("on", "Sun 18:00")
    await house.stop()
    house.freezer.move_to("2026-11-22 18:30:00+00:00")
    await house.start()
    assert (absence(house), house.running) == (("off", None), ["hall"])


WRONG = {
    "a return that is over": ({"return_at": "2026-11-21 00:00:00"}, "return_invalid"),
    "a return in ages": ({"return_at": "2028-01-01 00:00:00"}, "return_invalid"),
    "a return of somebody who is there": (
        {"enabled": False, "return_at": "2026-11-22 18:00:00"},
        "return_without_away",
    ),
    "a return that is none": ({"return_at": "tomorrow"}, "not_understood"),
    "a return beyond time": ({"return_at": "0001-01-01T00:00:00+12:00"}, "not_understood"),
}


@pytest.mark.parametrize(("told", "reason"), WRONG.values(), ids=WRONG)
async def test_what_makes_no_sense_is_refused(
    hass: HomeAssistant, build: Build, told: dict[str, Any], reason: str
) -> None:
    house = await build(heater("hall"))
    with pytest.raises(ServiceValidationError) as refusal:
        await leave(hass, entity_id=house.entity_id("away"), **told)
    assert refusal.value.translation_key == reason
    assert absence(house) == ("off", None)


async def test_what_is_no_budget_is_refused(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    area = ar.async_get(hass).async_create("Garden")
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"device_id": device(hass, "hall")}, "not_a_budget"),
        ({"entity_id": house.entity_id("boost", "hall")}, "not_a_budget"),
        ({"entity_id": "input_boolean.hall"}, "not_a_budget"),
        ({"area_id": area.id}, "no_budget"),
        ({}, "no_budget"),
    ]
    for target, reason in wrong:
        with pytest.raises(ServiceValidationError) as refusal:
            await leave(hass, **target)
        assert refusal.value.translation_key == reason
    assert absence(house) == ("off", None)


async def test_an_area_stands_for_the_budgets_in_it(hass: HomeAssistant, build: Build) -> None:
    house = await build(heater("hall"))
    area = ar.async_get(hass).async_create("Cellar")
    for owner in ("house", "hall"):
        dr.async_get(hass).async_update_device(device(hass, owner), area_id=area.id)
    await leave(hass, area_id=area.id)
    assert absence(house) == ("on", None)


async def test_all_are_all_budgets(build_tree: BuildTree, hass: HomeAssistant) -> None:
    tree = await build_tree(circuit("attic", heater("hall")), circuit("garage", heater("shop")))
    await leave(hass, entity_id="all")
    assert [house.state("away").state for house in tree.values()] == ["on", "on"]


async def test_who_may_not_switch_away_sets_none(
    hass: HomeAssistant, build: Build, hass_read_only_user: MockUser
) -> None:
    house = await build(heater("hall"))
    own = house.entity_id("away")
    with pytest.raises(Unauthorized) as refusal:
        await leave(hass, Context(user_id=hass_read_only_user.id), entity_id=own)
    assert (refusal.value.entity_id, refusal.value.permission) == (own, POLICY_CONTROL)
    assert absence(house) == ("off", None)


async def test_comfort_counts_again_from_the_return_on(hass: HomeAssistant, follow: BuildFollowing) -> None:
    house = await follow(f"{MONDAY} 05:00:00")
    await leave(hass, entity_id=house.entity_id("away"), return_at=f"{MONDAY} 07:00:00")
    found = await async_comforts(hass, house.coordinator, dt_util.utcnow())
    assert (found["hall"].comfort_c, found["hall"].setback_c) == (21, -273.15)
    assert found["hall"].is_comfort[:13] == (False,) * 8 + (True,) * 4 + (False,)
