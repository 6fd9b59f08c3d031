"""Power asked of several things with set-points, and what each of them is set to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import floor, fsum, inf
from typing import NamedTuple

from ..quantity import TOLERANCE, Watts, fits
from .bounds import Bounds, signed
from .split import Taker, split

FEW = 10
"""Of so many that cannot take little, all choices of who rests are looked at: a thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settable:
    """Something with a set-point, as power is distributed to it: a battery, or any other load with one."""

    load: str
    """Its id."""

    bounds: Bounds
    """What it may be set to now; both inclusion bounds are known."""

    up: float = 1.0
    """Its weight where power is to be drawn."""

    down: float = 1.0
    """Its weight where power is to be fed back."""

    step_w: Watts = 0.0
    """Its set-point only has multiples of this; zero if it has all."""

    is_unsigned: bool = False
    """Whether nothing is below zero for it, whatever its state."""

    def weight(self, power_w: Watts) -> float:
        """Return its weight in the direction of *power_w*."""
        return self.down if power_w < 0 else self.up

    @property
    def reach(self) -> Bounds:
        """What it can be set to in whole steps: from 250 to 990 W in steps of 100 W, from 300 to 900 W."""
        allowed = self.bounds
        return Bounds(
            inclusion_lower_w=-stepped(-allowed.inclusion_lower_w, self.step_w),
            exclusion_lower_w=stepped(allowed.exclusion_lower_w, self.step_w),
            exclusion_upper_w=-stepped(-allowed.exclusion_upper_w, self.step_w),
            inclusion_upper_w=stepped(allowed.inclusion_upper_w, self.step_w),
        )


class Distribution(NamedTuple):
    """Who is set to what."""

    set_w: Mapping[str, Watts]
    """By load id, what each is set to; zero is told too."""

    excess_w: Watts
    """What nobody can take."""


def distribute(power_w: Watts, loads: Sequence[Settable]) -> Distribution:
    """Distribute *power_w*, negative to feed back, by weight and within all bounds.

    Where it is too little for all that cannot take little, as few as possible rest, and of these the
    lightest: nobody is set between zero and its least. What one cannot take goes to the others, and
    what nobody can take is told as excess.

    Two of the same weight:

    | power | bounds of one | bounds of the other | set to      | excess |
    |------:|---------------|---------------------|-------------|-------:|
    |  1000 | 0 to 2000     | 0 to 2000           | 500, 500    |      0 |
    |  1000 | 0 to 300      | 0 to 2000           | 300, 700    |      0 |
    |  1000 | 0 to 300      | 0 to 400            | 300, 400    |    300 |
    |  1000 | 600 to 2000   | 0 to 2000           | 600, 400    |      0 |
    |   500 | 600 to 2000   | 0 to 2000           | 0, 500      |      0 |
    |  1000 | 600 to 2000   | 500 to 2000         | 1000, 0     |      0 |
    |   400 | 600 to 2000   | 500 to 2000         | 0, 0        |    400 |
    """
    size_w = abs(power_w)
    by_weight = sorted(loads, key=lambda load: (-load.weight(power_w), load.load))
    chosen = _chosen(size_w, {load.load: _taker(load, power_w) for load in by_weight})
    shares = split(min(size_w, _most_w(chosen.values())), chosen)
    steps = {load.load: load.step_w for load in loads}
    set_w = dict.fromkeys(steps, 0.0) | _in_steps(shares, chosen, steps)
    left_w = size_w - fsum(set_w.values())
    excess_w = left_w if left_w > TOLERANCE else 0.0
    return Distribution(
        {load: signed(watts, power_w) for load, watts in set_w.items()}, signed(excess_w, power_w)
    )


def _taker(load: Settable, power_w: Watts) -> Taker:
    span = load.reach.span(power_w)
    return Taker(weight=load.weight(power_w), least_w=span.least_w, most_w=span.most_w)


def _chosen(size_w: Watts, takers: Mapping[str, Taker]) -> dict[str, Taker]:
    """Return who takes part, of *takers* in order: all that can, if there is enough for all."""
    able = {name: taker for name, taker in takers.items() if taker.most_w > 0 and fits(taker.least_w, size_w)}
    best: dict[str, Taker] = {}
    for choice in _choices(size_w, able):
        if fits(size_w, _most_w(choice.values())):
            return choice
        best = max(best, choice, key=lambda chosen: _most_w(chosen.values()))
    return best


def _choices(size_w: Watts, takers: Mapping[str, Taker]) -> Iterator[dict[str, Taker]]:
    """Find those for whom *size_w* is enough: as many as can be at first, the heaviest of them.

    Where there are many, only two choices are looked at: the heaviest, and those that can take most.
    """
    eager = [name for name, taker in takers.items() if taker.least_w > 0]
    if len(eager) > FEW:
        for order in (takers, sorted(takers, key=lambda name: -takers[name].most_w)):
            yield _first_that_fit(size_w, {name: takers[name] for name in order})
        return
    for count in range(len(eager) + 1):
        for resting in combinations(reversed(eager), count):
            choice = {name: taker for name, taker in takers.items() if name not in resting}
            if fits(fsum(taker.least_w for taker in choice.values()), size_w):
                yield choice


def _first_that_fit(size_w: Watts, takers: Mapping[str, Taker]) -> dict[str, Taker]:
    chosen: dict[str, Taker] = {}
    left_w = size_w
    for name, taker in takers.items():
        if fits(taker.least_w, left_w):
            chosen[name] = taker
            left_w -= taker.least_w
    return chosen


def _most_w(takers: Iterable[Taker]) -> Watts:
    return fsum(taker.most_w for taker in takers)


def _in_steps(
    shares: Mapping[str, Watts], takers: Mapping[str, Taker], steps: Mapping[str, Watts]
) -> dict[str, Watts]:
    """Return *shares* in whole steps; what that leaves over goes by steps to those that lack most of one.

    What is left even then is less than a step for these: it goes to whoever can take it.
    """
    whole = {name: stepped(watts, steps[name]) for name, watts in shares.items()}
    left_w = fsum(shares.values()) - fsum(whole.values())
    lacking = sorted(shares, key=lambda name: (whole[name] - shares[name], name))
    rounds = [[(name, steps[name] or inf) for name in lacking], [(name, inf) for name in lacking]]
    for name, at_once_w in chain(*rounds):
        added_w = stepped(min(at_once_w, left_w, takers[name].most_w - whole[name]), steps[name])
        if added_w > TOLERANCE:
            whole[name] += added_w
            left_w -= added_w
    return whole


def stepped(watts: Watts, step_w: Watts) -> Watts:
    """Return the highest multiple of a step that is no higher: of 100 W, 200 for 250 and −300 for −250."""
    return floor(watts / step_w + TOLERANCE) * step_w if step_w >= TOLERANCE else watts
