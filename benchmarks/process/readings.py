"""What a house draws beside its heaters: a measured base load, a little noise, and an oven now and then."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from simulation import BaseLoad, read_base_load

BASE_LOAD = Path(__file__).parents[2] / "simulation" / "data" / "base_load_sceaux_2006-12-17_7d.csv"
NOISE_W = 15
FIRST_STEP_S = 40
STEP_S = 5
STEPS = 8
SHARE = 0.1
"""What each step adds, of the connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The rest of a house, second by second, the same in every run."""

    base: BaseLoad
    """What a real household drew."""

    limit_w: float
    """What the connection carries."""

    climb_every_s: int
    """How often somebody begins to cook: one appliance after another, and then all off at once."""

    def watts(self, second: int) -> float:
        """Return what is drawn beside the heaters in a second."""
        noise_w = Random(second).uniform(-NOISE_W, NOISE_W)
        return max(0.0, self.base.at(second) + noise_w) + self.climb_w(second)

    def climb_w(self, second: int) -> float:
        """Return what the appliances draw that are on.

        | second, of each climb_every_s | of the connection |
        |------------------------------:|------------------:|
        |                         0–39  |                 0 |
        |                        40–44  |              10 % |
        |                        45–49  |              20 % |
        |                        75–79  |              80 % |
        |                           80– |                 0 |
        """
        step = (second % self.climb_every_s - FIRST_STEP_S) // STEP_S + 1
        return SHARE * self.limit_w * step if 0 < step <= STEPS else 0.0


def rest_of_the_house(*, limit_w: float, climb_every_s: int) -> Rest:
    """Return the rest of a house on a connection of *limit_w*, from a midnight on."""
    return Rest(base=read_base_load(BASE_LOAD), limit_w=limit_w, climb_every_s=climb_every_s)
