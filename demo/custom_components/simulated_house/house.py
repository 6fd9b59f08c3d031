"""A scenario that is lived in: time passes, and somebody else switches the heaters."""

from collections.abc import Callable
from time import gmtime, strftime

from simulation import STEP_S, Scenario

SUNDAY_S = 3 * 86_400
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
        self.base_load_w = scenario.base_load.at(clock_s)
        """What is drawn besides the heaters."""
        self.meter_w = self.base_load_w
        """What the meter shows: what was drawn in the time that passed last."""
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

    def switch(self, room: str, *, is_on: bool) -> None:
        """Switch a heater."""
        if is_on:
            self.on.add(room)
        else:
            self.on.discard(room)
        self._tell()

    def advance(self, elapsed_s: float) -> None:
        """Let time pass, in steps that the physics can follow, with the draw as it is now."""
        heat_w = self._house.heat_w(self.on)
        self.meter_w = self.base_load_w + sum(heat_w.values())
        while elapsed_s > 0:
            step_s = min(STEP_S, elapsed_s)
            self._house = self._house.step(heat_w=heat_w, outdoor_c=self.outdoor_c, dt_s=step_s)
            self.clock_s += step_s
            elapsed_s -= step_s
        self.base_load_w = self.scenario.base_load.at(self.clock_s)
        self._tell()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call *listener* after every change from now on."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
