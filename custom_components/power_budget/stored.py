"""Stored numbers in the types that they stand for."""

from datetime import timedelta

from .const import MAX_MIN_TIME_S


def duration(seconds: float) -> timedelta:
    """Return a time that was entered, a day at most, whatever is stored."""
    return timedelta(seconds=min(seconds, MAX_MIN_TIME_S))


def whole(number: float | None) -> int | None:
    """Return a whole number that was entered, if one was."""
    return None if number is None else int(number)
