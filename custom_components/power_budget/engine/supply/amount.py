"""What a load is counted at when it runs."""

from datetime import datetime, timedelta

from ..quantity import Amount, Watts
from ..site import Load, Unit
from ..snapshot import LoadReading
from ..state import LoadState

IDLE_SHARE = 0.1
"""Below this share of its rated power a load that is on is idle, not small."""

RECALL = timedelta(minutes=10)
"""How long after it was switched a load is remembered to draw more than it is rated at."""


def counted(load: Load, unit: Unit, drawn_w: Watts | None) -> Amount:
    """Return what *load* is counted at: one load, or the watts that it is known to draw.

    | unit  | power_w | drawn_w | counted |
    |-------|--------:|--------:|--------:|
    | loads |    1500 |    1320 |       1 |
    | watts |    1500 |       – |    1500 |
    | watts |    1500 |    1320 |    1320 |
    """
    if unit is Unit.LOADS:
        return 1.0
    return load.power_w if drawn_w is None else drawn_w


def measured(load: Load, memory: LoadState, reading: LoadReading) -> Watts | None:
    """Return what *load* is measured to draw while it runs; None where that says nothing.

    A load that is on and draws next to nothing, because a thermostat of its own is satisfied,
    may draw again at any second.

    | power_w | runs | drawn_w | measured |
    |--------:|------|--------:|---------:|
    |    1500 | yes  |    1320 |     1320 |
    |    1500 | yes  |       3 |        – |
    |    1500 | no   |    1320 |        – |
    """
    drawn_w = reading.drawn_w
    if not memory.is_on or drawn_w is None or drawn_w < IDLE_SHARE * load.power_w:
        return None
    return drawn_w


def recalled(load: Load, memory: LoadState, at: datetime) -> Watts | None:
    """Return what *load* is remembered to draw beyond what it is rated at, while it is not measured.

    Without this memory a load that draws more than it is rated at would be started where there
    is room for its rated power, stopped as soon as it is measured, and started again, for ever.
    After a while it gets another try, because one reading may have been wrong.
    """
    if memory.drew_w is None or memory.drew_w <= load.power_w:
        return None
    return memory.drew_w if memory.since is not None and at - memory.since < RECALL else None
