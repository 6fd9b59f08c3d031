"""When the morning is: such that it ends now, and begins on the hour of the local clock that it should."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

HOUR: Final = timedelta(hours=1)
BEGIN_H: Final = 3
"""When the morning begins, by the local clock: before the first room is warmed ahead."""

SHORTEST: Final = 5 * HOUR
"""How long it lasts at least: until eight. At most it is an hour more."""

DAYS: Final = 3
"""How many days were recorded before."""

BEFORE: Final = timedelta(days=DAYS, hours=BEGIN_H)
"""How long was recorded before it."""

WESTERNMOST_H: Final = -12


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """A morning that is over now."""

    begins_at: datetime
    """When it began, aware, UTC."""

    zone: str
    """The time zone in which it was three o'clock then."""

    @classmethod
    def until(cls, now: datetime) -> Morning:
        """Return the morning that is over *now*.

        | now (UTC) | begins at (UTC) | zone       | begins (local) | over (local) |
        |-----------|-----------------|------------|----------------|--------------|
        | 20:10     | 15:00           | Etc/GMT+12 | 03:00          | 08:10        |
        | 08:00     | 03:00           | Etc/GMT+0  | 03:00          | 08:00        |
        | 09:59     | 04:00           | Etc/GMT+1  | 03:00          | 08:59        |
        | 00:00     | 19:00           | Etc/GMT-8  | 03:00          | 08:00        |
        """
        begins_at = (now.astimezone(UTC) - SHORTEST).replace(minute=0, second=0, microsecond=0)
        ahead_h = (BEGIN_H - begins_at.hour - WESTERNMOST_H) % 24 + WESTERNMOST_H
        return cls(begins_at=begins_at, zone=f"Etc/GMT{-ahead_h:+d}")

    def at(self, clock_s: float) -> datetime:
        """Return when it is so many seconds after midnight of the first day that was recorded."""
        return self.begins_at + timedelta(seconds=clock_s) - BEFORE
