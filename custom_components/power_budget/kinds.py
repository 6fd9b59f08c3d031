"""The kinds of loads that a budget has, by the type of their subentries."""

from collections.abc import Mapping

from homeassistant.config_entries import ConfigSubentryFlow

from .asset_flow import AssetFlow
from .attended_flow import AttendedFlow
from .battery_flow import BatteryFlow
from .const import SUBENTRY_ASSET, SUBENTRY_ATTENDED, SUBENTRY_BATTERY, SUBENTRY_HEATER, SUBENTRY_MODULATING
from .heater_flow import HeaterFlow
from .modulating_flow import ModulatingFlow

FLOWS: Mapping[str, type[ConfigSubentryFlow]] = {
    SUBENTRY_HEATER: HeaterFlow,
    SUBENTRY_MODULATING: ModulatingFlow,
    SUBENTRY_ATTENDED: AttendedFlow,
    SUBENTRY_BATTERY: BatteryFlow,
    SUBENTRY_ASSET: AssetFlow,
}
"""What adds one, or changes it."""
