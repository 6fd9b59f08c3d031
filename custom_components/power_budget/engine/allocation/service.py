"""What batteries are set to for their budgets: less at once, more after a while, if it is worth it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from math import fsum
from typing import NamedTuple

from ..buffer import QUIET_W, SETTLING
from ..obedience import PATIENCE
from ..quantity import TOLERANCE, Amount, Watts, fits
from .cover import WORTH_W, covered, covering
from .rest import absorbed
from .standing import Standing, relied_on

CALM = timedelta(seconds=30)
"""How long batteries stay as they were set, unless there is more to cover, or less to charge from."""

LEVELLING = timedelta(minutes=5)
"""How often they are set anew only because states of charge have moved."""

type Sizes = Mapping[str, Watts]
"""By the id of a battery, with how much it charges, or discharges."""


class Wanted(NamedTuple):
    """What is asked of batteries, by the index of each budget."""

    needs_w: Sequence[Watts]
    """What there is to cover."""

    left: Sequence[Amount]
    """What there is to charge from."""

    inside_out: Sequence[int]
    """All budgets by their indices, those below before those above."""


def aims_w(
    batteries: Sequence[Standing], wanted: Wanted, at: datetime, *, may_charge: bool
) -> dict[str, Watts]:
    """Return what each battery that may be set is to be set to now: positive to charge.

    None discharges while another may be charging, nor the reverse: first what is done ends, then the
    other begins.

    | does  | is to cover | has left | is set to  | and then |
    |------:|------------:|---------:|-----------:|---------:|
    |     0 |         400 |        – |       -400 |     -400 |
    |  1000 |         400 |        – |          0 |     -400 |
    |  -400 |           – |     1000 |          0 |     1000 |
    |  1000 |           – |      600 |        600 |      600 |
    """
    free = [one for one in batteries if one.is_free]
    gives_w = {**dict.fromkeys((one.id for one in free), 0.0), **_covering(covering(batteries), wanted, at)}
    is_giving = any(gives_w.values()) or any(one.discharges_w > QUIET_W for one in batteries)
    takes_w = _charging(relied_on(free), wanted, at) if may_charge and not is_giving else {}
    if any(one.charges_w > QUIET_W for one in batteries):
        gives_w |= {one.id: min(gives_w[one.id], max(0.0, -one.told_w)) for one in free}
    return {name: takes_w.get(name, 0.0) - watts for name, watts in gives_w.items()}


def is_awaited(one: Standing, aim_w: Watts) -> bool:
    """Return whether a battery charges with more than it is to, as far as is known."""
    if not one.is_free:
        return False
    most_w = max(0.0, aim_w)
    told_w = one.may_w if one.reading.told_w is None else (one.reading.told_w,)
    is_measured = one.reading.drawn_w is not None and not one.is_settled
    return max(told_w) > most_w + TOLERANCE or (is_measured and one.does_w > most_w + QUIET_W)


def is_due(one: Standing, aim_w: Watts, at: datetime) -> bool:
    """Return whether a battery is to be told now: one that did not take it, once it had its time."""
    seen = one.reading
    if not one.is_free or seen.is_told:
        return False
    if seen.told_w is not None:
        return abs(seen.told_w - aim_w) > TOLERANCE
    return seen.told_at is None or at - seen.told_at >= PATIENCE


def due(batteries: Iterable[Standing], at: datetime) -> list[datetime]:
    """Return when batteries may be set otherwise, that may not now."""
    times: list[datetime | None] = []
    for one in batteries:
        told_at = one.reading.told_at
        if one.buffer.serves and told_at is not None:
            times += [told_at + wait for wait in (PATIENCE, SETTLING, LEVELLING)]
            times.append(one.reading.blocked_until)
    return [time for time in times if time is not None and time > at]


def _covering(able: Sequence[Standing], wanted: Wanted, at: datetime) -> Sizes:
    fresh_w = covered(able, wanted.needs_w, wanted.inside_out)
    could = _on_each(able, fresh_w, len(wanted.needs_w))

    def is_enough(sizes_w: Sizes) -> bool:
        given = _on_each(able, sizes_w, len(could))
        met = (
            fits(min(need_w, most_w), given_w)
            for need_w, most_w, given_w in zip(wanted.needs_w, could, given, strict=True)
        )
        return all(met) and all(fits(sizes_w[one.id], one.covers_w) for one in able)

    now_w = {one.id: max(0.0, -one.told_w) for one in able}
    sizes_w = _calm(able, now_w, fresh_w, at) if is_enough(now_w) else fresh_w
    return {**sizes_w, **{one.id: now_w[one.id] for one in able if _gives_all(one, sizes_w[one.id])}}


def _gives_all(one: Standing, size_w: Watts) -> bool:
    """Return whether a battery that gives less than it was told is to give all that it does.

    It stays as it was told: told less, it would seem to be able to give more again.
    """
    return one.is_short and fits(one.covers_w, size_w)


def _charging(able: Sequence[Standing], wanted: Wanted, at: datetime) -> Sizes:
    fresh_w = absorbed(able, wanted.left, wanted.inside_out)

    def is_left(sizes_w: Sizes) -> bool:
        taken = _on_each(able, sizes_w, len(wanted.left))
        is_able = all(fits(sizes_w[one.id], one.absorbs_w) for one in able)
        return is_able and all(
            not amount or fits(amount, left) for amount, left in zip(taken, wanted.left, strict=True)
        )

    now_w = {one.id: max(0.0, one.told_w) for one in able}
    return _calm(able, now_w, fresh_w, at) if is_left(now_w) else fresh_w


def _calm(able: Sequence[Standing], now_w: Sizes, fresh_w: Sizes, at: datetime) -> Sizes:
    """Return what batteries do *now* unless to do it afresh is worth it, and they have rested."""
    told = [one.reading.told_at for one in able if one.reading.told_at is not None]
    passed = at - max(told) if told else LEVELLING
    now, fresh = fsum(now_w.values()), fsum(fresh_w.values())
    is_worth_it = abs(now - fresh) > WORTH_W - TOLERANCE or (now > 0) is not (fresh > 0)
    return fresh_w if passed >= LEVELLING or (is_worth_it and passed >= CALM) else now_w


def _on_each(batteries: Sequence[Standing], sizes_w: Sizes, budgets: int) -> list[Watts]:
    return [fsum(sizes_w[one.id] for one in batteries if index in one.line) for index in range(budgets)]
