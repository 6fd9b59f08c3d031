"""Room shared in proportion to what loads want that run at any level."""

from collections.abc import Iterable, Mapping, Sequence
from math import floor, inf

from ..quantity import TOLERANCE, Amount, Fraction, Watts, fits
from ..value import value
from .contender import Contender


@value
class Ask:
    """What one load asks of the sharing."""

    wanted_w: Watts
    """The most that it may draw."""

    least_w: Watts
    """What it draws at least, and what is booked for it already."""

    kept_w: Watts
    """What it is not to fall below as long as there is room for that, beside those before it; not less than
    its least."""

    step_w: Watts
    """What it draws is a multiple of this, unless it is its least or what it keeps; above zero."""

    weight: float
    """How much more it gets than another that wants the same; above zero."""

    carried: Sequence[tuple[int, Fraction]]
    """The budgets in watts that carry it, by their index, and which part of its draw."""

    def at(self, factor: float, floor_w: Watts) -> Watts:
        """Return what it gets if everybody gets that factor of what they want, by weight."""
        if factor == inf:
            return self.wanted_w
        return min(max(factor * self.weight * self.wanted_w, floor_w), self.wanted_w)


def asked(one: Contender) -> Ask:
    """Return what *one* asks that runs at any level, and for which its least is booked."""
    flex = one.flex
    if flex is None:
        message = f"{one.load.id} is on or off"
        raise ValueError(message)
    return Ask(flex.wanted_w, flex.least_w, flex.kept_w, flex.step_w, flex.weight, flex.carried)


def share(asks: Sequence[Ask], free: Sequence[Amount]) -> list[Watts]:
    """Return what each of *asks* gets if budgets have *free* left beside the least of everybody.

    The same factor for all, by weight, as in the power arbitration from which this engine grew
    (what all get together, divided by what they want together); where a budget has no more, those on
    it stay at their level and the others go on: progressive filling, after Bertsekas and Gallager,
    Data Networks, section 6.5.2. Nobody gets less than its least, nor more than it wants. What steps
    leave over goes to the first who can take one step more.

    One budget, weights of 1, a step of 10 W:

    | free | wanted           | least      | get              |
    |-----:|------------------|------------|------------------|
    | 3000 | 1000, 2000       | 0, 0       | 1000, 2000       |
    | 1500 | 1000, 2000       | 0, 0       | 500, 1000        |
    | 1500 | 1000, 2000, 3000 | 0, 0, 0    | 250, 500, 750    |
    |  600 | 1000, 2000       | 600, 0     | 600, 600         |
    |  300 | 1000, 2000       | 300, 300   | 300, 600         |
    |  100 | 30, 30, 200      | 0, 0, 0    | 20, 10, 70       |
    """
    floors_w = floors(asks, free)
    levels_w = _filled(asks, floors_w, free)
    return _in_steps(asks, levels_w, floors_w, free)


def floors(asks: Sequence[Ask], free: Sequence[Amount]) -> list[Watts]:
    """Return what each gets at least: what it keeps, of as many in order as fit, else its least.

    | free | least      | keep       | get at least |
    |-----:|------------|------------|--------------|
    | 3000 | 500, 0     | 2000, 1500 | 2000, 1500   |
    | 2900 | 500, 0     | 2000, 1500 | 2000, 0      |
    | 1000 | 500, 0     | 2000, 800  | 500, 800     |
    """
    floors_w: list[Watts] = []
    left = [max(0.0, amount) for amount in free]
    for ask in asks:
        more_w = ask.kept_w - ask.least_w
        is_kept = all(fits(fraction * more_w, left[budget]) for budget, fraction in ask.carried)
        floors_w.append(ask.kept_w if is_kept else ask.least_w)
        for budget, fraction in ask.carried if is_kept else ():
            left[budget] -= fraction * more_w
    return floors_w


def _left(asks: Sequence[Ask], levels_w: Sequence[Watts], free: Sequence[Amount]) -> list[Amount]:
    """Return what budgets have left beside *levels_w*; those that had less than nothing count as full."""
    left = [max(0.0, amount) for amount in free]
    for ask, level_w in zip(asks, levels_w, strict=True):
        for budget, fraction in ask.carried:
            left[budget] -= fraction * (level_w - ask.least_w)
    return left


