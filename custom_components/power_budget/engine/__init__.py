"""Who may draw how much, and why: decided from frozen values, with no clock and no I/O.

1. Nothing here knows Home Assistant, reads a clock, waits, logs, or calls anything outside.
2. Four nouns: a *site* is configured, a *snapshot* observed, a *state* remembered, and a
   *decision* made of the three.
3. Three questions: who wants power and may be switched (``demand``), how much may be drawn
   (``supply``), and who gets it (``allocation``). The first two do not know each other.
4. One verb: ``decide``. It alone knows the order of the questions.
"""

from .budget import Budget, CountIdle, Estimate, Metering, Order, Unit, Window
from .controls import Controls
from .decide import decide
from .decision import Command, Decision, Grant, Outcome, Reason, Status
from .limits import LimitSource
from .modulation import Modulation
from .plain import from_plain, to_plain
from .site import DemandSource, Feed, Load, Site
from .snapshot import BudgetReading, LoadReading, MeterReading, Snapshot
from .state import BudgetState, LoadState, State

__all__ = [
    "Budget",
    "BudgetReading",
    "BudgetState",
    "Command",
    "Controls",
    "CountIdle",
    "Decision",
    "DemandSource",
    "Estimate",
    "Feed",
    "Grant",
    "LimitSource",
    "Load",
    "LoadReading",
    "LoadState",
    "MeterReading",
    "Metering",
    "Modulation",
    "Order",
    "Outcome",
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
