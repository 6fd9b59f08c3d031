"""How rooms warm and cool.

A room is two stores of heat: its air, which the heater warms and the weather cools, and its mass
(walls, floor, furniture), which only the air reaches. The mass is why a room that was left
to cool takes hours to come back, and why it stays warm for a while without a heater.

    heater ──> air ──ua──> outside
                │
              k_mass
                │
               mass
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import cos, tau
from typing import Self

from .hours import DAY_S, HOUR_S

WARMEST_S = 15 * HOUR_S

STEP_S = 10
"""How long a step of the simulation is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdoor:
    """The weather: a daily wave, warmest at three in the afternoon, on a steady trend."""

    mean_c: float
    """The middle of the wave when the clock starts."""

    amplitude_k: float
    """How far the warmest and the coldest hour are from the mean."""

    trend_k_per_day: float = 0.0
    """How much warmer each day is than the one before."""

    def at(self, clock_s: float) -> float:
        """Return the temperature outside, in degC.

        | mean_c | amplitude_k | trend_k_per_day | at            | degC |
        |-------:|------------:|----------------:|---------------|-----:|
        |      0 |           3 |               0 | 15:00         |    3 |
        |      0 |           3 |               0 | 03:00         |   -3 |
        |      4 |           3 |               0 | 09:00         |    4 |
        |      4 |           3 |              -2 | 15:00, 2nd day|  3.75|
        """
        wave_k = self.amplitude_k * cos(tau * (clock_s - WARMEST_S) / DAY_S)
        return self.mean_c + wave_k + self.trend_k_per_day * clock_s / DAY_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Temperatures:
    """How warm a room is."""

    air_c: float
    """What a thermometer in the room shows."""

    mass_c: float
    """Walls, floor and furniture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a room is made of, and its heater."""

    power_w: float
    """What the heater draws, and gives to the air, when on."""

    ua_w_per_k: float
    """What is lost to the outside, for each kelvin between air and outside."""

    c_air_j_per_k: float
    """Heat that warms the air, and what follows it at once, by one kelvin."""

    c_mass_j_per_k: float
    """Heat that warms the mass by one kelvin."""

    k_mass_w_per_k: float
    """What passes from mass to air, for each kelvin between them."""

    @property
    def rated_w(self) -> float:
        """What is written on the heater."""
        return self.power_w

    def at_rest(self, start_c: float) -> Temperatures:
        """Return how warm everything in the room is when the clock starts, its air at *start_c*."""
        return Temperatures(air_c=start_c, mass_c=start_c)

    def step(self, now: Temperatures, *, heat_w: float, outdoor_c: float, dt_s: float) -> Temperatures:
        """Return how warm the room is *dt_s* later (explicit Euler).

        A living room of 38 W/K, 1.3 MJ/K and 6 MJ/K, joined by 150 W/K, at 0 degC outside, in 10 s:

        | air_c | mass_c | heat_w | air_c later | mass_c later |
        |------:|-------:|-------:|------------:|-------------:|
        |    18 |     18 |      0 |    17.99474 |     18.00000 |
        |    18 |     18 |   2000 |    18.01012 |     18.00000 |
        |    17 |     18 |      0 |    16.99618 |     17.99975 |
        """
        flow_w = self.k_mass_w_per_k * (now.mass_c - now.air_c)
        loss_w = self.ua_w_per_k * (now.air_c - outdoor_c)
        return Temperatures(
            air_c=now.air_c + dt_s * (heat_w + flow_w - loss_w) / self.c_air_j_per_k,
            mass_c=now.mass_c - dt_s * flow_w / self.c_mass_j_per_k,
        )

    def is_stable(self, dt_s: float) -> bool:
        """Return whether steps of *dt_s* follow this room without swinging about its course.

        So it is if neither mode of the room decays by more than all of itself in a step: both together decay
        at the rates of air and mass together (the trace of the matrix).
        """
        air_per_s = (self.ua_w_per_k + self.k_mass_w_per_k) / self.c_air_j_per_k
        mass_per_s = self.k_mass_w_per_k / self.c_mass_j_per_k
        return dt_s * (air_per_s + mass_per_s) <= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Rooms side by side, at one instant. No heat passes between them."""

    rooms: Mapping[str, Room]
    """By name."""

    temperatures: Mapping[str, Temperatures]
    """Of every room, by its name."""

    @classmethod
    def at_rest(cls, rooms: Mapping[str, Room], start_c: float) -> Self:
        """Return a house with air and mass of every room at *start_c*."""
        return cls(rooms=rooms, temperatures={name: room.at_rest(start_c) for name, room in rooms.items()})

    @property
    def measured_c(self) -> dict[str, float]:
        """What the thermometer in each room shows."""
        return {name: now.air_c for name, now in self.temperatures.items()}

    def heat_w(self, on: Iterable[str]) -> dict[str, float]:
        """Return what each heater draws when those in *on* run.

        Raises KeyError for a room that this house does not have.
        """
        return dict.fromkeys(self.rooms, 0.0) | {name: self.rooms[name].power_w for name in on}

    def step(self, *, heat_w: Mapping[str, float], outdoor_c: float, dt_s: float) -> House:
        """Return the house *dt_s* later; rooms without an entry in *heat_w* get no heat.

        Any *dt_s* will do for which every `Room.is_stable`. Raises KeyError for heat in a room that
        this house does not have.
        """
        if astray := heat_w.keys() - self.rooms.keys():
            raise KeyError(*astray)
        return replace(
            self,
            temperatures={
                name: room.step(
                    self.temperatures[name], heat_w=heat_w.get(name, 0.0), outdoor_c=outdoor_c, dt_s=dt_s
                )
                for name, room in self.rooms.items()
            },
        )
