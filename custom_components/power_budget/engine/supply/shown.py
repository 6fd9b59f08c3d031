"""What of a meter's reading is the draw of our loads: meters lag, and show several at once.

A change of what a load draws is *pending* until the meter shows it. When a reading has risen or
fallen since the one before, the changes that are pending in that direction are taken to be
shown, the oldest first; what is left over is the rest of the house. Once its lag has passed, a
load that was started and did not show draws nothing, because a thermostat of its own is
satisfied; if later most of what it draws appears at once, it has come back.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..budget import Metering
from ..metering import Draw, MeterState
from ..quantity import Watts
from ..site import Branch, Tap
from ..snapshot import MeterReading
from .draw import MOST, Draws, settled
from .learn import LONGEST_LAG, is_lag_known, lag, patience
from .sample import Lesson, taught


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one reading of a meter to the next."""

    rise_w: Watts
    """By how much it rose; negative if it fell."""

    at: datetime
    """When it was read."""

    before_at: datetime | None
    """When it had been read before; None if never."""

    lag: timedelta
    """How late it is."""

    surely: timedelta
    """How late it surely is at most: longer as long as that is not known."""

    def may_show(self, draw: Draw) -> bool:
        """Return whether a change is pending that did not happen after the reading."""
        return draw.drawn_w != draw.shown_w and draw.since <= self.at

    def is_overdue(self, draw: Draw) -> bool:
        """Return whether a change should have been shown before: the first reading after it is not late."""
        is_first = self.before_at is None or self.before_at <= draw.since
        return not is_first and self.at > draw.since + (self.surely if draw.is_followed else self.lag)

    def shown(self, draws: Draws) -> dict[str, Draw]:
        """Return *draws* after this step, the oldest changes first."""
        left_w, found = self.rise_w, dict(draws)
        pending = [name for name, draw in draws.items() if self.may_show(draw)]
        for name in sorted(pending, key=lambda name: draws[name].since):
            part_w = self._part_w(draws[name], left_w)
            found[name] = draws[name]._replace(shown_w=draws[name].shown_w + part_w)
            left_w -= part_w
        return found

    def _part_w(self, draw: Draw, left_w: Watts) -> Watts:
        """Return how much of a change shows in a rise or fall of *left_w*."""
        missing_w = draw.drawn_w - draw.shown_w
        if missing_w * left_w <= 0:
            return 0.0
        part_w = min(missing_w, left_w, key=abs)
        has_come_back = part_w >= MOST * missing_w
        return 0.0 if missing_w > 0 and self.is_overdue(draw) and not has_come_back else part_w


def with_shown(
    branch: Branch, metering: Metering, meter: MeterState, reading: MeterReading
) -> tuple[MeterState, Lesson | None]:
    """Return *meter*, which knows what loads draw now, after a new *reading*; and what that teaches."""
    draws = meter.draws
    if meter.drawn_w is None:
        found = {name: _found(draw, meter, reading.at) for name, draw in draws.items()}
        return meter._replace(draws=found), None
    rise_w, surely = reading.drawn_w - meter.drawn_w, lag(meter) if is_lag_known(meter) else LONGEST_LAG
    step = Step(rise_w=rise_w, at=reading.at, before_at=meter.read_at, lag=lag(meter), surely=surely)
    stepped = step.shown(draws)
    after = stepped | {tap.load.id: _settled(tap, stepped[tap.load.id]) for tap in branch.taps}
    beside = stepped.keys() - {tap.load.id for tap in branch.taps} if len(stepped) > len(branch.taps) else ()
    meter, lesson = taught(meter, draws, after, reading, branch.attended.union(beside))
    is_over = reading.drawn_w > metering.limit_w - metering.margin_w
    left = _released(after, step, lag(meter) if is_over else patience(meter))
    return meter._replace(draws={name: _missed(draw, step) for name, draw in left.items()}), lesson


def _settled(tap: Tap, draw: Draw) -> Draw:
    """Return *draw* shown whole if most of it is: of one that runs at any level a small step may be all."""
    return settled(draw, tap.power_w) if tap.load.modulation is None else draw


def _found(draw: Draw, meter: MeterState, at: datetime) -> Draw:
    """Return *draw* as the first reading, at *at*, finds it: what changed since the last one is in it.

    So is what had changed before and was not shown yet, unless it can still be late.
    """
    is_new = meter.read_at is None or draw.since >= meter.read_at
    is_shown_by_now = not draw.is_missed and at >= draw.since + lag(meter)
    return draw._replace(shown_w=draw.drawn_w) if is_new or is_shown_by_now else draw


def _missed(draw: Draw, step: Step) -> Draw:
    """Return *draw*, knowing whether the meter ought to show more of it; it does if a sensor says so.

    That a battery feeds in no more is believed, too.
    """
    certain_w = draw.drawn_w if draw.is_measured else min(draw.drawn_w, 0.0)
    if draw.shown_w < certain_w and step.is_overdue(draw):
        draw = draw._replace(shown_w=certain_w)
    is_missed = draw.shown_w < draw.drawn_w and step.is_overdue(draw)
    return draw if is_missed is draw.is_missed else draw._replace(is_missed=is_missed)


def _released(draws: Draws, step: Step, patience: timedelta) -> Draws:
    """Return *draws* without falls so long ago that the meter must have shown them.

    Where it shows no fall, something rose by as much: loads that were started meanwhile.
    """
    ended = {name for name, draw in draws.items() if _must_be_gone(draw, step, patience)}
    if not ended:
        return draws
    hidden_w = sum(draws[name].shown_w - draws[name].drawn_w for name in ended)
    left = {
        name: draw._replace(shown_w=draw.drawn_w) if name in ended else draw for name, draw in draws.items()
    }
    return replace(step, rise_w=hidden_w, lag=2 * LONGEST_LAG, surely=2 * LONGEST_LAG).shown(left)


def _must_be_gone(draw: Draw, step: Step, patience: timedelta) -> bool:
    """Return whether a fall must be in the reading by now; a sensor of the load's own leaves less doubt."""
    if draw.shown_w <= draw.drawn_w:
        return False
    if draw.is_followed:
        return step.at >= draw.since + step.surely
    return step.at >= draw.since + (step.lag if draw.is_measured else patience)
