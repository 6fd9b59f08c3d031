"""Houses drawn by lot that are no model's, with what is imperfect about real ones.

Each is one of `random_houses`, its rooms as well insulated as there, but with more masses in them, sun and
open windows, heaters that are not as rated, weather that turns, and forecasts that are wrong.
"""

from dataclasses import dataclass, replace
from random import Random

from simulation import Airing, BaseLoad, Changeable, Gains, LayeredRoom, Outdoor, Room, Scenario
from simulation.hours import DAY_S, HOUR_S, MINUTE_S
from simulation.scenario import START_C

from .random_houses import random_house

DAYS = 14
"""After so many days airings, clouds and weather are drawn no further."""

MISRATED = 0.2
"""By which share heaters draw more or less than is written on them, at most."""

FORECAST_OFF_K = 2.0
"""By how much forecasts are too warm, or too cold."""

WEATHER_EVERY_S, WEATHER_K = 6 * HOUR_S, 2.0
"""How often the weather turns, and by how much (standard deviation)."""


@dataclass(frozen=True, slots=True)
class Imperfections:
    """What one house is made imperfect with."""

    random: Random
    """Its own numbers."""

    def room(self, room: Room, outdoor_c: float) -> LayeredRoom:
        """Return a room that loses as much as *room* in the long run, part of it through an outer wall."""
        ua_w_per_k, directly = room.ua_w_per_k, self.random.uniform(0.5, 0.8)
        from_mass_w_per_k = 1 / (1 / ((1 - directly) * ua_w_per_k) - 1 / room.k_mass_w_per_k)
        return LayeredRoom(
            power_w=room.power_w * self.random.uniform(1 - MISRATED, 1 + MISRATED),
            ua_w_per_k=directly * ua_w_per_k,
            c_air_j_per_k=room.c_air_j_per_k,
            c_mass_j_per_k=room.c_mass_j_per_k,
            k_mass_w_per_k=room.k_mass_w_per_k,
            label_w=room.power_w,
            c_furniture_j_per_k=ua_w_per_k * self.random.uniform(5e3, 15e3),
            k_furniture_w_per_k=ua_w_per_k * self.random.uniform(2, 5),
            c_wall_j_per_k=ua_w_per_k * self.random.uniform(50e3, 150e3),
            k_wall_w_per_k=2 * from_mass_w_per_k,
            ua_wall_w_per_k=2 * from_mass_w_per_k,
            wall_start_c=(START_C + outdoor_c) / 2,
        )

    def gains(self, room: Room) -> Gains:
        """Return sun in every other room, and a window that is open for some minutes each day."""
        return Gains(
            sun_w=self.random.choice((0.0, self.random.uniform(0.1, 0.4))) * room.power_w,
            clear=[self.random.random() for _ in range(DAYS)],
            window_w_per_k=room.ua_w_per_k * self.random.uniform(4, 10),
            airings=[self.airing(day) for day in range(DAYS)],
        )

    def airing(self, day: int) -> Airing:
        """Return a window that is opened once on a *day*, between six in the morning and ten at night."""
        begins_s = day * DAY_S + self.random.uniform(6, 22) * HOUR_S
        return Airing(begins_s=begins_s, lasts_s=self.random.uniform(10, 20) * MINUTE_S)

    def weather(self, outdoor: Outdoor) -> Changeable:
        """Return the same weather, as it turns."""
        turns = DAYS * DAY_S // WEATHER_EVERY_S
        return Changeable(
            mean_c=outdoor.mean_c,
            amplitude_k=outdoor.amplitude_k,
            trend_k_per_day=outdoor.trend_k_per_day,
            warmer_k=[self.random.gauss(0, WEATHER_K) for _ in range(turns)],
            every_s=WEATHER_EVERY_S,
        )


def imperfect_house(seed: int, index: int, measured: BaseLoad) -> Scenario:
    """Return the imperfect house with an *index* among those of a *seed*."""
    house, own = random_house(seed, index, measured), Imperfections(Random(f"imperfect {seed} {index}"))
    weather = own.weather(house.outdoor)
    off_k = own.random.choice((-FORECAST_OFF_K, FORECAST_OFF_K))
    return replace(
        house,
        name=f"imperfect {house.name}",
        outdoor=weather,
        rooms={name: own.room(room, house.outdoor.mean_c) for name, room in house.rooms.items()},
        gains={name: own.gains(room) for name, room in house.rooms.items()},
        forecast=replace(weather, mean_c=weather.mean_c + off_k),
    )
