"""What is known of a room, and of what there is to warm it with, as a plan is made."""

from collections.abc import Sequence
from typing import NamedTuple

from ..quantity import Amount, Celsius, Kelvin, Watts
from ..tree import Bookings
from .beginning import NONE_WITHIN, Beginnings
from .thermal import Slot, Warmth

UNFELT_K: Kelvin = 0.1
"""What nobody notices, below where a thermostat asks."""


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
    """In which slots it should have comfort, by how these begin."""

    outdoor_c: Sequence[Celsius]
    """The temperature outdoors, by slot."""

    begins: Beginnings = NONE_WITHIN
    """In which slots it should have comfort later than they begin."""

    may_be_ahead: bool = True
    """Whether its model is trusted, so that it may be warmed ahead."""

    @property
    def least_c(self) -> Celsius:
        """How warm it must be in comfort, and as that begins."""
        return self.comfort_c - self.deadband_k / 2 - UNFELT_K

    def next_comfort(self, slot: int) -> int | None:
        """Return the first slot from *slot* on that has comfort, or in which it begins; None if none has."""
        each = range(slot, len(self.comfort))
        return next((index for index in each if self.comfort[index] or index in self.begins), None)


class Conditions(NamedTuple):
    """What there is to warm rooms with."""

    slot_h: float
    """How long a slot is."""

    spare: Sequence[Sequence[Amount]]
    """By slot, what each budget leaves for rooms, in its unit."""
