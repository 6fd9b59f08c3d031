"""A named situation: a TOML file, read into values that are known to be sound.

| key               | unit  | means                                                            |
|-------------------|-------|------------------------------------------------------------------|
| limit_w           | W     | what the connection may carry                                    |
| base_load_csv     | –     | what else the house draws; path from the folder of the scenario  |
| comfort_hours     | h     | pairs of hours of day in which the setpoint is a room's comfort  |
| thermostat_band_k | K     | asks from setpoint - band down, stops from setpoint + band up    |
| tolerance_k       | K     | cold counts below setpoint - tolerance                           |
| [outdoor]         |       | mean_c, amplitude_k, and trend_k_per_day (0)                     |
| [room.NAME]       |       | power (W), ua, k_mass (W/K), c_air, c_mass (J/K),                |
|                   |       | comfort (20 degC), setback (17 degC)                             |
| [car]             |       | may be left out: capacity_kwh, least_w, most_w, step_w,          |
|                   |       | away_hours, used_kwh (each time that it comes back)              |
| [battery]         |       | may be left out: capacity_kwh, charge_w, discharge_w,            |
|                   |       | efficiency (1)                                                   |
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
import tomllib

from .battery import Battery
from .car import Car
from .gains import Gains
from .hours import Hours
from .house import STEP_S, House, Outdoor, Room
from .meter import BaseLoad, BaseLoadError, read_base_load
from .stores import Stores
from .table import ScenarioError, Table
from .thermostat import Schedule

START_C = 18.0
WH_PER_KWH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A house, its weather, its residents' wishes, and the connection it hangs on."""

    name: str
    """The file's name without its ending."""

    limit_w: float
    """What the connection may carry."""

    base_load: BaseLoad
    """What the house draws besides its heaters."""

    outdoor: Outdoor
    """The weather."""

    rooms: Mapping[str, Room]
    """By name."""

    schedules: Mapping[str, Schedule]
    """The setpoints of each room, by its name."""

    band_k: float
    """Distance from the setpoint at which thermostats ask, and stop."""

    tolerance_k: float
    """How far below the setpoint a room may be before it counts as cold."""

    car: Car | None = None
    """The car that is charged here, if there is one."""

    battery: Battery | None = None
    """The battery of the house, if there is one."""

    gains: Mapping[str, Gains] = field(default_factory=dict)
    """What else warms and cools rooms, by their names; a room without is warmed by its heater alone."""

    forecast: Outdoor | None = None
    """What is told of the weather to come; None where nobody tells."""

    def house(self) -> House:
        """Return the house as it starts: air and mass of every room at 18 degC."""
        return House.at_rest(self.rooms, START_C)

    def after(self, house: House, heat_w: Mapping[str, float], clock_s: float, dt_s: float = STEP_S) -> House:
        """Return *house* *dt_s* after *clock_s*, with so much heat from heaters, and what else there is."""
        outdoor_c = self.outdoor.at(clock_s)
        gained_w = {
            name: heat_w.get(name, 0.0)
            + gains.at(clock_s, air_c=house.temperatures[name].air_c, outdoor_c=outdoor_c)
            for name, gains in self.gains.items()
        }
        return house.step(heat_w={**heat_w, **gained_w}, outdoor_c=outdoor_c, dt_s=dt_s)

    def stores(self) -> Stores:
        """Return car and battery as they start."""
        return Stores.at_midnight(self.car, self.battery)

    def setpoints_c(self, clock_s: float) -> dict[str, float]:
        """Return the setpoint of every room at *clock_s*."""
        return {name: schedule.setpoint_c(clock_s) for name, schedule in self.schedules.items()}


def read_scenario(path: Path) -> Scenario:
    """Return the scenario in a file. Raises ScenarioError about the first thing that is wrong."""
    top = Table(path, (), _content(path))
    comfort_hours = top.hours("comfort_hours")
    rooms, schedules = _rooms(top.table("room"), comfort_hours)
    scenario = Scenario(
        name=path.stem,
        limit_w=top.number("limit_w", at_least=0),
        base_load=_base_load(top, path.parent),
        outdoor=_outdoor(top.table("outdoor")),
        rooms=rooms,
        schedules=schedules,
        band_k=top.number("thermostat_band_k", at_least=0),
        tolerance_k=top.number("tolerance_k", at_least=0),
        car=_car(top.optional("car")),
        battery=_battery(top.optional("battery")),
    )
    top.done()
    return scenario


def _content(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        line = error.lineno if isinstance(error, tomllib.TOMLDecodeError) else None
        raise ScenarioError(file=path, problem=f"cannot be read: {error}", line=line) from error


def _base_load(top: Table, folder: Path) -> BaseLoad:
    name = top.text("base_load_csv")
    try:
        return read_base_load(folder / name)
    except BaseLoadError as error:
        raise top.error("base_load_csv", str(error)) from error


def _outdoor(table: Table) -> Outdoor:
    outdoor = Outdoor(
        mean_c=table.number("mean_c"),
        amplitude_k=table.number("amplitude_k", at_least=0),
        trend_k_per_day=table.number("trend_k_per_day", default=0.0),
    )
    table.done()
    return outdoor


def _rooms(table: Table, comfort_hours: Hours) -> tuple[dict[str, Room], dict[str, Schedule]]:
    tables = table.tables()
    if not tables:
        raise table.error("", "must hold at least one room")
    schedules = {name: _schedule(room, comfort_hours) for name, room in tables.items()}
    return {name: _room(room) for name, room in tables.items()}, schedules


def _schedule(table: Table, comfort_hours: Hours) -> Schedule:
    return Schedule(
        comfort_hours=comfort_hours,
        comfort_c=table.number("comfort", default=20.0),
        setback_c=table.number("setback", default=17.0),
    )


def _room(table: Table) -> Room:
    room = Room(
        power_w=table.number("power", above=0),
        ua_w_per_k=table.number("ua", at_least=0),
        c_air_j_per_k=table.number("c_air", above=0),
        c_mass_j_per_k=table.number("c_mass", above=0),
        k_mass_w_per_k=table.number("k_mass", at_least=0),
    )
    table.done()
    if not room.is_stable(STEP_S):
        raise table.error("", f"warms too fast for steps of {STEP_S} s: c_air or c_mass is too small")
    return room


def _car(table: Table | None) -> Car | None:
    if table is None:
        return None
    capacity_kwh = table.number("capacity_kwh", above=0)
    least_w = table.number("least_w", at_least=0)
    car = Car(
        capacity_wh=WH_PER_KWH * capacity_kwh,
        least_w=least_w,
        most_w=table.number("most_w", above=0, at_least=least_w),
        step_w=table.number("step_w", above=0),
        away_hours=table.hours("away_hours"),
        used_wh=WH_PER_KWH * table.number("used_kwh", at_least=0, at_most=capacity_kwh),
    )
    table.done()
    if not car.can_charge:
        raise table.error("", "never charges: no multiple of step_w is between least_w and most_w")
    return car


def _battery(table: Table | None) -> Battery | None:
    if table is None:
        return None
    battery = Battery(
        capacity_wh=WH_PER_KWH * table.number("capacity_kwh", above=0),
        charge_w=table.number("charge_w", at_least=0),
        discharge_w=table.number("discharge_w", at_least=0),
        efficiency=table.number("efficiency", default=1.0, above=0, at_most=1),
    )
    table.done()
    return battery
