"""What else warms and cools a room: the sun through its windows, and one that is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sin

from .hours import DAY_S, HOUR_S

SUNRISE_S, SUNSET_S = 8 * HOUR_S, 17 * HOUR_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Airing:
    """A window that is opened."""

    begins_s: float
    """When, in seconds since midnight of the first day."""

    lasts_s: float
    """For how long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What a room gains beside its heater, and loses beside its walls."""

    sun_w: float = 0.0
    """What the sun gives at noon of a clear day."""

    clear: Sequence[float] = (0.0,)
    """How clear each day is, from 0 to 1; after the last comes the first again."""

    window_w_per_k: float = 0.0
    """What an open window loses, for each kelvin between air and outside."""

    airings: Sequence[Airing] = ()
    """When it is opened."""

    def at(self, clock_s: float, *, air_c: float, outdoor_c: float) -> float:
        """Return what the room gains at *clock_s*, in W; negative for a loss.

        A sun of 600 W, half of it on the first day, and a window of 100 W/K, open from noon to ten past:

        | at    | air_c | outdoor_c | gains |
        |-------|------:|----------:|------:|
        | 06:00 |    20 |         0 |     0 |
        | 12:30 |    20 |         0 |   300 |
        | 12:05 |    20 |         0 | -1703 |
        """
        gained_w = self._sun_w(clock_s) if self.sun_w else 0.0
        if any(0 <= clock_s - airing.begins_s < airing.lasts_s for airing in self.airings):
            gained_w -= self.window_w_per_k * (air_c - outdoor_c)
        return gained_w

    def _sun_w(self, clock_s: float) -> float:
        day, second = divmod(clock_s, DAY_S)
        if not SUNRISE_S < second < SUNSET_S:
            return 0.0
        height = sin(pi * (second - SUNRISE_S) / (SUNSET_S - SUNRISE_S))
        return self.sun_w * self.clear[int(day) % len(self.clear)] * height
