"""Loads that run at any level, as power is distributed to them.

Such a load is not told what to draw, but asked for it: the budget decides, and its limit has the last
word. It weighs what it may draw in an hour, by its own weight; among such loads alone, all are asked for
the same part of what they can.

| most | least | step | weight | can be asked for | weighs |
|-----:|------:|-----:|-------:|------------------|-------:|
| 2000 |     0 |   20 |      1 | 20 to 2000 W     |   2000 |
| 7400 |  1300 |  230 |      1 | 1380 to 7360 W   |   7360 |
| 7400 |  1300 |  230 |      2 | 1380 to 7360 W   |  14720 |
"""

from datetime import datetime

from ..decision import Decision, Grant, Reason
from ..health import Health
from ..modulation import Allotted, Modulation
from ..quantity import TOLERANCE, Watts, fits
from ..site import Load
from ..state import LoadState
from .bounds import Bounds
from .distribute import Settable
from .request import Target

UNFIT = {Health.BLOCKED, Health.WELDED}
"""How a load is that does not do what it is told, and is left alone."""


def allotment_target(
    load: Load, modulation: Modulation, memory: LoadState, at: datetime, *, is_reachable: bool
) -> Target:
    """Return a load as a target of power, which is never negative."""
    health = memory.health(at)
    if health is Health.IDLE:
        health = Health.WORKING
    most_w = modulation.most(load.power_w)
    bounds = Bounds(
        inclusion_lower_w=0.0, exclusion_upper_w=modulation.least(load.power_w), inclusion_upper_w=most_w
    )
    return Target(
        load=load.id,
        health=Health.BLOCKED if not is_reachable or health in UNFIT else health,
        settable=Settable(
            load=load.id,
            bounds=bounds,
            up=most_w * modulation.weight,
            down=0.0,
            step_w=modulation.step(load.power_w),
            is_unsigned=True,
        ),
    )


def is_awaited(load: str, allotted: Allotted, decision: Decision, memory: LoadState) -> bool:
    """Return whether what is *allotted* to a load is still on its way, as it is remembered by now.

    It is until a decision has taken it in, and the load is seen to be at what that granted, whatever
    that is; or has failed. It is no more once something else is asked.

    | asked for | granted | is at | pending | awaited |
    |----------:|--------:|------:|---------|---------|
    |      3000 |    2000 |  2000 | –       | no      |
    |      3000 |    2000 |     0 | yes     | yes     |
    |      3000 |    2000 |     0 | raised  | no      |
    |      3000 |    2000 |     0 | –       | yes     |
    """
    grant = decision.of(load)
    if memory.allotted != allotted or grant is None:
        return False
    if decision.state.of(load).allotted != allotted:
        return True
    if memory.pending is not None:
        return not memory.pending.failed
    return grant.reason is not Reason.UNAVAILABLE and abs(_at_w(grant, memory) - _level_w(grant)) > TOLERANCE


def taken_w(load: str, allotted: Allotted, decision: Decision, memory: LoadState) -> Watts | None:
    """Return what a load is set to that has had its time; None if it did not do what it was told.

    That may be less than it was asked for: what there is no room for, or what it may not draw yet. As long as
    nothing was decided about it, it did nothing.
    """
    grant = decision.of(load)
    if decision.state.of(load).allotted != allotted or memory.pending is not None:
        return None
    if grant is None or grant.reason is Reason.UNAVAILABLE:
        return None
    at_w = _at_w(grant, memory)
    return at_w if fits(at_w, allotted.power_w) else None


def _at_w(grant: Grant, memory: LoadState) -> Watts:
    """Return what a load is set to that was told nothing else since."""
    if not memory.is_on:
        return 0.0
    return _level_w(grant) if memory.level is None else memory.level.told_w


def _level_w(grant: Grant) -> Watts:
    return grant.level_w or 0.0
