"""How long a heater takes to make a room as warm as it should be."""

from math import isclose

from ..quantity import Celsius
from .room import RoomMemory
from .thermal import Warmth

SLOT_H = 0.25
"""How finely it is followed."""

LONGEST_H = 24.0
"""What takes longer is not told."""


def hours_to(room: RoomMemory, goal_c: Celsius, outdoor_c: Celsius) -> float | None:
    """Return how many hours its heater takes, on all the time, to bring a room to *goal_c*.

    It is 0 where the room is as warm already, and None where that takes longer than a day, or for ever. The
    living room of `RoomModel.slot`, from 17 degC air and mass, at 0 degC outdoors:

    | goal_c | hours |
    |-------:|------:|
    |     17 |     0 |
    |   17.5 |  0.14 |
    |     20 |  0.98 |
    |     60 |     – |
    """
    now, slot = room.warmth, room.model.slot(SLOT_H)
    hours = 0.0
    while now.air_c < goal_c:
        if hours >= LONGEST_H:
            return None
        later = slot.after(now, 1.0, outdoor_c)
        if later.air_c >= goal_c:
            return hours + SLOT_H * _part(now, later, goal_c)
        now, hours = later, hours + SLOT_H
    return hours


def _part(now: Warmth, later: Warmth, goal_c: Celsius) -> float:
    """Return after which part of a slot a room passes *goal_c*."""
    risen = later.air_c - now.air_c
    return 1.0 if isclose(risen, 0.0) else (goal_c - now.air_c) / risen
