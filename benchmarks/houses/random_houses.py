"""Houses drawn by lot, the same for the same seed: rooms, limits, weather, hours and base load."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from simulation import BaseLoad, Outdoor, Room, Scenario, Schedule
from simulation.hours import DAY_S, MINUTE_S

MINUTES_OF_DAY = DAY_S // MINUTE_S
HEATERS_W = (500, 750, 1000, 1250, 1500, 2000)
COMFORT_HOURS = (
    ((6.0, 9.0), (17.0, 22.5)),
    ((5.5, 8.0), (16.0, 22.0)),
    ((7.0, 23.0),),
    ((6.0, 8.0), (12.0, 14.0), (18.0, 23.0)),
)
COMFORT_C = 19.0
"""At what heaters are measured against losses: between the coolest comfort and the warmest."""


@dataclass(frozen=True, slots=True)
class Lot:
    """What one house is drawn from."""

    random: Random
    """Its own numbers, so that no house depends on how many there are."""

    def room(self, coldest_c: float) -> Room:
        """Return a room whose heater covers its loss on the coldest day 1.2 to 2.2 times."""
        power_w = self.random.choice(HEATERS_W)
        ua_w_per_k = power_w / self.random.uniform(1.2, 2.2) / (COMFORT_C - coldest_c)
        return Room(
            power_w=power_w,
            ua_w_per_k=ua_w_per_k,
            c_air_j_per_k=ua_w_per_k * self.random.uniform(25e3, 45e3),
            c_mass_j_per_k=ua_w_per_k * self.random.uniform(100e3, 250e3),
            k_mass_w_per_k=ua_w_per_k * self.random.uniform(3, 5),
        )

    def schedule(self, hours: tuple[tuple[float, float], ...]) -> Schedule:
        """Return setpoints of a room."""
        comfort_c = self.random.choice((18.0, 19.0, 20.0, 20.0, 21.0, 22.0))
        return Schedule(
            comfort_hours=hours, comfort_c=comfort_c, setback_c=comfort_c - self.random.choice((0.0, 2, 3, 4))
        )

    def outdoor(self) -> Outdoor:
        """Return the weather of a winter."""
        return Outdoor(
            mean_c=self.random.uniform(-8, 8),
            amplitude_k=self.random.uniform(1, 6),
            trend_k_per_day=self.random.uniform(-1, 1),
        )

    def base_load(self, measured: BaseLoad) -> BaseLoad:
        """Return what was measured, from another day on, and more or less of it."""
        days = len(measured.minutes_w) // MINUTES_OF_DAY
        begin = self.random.randrange(max(days, 1)) * MINUTES_OF_DAY
        times = self.random.uniform(0.6, 1.4)
        rotated = measured.minutes_w[begin:] + measured.minutes_w[:begin]
        return BaseLoad(minutes_w=tuple(watts * times for watts in rotated))


def random_house(seed: int, index: int, measured: BaseLoad) -> Scenario:
    """Return the house with an *index* among those of a *seed*: 3 to 12 rooms.

    The connection carries what the house draws on average, and 1.1 to 2 times what its rooms lose.
    """
    lot = Lot(Random(f"{seed} {index}"))
    outdoor, hours = lot.outdoor(), lot.random.choice(COMFORT_HOURS)
    coldest_c = outdoor.mean_c - outdoor.amplitude_k
    rooms = {f"room {number}": lot.room(coldest_c) for number in range(1, lot.random.randint(3, 12) + 1)}
    schedules = {name: lot.schedule(hours) for name in rooms}
    base_load = lot.base_load(measured)
    mean_w = sum(base_load.minutes_w) / len(base_load.minutes_w)
    return Scenario(
        name=f"house {index}",
        limit_w=mean_w + lot.random.uniform(1.1, 2.0) * loss_w(rooms, schedules, outdoor.mean_c),
        base_load=base_load,
        outdoor=outdoor,
        rooms=rooms,
        schedules=schedules,
        band_k=lot.random.choice((0.1, 0.2, 0.3, 0.5)),
        tolerance_k=0.5,
    )


def loss_w(rooms: Mapping[str, Room], schedules: Mapping[str, Schedule], outdoor_c: float) -> float:
    """Return what the rooms lose at their comfort."""
    return sum(room.ua_w_per_k * (schedules[name].comfort_c - outdoor_c) for name, room in rooms.items())
