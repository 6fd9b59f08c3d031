"""Commands, as calls of actions: the only place that calls any."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
import logging
from typing import Any, Final, NamedTuple

from homeassistant.components.climate import ATTR_HVAC_MODE, SERVICE_SET_HVAC_MODE, HVACMode
from homeassistant.components.number import ATTR_VALUE, SERVICE_SET_VALUE
from homeassistant.const import ATTR_ENTITY_ID, SERVICE_TURN_OFF, SERVICE_TURN_ON
from homeassistant.core import Context, HomeAssistant, split_entity_id
from homeassistant.exceptions import HomeAssistantError

from .capability import can_turn, heating_mode
from .const import DOMAIN
from .engine.asset import Asset
from .engine.decision import Command
from .engine.demand.level import highest_w
from .engine.site import Load
from .observe import seen_on
from .observe_batteries import Setting
from .wiring import Wiring

_LOGGER = logging.getLogger(__name__)

FALLS: Final = {
    Load: "%s cannot be switched by %s: %s",
    Asset: "%s cannot be told what to do by %s: %s",
}
RECOVERIES: Final = {Load: "%s can be switched again", Asset: "%s can be told what to do again"}
"""What the log is told."""

PATIENCE_S: Final = 10.0
"""How long an answer may take."""

DECIMALS: Final = 3
"""To how many a number is set: kilowatts to the watt."""


class Action(NamedTuple):
    """An action of a domain, the entity that it is for, and what else it needs."""

    domain: str
    name: str
    target: str
    data: dict[str, Any]


class Failure(NamedTuple):
    """What went wrong, and with which entity."""

    target: str
    error: Exception


class Actuator:
    """Carries commands out, and says once when a switch cannot be told what to do."""

    def __init__(self, hass: HomeAssistant, raising: set[str]) -> None:
        """Know which loads are *raising* errors as the log was told, and keep that."""
        self._hass = hass
        self._raising = raising

    async def async_actuate(self, load: Load, wiring: Wiring, command: Command, context: Context) -> bool:
        """Switch *load* on or off, or set it; return whether its switch took the command.

        Whether it obeys is another matter: that is seen, not told.
        """
        actions = [*_actions(self._hass, load, wiring, command)]
        return await self._async_call(load, actions, context)

    async def async_set(self, asset: Asset, setpoint: str, value: float, context: Context) -> bool:
        """Set the set-point of *asset*; return whether it took the command."""
        return await self._async_call(asset, [_set(setpoint, value)], context)

    async def _async_call(self, load: Load | Asset, actions: Iterable[Action], context: Context) -> bool:
        failure = await _call(self._hass, actions, load.patience, context)
        if failure is None:
            self._note_success(load)
        else:
            self._note_failure(load, failure)
        return failure is None

    def _note_success(self, load: Load | Asset) -> None:
        if load.id in self._raising:
            self._raising.remove(load.id)
            _LOGGER.info(RECOVERIES[type(load)], load.name)

    def _note_failure(self, load: Load | Asset, failure: Failure) -> None:
        if load.id not in self._raising:
            self._raising.add(load.id)
            fault = str(failure.error) or repr(failure.error)
            _LOGGER.warning(FALLS[type(load)], load.name, failure.target, fault)


async def async_set(
    hass: HomeAssistant, settings: Iterable[Setting], patience: timedelta, context: Context
) -> Exception | None:
    """Set numbers, one after the other; return what the first of them raised that raised anything."""
    actions = (
        Action(split_entity_id(entity_id)[0], SERVICE_SET_VALUE, entity_id, {ATTR_VALUE: value})
        for entity_id, value in settings
    )
    failure = await _call(hass, actions, patience, context)
    return None if failure is None else failure.error


async def async_ask(hass: HomeAssistant, question: Action) -> Mapping[str, Any] | None:
    """Return what an entity answers to an action; None if it does not, or not in time."""
    answer = (await async_ask_all(hass, question)).get(question.target)
    return answer if isinstance(answer, Mapping) else None


async def async_ask_all(hass: HomeAssistant, question: Action) -> Mapping[str, Any]:
    """Return all answers to an action, which need not be for an entity; none if they take too long."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            answers = await hass.services.async_call(
                question.domain,
                question.name,
                question.data,
                blocking=True,
                target={ATTR_ENTITY_ID: question.target} if question.target else None,
                return_response=True,
            )
    except Exception:  # noqa: BLE001 - whatever another integration raises is no answer
        return {}
    return answers if isinstance(answers, Mapping) else {}


async def _call(
    hass: HomeAssistant, actions: Iterable[Action], patience: timedelta, context: Context
) -> Failure | None:
    """Call what switches and sets a load, one after the other, and return what the first raised that did."""
    target = ""
    try:
        async with asyncio.timeout(patience.total_seconds()):
            for action in actions:
                target = action.target
                await hass.services.async_call(
                    action.domain,
                    action.name,
                    action.data,
                    blocking=True,
                    context=context,
                    target={ATTR_ENTITY_ID: action.target},
                )
    except TimeoutError:
        return Failure(target, HomeAssistantError(translation_domain=DOMAIN, translation_key="no_answer"))
    except Exception as error:  # noqa: BLE001 - whatever another integration raises is its answer
        return Failure(target, error)
    return None


def _actions(hass: HomeAssistant, load: Load, wiring: Wiring, command: Command) -> Iterator[Action]:
    """Yield what carries a command out: a load is set before it is switched on."""
    dial = wiring.dial
    if dial is None:
        yield _switched(hass, wiring.switch, switch_on=command.is_on is not wiring.inverted)
        return
    if command.is_on:
        level_w = highest_w(load) if command.level_w is None else command.level_w
        yield _set(dial.entity_id, round(dial.scale.value(level_w), DECIMALS))
    elif wiring.switch == dial.entity_id:
        yield _set(dial.entity_id, 0)
    if wiring.switch != dial.entity_id and seen_on(hass, wiring) is not command.is_on:
        yield _switched(hass, wiring.switch, switch_on=command.is_on)


def _set(number: str, value: float) -> Action:
    """Return what sets a number."""
    domain, _ = split_entity_id(number)
    return Action(domain, SERVICE_SET_VALUE, number, {ATTR_VALUE: value})


def _switched(hass: HomeAssistant, switch: str, *, switch_on: bool) -> Action:
    """Return what turns a switch on or off, in the way that it supports."""
    domain, _ = split_entity_id(switch)
    if can_turn(hass, switch, on=switch_on):
        return Action(domain, SERVICE_TURN_ON if switch_on else SERVICE_TURN_OFF, switch, {})
    mode = heating_mode(hass, switch) if switch_on else HVACMode.OFF
    return Action(domain, SERVICE_SET_HVAC_MODE, switch, {ATTR_HVAC_MODE: mode})
