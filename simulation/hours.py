"""Hours of day, the same every day."""

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400

type Hours = tuple[tuple[float, float], ...]
"""From and to, as in `((6, 9), (17, 22.5))`; "to" itself is no longer within."""


def is_within(hours: Hours, clock_s: float) -> bool:
    """Return whether *clock_s* is within *hours* of its day."""
    hour = clock_s % DAY_S / HOUR_S
    for start, end in hours:  # noqa: SIM110 - this is asked for every room and step, any() takes twice as long
        if start <= hour < end:
            return True
    return False
