"""Versatile Thermostat's rule: shed who is closest to the setpoint, restore who is furthest from it.

Source: its documentation on "overpowering management" and central power shedding. The power that is
left is the limit less what the meter shows. A thermostat that begins to ask starts at once where
its declared power fits, and is shed where it does not. Every 20 s the central computation sheds,
while too much is drawn, or else restores. Those that begin are taken as they come, not by need.
"""

from collections.abc import Collection

from simulation.run import View
from simulation.scenario import Scenario

COMPUTATION_S = 20


class Shedding:
    """Sheds and restores by the distance to the setpoint.

    With a (2000 W, 2 K too cold), b (1500 W, 1 K) and c (1000 W, 0.5 K), at the computation:

    | limit - meter | run     | shed    | then        |
    |--------------:|---------|---------|-------------|
    |          -800 | a, b, c |         | c is shed   |
    |         -1200 | a, b, c |         | c, b        |
    |          2500 |         | a, b, c | a restored  |
    |          1700 |         | a, b, c | b restored  |
    """

    def __init__(self, scenario: Scenario) -> None:
        """Take the declared powers of *scenario*."""
        self._limit_w = scenario.limit_w
        self._rated_w = {name: room.rated_w for name, room in scenario.rooms.items()}
        self._shed: set[str] = set()

    def __call__(self, view: View, /) -> Collection[str]:
        """Return the rooms whose heater runs."""
        on = set(view.on & view.asking)
        self._shed &= view.asking
        left_w = self._begin(view, on, self._limit_w - view.meter_w)
        if view.clock_s % COMPUTATION_S == 0:
            if left_w < 0:
                self._shed_closest(view, on, left_w)
            else:
                self._restore_furthest(view, on, left_w)
        return on

    def _begin(self, view: View, on: set[str], left_w: float) -> float:
        """Start who begins to ask and fits; return what is left."""
        for name in self._rated_w:
            if name in view.asking - on - self._shed:
                left_w = self._started(name, on, left_w)
        return left_w

    def _started(self, name: str, on: set[str], left_w: float) -> float:
        """Start a room if it fits, else shed it; return what is left."""
        if self._rated_w[name] > left_w:
            self._shed.add(name)
            return left_w
        on.add(name)
        self._shed.discard(name)
        return left_w - self._rated_w[name]

    def _shed_closest(self, view: View, on: set[str], left_w: float) -> None:
        for name in sorted(self._among(on), key=lambda name: _missing_k(view, name)):
            if left_w >= 0:
                return
            on.remove(name)
            self._shed.add(name)
            left_w += self._rated_w[name]

    def _restore_furthest(self, view: View, on: set[str], left_w: float) -> None:
        for name in sorted(self._among(self._shed), key=lambda name: -_missing_k(view, name)):
            left_w = self._started(name, on, left_w)

    def _among(self, rooms: set[str]) -> list[str]:
        """Return *rooms* in the order of the house, which decides among equals."""
        return [name for name in self._rated_w if name in rooms]


def _missing_k(view: View, name: str) -> float:
    return view.setpoints_c[name] - view.measured_c[name]
