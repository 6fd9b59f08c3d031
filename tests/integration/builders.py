"""Budgets and loads as they are stored."""

from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.const import DOMAIN, SUBENTRY_ASSET, SUBENTRY_ATTENDED, SUBENTRY_HEATER


def heater(name: str, power_w: float = 1000, **data: Any) -> ConfigSubentryDataWithId:
    """Return a heater that an input boolean of its name switches, with no minimum times."""
    return ConfigSubentryDataWithId(
        subentry_id=name,
        subentry_type=SUBENTRY_HEATER,
        title=name.capitalize(),
        unique_id=None,
        data={
            "switch": f"input_boolean.{name}",
            "power_w": power_w,
            "min_on_s": 0,
            "min_off_s": 0,
            **data,
        },
    )


def attended(name: str, power_w: float = 2000, **data: Any) -> ConfigSubentryDataWithId:
    """Return a load that residents run by an input boolean of its name, and that may be shed."""
    return ConfigSubentryDataWithId(
        subentry_id=name,
        subentry_type=SUBENTRY_ATTENDED,
        title=name.capitalize(),
        unique_id=None,
        data={"switch": f"input_boolean.{name}", "power_w": power_w, "may_shed": True, **data},
    )


def sensed(name: str, power_w: float = 2000) -> ConfigSubentryDataWithId:
    """Return a load of which a power sensor of its name alone tells whether it runs."""
    data = {"power_sensor": f"sensor.{name}", "power_w": power_w}
    return ConfigSubentryDataWithId(
        subentry_id=name,
        subentry_type=SUBENTRY_ATTENDED,
        title=name.capitalize(),
        unique_id=None,
        data=data,
    )


def asset(name: str, **data: Any) -> ConfigSubentryDataWithId:
    """Return an asset with entities of its name: two sensors, and a number that sets it."""
    return ConfigSubentryDataWithId(
        subentry_id=name,
        subentry_type=SUBENTRY_ASSET,
        title=name.capitalize(),
        unique_id=None,
        data={
            "target": f"sensor.{name}_target",
            "potential": f"sensor.{name}_potential",
            "setpoint": f"number.{name}",
            **data,
        },
    )


def budget(*heaters: ConfigSubentryDataWithId, **options: Any) -> MockConfigEntry:
    """Return a budget of 2000 W, 1000 W with power saving mode 1, none with mode 2."""
    return MockConfigEntry(
        domain=DOMAIN,
        entry_id="house",
        title="House",
        options={"power_steps": [2000, 1000, 0], **options},
        subentries_data=heaters,
    )
