"""Where prices are known, heat that is needed anyway is bought in cheap slots.

Of a plan that keeps everybody warm, others are tried that begin with a slot from which on it is cheaper than
before, and either go on or let the room coast until it would have begun. Each room takes what would cost it
least. It must be as warm in its comfort as before, and not much more heat may be used: what is warm
early loses some of it, and that is only worth a difference in price.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sumprod
from statistics import fmean
from typing import NamedTuple

from ..quantity import Fraction, WattHours
from .forecast import Basis, Forecast
from .outlook import Outlook

MORE_HEAT: Fraction = 0.1
"""How much more heat may be used, all rooms together."""

WORTH: Fraction = 0.02
"""Which part of its cost a room must save, to be warmed at another time."""

HAIR_WH: WattHours = 1.0
"""What cold may cost more: rounding."""

type Starts = Sequence[Sequence[bool]]
"""By room and slot, when it is warmed ahead."""


class _Bill(NamedTuple):
    """What one room comes to."""

    price: float
    """What its heat costs, in watt-hours at the mean price."""

    heat_wh: WattHours
    """The heat."""

    cold_wh: WattHours
    """What its cold costs."""


def cheaper(basis: Basis, ahead: Starts, prices: Sequence[float]) -> Starts:
    """Return when rooms are warmed ahead, so that it costs less than *ahead* does and keeps them as warm.

    A room like that of `RoomModel.slot`, with power enough; its comfort of 20 degC begins after six hours, at
    0 degC outdoors. It is warmed ahead from so many hours before until so many:

    | prices, hour by hour | begins | ends |
    |----------------------|-------:|-----:|
    | 20 20 20 20 20 20    |      1 |    0 |
    | 20 20 20 20 10 30    |      2 |    0 |
    | 20 20 20 20 25 30    |      1 |    0 |
    """
    weights = _weights(prices)
    if weights is None or not basis.rooms:
        return ahead
    found = basis.followed(ahead)
    now = _bills(basis, found, weights)
    best = [(bill.price, slots) for bill, slots in zip(now, ahead, strict=True)]
    for begin, tried in _alternatives(basis, ahead, prices):
        other = basis.forecast(basis.goals_c(tried), found, begin)
        for place, bill in enumerate(_bills(basis, other, weights)):
            is_as_warm = bill.cold_wh <= now[place].cold_wh + HAIR_WH
            if is_as_warm and bill.price < min(best[place][0], now[place].price * (1 - WORTH)):
                best[place] = bill.price, tried[place]
    chosen = [slots for _, slots in best]
    return chosen if _is_better(now, _bills(basis, basis.followed(chosen), weights)) else ahead


def _is_better(before: Sequence[_Bill], after: Sequence[_Bill]) -> bool:
    """Return whether all rooms together cost less than *before*, as warm, with little more heat."""
    was, now = (_Bill(*map(sum, zip(*bills, strict=True))) for bills in (before, after))
    is_as_warm = now.cold_wh <= was.cold_wh + HAIR_WH
    return is_as_warm and now.heat_wh <= was.heat_wh * (1 + MORE_HEAT) and now.price < was.price


def _weights(prices: Sequence[float]) -> list[float] | None:
    """Return how many times the mean price each slot costs; None if prices do not tell them apart.

    | prices     | weights        |
    |------------|----------------|
    | 10 20 30   | 0.5, 1, 1.5    |
    | -10 20 50  | 0, 1, 2.5      |
    | 20 20 20   | –              |
    | -10 -20 0  | –              |
    """
    mean = fmean(prices)
    if mean <= 0 or min(prices) == max(prices):
        return None
    return [max(0.0, price / mean) for price in prices]


def _alternatives(basis: Basis, ahead: Starts, prices: Sequence[float]) -> Iterator[tuple[int, Starts]]:
    """Find other times to warm all rooms ahead: from each slot on that is cheaper than the one before.

    Before that slot nothing is other than in *ahead*. None is found twice.
    """
    known = {(*map(tuple, ahead),)}
    falls = [slot for slot, (before, after) in enumerate(pairwise(prices), 1) if after < before]
    rises = [slot for slot, (before, after) in enumerate(pairwise(prices), 1) if after > before]
    for begin in (0, *falls):
        end = next((slot for slot in rises if slot > begin), len(prices))
        for until in {end, len(prices)}:
            tried = tuple(
                [
                    _begun(slots, room, begin, until) if room.may_be_ahead else tuple(slots)
                    for room, slots in zip(basis.rooms, ahead, strict=True)
                ]
            )
            if tried not in known:
                known.add(tried)
                yield begin, tried


def _begun(slots: Sequence[bool], room: Outlook, begin: int, until: int) -> tuple[bool, ...]:
    """Return *slots* in which a room is warmed ahead, with those from *begin* until its comfort, or *until*.

    Nothing changes where it has comfort then, or is not warmed ahead for the next one.
    """
    found, comfort = list(slots), room.next_comfort(begin)
    if comfort is None or room.comfort[begin]:
        return tuple(found)
    after = comfort + 1 if comfort in room.begins else comfort
    if any(slots[begin:after]):
        found[begin : min(until, after)] = [True] * (min(until, after) - begin)
    return tuple(found)


def _bills(basis: Basis, found: Forecast, weights: Sequence[float]) -> list[_Bill]:
    """Return what each room comes to, if *found* is what becomes of them."""
    slot_h = basis.conditions.slot_h
    columns = zip(zip(*found.shares, strict=True), zip(*found.cold_k, strict=True), strict=True)
    return [
        _Bill(
            price=sumprod(shares, weights) * power_w * slot_h,
            heat_wh=sum(shares) * power_w * slot_h,
            cold_wh=sum(cold_k) * cold_w * slot_h,
        )
        for (shares, cold_k), power_w, cold_w in zip(columns, basis.powers_w, basis.cold_w, strict=True)
    ]
