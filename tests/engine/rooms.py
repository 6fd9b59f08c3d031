"""Rooms that follow their model exactly, and thermostats in them, for what is learned and planned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import cos, tau

from custom_components.power_budget.engine.anticipation.learning import met, observed
from custom_components.power_budget.engine.anticipation.room import RoomMemory, RoomReading
from custom_components.power_budget.engine.anticipation.thermal import RoomModel, Warmth

LIVING = RoomModel(warming_k_per_h=5.5, exchange_per_h=0.4, loss_per_h=0.1, gain_k_per_h=0, mass_h=12)
"""A room that no two of its figures could be mixed up in."""

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
COMFORT = ((6, 9), (17, 22.5))


@dataclass(frozen=True, kw_only=True)
class Days:
    """What happens in a room while it is observed."""

    days: float = 2
    model: RoomModel = LIVING
    every_s: float = 60
    outdoor_c: Callable[[float], float] = lambda _: 0.0
    """By hours since the beginning."""

    rate: Callable[[float], float] = lambda _: 0.0
    """What else moves the air, in K/h, by hours."""

    shown: Callable[[int, float], float] = lambda _, air_c: air_c
    """What the thermometer makes of the air, by the number of the sample."""

    power: float = 1.0
    """Which part of its power the heater really has."""

    def samples(self) -> Iterator[RoomReading]:
        """Yield what is observed, the heater run by a thermostat of 17 or 20 degC."""
        hours, now, is_on = self.every_s / 3600, Warmth(17, 17), False
        slot = self.model.slot(hours)
        for index in range(int(self.days * 86_400 / self.every_s)):
            hour = index * hours
            share = self.power if is_on else 0.0
            now = slot.after(now, share, self.outdoor_c(hour))
            now = now._replace(air_c=now.air_c + hours * self.rate(hour))
            measured_c = self.shown(index, now.air_c)
            at = MONDAY + timedelta(seconds=(index + 1) * self.every_s)
            yield RoomReading(at, measured_c, float(is_on), self.outdoor_c(hour))
            setpoint_c = 20 if any(begin <= hour % 24 < end for begin, end in COMFORT) else 17
            is_on = measured_c < setpoint_c - 0.3 or (is_on and measured_c < setpoint_c + 0.3)

    def learned(self) -> RoomMemory:
        """Return what is learned of all that."""
        first, *others = self.samples()
        memory = met(first)
        for sample in others:
            memory = observed(memory, sample)
        return memory


def mild(hour: float) -> float:
    """Return a winter's day, warmest at three in the afternoon."""
    return 3 * cos(tau * (hour - 15) / 24)
