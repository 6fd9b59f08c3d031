"""Power split by weight, with a least and a most for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from ..quantity import Watts


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """One of those among whom power is split."""

    weight: float
    """Its part, compared with that of the others."""

    most_w: Watts
    """It takes no more."""

    least_w: Watts = 0.0
    """It gets no less: whoever can do with less is asked without."""

    def taken(self, offered_w: Watts) -> Watts:
        """Return what it takes of what it is offered."""
        return max(self.least_w, min(offered_w, self.most_w))


def split(power_w: Watts, takers: Mapping[str, Taker]) -> dict[str, Watts]:
    """Split *power_w* by weight; what one cannot take goes to the others, what one must have comes off them.

    All get what lies between their least and their most and is nearest to the same watts per weight. Nothing
    is lost, unless all have their most; *power_w* is to be no less than what all must have together.

    How it is found: everybody is offered the same per weight. If that hands out too little, those that
    could not take all are settled; if too much, those that had to be lifted. Then the rest is split anew.

    | power | weights | least | most           | shares         |
    |------:|---------|-------|----------------|----------------|
    |   600 | 1, 2, 3 | –     | 900, 900, 900  | 100, 200, 300  |
    |  1200 | 1, 2, 3 | –     | 900, 300, 900  | 225, 300, 675  |
    |  2500 | 1, 2, 3 | –     | 900, 900, 900  | 700, 900, 900  |
    |   600 | 1, 2, 3 | 180   | 900, 900, 900  | 180, 180, 240  |
    """
    shares: dict[str, Watts] = {}
    waiting = dict(takers)
    while waiting:
        offered = _offered(power_w - fsum(shares.values()), waiting)
        taken = {name: taker.taken(offered[name]) for name, taker in waiting.items()}
        is_short = fsum(taken.values()) < fsum(offered.values())
        settled = {
            name
            for name in waiting
            if (taken[name] < offered[name] if is_short else taken[name] > offered[name])
        }
        for name in settled or list(waiting):
            shares[name] = taken[name]
            del waiting[name]
    return {name: shares[name] for name in takers}


def _offered(power_w: Watts, takers: Mapping[str, Taker]) -> dict[str, Watts]:
    """Return what everybody is offered, the same per weight; weights are compared with the heaviest."""
    heaviest = max(taker.weight for taker in takers.values())
    weights = {name: taker.weight / heaviest if heaviest else 1.0 for name, taker in takers.items()}
    per_weight_w = power_w / fsum(weights.values())
    return {name: per_weight_w * weight for name, weight in weights.items()}
