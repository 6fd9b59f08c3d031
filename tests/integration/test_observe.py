"""What is read of entities, and what is no reading."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
import pytest

from custom_components.power_budget.engine import LoadReading
from custom_components.power_budget.observe import Watched, observe
from custom_components.power_budget.site_config import budget_config

from .builders import budget, heater


def read(hass: HomeAssistant, **data: Any) -> LoadReading:
    """Return what is read of a heater."""
    config = budget_config(budget(heater("hall", **data)))
    snapshot = observe(hass, [Watched(config, {})], at=dt_util.utcnow(), turns_pass=False)
    return snapshot.loads["hall"]


@pytest.mark.parametrize(
    ("switch", "state", "inverted", "is_on"),
    [
        ("switch.hall", "on", False, True),
        ("switch.hall", "off", False, False),
        ("switch.hall", "on", True, False),
        ("switch.hall", "off", True, True),
        ("switch.hall", "unavailable", True, None),
        ("switch.hall", "unknown", False, None),
        ("switch.hall", "open", False, None),
        ("switch.hall", None, False, None),
        ("light.hall", "on", False, True),
        ("climate.hall", "off", False, False),
        ("climate.hall", "heat", False, True),
        ("climate.hall", "cool", False, True),
        ("climate.hall", "heat", True, False),
        ("climate.hall", "unavailable", False, None),
        ("climate.hall", "unknown", False, None),
    ],
)
def test_whether_a_heater_is_on(
    hass: HomeAssistant, switch: str, state: str | None, inverted: bool, is_on: bool | None
) -> None:
    if state is not None:
        hass.states.async_set(switch, state)
    assert read(hass, switch=switch, inverted=inverted).is_on is is_on


BELOW = {"current_temperature": 19, "temperature": 20}


@pytest.mark.parametrize(
    ("entity_id", "state", "attributes", "wants_heat"),
    [
        ("input_boolean.wish", "on", {}, True),
        ("input_boolean.wish", "off", {}, False),
        ("binary_sensor.wish", "unavailable", {}, None),
        ("climate.wish", "heat", {"hvac_action": "heating"}, True),
        ("climate.wish", "heat", {"hvac_action": "preheating"}, True),
        ("climate.wish", "heat", {"hvac_action": "idle"}, False),
        ("climate.wish", "cool", {"hvac_action": "cooling"}, False),
        ("climate.wish", "off", {}, False),
        ("climate.wish", "heat", {}, None),
        ("climate.wish", "heat", {"current_temperature": 19.9, "temperature": 20}, True),
        ("climate.wish", "auto", {"current_temperature": 20, "temperature": 20}, False),
        ("climate.wish", "heat", {"current_temperature": 20.1, "temperature": 20}, False),
        ("climate.wish", "heat", {"current_temperature": 19, "temperature": None}, None),
        ("climate.wish", "heat", {"current_temperature": "warm", "temperature": 20}, None),
        ("climate.wish", "cool", BELOW, False),
        ("climate.wish", "off", BELOW, False),
        ("climate.wish", "heat", {**BELOW, "hvac_action": "idle"}, False),
        ("climate.wish", "heat", {**BELOW, "hvac_action": None}, True),
        ("climate.wish", "unavailable", {"hvac_action": "heating"}, None),
    ],
)
def test_whether_an_entity_asks_for_heat(
    hass: HomeAssistant, entity_id: str, state: str, attributes: dict[str, Any], wants_heat: bool | None
) -> None:
    hass.states.async_set(entity_id, state, attributes)
    assert read(hass, demand="entity", demand_entity=entity_id).wants_heat is wants_heat


def test_a_thermostat_tells_its_temperatures(hass: HomeAssistant) -> None:
    hass.states.async_set("climate.wish", "heat", {"current_temperature": 18.5, "temperature": 21})
    reading = read(hass, demand="entity", demand_entity="climate.wish")
    assert (reading.measured_c, reading.setpoint_c) == (18.5, 21)


def test_a_thermostat_may_keep_its_temperatures_to_itself(hass: HomeAssistant) -> None:
    hass.states.async_set("climate.wish", "heat", {"current_temperature": None})
    reading = read(hass, demand="entity", demand_entity="climate.wish")
    assert (reading.measured_c, reading.setpoint_c) == (None, None)


@pytest.mark.parametrize(
    ("state", "unit", "measured_c"),
    [
        ("18.5", "°C", 18.5),
        ("68", "°F", 20),
        ("293.15", "K", 20),
        ("18.5", None, 18.5),
        ("unknown", "°C", None),
        ("unavailable", "°C", None),
        ("warm", "°C", None),
        ("nan", "°C", None),
        ("inf", "°C", None),
        ("-inf", "°F", None),
        ("1e400", "K", None),
    ],
)
def test_a_temperature(hass: HomeAssistant, state: str, unit: str | None, measured_c: float | None) -> None:
    hass.states.async_set("sensor.hall", state, {"unit_of_measurement": unit} if unit else {})
    reading = read(hass, demand="temperature", temperature_sensor="sensor.hall")
    assert reading.measured_c == pytest.approx(measured_c)
    assert reading.setpoint_c == 20


@pytest.mark.parametrize(
    ("entity_id", "state", "attributes", "setpoint_c"),
    [
        ("input_number.wish", "21", {}, 21),
        ("number.wish", "68", {"unit_of_measurement": "°F"}, 20),
        ("sensor.wish", "20.5", {"unit_of_measurement": "°C"}, 20.5),
        ("climate.wish", "heat", {"temperature": 22}, 22),
        ("climate.wish", "unavailable", {"temperature": 22}, None),
        ("input_number.wish", "unavailable", {}, None),
    ],
)
def test_a_setpoint(
    hass: HomeAssistant, entity_id: str, state: str, attributes: dict[str, Any], setpoint_c: float | None
) -> None:
    hass.states.async_set(entity_id, state, attributes)
    reading = read(hass, demand="temperature", temperature_sensor="sensor.hall", setpoint_entity=entity_id)
    assert reading.setpoint_c == pytest.approx(setpoint_c)


def test_without_a_unit_it_is_the_one_of_home_assistant(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    hass.states.async_set("input_number.wish", "68")
    hass.states.async_set("climate.wish", "heat", {"temperature": 50})
    by_number = read(
        hass, demand="temperature", temperature_sensor="sensor.x", setpoint_entity="input_number.wish"
    )
    by_climate = read(hass, demand="entity", demand_entity="climate.wish")
    assert by_number.setpoint_c == pytest.approx(20)
    assert by_climate.setpoint_c == pytest.approx(10)


def test_only_what_the_demand_needs_is_read(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.hall", "18")
    hass.states.async_set("input_boolean.wish", "on")
    reading = read(hass, temperature_sensor="sensor.hall", demand_entity="input_boolean.wish")
    assert (reading.measured_c, reading.setpoint_c, reading.wants_heat) == (None, None, None)


@pytest.mark.parametrize(
    ("state", "unit", "drawn_w"),
    [
        ("812", "W", 812),
        ("0.812", "kW", 812),
        ("812000", "mW", 812),
        ("0", "W", 0),
        ("-5", "W", None),
        ("812", None, None),
        ("812", "VA", None),
        ("nan", "W", None),
        ("inf", "W", None),
        ("1.2e308", "GW", None),
        ("unknown", "W", None),
        ("unavailable", "W", None),
        ("much", "W", None),
    ],
)
def test_a_measured_draw(hass: HomeAssistant, state: str, unit: str | None, drawn_w: float | None) -> None:
    hass.states.async_set("sensor.hall", state, {"unit_of_measurement": unit} if unit else {})
    assert read(hass, power_sensor="sensor.hall").drawn_w == pytest.approx(drawn_w)


def test_a_measured_draw_is_trusted_while_it_is_reported(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    watts = {"unit_of_measurement": "W"}
    hass.states.async_set("sensor.hall", "812", watts)
    freezer.tick(timedelta(seconds=299))
    assert read(hass, power_sensor="sensor.hall").drawn_w == 812
    freezer.tick(timedelta(seconds=1))
    assert read(hass, power_sensor="sensor.hall").drawn_w is None
    hass.states.async_set("sensor.hall", "812", watts)
    assert read(hass, power_sensor="sensor.hall").drawn_w == 812
