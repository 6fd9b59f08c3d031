"""What assets are told: what is scheduled, and what others cannot do spread over those that can."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import fsum, inf

from ..asset import NO_ASSET_MEMORY, Asset, AssetMemory, AssetReading, AssetStatus, Assignment
from ..quantity import TOLERANCE, Watts, fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked of one asset, and what it can do."""

    target_w: Watts | None
    """What is scheduled; None counts as nothing."""

    potential_w: Watts | None
    """What it can do; None counts as nothing."""

    least_w: Watts = 0.0
    """The least it can do if it does anything."""

    most_w: Watts = inf
    """The most it may be told."""

    @property
    def wanted_w(self) -> Watts:
        """What is scheduled."""
        return max(0.0, self.target_w or 0.0)

    @property
    def able_w(self) -> Watts:
        """The most it can be told: nothing, if that is less than its least."""
        able_w = min(max(0.0, self.potential_w or 0.0), self.most_w)
        return able_w if able_w >= self.least_w else 0.0

    @property
    def own_w(self) -> Watts:
        """What it does of its own target."""
        own_w = min(self.wanted_w, self.able_w)
        return own_w if own_w >= self.least_w else 0.0

    @property
    def room_w(self) -> Watts:
        """What it can do beyond that."""
        return self.able_w - self.own_w

    @property
    def waking_w(self) -> Watts:
        """What it must do more at least, if it does more: its least where it rests."""
        return 0.0 if self.own_w else self.least_w


def dispatch(
    assets: Iterable[Asset],
    readings: Mapping[str, AssetReading],
    memories: Mapping[str, AssetMemory],
    at: datetime,
) -> dict[str, Assignment]:
    """Return what each of *assets* is to do at *at*, by its id."""
    assets = tuple(assets)
    memories = {asset.id: memories.get(asset.id, NO_ASSET_MEMORY) for asset in assets}
    told_w = spread({asset.id: _ask(asset, readings[asset.id], memories[asset.id]) for asset in assets})
    return {
        asset.id: _assignment(asset, readings[asset.id], memories[asset.id], told_w[asset.id], at)
        for asset in assets
    }


def spread(asks: Mapping[str, Ask]) -> dict[str, Watts]:
    """Return what each is told, by its name: its target, if everybody can follow.

    Otherwise what is lacking is added to those that can do more, the same to each, and what is too much for
    one goes to the others. Who would do nothing, and could not do a little, is woken only where the others
    have no room: those first that can do most, as long as not more is done than was scheduled.

    | targets       | potentials    | told          |                                       |
    |---------------|---------------|---------------|---------------------------------------|
    | 100, 100, 300 | 200, 300, 50  | 200, 250, 50  | 125 for each, 25 of it too much       |
    | 100, 200, 300 | 0, –, 500     | 0, 0, 500     | no potential is known                 |
    | 100, 100, 300 | 100, 900, 300 | 100, 100, 300 | everybody can follow                  |
    | 100, 300      | 150, 0        | 150, 0        | 250 cannot be done by anybody         |
    | –, 300        | 400, 200      | 100, 200      | no target is known                    |
    """
    own_w = {name: ask.own_w for name, ask in asks.items()}
    lacking_w = fsum(ask.wanted_w - ask.own_w for ask in asks.values())
    if not lacking_w:
        return own_w
    woken_w = _woken(asks, lacking_w)
    rooms_w = {name: asks[name].room_w - waking_w for name, waking_w in woken_w.items()}
    more_w = level(lacking_w - fsum(woken_w.values()), rooms_w)
    added_w = {name: own_w[name] + woken_w[name] + more_w[name] for name in woken_w}
    return own_w | {name: min(told_w, asks[name].able_w) for name, told_w in added_w.items()}


