"""What is known after a Home Assistant was killed again and again."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import override

from benchmarks.tables import plain


class Moment(StrEnum):
    """When it is killed."""

    ANY = "at any moment"
    OFF = "as a heater was told to stop"
    ON = "as a heater was told to start"
    COUNTED = "at one of its first commands"
    SETTING = "as a setting was confirmed"
    STARTING = "while it started"


@dataclass
class Found:
    """What happened, and what should not have."""

    moments: Counter[Moment] = field(default_factory=Counter)
    """How often it was killed, and when."""

    starts: int = 0
    """How often it was started, the first time among them."""

    commands: int = 0
    """How many commands the relays received."""

    settings: int = 0
    """How many settings were confirmed."""

    broken: list[str] = field(default_factory=list)
    """Laws that were broken."""

    lost: list[str] = field(default_factory=list)
    """What was not as it had been set, learned or counted."""

    overloads: int = 0
    """How often the heaters drew more than they may as it came back."""

    longest_s: float = 0.0
    """How long that lasted at most from the moment at which it had started."""

    @property
    def is_as_promised(self) -> bool:
        """Return whether nothing was broken and nothing lost."""
        return not self.broken and not self.lost

    @override
    def __str__(self) -> str:
        """Tell it, a line for each number, and one for all that should not have happened."""
        rows = [
            ("kills", self.moments.total()),
            *((f"- {moment}", times) for moment, times in self.moments.items()),
            ("starts", self.starts),
            ("commands", self.commands),
            ("settings confirmed", self.settings),
            ("came back to an overload", self.overloads),
            ("violations", len(self.broken)),
            ("lost settings", len(self.lost)),
        ]
        table = plain([(what, f"{number}") for what, number in rows], 1)
        longest = f"An overload lasted {self.longest_s:.1f} s at most after the start."
        return "\n".join([table, longest, *self.broken, *self.lost])
