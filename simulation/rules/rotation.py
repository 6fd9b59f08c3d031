"""The budget manager's rule: take what fits, and let another go first the next time.

Source: "Amperage Budget Manager Design", sections 4 (round-robin with preemption) and 7.2 (a safety margin).
"""

from collections.abc import Collection, Iterable

from simulation.run import View
from simulation.scenario import Scenario

LOOP_S = 60
MARGIN_W = 300


class Rotation:
    """Looks once a minute; in between nothing changes, not even for a room that is warm.

    With 3000 W to give, and rooms a (2000 W), b (1500 W) and c (1000 W) that all ask:

    | minute | goes first | runs |
    |-------:|------------|------|
    |      0 | a          | a, c |
    |      1 | b          | b, c |
    |      2 | c          | c, a |
    """

    def __init__(self, scenario: Scenario) -> None:
        """Register the heaters of *scenario*, in its order."""
        self._limit_w = scenario.limit_w
        self._rated_w = {name: room.rated_w for name, room in scenario.rooms.items()}
        self._queue = list(scenario.rooms)
        self._running: frozenset[str] = frozenset()

    def __call__(self, view: View, /) -> Collection[str]:
        """Return the rooms whose heater runs."""
        if view.clock_s % LOOP_S == 0:
            rest_w = view.meter_w - sum(self._rated_w[name] for name in view.on)
            asking = (name for name in self._queue if name in view.asking)
            self._running = frozenset(self._fitting(asking, self._limit_w - rest_w - MARGIN_W))
            self._queue.append(self._queue.pop(0))
        return self._running

    def _fitting(self, asking: Iterable[str], budget_w: float) -> Iterable[str]:
        for name in asking:
            if self._rated_w[name] <= budget_w:
                budget_w -= self._rated_w[name]
                yield name
