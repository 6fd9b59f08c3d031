"""What a plan is made from: what is configured, remembered, learned, wanted and announced."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from ..begin import ruled
from ..budget import Unit
from ..quantity import Amount, Celsius
from ..site import Site
from ..state import State
from ..tree import rated
from . import weather
from .base_load import BaseLoadMemory
from .beginning import NONE_WITHIN, Beginnings
from .house import UNKNOWN_C, HouseMemory
from .outlook import Conditions, Outlook
from .supplies import NOTHING_ANNOUNCED, SLOT, Announced, caps, supplies
from .timetable import absences

HOUR = timedelta(hours=1)


class Comfort(NamedTuple):
    """When a room is to be warm."""

    comfort_c: Celsius
    """What it should have then."""

    setback_c: Celsius
    """What it should have else; while nobody is at home that is nothing, but for its frost protection."""

    is_comfort: Sequence[bool]
    """In which slots it is then, by how these begin; in none while nobody is at home."""

    begins: Beginnings = NONE_WITHIN
    """In which slots that begins later than they do."""


NOTHING_TOLD: Mapping[str, Announced] = {}


class Given(NamedTuple):
    """What a plan is made from, and held against."""

    site: Site
    """What is configured: budgets that are decided together."""

    state: State
    """What is remembered of them."""

    houses: Mapping[str, HouseMemory]
    """By budget id, what it has learned."""

    comforts: Mapping[str, Comfort]
    """By load id, when its room is to be warm: of every room, one that is always to be alike too."""

    announced: Mapping[str, Announced] = NOTHING_TOLD
    """By budget id, what is told of the day to come."""

    prices: Sequence[float] | None = None
    """What a kilowatt-hour will cost everybody in each slot, in any currency; None where nobody tells.

    Only with prices does it matter when heat is bought.
    """

    @property
    def base_loads(self) -> dict[str, BaseLoadMemory]:
        """By budget id, what is known of what its house draws beside all loads."""
        return {name: house.base_load for name, house in self.houses.items() if house.base_load is not None}

    @property
    def terms(self) -> Terms:
        """What is set at any time, and a plan is made under."""
        absent_until = absences(self.site, self.state)
        return {
            branch.budget.id: (caps(branch, self.state, None)[0], until)
            for branch, until in zip(self.site.branches, absent_until, strict=True)
        }

    def outlooks(self, local: Sequence[datetime]) -> list[Outlook]:
        """Return all rooms that are known, by the *local* clock, but where nobody is known to return."""
        outdoor_c = {budget.id: self._outdoor_c(budget.id, local) for budget in self.site.budgets}
        return list(self._outlooks(outdoor_c))

    def conditions(self, local: Sequence[datetime]) -> Conditions:
        """Return under which conditions rooms are warmed, slot by slot of the *local* clock."""
        spare = supplies(self.site, self.state, self.base_loads, self.announced, local)
        return Conditions(SLOT / HOUR, list(zip(*spare, strict=True)))

    def _outlooks(self, outdoor_c: Mapping[str, Sequence[Celsius]]) -> Iterator[Outlook]:
        rules, in_watts = ruled(self.site, self.state), [one.unit is Unit.WATTS for one in self.site.budgets]
        for load, carried in zip(self.site.loads, self.site.parts, strict=True):
            house, comfort = self.houses.get(load.budget), self.comforts.get(load.id)
            rule = rules[self.site.indices[load.budget]]
            if house is None or comfort is None or (rule.away and not rule.returns):
                continue
            if (room := house.rooms.get(load.id)) is None:
                continue
            power_w = self.state.of(load.id).learned_w or load.power_w
            yield Outlook(
                id=load.id,
                power_w=power_w,
                slot=room.model.slot(SLOT / HOUR),
                warmth=room.warmth,
                comfort_c=comfort.comfort_c,
                setback_c=comfort.setback_c,
                deadband_k=load.deadband_k,
                comfort=comfort.is_comfort,
                begins=comfort.begins,
                outdoor_c=outdoor_c[load.budget],
                takes=rated(power_w, carried, in_watts),
                may_be_ahead=room.is_trusted,
            )

    def _outdoor_c(self, budget: str, local: Sequence[datetime]) -> Sequence[Celsius]:
        """Return what a budget knows of what it will be like outdoors in each slot."""
        told, house = self.announced.get(budget, NOTHING_ANNOUNCED).outdoor_c, self.houses.get(budget)
        if told is not None:
            return told
        if house is None or house.weather is None:
            return [UNKNOWN_C] * len(local)
        return weather.expected_c(house.weather, local, SLOT)


type Terms = Mapping[str, tuple[Amount, datetime | None]]
"""By budget id, the most that its loads may take in the first slot, and until when nobody is at home."""
