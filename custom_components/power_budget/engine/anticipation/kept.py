"""What is kept of what one budget has learned, and what of it still applies."""

from collections.abc import Mapping
from typing import NamedTuple

from .base_load import BINS, BaseLoadMemory
from .foresight import Ahead
from .house import NO_READINGS, HouseMemory
from .regression import Regression
from .room import GUESS, MASS_H, RoomMemory
from .weather import HOURS

type Sources = Mapping[str, tuple[str, ...]]
"""By load id, the entities from which is learned; those of the meter by the id of the budget."""

NO_SOURCES: Sources = {}
NOBODY: Mapping[str, Ahead] = {}


class Kept(NamedTuple):
    """What is kept across restarts."""

    house: HouseMemory = HouseMemory()
    """What was learned."""

    sources: Sources = NO_SOURCES
    """From what."""

    ahead: Mapping[str, Ahead] = NOBODY
    """By load id, who was warmed ahead at last, and why."""

    usual_mode: int = 0
    """The power saving mode that was set outside of what a schedule announces."""

    def resumed(self, budget: str, sources: Sources) -> Kept:
        """Return what goes on to apply where these are the *sources* of a budget now.

        What was learned from other entities is forgotten, and so is what was being added up.

        | learned from | now    | goes on |
        |--------------|--------|---------|
        | a thermometer and a switch | the same | yes |
        | a thermometer and a switch | another thermometer | no |
        | a thermometer and a switch | the load is gone | no |
        """
        same = {name for name, named in sources.items() if self.sources.get(name) == named}
        house = self.house._replace(
            rooms={name: room for name, room in self.house.rooms.items() if name in same},
            base_load=self.house.base_load if budget in same else None,
            minute=None,
            readings=NO_READINGS,
        )
        ahead = {name: why for name, why in self.ahead.items() if name in same}
        return Kept(house, sources, ahead, self.usual_mode)

    def fault(self) -> str | None:
        """Return what is wrong with it; None if it can be gone on with."""
        wrong = [name for name, room in self.house.rooms.items() if not _is_whole(room)]
        if wrong:
            return f"what was learned of {', '.join(wrong)} is incomplete"
        if self.usual_mode < 0:
            return "the usual power saving mode is below zero"
        known, weather = self.house.base_load, self.house.weather
        if known is not None and not _is_day(known):
            return "what was learned of the base load is incomplete"
        if weather is not None and len(weather.hours_c) != HOURS:
            return "what was learned of the weather is incomplete"
        return None


def _is_whole(room: RoomMemory) -> bool:
    sizes = {len(room.fits), len(room.sums.mass_k_h)}
    is_fit = room.trial is None or 0 <= room.trial.fit < len(MASS_H)
    is_sized = sizes == {len(MASS_H)} and all(_is_square(fit.regression) for fit in room.fits)
    return is_fit and is_sized and room.trials >= 0


def _is_square(regression: Regression) -> bool:
    rows = (regression.weights, regression.variances, regression.covariance, *regression.covariance)
    return {len(row) for row in rows} == {len(GUESS.weights)}


def _is_day(known: BaseLoadMemory) -> bool:
    days, quarter = (known.working, known.weekend, known.every), known.quarter
    is_counted = all(mean.days >= 0 for day in days for mean in day)
    return {*map(len, days)} == {BINS} and is_counted and (quarter is None or quarter.readings >= 0)
