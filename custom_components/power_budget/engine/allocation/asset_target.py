"""Assets, as power is distributed to them.

An asset weighs what it could do in an hour, in watt-hours as a battery does. Among assets alone, all do
the same part of what they can.

| potential | most | least | can be set to  | weight |
|----------:|-----:|------:|----------------|-------:|
|      2000 |    – |     0 | 0 to 2000 W    |   2000 |
|      2000 | 1500 |   300 | 300 to 1500 W  |   1500 |
|       200 |    – |   300 | nothing        |      0 |
|         – | 1500 |     0 | not known     |      – |
"""

from datetime import datetime

from ..asset import Asset, AssetMemory, AssetReading
from ..health import Health
from .bounds import Bounds
from .dispatch import asked
from .distribute import Settable
from .request import Target


def asset_target(asset: Asset, reading: AssetReading, memory: AssetMemory, at: datetime) -> Target:
    """Return an asset as a target of power, which is never negative.

    What it can do is what was last read, as for its schedule: broken or not, it is told nothing else.
    """
    return Target(
        load=asset.id,
        health=Health.BLOCKED if reading.setpoint is None else memory.faults.health(at),
        settable=None if reading.potential_w is None else _settable(asset, reading),
    )


def _settable(asset: Asset, reading: AssetReading) -> Settable:
    able_w = asked(asset, reading).able_w
    return Settable(
        load=asset.id,
        bounds=Bounds(inclusion_lower_w=0.0, exclusion_upper_w=asset.min_w, inclusion_upper_w=able_w),
        up=able_w,
        down=0.0,
        step_w=0.0 if reading.setpoint is None else reading.setpoint.step_w,
        is_unsigned=True,
    )
