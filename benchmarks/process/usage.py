"""What a process has used of the processor, and holds in memory, as Linux tells it."""

from dataclasses import dataclass
import os
from pathlib import Path
from time import monotonic
from typing import Self

PROC = Path("/proc")
TICKS_PER_S = os.sysconf("SC_CLK_TCK")
USER, SYSTEM = 11, 12
"""Where `stat` has the ticks, counted behind the name of the program, which may hold anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a process had used at an instant."""

    at_s: float
    """The instant, on a clock that only goes forward."""

    cpu_s: float
    """How long it has kept a core busy since it began."""

    memory_mb: float
    """What it holds in memory."""

    @classmethod
    def of(cls, pid: int) -> Self:
        """Return what a process has used by now."""
        folder = PROC / f"{pid}"
        return cls(
            at_s=monotonic(),
            cpu_s=cpu_s((folder / "stat").read_text()),
            memory_mb=memory_mb((folder / "status").read_text()),
        )


def cpu_s(stat: str, ticks_per_s: int = TICKS_PER_S) -> float:
    """Return the time of the processor that a `stat` tells, spent in the program and for it."""
    numbers = stat.rpartition(")")[2].split()
    return (int(numbers[USER]) + int(numbers[SYSTEM])) / ticks_per_s


def memory_mb(status: str) -> float:
    """Return the resident memory that a `status` tells, in MB of 1,000,000 bytes."""
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024 / 1e6
