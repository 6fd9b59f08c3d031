"""What a budget has learned and counted, as its diagnostics tell it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Self

SAVED_WITHIN_S = 6.0
"""How soon what was learned is written at the latest: five seconds, and a moment for the disk."""


class Memory(NamedTuple):
    """What was remembered at an instant."""

    at_s: float
    """When it was asked for."""

    learned: Mapping[str, int]
    """By load, of how many switchings it was learned what it draws."""

    window: str | None
    """When the metering window began."""

    used_wh: float
    """What was drawn in it."""

    @classmethod
    def of(cls, diagnostics: Mapping[str, Any], at_s: float) -> Self | None:
        """Return what diagnostics tell; None before the first cycle."""
        cycle = diagnostics["data"]["cycle"]
        if cycle is None:
            return None
        state = cycle["decision"]["state"]
        (budget,) = state["budgets"].values()
        window = budget["meter"]["window"]
        learned = {load: len(memory["samples_w"]) for load, memory in state["loads"].items()}
        return cls(at_s, learned, window["begins_at"], window["used_wh"])

    def lost(self, after: Memory) -> Iterator[str]:
        """Find what is missing *after* a restart."""
        for load, samples in self.learned.items():
            if after.learned.get(load, 0) < samples:
                yield f"{load} had learned of {samples} switchings, and now of {after.learned.get(load, 0)}"
        if after.window == self.window and after.used_wh < self.used_wh:
            yield f"the window had counted {self.used_wh:.1f} Wh, and now {after.used_wh:.1f} Wh"
