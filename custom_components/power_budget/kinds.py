"""The kinds of loads that a budget has, by the type of their subentries."""

from collections.abc import Mapping

from homeassistant.config_entries import ConfigSubentryFlow

from .const import SUBENTRY_HEATER
from .heater_flow import HeaterFlow

FLOWS: Mapping[str, type[ConfigSubentryFlow]] = {SUBENTRY_HEATER: HeaterFlow}
"""What adds one, or changes it."""
