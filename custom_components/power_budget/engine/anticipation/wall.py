"""What the clock on the wall shows, which is set forward in spring and back in autumn."""

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo


def wall_clock(at: datetime, zone: tzinfo) -> datetime:
    """Return what the clock on the wall shows *at* an instant, as if it were one of UTC.

    It tells the time of day, and the day. In Paris, in the night to 29 March 2026:

    | at (UTC) | the clock shows |
    |----------|-----------------|
    | 00:45    | 01:45           |
    | 01:00    | 03:00           |
    """
    return at.astimezone(zone).replace(tzinfo=UTC, fold=0)


def wall_clocks(times: Iterable[datetime], zone: tzinfo) -> list[datetime]:
    """Return the same of each of some instants."""
    return [wall_clock(at, zone) for at in times]
