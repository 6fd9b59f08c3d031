"""A house on a connection that is too small for it, simulated in steps of ten seconds.

The demo, the tests and the benchmark live in the same house. It knows neither the engine nor
Home Assistant, so that nobody's model grades itself, and needs the standard library only
(the best plan, in `bounds`, needs SciPy besides).

    scenario    a TOML file: the connection, the rooms, the weather, the hours of comfort
    house       how rooms warm and cool
    layered     the same of rooms with more masses than air and one
    gains       what else warms and cools them: sun, open windows
    changeable  weather that is not the same every day
    stores      how much is in a car and in a battery, and what these can take
    thermostat  which temperature a room should have, and whether it asks for heat
    meter       what else draws power, and what the meter shows of it all, a step late
    run         the loop: thermostats, a controller, physics
    score       what it came to, per day: overload, cold, switchings, heat, what a car lacks
    rules       what others do with a connection that is too small
    bounds      what nobody can do better than

In three lines:

    scenario = read_scenario(Path("simulation/scenarios/week.toml"))
    week = score(scenario, run(scenario, thermostats_alone))
    print(week.overload_s, week.cold_k_h)

Or step by step, with heaters that somebody else switches:

    house = scenario.house()
    house = house.step(heat_w=house.heat_w({"bathroom"}), outdoor_c=scenario.outdoor.at(0), dt_s=10)
    print(house.measured_c["bathroom"])

Times are seconds since midnight of the first day. Consumption is positive.
"""

from .battery import Battery
from .car import Car
from .changeable import Changeable
from .gains import Airing, Gains
from .house import STEP_S, House, Outdoor, Room, Temperatures
from .layered import LayeredRoom, Layers
from .meter import BaseLoad, BaseLoadError, Meter, read_base_load
from .run import Controller, Setting, Step, View, run, thermostats_alone
from .scenario import Scenario, read_scenario
from .score import Score, score
from .stores import Flows, Stores
from .table import ScenarioError
from .thermostat import Schedule, wants_heat

__all__ = [
    "STEP_S",
    "Airing",
    "BaseLoad",
    "BaseLoadError",
    "Battery",
    "Car",
    "Changeable",
    "Controller",
    "Flows",
    "Gains",
    "House",
    "LayeredRoom",
    "Layers",
    "Meter",
    "Outdoor",
    "Room",
    "Scenario",
    "ScenarioError",
    "Schedule",
    "Score",
    "Setting",
    "Step",
    "Stores",
    "Temperatures",
    "View",
    "read_base_load",
    "read_scenario",
    "run",
    "score",
    "thermostats_alone",
    "wants_heat",
]
