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
        current = () if running_since is None else ((running_since, at),)
        begin = at - DAY
        ran = sum(
            (max(ZERO, min(end, at) - max(start, begin)) for start, end in (*self.runs, *current)), ZERO
        )
        return ran / DAY


NO_RUNS = RunLog()
