"""What each load draws, as far as that is known, and since when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ..metering import Draw
from ..quantity import Watts
from ..site import Load, Site
from ..snapshot import LoadReading
from ..state import LoadState, State
from .amount import is_idle
from .learn import rated_w

MOST = 0.7
"""A change of which the meter shows this share is shown whole."""

UNSEEN = LoadReading(is_on=None)

type Draws = Mapping[str, Draw]
"""By load id."""


def draws(site: Site, state: State, readings: Mapping[str, LoadReading], at: datetime) -> Draws:
    """Return what each load draws now; what changed is not shown by the meter yet."""
    return {load.id: _draw(load, state.of(load.id), readings.get(load.id, UNSEEN), at) for load in site.loads}


def with_draws(state: State, draws: Draws) -> State:
    """Return *state* with these draws."""
    changed = {
        name: memory._replace(draw=draw)
        for name, draw in draws.items()
        if (memory := state.of(name)).draw != draw
    }
    return replace(state, loads={**state.loads, **changed}) if changed else state


def settled(draw: Draw, power_w: Watts) -> Draw:
    """Return *draw* shown whole if the meter shows most of it; if it ended, gone if most of it is.

    | drawn | shown | power | shown then |
    |------:|------:|------:|-----------:|
    |  1000 |   800 |  1000 |       1000 |
    |  1000 |   600 |  1000 |        600 |
    |     0 |   200 |  1000 |          0 |
    |     0 |   400 |  1000 |        400 |
    """
    whole_w = max(draw.drawn_w, draw.shown_w) if draw.drawn_w else power_w
    is_whole = abs(draw.drawn_w - draw.shown_w) <= (1 - MOST) * whole_w
    return draw._replace(shown_w=draw.drawn_w) if is_whole else draw


def _draw(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> Draw:
    is_on = bool(memory.is_on if reading.is_on is None else reading.is_on)
    drawn_w = _drawn_w(load, memory, reading) if is_on else 0.0
    before = memory.draw
    if before is None:
        return Draw(is_on=is_on, drawn_w=drawn_w, since=at, shown_w=drawn_w)
    if before.is_on is is_on and _is_like(drawn_w, before.drawn_w, load.power_w):
        return (
            before if before.drawn_w == drawn_w else settled(before._replace(drawn_w=drawn_w), load.power_w)
        )
    is_switched = before.is_on is not is_on and reading.changed_at is not None
    since = min(reading.changed_at or at, at) if is_switched else at
    return Draw(is_on=is_on, drawn_w=drawn_w, since=since, shown_w=before.shown_w)


def _drawn_w(load: Load, memory: LoadState, reading: LoadReading) -> Watts:
    """Return what a load that is on draws: nothing if its sensor says that it is idle."""
    if reading.drawn_w is None:
        return rated_w(load, memory)
    return 0.0 if is_idle(load, reading.drawn_w) else reading.drawn_w


def _is_like(one_w: Watts, other_w: Watts, power_w: Watts) -> bool:
    """Return whether two draws are the same but for the noise of a sensor."""
    return (one_w > 0) is (other_w > 0) and abs(one_w - other_w) <= (1 - MOST) * power_w
