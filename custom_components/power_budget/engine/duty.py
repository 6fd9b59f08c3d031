"""How much of the last day a load ran."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .quantity import ZERO

DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class RunLog:
    """Runs that have ended, oldest first."""

    runs: tuple[tuple[datetime, datetime], ...] = ()
    """Start and end of each."""

    def ran(self, start: datetime, end: datetime) -> RunLog:
        """Return the log with one more run, without those that ended a day before it."""
        recent = tuple(run for run in self.runs if run[1] > end - DAY)
        return RunLog((*recent, (start, end)))

    def duty_cycle(self, at: datetime, running_since: datetime | None) -> float:
        """Return the share of the 24 h before *at* in which the load ran, from 0 to 1.

        | runs, and running since | at    | duty cycle |
        |-------------------------|-------|-----------:|
        | 00:00-06:00             | 24:00 |       0.25 |
        | 00:00-06:00             | 27:00 |      0.125 |
        | since 18:00             | 24:00 |       0.25 |
        """
        return self.ran_for(at - DAY, at, running_since) / DAY

    def ran_for(self, begin: datetime, end: datetime, running_since: datetime | None) -> timedelta:
        """Return how long the load ran between *begin* and *end*, of the last day."""
        current = () if running_since is None else ((running_since, end),)
        runs = (min(over, end) - max(start, begin) for start, over in (*self.runs, *current))
        return sum((max(ZERO, run) for run in runs), ZERO)


NO_RUNS = RunLog()
