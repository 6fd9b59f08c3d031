"""Who may draw how much, and why: decided from frozen values, with no clock and no I/O.

1. Nothing here knows Home Assistant, reads a clock, waits, logs, or calls anything outside.
2. Four nouns: a *site* is configured, a *snapshot* observed, a *state* remembered, and a
   *decision* made of the three.
3. Three questions: who wants power and may be switched (``demand``), how much may be drawn
   (``supply``), and who gets it (``allocation``). The first two do not know each other.
4. One verb: ``decide``. It alone knows the order of the questions.
"""

from .decide import decide
from .decision import Command, Decision, Grant, Reason, Status
from .limits import LimitSource
from .plain import from_plain, to_plain
from .site import Budget, CountIdle, DemandSource, Estimate, Load, Metering, Order, Site, Unit, Window
from .snapshot import LoadReading, MeterReading, Snapshot
from .state import Controls, LoadState, State

__all__ = [
    "Budget",
    "Command",
    "Controls",
    "CountIdle",
    "Decision",
    "DemandSource",
    "Estimate",
    "Grant",
    "LimitSource",
    "Load",
    "LoadReading",
    "LoadState",
    "MeterReading",
    "Metering",
    "Order",
    "Reason",
    "Site",
    "Snapshot",
    "State",
    "Status",
    "Unit",
    "Window",
    "decide",
    "from_plain",
    "to_plain",
]
