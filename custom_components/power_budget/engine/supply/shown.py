"""What of a meter's reading is the draw of our loads: meters lag, and show several at once.

A change of what a load draws is *pending* until the meter shows it. When a reading has risen or
fallen since the one before, the changes that are pending in that direction are taken to be
shown, the oldest first; what is left over is the rest of the house. Once its lag has passed, a
load that was started and did not show draws nothing, because a thermostat of its own is
satisfied; if later most of what it draws appears at once, it has come back.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..metering import Draw, MeterState
from ..quantity import Watts
from ..site import Site
from ..snapshot import MeterReading
from ..state import State
from .draw import MOST, Draws, settled, with_draws
from .learn import LONGEST_LAG, is_lag_known, lag, with_lag, with_sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one reading of a meter to the next."""

    rise_w: Watts
    """By how much it rose; negative if it fell."""

    at: datetime
    """When it was read."""

    lag: timedelta
    """How late it is."""

    def may_show(self, draw: Draw) -> bool:
        """Return whether a change is pending that did not happen after the reading."""
        return draw.drawn_w != draw.shown_w and draw.since <= self.at

    def is_overdue(self, draw: Draw) -> bool:
        """Return whether a change should have been shown before."""
        return self.at > draw.since + self.lag

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


def with_shown(site: Site, state: State, draws: Draws, reading: MeterReading) -> State:
    """Return *state* after a new *reading* of the meter of *site*, while loads draw as in *draws*."""
    meter, metering = state.meter, site.budget.metering
    if meter.drawn_w is None:
        return with_draws(state, {name: _found(draw, meter) for name, draw in draws.items()})
    step = Step(rise_w=reading.drawn_w - meter.drawn_w, at=reading.at, lag=lag(meter))
    stepped = step.shown(draws)
    after = {load.id: settled(stepped[load.id], load.power_w) for load in site.loads}
    state = _taught(site, state, step, draws, after)
    is_over = metering is not None and reading.drawn_w > metering.limit_w
    left = _released(after, step, _patience(meter, is_over=is_over))
    return with_draws(state, {name: _missed(draw, step) for name, draw in left.items()})


def _found(draw: Draw, meter: MeterState) -> Draw:
    """Return *draw* as the first reading finds it: what changed since the last one is in it."""
    is_in_it = meter.read_at is None or draw.since >= meter.read_at
    return draw._replace(shown_w=draw.drawn_w) if is_in_it else draw


def _missed(draw: Draw, step: Step) -> Draw:
    """Return *draw*, knowing whether the meter ought to show more of it."""
    is_missed = draw.shown_w < draw.drawn_w and step.is_overdue(draw)
    return draw if is_missed is draw.is_missed else draw._replace(is_missed=is_missed)


def _taught(site: Site, state: State, step: Step, before: Draws, after: Draws) -> State:
    """Return *state* with what the step taught, if one switching and nothing else was to show."""
    pending = [name for name in before if step.may_show(before[name]) and not step.is_overdue(before[name])]
    shown = [
        name for name in before if _is_switching(before[name]) and after[name].drawn_w == after[name].shown_w
    ]
    if len(shown) != 1 or pending not in ([], shown):
        return state
    load = next(load for load in site.loads if load.id == shown[0])
    memory = state.of(load.id)
    lags = with_lag(state.meter, step.at - before[load.id].since)
    samples_w = with_sample(load, memory.samples_w, abs(step.rise_w))
    loads = {**state.loads, load.id: memory._replace(samples_w=samples_w)}
    return replace(state, meter=replace(state.meter, lags=lags), loads=loads)


def _is_switching(draw: Draw) -> bool:
    """Return whether a load went on or off, and the meter shows nothing of that."""
    return draw.shown_w == 0 < draw.drawn_w if draw.is_on else draw.shown_w > 0


def _released(draws: Draws, step: Step, patience: timedelta) -> Draws:
    """Return *draws* without those that ended so long ago that the meter must have shown it.

    Where it shows no fall, something rose by as much: loads that were started meanwhile.
    """
    ended = {name for name, draw in draws.items() if not draw.is_on and step.at >= draw.since + patience}
    hidden_w = sum(draws[name].shown_w for name in ended)
    if not hidden_w:
        return draws
    left = {name: draw._replace(shown_w=0.0) if name in ended else draw for name, draw in draws.items()}
    return replace(step, rise_w=hidden_w, lag=2 * LONGEST_LAG).shown(left)


def _patience(meter: MeterState, *, is_over: bool) -> timedelta:
    """Return how long to wait for a meter to show that a load is gone: less while it is over its limit."""
    if not is_lag_known(meter):
        return LONGEST_LAG
    return lag(meter) if is_over else 1.5 * lag(meter)
