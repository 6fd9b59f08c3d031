"""The simulated house as Home Assistant shows it."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.loader import DATA_CUSTOM_COMPONENTS, Integration
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from demo import custom_components
from demo.configuration import SCENARIO

DOMAIN = "simulated_house"
SPEED = 60
HEATER = "switch.living_room_heater"

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
async def house(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Set up the house at half past five."""
    found = Integration.resolve_from_root(hass, custom_components, DOMAIN)
    assert found is not None
    hass.data[DATA_CUSTOM_COMPONENTS] = {DOMAIN: found}
    options = {"scenario": str(SCENARIO), "speed": SPEED, "start_h": 5.5}
    assert await async_setup_component(hass, DOMAIN, {DOMAIN: options})
    await hass.async_block_till_done()


def shown(hass: HomeAssistant, entity_id: str) -> str:
    """Return the state of an entity that is there."""
    state = hass.states.get(entity_id)
    assert state is not None
    return state.state


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    """Let real time pass."""
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


async def test_every_room_has_a_thermometer_a_setpoint_and_a_heater(hass: HomeAssistant) -> None:
    assert len(hass.states.async_entity_ids("switch")) == 7 + 1
    assert shown(hass, "sensor.bathroom_temperature") == "18.0"
    assert shown(hass, "sensor.bathroom_setpoint") == "18.0"
    assert shown(hass, HEATER) == "off"


async def test_a_minute_is_an_hour(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    assert shown(hass, "sensor.simulated_time") == "Sunday 05:30"
    await pass_time(hass, freezer, 60)
    assert shown(hass, "sensor.simulated_time") == "Sunday 06:30"
    assert shown(hass, "sensor.bathroom_setpoint") == "22.0"


async def test_a_heater_that_runs_warms_and_draws(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await hass.services.async_call("switch", "turn_on", {"entity_id": HEATER}, blocking=True)
    await pass_time(hass, freezer, 1)
    base_w = float(shown(hass, "sensor.house_base_load"))
    await pass_time(hass, freezer, 1)
    assert float(shown(hass, "sensor.house_meter_power")) == base_w + 2000
    assert float(shown(hass, "sensor.living_room_temperature")) > 18


async def test_a_heater_that_is_switched_off_draws_nothing(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    for action in ("turn_on", "turn_off"):
        await hass.services.async_call("switch", action, {"entity_id": HEATER}, blocking=True)
    base_w = shown(hass, "sensor.house_base_load")
    await pass_time(hass, freezer, 1)
    assert shown(hass, "sensor.house_meter_power") == base_w


async def test_a_car_has_a_plug_a_charge_and_a_charger(hass: HomeAssistant) -> None:
    assert shown(hass, "binary_sensor.car_plug") == "on"
    assert shown(hass, "sensor.car_state_of_charge") == "40"
    assert shown(hass, "switch.car_charger") == "off"
    current = hass.states.get("number.car_charging_current")
    assert current is not None
    assert (current.state, current.attributes["unit_of_measurement"]) == ("6.0", "A")
    assert [current.attributes[key] for key in ("min", "max", "step")] == [6, 32, 1]


async def test_a_car_that_charges_draws_what_its_current_says(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    amperes = {"entity_id": "number.car_charging_current", "value": 10}
    await hass.services.async_call("number", "set_value", amperes, blocking=True)
    await hass.services.async_call("switch", "turn_on", {"entity_id": "switch.car_charger"}, blocking=True)
    await pass_time(hass, freezer, 1)
    base_w = float(shown(hass, "sensor.house_base_load"))
    await pass_time(hass, freezer, 1)
    assert shown(hass, "sensor.car_charging_power") == "2300"
    assert float(shown(hass, "sensor.house_meter_power")) == base_w + 2300
    await hass.services.async_call("switch", "turn_off", {"entity_id": "switch.car_charger"}, blocking=True)
    await pass_time(hass, freezer, 1)
    assert shown(hass, "sensor.car_charging_power") == "0"


async def test_the_plug_tells_that_the_car_has_left(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await pass_time(hass, freezer, 150)
    assert shown(hass, "sensor.simulated_time") == "Sunday 08:00"
    assert shown(hass, "binary_sensor.car_plug") == "off"


async def test_a_battery_has_a_charge_a_power_and_a_set_point(hass: HomeAssistant) -> None:
    assert shown(hass, "sensor.garage_battery_state_of_charge") == "30"
    told = {"entity_id": "number.garage_battery_set_point", "value": -500}
    await hass.services.async_call("number", "set_value", told, blocking=True)
    assert float(shown(hass, "number.garage_battery_set_point")) == -500
