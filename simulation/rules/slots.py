"""The round-robin scripts' rule: a power saving mode says how many heaters may run at a time.

Source: README and comments of dominig/pyscript_power_load_balance, `roundrobin.py` and `powersavemode.py`
as published. All radiators are taken for equal. The second script raises the mode by one at each
reading of the meter that leaves too little, and lowers it, at most every 90 s, at one that leaves
plenty. Its estimate of what the radiators themselves draw is always 0 there (it counts in a name
instead of a list), so the mode goes on rising or falling until the meter is content.
"""

from collections.abc import Collection

from simulation.run import View
from simulation.scenario import Scenario

TURN_S = 120
DAMPING_S = 90
SAFE_RATIO = 1.3
HYSTERESIS = 1.2


class Slots:
    """Runs the first few that ask, from the one that was left out last.

    With rooms a, b and c that all ask, and a mode that allows two:

    | step | begins at | runs | left out |
    |-----:|-----------|------|----------|
    |    1 | a         | a, b | c        |
    |    2 | c         | c, a | b        |
    |    3 | b         | b, c | a        |
    """

    def __init__(self, scenario: Scenario) -> None:
        """Allow all heaters in mode 0, one fewer in each mode after it, in the last none."""
        self._rooms = tuple(scenario.rooms)
        self._limit_w = scenario.limit_w
        self._radiator_w = sum(room.rated_w for room in scenario.rooms.values()) / len(self._rooms)
        self._mode = 0
        self._lowered_s = 0.0
        self._begin = 0
        self._live: frozenset[str] = frozenset()
        self._seen: tuple[frozenset[str], float] | None = None

    def __call__(self, view: View, /) -> Collection[str]:
        """Return the rooms whose heater runs."""
        asking, meter_w = self._seen or (frozenset(), None)
        mode = self._followed(view) if view.meter_w != meter_w else self._mode
        if mode != self._mode or view.asking != asking or view.clock_s % TURN_S == 0:
            self._mode = mode
            self._step(view.asking)
        self._seen = (view.asking, view.meter_w)
        return self._live

    def _followed(self, view: View) -> int:
        """Return the mode that a new reading asks for.

        For radiators of 1000 W: less than 1300 W left raises it, more than 1560 W lowers it.
        """
        left_w = self._limit_w - view.meter_w
        if left_w < self._radiator_w * SAFE_RATIO:
            return min(self._mode + 1, len(self._rooms))
        plenty = left_w > self._radiator_w * SAFE_RATIO * HYSTERESIS
        if plenty and view.clock_s >= self._lowered_s + DAMPING_S:
            self._lowered_s = view.clock_s
            return max(self._mode - 1, 0)
        return self._mode

    def _step(self, asking: frozenset[str]) -> None:
        """Fill the slots, and begin the next time where they ran out, or at the end of the round."""
        queue = self._rooms[self._begin :] + self._rooms[: self._begin]
        wanting = [name for name in queue if name in asking]
        slots = len(self._rooms) - self._mode
        last = wanting[slots] if len(wanting) > slots else queue[-1]
        self._live = frozenset(wanting[:slots])
        self._begin = self._rooms.index(last)
