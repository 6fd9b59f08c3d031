"""A scenario that is lived in: time passes, and somebody else switches the heaters and charges the car."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import gmtime, strftime

from simulation import STEP_S, Scenario, Temperatures
from simulation.hours import DAY_S, HOUR_S

from .charger import Charger
from .inverter import Inverter, pair

SUNDAY_S = 3 * DAY_S
"""From the epoch, a Thursday, to the weekday on which the base load of the week was measured first."""


class SimulatedHouse:
    """A house at one instant, which moves on when told so."""

    def __init__(self, scenario: Scenario, *, clock_s: float) -> None:
        """Start at *clock_s*, seconds since midnight of the first day, with every heater off."""
        self.scenario = scenario
        """The house, its weather, and its residents' wishes."""
        self.clock_s = clock_s
        """Seconds since midnight of the first day."""
        self.on: set[str] = set()
        """Rooms whose heater is on."""
        self.charger = None if scenario.car is None else Charger(scenario.car)
        """What charges the car, if there is one."""
        self.inverters = pair(scenario.battery)
        """What the batteries do, if there are any."""
        self.charging_w = 0.0
        """What the car drew in the time that passed last."""
        self.stores = scenario.stores().at(clock_s)
        """The car, and how much is in it."""
        self.base_load_w = scenario.base_load.at(clock_s)
        """What is drawn besides the heaters, the car and the batteries."""
        self.meter_w = self.base_load_w
        """What the meter shows: what was drawn in the time that passed last."""
        self.cold_k_h = 0.0
        """How cold it has been: kelvin below setpoint - tolerance, times hours, of all rooms together."""
        self._house = scenario.house()
        self._listeners: list[Callable[[], None]] = []

    @property
    def time(self) -> str:
        """The weekday and the time, as in `Sunday 05:30`."""
        return strftime("%A %H:%M", gmtime(SUNDAY_S + self.clock_s))

    @property
    def outdoor_c(self) -> float:
        """How warm it is outside."""
        return self.scenario.outdoor.at(self.clock_s)

    def measured_c(self, room: str) -> float:
        """Return what the thermometer of a room shows."""
        return self._house.measured_c[room]

    def setpoint_c(self, room: str) -> float:
        """Return how warm the residents wish a room to be now."""
        return self.scenario.schedules[room].setpoint_c(self.clock_s)

    def begin(self, temperatures: Mapping[str, Temperatures]) -> None:
        """Begin with other temperatures in some rooms."""
        self._house = replace(self._house, temperatures={**self._house.temperatures, **temperatures})

    def switch(self, room: str, *, is_on: bool) -> None:
        """Switch a heater."""
        if is_on:
            self.on.add(room)
        else:
            self.on.discard(room)
        self._tell()

    def set_current(self, charger: Charger, current_a: float) -> None:
        """Let the car draw *current_a* while the contactor is closed."""
        charger.current_a = current_a
        self._tell()

    def connect(self, charger: Charger, *, is_on: bool) -> None:
        """Close the contactor of the charger, or open it."""
        charger.is_on = is_on
        self._tell()

    def set_inverter(self, inverter: Inverter, power_w: float) -> None:
        """Let a battery charge with *power_w*, or discharge where that is negative."""
        inverter.told_w = power_w
        self._tell()

    def advance(self, elapsed_s: float) -> None:
        """Let time pass, in steps that the physics can follow, with the draw as it is now."""
        if elapsed_s <= 0:
            return
        heat_w, left_s, charged_ws = self._house.heat_w(self.on), elapsed_s, 0.0
        flow_w = sum(inverter.step(elapsed_s) for inverter in self.inverters)
        while left_s > 0:
            step_s = min(STEP_S, left_s)
            self._house = self.scenario.after(self._house, heat_w, self.clock_s, step_s)
            charged_ws += step_s * self._charge(step_s)
            self.cold_k_h += self._missing_k() * step_s / HOUR_S
            self.clock_s += step_s
            self.stores = self.stores.at(self.clock_s)
            left_s -= step_s
        self.charging_w = charged_ws / elapsed_s
        self.meter_w = self.base_load_w + sum(heat_w.values()) + self.charging_w + flow_w
        self.base_load_w = self.scenario.base_load.at(self.clock_s)
        self._tell()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call *listener* after every change from now on."""
        self._listeners.append(listener)

    def _missing_k(self) -> float:
        """Return how far all rooms together are below what counts as cold."""
        lowest_c = {room: self.setpoint_c(room) - self.scenario.tolerance_k for room in self.scenario.rooms}
        return sum(max(0.0, lowest - self.measured_c(room)) for room, lowest in lowest_c.items())

    def _charge(self, step_s: float) -> float:
        """Charge the car, if it is there; return with how many watts."""
        told_w = 0.0 if self.charger is None else self.charger.told_w
        flows = self.stores.flows(car_w=told_w, battery_w=0.0, dt_s=step_s)
        self.stores = self.stores.step(flows, step_s)
        return flows.car_w

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
