"""What was learned and planned, in short, for people who look inside."""

from typing import Any

from .anticipating import Anticipator
from .engine.anticipation.base_load import BaseLoadMemory
from .engine.anticipation.room import RoomMemory
from .engine.plain import to_plain


def summary(anticipator: Anticipator) -> dict[str, Any]:
    """Return what is known of each room and of the house, what the last plan came to, and what went wrong.

    Of a budget that does not learn there is nothing to tell.
    """
    house, foresight = anticipator.house, anticipator.foresight
    if not anticipator.is_learning:
        return {}
    return {
        "rooms": {load: _room(room) for load, room in house.rooms.items()},
        "base_load": None if house.base_load is None else _base_load(house.base_load),
        "weather": to_plain(house.weather),
        "hours_to_setpoint": dict(anticipator.hours),
        "foresight": None if foresight is None else to_plain(foresight),
        "error": None if anticipator.error is None else type(anticipator.error).__name__,
    }


def _room(room: RoomMemory) -> dict[str, Any]:
    return {
        "model": to_plain(room.model),
        "warmth": to_plain(room.warmth),
        "at": to_plain(room.last.at),
        "stretches": room.stretches,
        "heated_h": room.heated_h,
        "predictions": room.trials,
        "error_k": room.error_k,
        "is_trusted": room.is_trusted,
    }


def _base_load(known: BaseLoadMemory) -> dict[str, Any]:
    return {
        "every_w": [round(mean.drawn_w) for mean in known.every if mean.days],
        "days": max(mean.days for mean in known.every),
        "deviation_w": round(known.deviation_w),
    }
