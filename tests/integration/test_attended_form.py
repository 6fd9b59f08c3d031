"""Adding a load beside which somebody stands."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .forms import new_attended
from .heaters import added

OVEN = {"name": "Oven", "switch": "switch.hall", "power_w": 2000}
OVEN_STORED = {"switch": "switch.hall", "power_w": 2000, "may_shed": False, "inverted": False, "priority": 0}
SENSED = {"name": "Oven", "power_sensor": "sensor.power", "power_w": 2000}


async def test_what_is_left_out_has_its_default(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_attended(hass, house)
    assert form.shown == {"may_shed": False, "switching": {"inverted": False}, "sharing": {"priority": 0}}
    await form.submit(**OVEN)
    assert await added(hass, house, form) == ("Oven", OVEN_STORED)


async def test_a_power_sensor_will_do(hass: HomeAssistant, house: MockConfigEntry) -> None:
    form = await new_attended(hass, house)
    await form.submit(**SENSED)
    _, data = await added(hass, house, form)
    assert data["power_sensor"] == "sensor.power"
    assert "switch" not in data


REFUSED: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "nothing tells whether it runs": (
        {"name": "Oven", "power_w": 2000},
        {"switch": "switch_or_sensor_required"},
    ),
    "it could not be switched off": (SENSED | {"may_shed": True}, {"may_shed": "may_shed_without_switch"}),
    "its switch has a heater": (OVEN | {"switch": "input_boolean.bath"}, {"switch": "switch_in_use"}),
    "its switch is ours": (OVEN | {"switch": "switch.bath_demand"}, {"switch": "switch_is_own"}),
    "its switch is not there": (OVEN | {"switch": "switch.nowhere"}, {"switch": "entity_not_found"}),
    "its name is taken": (OVEN | {"name": "Bath"}, {"name": "name_in_use"}),
    "its power is none": (OVEN | {"power_w": 0}, {"power_w": "power_w_invalid"}),
    "it draws more elsewhere than it draws": (
        OVEN | {"sharing": {"also_on": [{"budget": "house", "power_w": 3000}]}},
        {"sharing": "also_on_twice"},
    ),
}


@pytest.mark.parametrize(("entered", "errors"), REFUSED.values(), ids=REFUSED)
async def test_what_is_wrong_is_refused(
    hass: HomeAssistant, house: MockConfigEntry, entered: dict[str, Any], errors: dict[str, str]
) -> None:
    form = await new_attended(hass, house)
    await form.submit(**entered)
    assert form.errors == errors
    assert list(house.subentries) == ["bath"]
