"""Does a load ask for heat?"""

from copy import replace
from datetime import datetime, timedelta

from ..phase import Change, Phase, after
from ..quantity import Celsius, Kelvin
from ..site import DemandSource, Load
from ..snapshot import LoadReading
from ..state import LoadState
from ..trouble import Trouble
from .level import is_to_be_off

GRACE = timedelta(minutes=15)
"""How long a demand that cannot be read stays as it was."""


def assessed(load: Load, memory: LoadState, reading: LoadReading, at: datetime) -> LoadState:
    """Return *memory* with what *load* asks for now: its phase, frost, and what has run out."""
    if memory.allotted is not None:
        memory = replace(memory, allotted=memory.allotted.lasting(at))
    asks, trouble, lost_at = _read(load, memory, reading), memory.trouble, None
    if asks is None:
        lost_at = trouble.lost_at or at
        asks = memory.phase is not Phase.IDLE and at - lost_at < GRACE
    if asks is (memory.phase is Phase.IDLE):
        memory = _in_phase(memory, after(memory.phase, Change.ASKS if asks else Change.SATISFIED))
    if lost_at != trouble.lost_at or load.frost_c is not None or trouble.freezes:
        trouble = _chilled(load, trouble._replace(lost_at=lost_at), reading, at)
        memory = memory if trouble == memory.trouble else replace(memory, trouble=trouble)
    if memory.boost_until is not None and at >= memory.boost_until:
        memory = replace(memory, boosted=False, boost_until=None)
    return memory


def _in_phase(memory: LoadState, phase: Phase) -> LoadState:
    """Return *memory* in *phase*; as cycles begin, all loads may change theirs at once."""
    return LoadState(  # in the order of its fields: that takes a sixth of the time of any other copy
        memory.requested,
        memory.boosted,
        memory.boost_until,
        memory.allotted,
        phase,
        memory.granted,
        memory.is_on,
        memory.since,
        memory.drew_w,
        memory.level,
        memory.pending,
        memory.trouble,
        memory.served_turn,
        memory.served_before,
        memory.runs,
        memory.samples_w,
    )


def _chilled(load: Load, trouble: Trouble, reading: LoadReading, at: datetime) -> Trouble:
    """Return *trouble*, knowing whether a room is about to freeze, until it is warmer by its deadband again.

    | measured_c | frost_c | deadband_k | froze | freezes |
    |-----------:|--------:|-----------:|-------|---------|
    |        4.9 |       5 |        0.5 | no    | yes     |
    |        5.0 |       5 |        0.5 | no    | no      |
    |        5.4 |       5 |        0.5 | yes   | yes     |
    |        5.5 |       5 |        0.5 | yes   | no      |
    |          – |       5 |        0.5 | yes   | yes, for 15 minutes |
    """
    if load.frost_c is None:
        return trouble._replace(freezes=False, blind_since=None)
    if reading.measured_c is not None:
        freezes = reading.measured_c < load.frost_c + (load.deadband_k if trouble.freezes else 0.0)
        return trouble._replace(freezes=freezes, blind_since=None)
    blind_since = trouble.blind_since or at
    if trouble.freezes and at - blind_since < GRACE:
        return trouble._replace(blind_since=blind_since)
    return trouble._replace(freezes=False, blind_since=None)


def wants_heat(*, measured_c: Celsius, setpoint_c: Celsius, deadband_k: Kelvin, asked: bool) -> bool:
    """Return whether a room asks for heat, by temperature against setpoint.

    Between half a deadband below the setpoint and half above, it goes on as it was.

    | measured_c | setpoint_c | deadband_k | asked | wants heat |
    |-----------:|-----------:|-----------:|-------|------------|
    |      19.75 |         20 |        0.5 | no    | yes        |
    |      19.80 |         20 |        0.5 | no    | no         |
    |      20.20 |         20 |        0.5 | yes   | yes        |
    |      20.25 |         20 |        0.5 | yes   | no         |
    """
    if measured_c >= setpoint_c + deadband_k / 2:
        return False
    return asked or measured_c <= setpoint_c - deadband_k / 2


def _read(load: Load, memory: LoadState, reading: LoadReading) -> bool | None:
    """Return whether *load* asks for heat by what can be read now; None if nothing can.

    What somebody asks it for goes before.
    """
    demand = load.demand
    if memory.allotted is not None and load.modulation is not None:
        return not is_to_be_off(load, memory)
    if demand is DemandSource.ENTITY:
        return reading.wants_heat
    if demand is DemandSource.OWN_SWITCH:
        return memory.requested
    if demand is DemandSource.ALWAYS:
        return True
    goal_c = reading.goal_c
    if reading.measured_c is None or goal_c is None:
        return None
    return wants_heat(
        measured_c=reading.measured_c,
        setpoint_c=goal_c,
        deadband_k=load.deadband_k,
        asked=memory.phase is not Phase.IDLE,
    )


def is_ahead(load: Load, reading: LoadReading) -> bool:
    """Return whether a room that asks does so ahead of its comfort only: it is as warm as it should be now.

    Once its comfort has begun it does not, whatever a plan says.

    | measured_c | setpoint_c | ahead_c | deadband_k | ahead |
    |-----------:|-----------:|--------:|-----------:|-------|
    |       17.0 |         17 |      20 |        0.5 | yes   |
    |       16.7 |         17 |      20 |        0.5 | no    |
    |       17.0 |         17 |       – |        0.5 | no    |
    |       20.0 |         20 |      20 |        0.5 | no    |
    """
    if reading.ahead_c is None or reading.measured_c is None or reading.setpoint_c is None:
        return False
    if reading.ahead_c <= reading.setpoint_c:
        return False
    return reading.measured_c > reading.setpoint_c - load.deadband_k / 2