def level(amount_w: Watts, rooms_w: Mapping[str, Watts]) -> dict[str, Watts]:
    """Return the same part of *amount_w* for each, and what is too much for one for the others.

    Filled as water fills vessels, the smallest first: max-min fairness, after Bertsekas and Gallager,
    Data Networks, section 6.5.2.

    | amount | rooms        | parts        |
    |-------:|--------------|--------------|
    |    250 | 100, 200     | 100, 150     |
    |    300 | 500, 30, 500 | 135, 30, 135 |
    |    300 | 100, 50      | 100, 50      |
    """
    parts_w: dict[str, Watts] = {}
    left_w = max(0.0, amount_w)
    for done, name in enumerate(sorted(rooms_w, key=lambda name: rooms_w[name])):
        parts_w[name] = min(rooms_w[name], left_w / (len(rooms_w) - done))
        left_w = max(0.0, left_w - parts_w[name])
    return parts_w


def _woken(asks: Mapping[str, Ask], lacking_w: Watts) -> dict[str, Watts]:
    """Return who takes part in *lacking_w*, and what each must do more at least."""
    free = [name for name, ask in asks.items() if ask.room_w > 0]
    woken_w = {name: 0.0 for name in free if not asks[name].waking_w}
    resting = sorted(set(free) - set(woken_w), key=lambda name: (-asks[name].room_w, name))
    room_w, least_w = fsum(asks[name].room_w for name in woken_w), 0.0
    for name in resting:
        if room_w < lacking_w and fits(least_w + asks[name].waking_w, lacking_w):
            woken_w[name] = asks[name].waking_w
            room_w, least_w = room_w + asks[name].room_w, least_w + asks[name].waking_w
    return woken_w


def asked(asset: Asset, reading: AssetReading) -> Ask:
    """Return what is asked of an asset that does what it is told."""
    setpoint = reading.setpoint
    return Ask(
        target_w=reading.wanted_w,
        potential_w=reading.potential_w,
        least_w=asset.min_w if setpoint is None else setpoint.no_less_w(asset.min_w),
        most_w=asset.max_w if setpoint is None else min(asset.max_w, setpoint.most_w),
    )


def _ask(asset: Asset, reading: AssetReading, memory: AssetMemory) -> Ask:
    """Return what is asked of an asset: who cannot be told anything can do nothing."""
    ask = asked(asset, reading)
    return replace(ask, potential_w=None) if reading.setpoint is None or memory.is_failing else ask


def _assignment(
    asset: Asset, reading: AssetReading, memory: AssetMemory, told_w: Watts, at: datetime
) -> Assignment:
    setpoint = reading.setpoint
    value = None if setpoint is None else setpoint.value_of(told_w)
    is_shown = setpoint is not None and value is not None and setpoint.shows(value)
    is_due = value is not None and memory.is_due(value, at, is_shown=is_shown, is_repeated=asset.is_repeated)
    return Assignment(
        target_w=reading.wanted_w,
        potential_w=reading.potential_w,
        dispatched_w=told_w,
        status=_status(reading, memory, told_w),
        health=memory.health(value, at, is_shown=is_shown),
        faults=memory.faults,
        held_until=reading.held_until,
        is_ignored=memory.ignores(at) and not is_shown,
        is_shown=is_shown,
        command=value if is_due else None,
    )


def _status(reading: AssetReading, memory: AssetMemory, told_w: Watts) -> AssetStatus:
    """Return how what an asset is told stands to its schedule."""
    if reading.setpoint is None:
        return AssetStatus.UNAVAILABLE
    if memory.is_failing:
        return AssetStatus.BLOCKED
    if reading.wanted_w is None:
        return AssetStatus.FALLBACK
    more_w = told_w - reading.wanted_w
    if abs(more_w) > TOLERANCE:
        return AssetStatus.HELPING if more_w > 0 else AssetStatus.SHORT
    if reading.requested_w is not None:
        return AssetStatus.REQUESTED
    return AssetStatus.FOLLOWING if told_w else AssetStatus.IDLE