def _filled(asks: Sequence[Ask], floors_w: Sequence[Watts], free: Sequence[Amount]) -> list[Watts]:
    """Return how far everybody rises until their budgets are full."""
    levels_w, rising = list(floors_w), list(range(len(asks)))
    left = _left(asks, levels_w, free)
    while rising:
        slopes = _slopes(asks, floors_w, rising)
        factors = {budget: _factor(found, left[budget]) for budget, found in slopes.items()}
        factor = min(factors.values(), default=inf)
        full = {budget for budget, most in factors.items() if most <= factor < inf}
        still = [index for index in rising if factor < inf and not _is_on(asks[index], full)]
        for index in set(rising).difference(still):
            ask, floor_w = asks[index], floors_w[index]
            level_w = levels_w[index] = ask.at(factor, floor_w)
            for budget, fraction in ask.carried:
                left[budget] -= fraction * (level_w - floor_w)
        rising = still
    return levels_w


def _is_on(ask: Ask, budgets: set[int]) -> bool:
    return any(budget in budgets for budget, fraction in ask.carried if fraction)


def _slopes(
    asks: Sequence[Ask], floors_w: Sequence[Watts], rising: Iterable[int]
) -> Mapping[int, list[tuple[float, Watts]]]:
    """Return of each budget at which factors those that rise take more of it per factor, and less again."""
    slopes: dict[int, list[tuple[float, Watts]]] = {}
    for index in rising:
        ask, floor_w = asks[index], floors_w[index]
        if ask.wanted_w <= floor_w:
            continue
        whole_w = ask.weight * ask.wanted_w
        begin, end = floor_w / whole_w, 1 / ask.weight
        for budget, fraction in ask.carried:
            if fraction:
                pull_w = whole_w * fraction
                slopes.setdefault(budget, []).extend(((begin, pull_w), (end, -pull_w)))
    return slopes


def _factor(slopes: Iterable[tuple[float, Watts]], left: Amount) -> float:
    """Return the largest factor for which a budget has enough; infinite if it has for all.

    | slopes                           | left | factor |
    |----------------------------------|-----:|-------:|
    | (0, 1000), (1, -1000)            |  500 |    0.5 |
    | (0, 1000), (0.5, 1000), (1, ...) |  900 |    0.7 |
    | (0, 1000), (1, -1000)            | 1000 |      – |
    """
    factor, pull_w = 0.0, 0.0
    for at, change_w in sorted(slopes):
        taken = pull_w * (at - factor)
        if pull_w > TOLERANCE and taken > left:
            return factor + left / pull_w
        left, factor, pull_w = left - taken, at, pull_w + change_w
    return inf


def _in_steps(
    asks: Sequence[Ask], levels_w: Sequence[Watts], floors_w: Sequence[Watts], free: Sequence[Amount]
) -> list[Watts]:
    """Return levels that can be set: a whole number of steps, and one more each as long as there is room.

    What is left even then, because some take large steps, goes to the first who can take it.
    """
    stepped_w = [
        max(floor_w, ask.step_w * floor(level_w / ask.step_w + TOLERANCE))
        for ask, level_w, floor_w in zip(asks, levels_w, floors_w, strict=True)
    ]
    left = _left(asks, stepped_w, free)
    for most in (1.0, inf):
        for index, ask in enumerate(asks):
            if more_w := _more_w(ask, stepped_w[index], left, most):
                stepped_w[index] += more_w
                for budget, fraction in ask.carried:
                    left[budget] -= fraction * more_w
    return stepped_w


def _more_w(ask: Ask, level_w: Watts, left: Sequence[Amount], most: float) -> Watts:
    """Return by how much a load may rise from *level_w* to a whole number of steps, *most* steps beyond."""
    if level_w >= ask.wanted_w:
        return 0.0
    room_w = inf
    for budget, fraction in ask.carried:
        if fraction:
            room_w = min(room_w, left[budget] / fraction)
    if room_w <= 0.0:
        return 0.0
    highest_w = min(level_w + room_w, ask.wanted_w)
    begun = floor(level_w / ask.step_w + TOLERANCE)
    steps = min(floor(highest_w / ask.step_w + TOLERANCE) - begun, most)
    return max(0.0, ask.step_w * (begun + steps) - level_w) if steps > 0 else 0.0
