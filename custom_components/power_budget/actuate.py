"""Commands, as calls of actions: the only place that calls any."""

import asyncio
from datetime import timedelta
import logging
from typing import NamedTuple

from homeassistant.components.climate import ATTR_HVAC_MODE, SERVICE_SET_HVAC_MODE, HVACMode
from homeassistant.const import ATTR_ENTITY_ID, SERVICE_TURN_OFF, SERVICE_TURN_ON
from homeassistant.core import Context, HomeAssistant, split_entity_id
from homeassistant.exceptions import HomeAssistantError

from .const import DOMAIN
from .engine.site import Load
from .observe import can_turn, heating_mode
from .wiring import Wiring

_LOGGER = logging.getLogger(__name__)


class Action(NamedTuple):
    """An action of a domain, with what it needs beside its target."""

    domain: str
    name: str
    data: dict[str, str]


class Actuator:
    """Carries commands out, and says once when a switch cannot be told what to do."""

    def __init__(self, hass: HomeAssistant, raising: set[str]) -> None:
        """Know which loads are *raising* errors as the log was told, and keep that."""
        self._hass = hass
        self._raising = raising

    async def async_actuate(self, load: Load, wiring: Wiring, *, is_on: bool, context: Context) -> bool:
        """Switch *load* on or off; return whether its switch took the command.

        Whether it obeys is another matter: that is seen, not told.
        """
        action = _action(self._hass, wiring.switch, switch_on=is_on is not wiring.inverted)
        error = await _call(self._hass, action, wiring.switch, load.patience, context)
        if error is None:
            self._note_success(load)
        else:
            self._note_failure(load, wiring, error)
        return error is None

    def _note_success(self, load: Load) -> None:
        if load.id in self._raising:
            self._raising.remove(load.id)
            _LOGGER.info("%s can be switched again", load.name)

    def _note_failure(self, load: Load, wiring: Wiring, error: Exception) -> None:
        if load.id not in self._raising:
            self._raising.add(load.id)
            _LOGGER.warning(
                "%s cannot be switched by %s: %s", load.name, wiring.switch, str(error) or repr(error)
            )


async def _call(
    hass: HomeAssistant, action: Action, switch: str, patience: timedelta, context: Context
) -> Exception | None:
    """Call what switches a load, and return what it raised, if it raised anything."""
    try:
        async with asyncio.timeout(patience.total_seconds()):
            await hass.services.async_call(
                action.domain,
                action.name,
                action.data,
                blocking=True,
                context=context,
                target={ATTR_ENTITY_ID: switch},
            )
    except TimeoutError:
        return HomeAssistantError(translation_domain=DOMAIN, translation_key="no_answer")
    except Exception as error:  # noqa: BLE001 - whatever another integration raises is its answer
        return error
    return None


def _action(hass: HomeAssistant, switch: str, *, switch_on: bool) -> Action:
    """Return what turns a switch on or off, in the way that it supports."""
    domain, _ = split_entity_id(switch)
    if can_turn(hass, switch, on=switch_on):
        return Action(domain, SERVICE_TURN_ON if switch_on else SERVICE_TURN_OFF, {})
    mode = heating_mode(hass, switch) if switch_on else HVACMode.OFF
    return Action(domain, SERVICE_SET_HVAC_MODE, {ATTR_HVAC_MODE: mode})
