"""What Home Assistant shows of assets: beside `observe`, the only place that reads states."""

from datetime import datetime

from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant

from .asset_reading import potential_of, setpoint_of, target_of
from .asset_wiring import AssetWiring
from .engine.asset import AssetReading
from .engine.quantity import Watts
from .measure import is_power
from .observe_batteries import Setting


def observe_asset(hass: HomeAssistant, wiring: AssetWiring, potential_w: Watts | None) -> AssetReading:
    """Return what is seen of an asset, that could do so much when that was read."""
    return AssetReading(
        target_w=target_of(hass.states.get(wiring.target)),
        potential_w=potential_w,
        setpoint=setpoint_of(hass.states.get(wiring.setpoint)),
    )


def observe_potential(hass: HomeAssistant, wiring: AssetWiring, at: datetime) -> Watts | None:
    """Return what an asset can do; None where that is not known."""
    return potential_of(hass.states.get(wiring.potential), wiring.stale_after, at)


def asset_setting(hass: HomeAssistant, wiring: AssetWiring, power_w: Watts) -> list[Setting] | None:
    """Return what tells an asset to do *power_w*; None where its set-point cannot be reached."""
    setpoint = setpoint_of(hass.states.get(wiring.setpoint))
    return None if setpoint is None else [Setting(wiring.setpoint, setpoint.value_of(power_w))]


def is_no_power(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity tells something, and that is no power."""
    state = hass.states.get(entity_id)
    is_told = state is not None and state.state not in (STATE_UNAVAILABLE, STATE_UNKNOWN)
    return is_told and state is not None and not is_power(state)


def can_be_zero(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether a set-point can be told to do nothing; one that cannot be reached is believed to."""
    setpoint = setpoint_of(hass.states.get(entity_id))
    return setpoint is None or setpoint.bounds.least <= 0 <= setpoint.bounds.most
