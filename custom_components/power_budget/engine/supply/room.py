"""What a meter leaves for loads: shed at once, restored with delay."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from ..budget import Budget, Estimate, Metering, Unit
from ..metering import NO_DRAWS, Draw, MeterState
from ..quantity import Watts
from ..site import Branch, Load
from ..snapshot import MeterReading, Snapshot
from ..state import BudgetState, State
from .connection import connection_w, is_stale, with_window
from .draw import Draws, draws
from .learn import LONGEST_LAG, patience
from .sample import Lesson
from .shown import with_shown

REGRET = timedelta(seconds=60)
"""A load that was restored and is shed again within this time was restored too early."""

LOOKED_AT = 0.9
"""After which part of its timeout a meter is looked at again: one that repeats itself makes no cycle."""

LONGEST_DELAY = timedelta(minutes=10)
"""How long restoring waits at most, however often it was too early."""


def metered(
    branch: Branch, metering: Metering, state: State, snapshot: Snapshot, beside: Draws = NO_DRAWS
) -> tuple[MeterState, Lesson | None]:
    """Return what is remembered of a meter after it was read, and what that teaches.

    *beside* is what it shows that is no load: batteries.
    """
    own, reading = state.budget(branch.budget.id), snapshot.of(branch.budget.id)
    before, at = _waiting(_not_later(own.meter, snapshot.at), snapshot.at), snapshot.at
    drawn = draws(branch, before.draws, state.loads, snapshot.loads, at)
    drawn = {**drawn, **beside} if beside else drawn
    meter, lesson = _followed(branch, metering, before._replace(draws=drawn), reading.meter)
    meter = with_window(metering, own.meter, meter, reading.energy_wh, snapshot)
    limit_w = connection_w(metering, meter.window, at)
    room_w = _room_w(metering, meter, limit_w)
    if is_stale(meter, metering, at):
        room_w = min(metering.stale_limit_w, limit_w)
    meter = meter._replace(is_window_bound=limit_w < metering.limit_w)
    return _restored(meter, metering, room_w, at), lesson


def restore_delay(meter: MeterState, metering: Metering) -> timedelta:
    """Return how long there must have been room: twice as long after each time it was too early.

    | restore delay | taken back | delay |
    |--------------:|-----------:|------:|
    |          90 s |          0 |  90 s |
    |          90 s |          1 | 180 s |
    |          90 s |          9 | 600 s |
    """
    longest = max(LONGEST_DELAY, metering.restore_delay)
    doubled: int = 2 ** min(meter.taken_back, 10)
    return min(metering.restore_delay * doubled, longest)


class Restoring(NamedTuple):
    """What happens to the loads of a budget in one cycle."""

    sheds: bool
    """Whether more ran than the meter leaves."""

    restores: bool
    """Whether more runs than before, one that waited among them."""


def judged(meter: MeterState, at: datetime, restoring: Restoring, loads: Mapping[str, Load]) -> MeterState:
    """Return *meter* with what came of restoring: was it too early?

    If it does not even show by now an adjustable load that was restored, what rose instead was probably the
    first of that, as such loads may rise slowly: then it is later than was thought. What was learned of that
    is forgotten, and it is taken to be twice as late as it is at least: else the load would have to be taken
    back again for each few seconds that it is later.
    """
    if meter.restored_at is not None and at - meter.restored_at > REGRET:
        meter = meter._replace(restored_at=None, taken_back=0)
    if restoring.sheds and meter.restored_at is not None:
        unseen = [name for name, draw in meter.draws.items() if _is_not_seen(draw, meter.restored_at)]
        since = [meter.draws[name].since for name in unseen if name in loads and loads[name].modulation]
        lags = (min(2 * (at - min(since)), LONGEST_LAG),) if since else meter.lags
        return meter._replace(restored_at=None, taken_back=meter.taken_back + 1, lags=lags)
    if restoring.restores and not restoring.sheds:
        return meter._replace(restored_at=at)
    return meter


def _is_not_seen(draw: Draw, restored_at: datetime) -> bool:
    """Return whether a load draws since it was restored, and is not shown though it ought to be."""
    return draw.is_missed and draw.since >= restored_at


def meter_due(budget: Budget, own: BudgetState, at: datetime) -> Iterator[datetime]:
    """Find when something will change by itself: the meter is stale, or room has lasted."""
    metering, meter = budget.metering, own.meter
    if metering is None:
        return
    if meter.read_at is not None and not is_stale(meter, metering, at):
        yield meter.read_at + LOOKED_AT * metering.timeout
        yield meter.read_at + metering.timeout
    if metering.window is not None and meter.window.begins_at is not None:
        yield meter.window.begins_at + metering.window.length
    for draw in meter.draws.values():
        if draw.shown_w != draw.drawn_w:
            yield draw.since + patience(meter)
    if meter.rising_since is not None:
        yield meter.rising_since + restore_delay(meter, metering)
    if own.controls.auto_mode and meter.mode_at is not None:
        yield meter.mode_at + metering.restore_delay


def excess_w(budget: Budget, meter: MeterState, at: datetime) -> Watts:
    """Return how much more than its limit the rest of a house draws: no load that stops makes up for that.

    While its meter is silent nobody knows.
    """
    metering = budget.metering
    if metering is None or budget.unit is not Unit.WATTS or is_stale(meter, metering, at):
        return 0.0
    free_w = _free_w(metering, meter, connection_w(metering, meter.window, at))
    return 0.0 if free_w is None else max(0.0, -free_w)


def _waiting(meter: MeterState, at: datetime) -> MeterState:
    """Return *meter*, which is waited for from *at* on if it never was before."""
    return meter if meter.read_at is not None else meter._replace(read_at=at)


def _followed(
    branch: Branch, metering: Metering, meter: MeterState, reading: MeterReading | None
) -> tuple[MeterState, Lesson | None]:
    """Return *meter* after what it said last if that is new, and its lesson."""
    if metering.estimate is Estimate.OTHER_LOADS:
        shown = {name: draw._replace(shown_w=draw.drawn_w) for name, draw in meter.draws.items()}
        meter = meter._replace(draws=shown)
    if reading is None or (meter.read_at, meter.drawn_w) == (reading.at, reading.drawn_w):
        return meter, None
    meter, lesson = _after_gap(meter, metering, reading), None
    if metering.estimate is Estimate.WHOLE_HOUSE:
        meter, lesson = with_shown(branch, metering, meter, reading)
    return meter._replace(drawn_w=reading.drawn_w, read_at=reading.at), lesson


def _after_gap(meter: MeterState, metering: Metering, reading: MeterReading) -> MeterState:
    """Return *meter* without its last reading if that is too old to be compared with the new one."""
    if meter.read_at is not None and reading.at - meter.read_at >= metering.timeout:
        return meter._replace(drawn_w=None)
    return meter


def _not_later(meter: MeterState, at: datetime) -> MeterState:
    """Return *meter* with nothing in it that is yet to come: clocks are set back sometimes."""
    times = (meter.read_at, meter.rising_since, meter.restored_at, meter.mode_at)
    if all(time is None or time <= at for time in times):
        return meter
    read_at, rising_since, restored_at, mode_at = (time and min(time, at) for time in times)
    return meter._replace(
        read_at=read_at, rising_since=rising_since, restored_at=restored_at, mode_at=mode_at
    )


def _room_w(metering: Metering, meter: MeterState, limit_w: Watts) -> Watts | None:
    """Return what may be drawn by loads if the house may draw *limit_w*; None before the first reading.

    | limit_w | margin_w | house draws | of that by loads | room |
    |--------:|---------:|------------:|-----------------:|-----:|
    |    9000 |      200 |        3000 |                0 | 5800 |
    |    9000 |      200 |        8000 |             4000 | 4800 |
    |    9000 |      200 |       10000 |             4000 | 2800 |

    A load that is on and not shown yet adds nothing to what loads draw of it; one that is off
    and still shown goes on adding, but its watts are not free before the meter shows that.
    """
    free_w = _free_w(metering, meter, limit_w)
    return meter.room_w if free_w is None else max(0.0, free_w)


def _free_w(metering: Metering, meter: MeterState, limit_w: Watts) -> Watts | None:
    """Return what the rest of the house leaves of *limit_w*: less than nothing where it draws more."""
    if meter.drawn_w is None:
        return None
    free_w = limit_w - metering.margin_w - meter.drawn_w
    if metering.estimate is Estimate.WHOLE_HOUSE:
        free_w += sum(draw.shown_w for draw in meter.draws.values())
    return free_w


def _restored(meter: MeterState, metering: Metering, room_w: Watts | None, at: datetime) -> MeterState:
    """Return *meter* with the room that may be used: less at once, more once it has lasted."""
    if room_w is None or meter.room_w is None or room_w <= meter.room_w:
        return meter._replace(room_w=room_w, rising_since=None)
    since, rising_w = meter.rising_since, min(meter.rising_w, room_w)
    if since is None:
        since, rising_w = at, room_w
    if at - since < restore_delay(meter, metering):
        return meter._replace(rising_since=since, rising_w=rising_w)
    is_more = room_w > rising_w
    return meter._replace(room_w=rising_w, rising_since=at if is_more else None, rising_w=room_w)
