"""The last cycle, as diagnostics show it."""

from dataclasses import dataclass

from .engine.decision import Decision
from .engine.site import Site
from .engine.snapshot import Snapshot
from .engine.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCycle:
    """All that went into one cycle, and what came out: enough to run it again elsewhere."""

    site: Site
    """What was configured."""

    state: State
    """What was remembered."""

    snapshot: Snapshot
    """What was observed."""

    decision: Decision
    """What was decided."""
