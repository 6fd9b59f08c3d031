"""What of a meter's reading batteries do: it is told apart, so that room is what there is without them."""

from datetime import datetime

from ..budget import Budget
from ..buffer import QUIET_W, UNSEEN_BUFFER, BufferReading, Sent, does_w
from ..metering import Draw
from ..quantity import Watts
from ..site import Site
from ..snapshot import Snapshot
from ..state import State
from .draw import Draws


def buffer_draws(site: Site, budget: Budget, state: State, snapshot: Snapshot) -> Draws:
    """Return what the batteries do that a budget carries; what changed is not shown by its meter yet.

    A battery that serves nobody, and is not measured, is part of the rest of the house.
    """
    index, before = site.indices[budget.id], state.budget(budget.id).meter.draws
    found: dict[str, Draw] = {}
    for own, line in zip(site.budgets, site.lineages, strict=True):
        if own.buffers and index in line:
            sent = state.budget(own.id).buffers.sent
            for one in own.buffers:
                reading = snapshot.buffers.get(one.id, UNSEEN_BUFFER)
                if one.is_counted or one.id in before:
                    found[one.id] = _draw(before.get(one.id), reading, sent.get(one.id), snapshot.at)
    return found


def _draw(before: Draw | None, reading: BufferReading, sent: Sent | None, at: datetime) -> Draw:
    """Return what a battery does, and since when; the noise of its sensor is no change."""
    drawn_w, is_measured = does_w(reading, sent), reading.drawn_w is not None
    is_on = drawn_w != 0
    if before is None:
        return Draw(is_on, drawn_w, at, drawn_w, is_measured, is_followed=True)
    if drawn_w == before.drawn_w and before.is_measured is is_measured and before.since <= at:
        return before
    is_noise = is_measured and before.is_measured and abs(drawn_w - before.drawn_w) <= QUIET_W
    since = _since(before, reading, at, is_noise=is_noise)
    shown_w = _shown_w(before, drawn_w) if is_noise else before.shown_w
    return Draw(is_on, drawn_w, since, shown_w, is_measured, is_followed=True)


def _since(before: Draw, reading: BufferReading, at: datetime, *, is_noise: bool) -> datetime:
    if is_noise:
        return min(before.since, at)
    is_told = reading.drawn_w is None and reading.told_at is not None
    return min(reading.told_at or at, at) if is_told else at


def _shown_w(before: Draw, drawn_w: Watts) -> Watts:
    """Return what a meter shows of a draw that moves a little: all, if it did before."""
    return drawn_w if before.shown_w == before.drawn_w else before.shown_w
