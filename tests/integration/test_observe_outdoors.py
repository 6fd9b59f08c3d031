"""What a weather and a thermometer say of outdoors."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
import pytest

from custom_components.power_budget.observe_outdoors import observe_outdoors

SAID: dict[str, tuple[str, str, dict[str, Any], float | None]] = {
    "a thermometer": ("sensor.garden", "-3.5", {"unit_of_measurement": "°C"}, -3.5),
    "one in Fahrenheit": ("sensor.garden", "41", {"unit_of_measurement": "°F"}, 5),
    "one that tells no unit": ("sensor.garden", "7", {}, 7),
    "one that is broken": ("sensor.garden", "327.6", {"unit_of_measurement": "°C"}, None),
    "one that is away": ("sensor.garden", "unavailable", {"unit_of_measurement": "°C"}, None),
    "one that says no number": ("sensor.garden", "nan", {"unit_of_measurement": "°C"}, None),
    "a weather": ("weather.home", "sunny", {"temperature": 4.5, "temperature_unit": "°C"}, 4.5),
    "a weather in Fahrenheit": ("weather.home", "sunny", {"temperature": 41, "temperature_unit": "°F"}, 5),
    "a weather that is away": ("weather.home", "unavailable", {"temperature": 4.5}, None),
    "a weather that does not tell": ("weather.home", "sunny", {"temperature": None}, None),
}


@pytest.mark.parametrize(("entity_id", "state", "attributes", "outdoor_c"), SAID.values(), ids=SAID)
async def test_it_is_so_warm(
    hass: HomeAssistant, entity_id: str, state: str, attributes: dict[str, Any], outdoor_c: float | None
) -> None:
    hass.states.async_set(entity_id, state, attributes)
    assert observe_outdoors(hass, entity_id) == (None if outdoor_c is None else pytest.approx(outdoor_c))


async def test_no_unit_is_that_of_the_house(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    hass.states.async_set("sensor.garden", "32")
    assert observe_outdoors(hass, "sensor.garden") == pytest.approx(0)


@pytest.mark.parametrize("entity_id", [None, "sensor.none"])
async def test_what_is_not_there_does_not_tell(hass: HomeAssistant, entity_id: str | None) -> None:
    assert observe_outdoors(hass, entity_id) is None
