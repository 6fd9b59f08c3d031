"""What is told of the day to come: outdoors, what electricity costs, and when power is saved."""

from collections.abc import Iterable, Mapping
from datetime import datetime
import logging
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .engine.anticipation.saving import Saving, announced_modes, usual_mode
from .engine.anticipation.supplies import Announced
from .engine.quantity import Celsius
from .forecasts import async_outdoors_foretold
from .prices import async_prices
from .timetables import TIMETABLES

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator

_LOGGER = logging.getLogger(__name__)


class Announcer:
    """Asks for what is told, each entity once for a plan, and says once which tells no prices."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Have asked nobody."""
        self._hass = hass
        self._mute: set[str] = set()

    async def async_announced(
        self, nodes: Iterable[PowerBudgetCoordinator], at: datetime
    ) -> Mapping[str, Announced]:
        """Return what is told to each of some budgets for the slots from *at* on."""
        outdoors_c: dict[str | None, list[Celsius] | None] = {}
        found: dict[str, Announced] = {}
        for node in nodes:
            outdoors = node.anticipator.outdoors
            if outdoors not in outdoors_c:
                outdoors_c[outdoors] = await async_outdoors_foretold(self._hass, outdoors, at)
            modes = await _async_modes(self._hass, node, at)
            found[node.budget_id] = Announced(outdoors_c[outdoors], modes)
        return found

    async def async_prices(self, nodes: Iterable[PowerBudgetCoordinator], at: datetime) -> list[float] | None:
        """Return what electricity costs in the slots from *at* on, as the first says that names a sensor."""
        priced = next(filter(None, (node.config.prices for node in nodes)), None)
        return None if priced is None else await self._async_prices(priced, at)

    async def _async_prices(self, entity_id: str, at: datetime) -> list[float] | None:
        """Return the prices that an entity tells; say once that it tells none."""
        found = await async_prices(self._hass, entity_id, at)
        if found is None and entity_id not in self._mute:
            self._mute.add(entity_id)
            _LOGGER.warning(
                "%s tells no prices in a form that is known: they do not matter meanwhile", entity_id
            )
        elif found is not None and entity_id in self._mute:
            self._mute.remove(entity_id)
            _LOGGER.info("%s tells prices again", entity_id)
        return found


async def _async_modes(hass: HomeAssistant, node: PowerBudgetCoordinator, at: datetime) -> list[int] | None:
    """Return the power saving mode of a budget in each slot; None where no schedule announces any.

    The mode that is usual is learned by the way.
    """
    saving, view = node.config.saving, node.data
    if saving is None or view is None:
        return None
    week = await hass.data[TIMETABLES].async_week(saving.schedule)
    own, zone = view.decision.state.budget(node.budget_id), dt_util.get_default_time_zone()
    usual = node.anticipator.usual_mode = usual_mode(week, own, at, zone, node.anticipator.usual_mode)
    return announced_modes(Saving(week, saving.mode, usual), own, at, zone)
