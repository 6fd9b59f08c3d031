"""Small situations, made to be changed in one place."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from simulation import BaseLoad, Battery, Car, House, LayeredRoom, Outdoor, Room, Scenario, Schedule, View

FOLDER = Path(__file__).parents[2] / "simulation"
SCENARIOS = FOLDER / "scenarios"

LIVING = Room(power_w=2000, ua_w_per_k=38, c_air_j_per_k=1.3e6, c_mass_j_per_k=6e6, k_mass_w_per_k=150)
BATH = Room(power_w=1000, ua_w_per_k=13, c_air_j_per_k=4e5, c_mass_j_per_k=2e6, k_mass_w_per_k=50)

LOFT = LayeredRoom(
    power_w=1800,
    label_w=2000,
    ua_w_per_k=25,
    c_air_j_per_k=1.3e6,
    c_mass_j_per_k=6e6,
    k_mass_w_per_k=150,
    c_furniture_j_per_k=4e5,
    k_furniture_w_per_k=100,
    c_wall_j_per_k=4e6,
    k_wall_w_per_k=30,
    ua_wall_w_per_k=30,
    wall_start_c=9,
)

CAR = Car(capacity_wh=50_000, least_w=1380, most_w=7360, step_w=230, away_hours=((8, 17.5),), used_wh=12_000)
BATTERY = Battery(capacity_wh=10_000, charge_w=3000, discharge_w=2000, efficiency=0.9)


def house(start_c: float = 18, **rooms: Room) -> House:
    """Return a house of *rooms*, by default a living room alone."""
    return House.at_rest(rooms or {"living": LIVING}, start_c)


def scenario(
    *base_w: float, limit_w: float = 3000, setpoint_c: float = 20, tolerance_k: float = 0.5, **stores: Any
) -> Scenario:
    """Return two rooms with one setpoint all day, at 0 degC outside, and a base load by minutes."""
    rooms = {"living": LIVING, "bath": BATH}
    schedule = Schedule(comfort_hours=(), comfort_c=setpoint_c, setback_c=setpoint_c)
    return Scenario(
        name="two rooms",
        limit_w=limit_w,
        base_load=BaseLoad(minutes_w=base_w or (500.0,)),
        outdoor=Outdoor(mean_c=0, amplitude_k=0),
        rooms=rooms,
        schedules=dict.fromkeys(rooms, schedule),
        band_k=0.3,
        tolerance_k=tolerance_k,
        **stores,
    )


class Scripted:
    """A controller that follows a list, and keeps what it saw."""

    def __init__(self, *script: Collection[str]) -> None:
        """Switch on the rooms in *script*, one entry for each step; afterwards none."""
        self.seen: list[View] = []
        self._script = script

    def __call__(self, view: View, /) -> Collection[str]:
        """Return the next entry of the script."""
        self.seen.append(view)
        at = len(self.seen) - 1
        return self._script[at] if at < len(self._script) else ()
