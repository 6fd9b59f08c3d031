"""What one budget learns of its rooms and its house from what was recorded before."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.core import HomeAssistant

from .engine.anticipation.base_load import BaseLoadMemory
from .engine.anticipation.house import NO_ROOMS, HouseMemory
from .engine.anticipation.room import RoomMemory
from .engine.anticipation.weather import WeatherMemory
from .recorded import (
    async_base_load_learned,
    async_rooms_learned,
    async_weather_learned,
    has_recorder,
    relays,
)

if TYPE_CHECKING:
    from .coordinator import PowerBudgetCoordinator
    from .grid import Tree


class Taught(NamedTuple):
    """What the past has taught."""

    rooms: Mapping[str, RoomMemory] = NO_ROOMS
    """Of rooms, by the ids of their loads."""

    base_load: BaseLoadMemory | None = None
    """Of what the house draws beside its loads."""

    weather: WeatherMemory | None = None
    """Of outdoors."""

    def only(self, loads: Collection[str]) -> Taught:
        """Return the same, of these rooms only."""
        return self._replace(rooms={name: room for name, room in self.rooms.items() if name in loads})

    def added_to(self, house: HouseMemory) -> HouseMemory:
        """Return *house*, knowing that too; what is known of the house otherwise is newer."""
        return house._replace(
            rooms={**house.rooms, **self.rooms},
            base_load=house.base_load or self.base_load,
            weather=house.weather or self.weather,
        )


async def async_taught(
    hass: HomeAssistant, tree: Tree | None, node: PowerBudgetCoordinator, unknown: Collection[str]
) -> Taught:
    """Return what the past teaches a budget of what is *unknown*; nothing where nothing was recorded.

    That are rooms, by the ids of their loads, and the house, by that of the budget.
    """
    if tree is None or not unknown or not has_recorder(hass):
        return Taught()
    config, outdoors = node.config, node.anticipator.outdoors
    rooms = {load: wiring for load, wiring in config.wiring.items() if load in unknown}
    heaters = None
    if config.budget.id in unknown:
        wirings = {load: wiring for other in tree.nodes for load, wiring in other.config.wiring.items()}
        heaters = relays(tree.site.branches[tree.site.indices[config.budget.id]], wirings)
    return Taught(
        rooms=await async_rooms_learned(hass, rooms, outdoors),
        base_load=None if heaters is None else await async_base_load_learned(hass, config, heaters),
        weather=await async_weather_learned(hass, outdoors),
    )
