"""Power that is asked of assets and batteries together."""

from functools import partial

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.power_budget.const import DOMAIN

from .actions import device
from .builders import asset
from .conftest import Build
from .dials import Dial, battery, distribute, install, shown
from .house import House
from .test_permissions import restrict


@pytest.fixture
async def house(hass: HomeAssistant, build: Build) -> House:
    """Return a budget with a battery that is half full and an asset that follows 700 of 2000 W."""
    hass.states.async_set("sensor.one_soc", "50", {"unit_of_measurement": "%"})
    hass.states.async_set("sensor.boiler_target", "700", {"unit_of_measurement": "W"})
    hass.states.async_set("sensor.boiler_potential", "2000", {"unit_of_measurement": "W"})
    await install(hass, Dial("one"), Dial("boiler", least=0))
    return await build(battery("one", group="Cellar"), asset("boiler", group="cellar"))


def stands(hass: HomeAssistant) -> tuple[float, float]:
    """Return what the battery and the asset are set to."""
    return shown(hass, "one"), shown(hass, "boiler")


async def test_each_goes_back_to_what_it_does_by_itself(hass: HomeAssistant, house: House) -> None:
    answer = await distribute(hass, 3000, group="CELLAR", hold_s=60)
    assert (answer["succeeded"], stands(hass)) == (["One", "Boiler"], (2000, 1000))
    await house.wait(59)
    assert stands(hass) == (2000, 1000)
    await house.wait(2)
    await house.wait(2)
    assert stands(hass) == (0, 700)


async def test_where_batteries_discharge_assets_rest(hass: HomeAssistant, house: House) -> None:
    await distribute(hass, -900, device_id=device(hass, "house"))
    await house.wait(10)
    assert stands(hass) == (-900, 0)


async def test_all_is_no_asset(hass: HomeAssistant, house: House) -> None:
    answer = await distribute(hass, -300, group="all")
    await house.wait(2)
    assert (answer["succeeded"], stands(hass)) == (["One"], (-300, 700))


async def test_what_a_budget_leaves_when_it_stops(hass: HomeAssistant, house: House) -> None:
    await distribute(hass, 3000, group="cellar", hold_s=60)
    await house.stop()
    assert stands(hass) == (0, 1000)
    await house.start()
    await house.wait(2)
    assert stands(hass) == (0, 700)


async def test_who_may_not_control_an_asset_does_not_ask_it(
    hass: HomeAssistant, house: House, hass_read_only_user: MockUser
) -> None:
    context = Context(user_id=restrict(hass_read_only_user, sensor__one_power_set=POLICY_CONTROL))
    call = partial(hass.services.async_call, DOMAIN, "distribute_power", blocking=True, context=context)
    await call({"power_w": 300, "device_id": device(hass, "one")})
    with pytest.raises(Unauthorized) as refusal:
        await call({"power_w": 900, "group": "cellar"})
    assert refusal.value.entity_id == "sensor.boiler_dispatched_power"
    assert stands(hass) == (300, 700)
