"""What is known of a room, and of what there is to warm it with, as a plan is made."""

from collections.abc import Sequence
from typing import NamedTuple

from ..quantity import Amount, Celsius, Kelvin, Watts
from ..tree import Bookings
from .thermal import Slot, Warmth


class Outlook(NamedTuple):
    """What is known of a room."""

    id: str
    """The id of its load."""

    power_w: Watts
    """What its heater draws when on."""

    takes: Bookings
    """What that takes of each budget, by the index of the budget."""

    slot: Slot
    """What a slot makes of it."""

    warmth: Warmth
    """How warm it is now."""

    comfort_c: Celsius
    """What it should have in comfort."""

    setback_c: Celsius
    """What it should have else."""

    deadband_k: Kelvin
    """Width around the setpoint in which its demand stays as it was."""

    comfort: Sequence[bool]
    """In which slots it should have comfort."""

    outdoor_c: Sequence[Celsius]
    """The temperature outdoors, by slot."""

    may_be_ahead: bool = True
    """Whether its model is trusted, so that it may be warmed ahead."""


class Conditions(NamedTuple):
    """What there is to warm rooms with."""

    slot_h: float
    """How long a slot is."""

    spare: Sequence[Sequence[Amount]]
    """By slot, what each budget leaves for rooms, in its unit."""
