"""A simulated house, as the devices of a real one would show it to Home Assistant."""

from datetime import datetime, timedelta
from pathlib import Path

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv, discovery
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey
import voluptuous as vol

from simulation import STEP_S, Temperatures, read_scenario
from simulation.hours import HOUR_S

from .clock import offer_to_catch_up
from .house import SimulatedHouse

DOMAIN = "simulated_house"
HOUSE: HassKey[SimulatedHouse] = HassKey(DOMAIN)

CONF_SCENARIO = "scenario"
CONF_SPEED = "speed"
CONF_START_H = "start_h"
CONF_STEP_S = "step_s"
CONF_TEMPERATURES = "temperatures"

PLATFORMS = (Platform.BINARY_SENSOR, Platform.NUMBER, Platform.SENSOR, Platform.SWITCH)
SHORTEST_INTERVAL_S = 0.1

CONFIG_SCHEMA = vol.Schema(
    {
        DOMAIN: vol.Schema(
            {
                vol.Required(CONF_SCENARIO): cv.isfile,
                vol.Optional(CONF_SPEED, default=60): vol.All(vol.Coerce(float), vol.Range(min=1)),
                vol.Optional(CONF_START_H, default=0): vol.Coerce(float),
                vol.Optional(CONF_STEP_S, default=STEP_S): vol.All(vol.Coerce(float), vol.Range(min=STEP_S)),
                vol.Optional(CONF_TEMPERATURES, default={}): {
                    cv.string: {"air_c": vol.Coerce(float), "mass_c": vol.Coerce(float)}
                },
            }
        )
    },
    extra=vol.ALLOW_EXTRA,
)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Build the house, and let time pass in it *speed* times as fast as here."""
    options = config[DOMAIN]
    scenario = await hass.async_add_executor_job(read_scenario, Path(options[CONF_SCENARIO]))
    house = hass.data[HOUSE] = SimulatedHouse(scenario, clock_s=HOUR_S * options[CONF_START_H])
    house.begin({room: Temperatures(**both) for room, both in options[CONF_TEMPERATURES].items()})
    for platform in PLATFORMS:
        hass.async_create_task(discovery.async_load_platform(hass, platform, DOMAIN, {}, config))
    speed = options[CONF_SPEED]
    _let_time_pass(hass, house, speed, every_s=options[CONF_STEP_S] / speed)
    offer_to_catch_up(hass)
    return True


def _let_time_pass(hass: HomeAssistant, house: SimulatedHouse, speed: float, *, every_s: float) -> None:
    """Advance the house by what has passed since the last time: so it never lags behind the clock."""
    last = dt_util.utcnow()

    @callback
    def advance(now: datetime) -> None:
        nonlocal last
        elapsed, last = now - last, now
        house.advance(speed * elapsed.total_seconds())

    interval = timedelta(seconds=max(every_s, SHORTEST_INTERVAL_S))
    async_track_time_interval(hass, advance, interval, name=DOMAIN, cancel_on_shutdown=True)
