"""Weather that is not the same wave every day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from .house import Outdoor


@dataclass(frozen=True, slots=True, kw_only=True)
class Changeable(Outdoor):
    """A daily wave, and by how much it is warmer or colder than that."""

    warmer_k: Sequence[float]
    """By how much it is warmer, again and again; in between it changes evenly. At least one."""

    every_s: float
    """How far apart these are."""

    @override
    def at(self, clock_s: float) -> float:
        """Return the temperature outside, in degC.

        With +2 K, -2 K, … every six hours on a wave of no height around 0 degC:

        | at    | degC |
        |-------|-----:|
        | 00:00 |    2 |
        | 01:30 |    1 |
        | 06:00 |   -2 |
        """
        place = clock_s / self.every_s
        index, part = int(place), place % 1
        now_k, next_k = (self.warmer_k[each % len(self.warmer_k)] for each in (index, index + 1))
        wave_c = Outdoor.at(self, clock_s)
        return wave_c + now_k + part * (next_k - now_k)
