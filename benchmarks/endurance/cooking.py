"""Somebody who cooks in the flat: what the meter leaves for its heaters changes."""

import asyncio
from random import Random
from time import monotonic

from .configuration import FLAT, FLAT_LIMIT_W
from .house import House
from .laws import SHEDDING_S, Limits

DRAWS_W = (300.0, 2500.0)
"""What is drawn beside the heaters, from the least to the most."""

EVERY_S = 7.0
"""How often that changes."""


class Cooking:
    """Changes what is drawn beside the heaters, and knows what is left for these."""

    def __init__(self, house: House, random: Random) -> None:
        """Cook in *house*."""
        self.limits = Limits()
        """What the heaters may draw: a rise of the rest cannot be known before it is read."""
        self._house, self._random = house, random

    async def go_on(self) -> None:
        """Cook something else now and then."""
        while True:
            base_w = self._house.base_w[FLAT.name] = round(self._random.uniform(*DRAWS_W))
            now_s, left_w = monotonic(), FLAT_LIMIT_W - base_w
            self.limits.asked(left_w, now_s)
            self.limits.confirmed(left_w, now_s + SHEDDING_S)
            self._house.read()
            await asyncio.sleep(EVERY_S)
