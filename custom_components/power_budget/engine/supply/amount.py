"""What a load is counted at when it runs."""

from ..quantity import Amount, Watts
from ..site import Load, Unit

IDLE_SHARE = 0.1
"""Below this share of its rated power a load that is on is idle, not small."""


def counted(load: Load, unit: Unit, *, runs: bool, drawn_w: Watts | None) -> Amount:
    """Return what *load* is counted at: one load, or its watts.

    Its measured draw counts while it runs. A load that is on and draws next to nothing,
    because a thermostat of its own is satisfied, may draw again at any second: it counts
    at its rated power.

    | unit  | power_w | runs | drawn_w | counted |
    |-------|--------:|------|--------:|--------:|
    | loads |    1500 | yes  |    1320 |       1 |
    | watts |    1500 | no   |       – |    1500 |
    | watts |    1500 | yes  |    1320 |    1320 |
    | watts |    1500 | yes  |    1710 |    1710 |
    | watts |    1500 | yes  |       3 |    1500 |
    """
    if unit is Unit.LOADS:
        return 1.0
    if runs and drawn_w is not None and drawn_w >= IDLE_SHARE * load.power_w:
        return drawn_w
    return load.power_w
