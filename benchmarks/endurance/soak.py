"""Days of a house with many heaters, in a Home Assistant whose clock is set, and what it holds meanwhile."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.process.day import run_case
from benchmarks.tables import written

CASE = "benchmarks/test_soak.py"
HEATERS = "SOAKED_HEATERS"
HOURS = "SOAKED_HOURS"
HELD = "SOAKED_HELD"
"""What the case is told by its environment: how many, how long, and where to write what it finds."""

HEADER = (
    "hour",
    "commands",
    "memory, MB",
    "objects",
    "tasks",
    "timers",
    "database, MB",
    "stored, kB",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a Home Assistant holds at an instant, and has done by then."""

    hour: int
    """How many hours have passed."""

    commands: int
    """How many heaters were told to start or to stop."""

    memory_mb: float
    """What the process holds in memory."""

    objects: int
    """How many objects the collector of garbage knows, after it has collected."""

    tasks: int
    """How many tasks there are."""

    timers: int
    """How many timers are set."""

    database_mb: float
    """How large the database of the recorder is."""

    stored_kb: float
    """How much is stored of what is remembered."""


async def soaked(heaters: int, hours: int) -> list[Held]:
    """Return what was held after each of so many hours, two at least.

    Raises:
        MeasuringError: if the case fails.

    """
    with TemporaryDirectory(prefix="power-budget-soak-") as folder:
        file = Path(folder) / "held.json"
        told = {HEATERS: f"{heaters}", HOURS: f"{hours}", HELD: f"{file}"}
        await run_case(CASE, Path(folder), told)
        return [Held(**held) for held in json.loads(file.read_text())]


def write(held: Sequence[Held], file: Path) -> None:
    """Write what was held."""
    file.write_text(json.dumps([asdict(one) for one in held]))


def table(held: Sequence[Held], *, every: int, as_markdown: bool) -> str:
    """Return a table of what was held, a row for every so many hours."""
    rows = [HEADER, *(_row(one) for one in held if one.hour % every == 0)]
    return written(rows, 0, as_markdown=as_markdown)


def _row(one: Held) -> tuple[str, ...]:
    return (
        f"{one.hour}",
        f"{one.commands:,}",
        f"{one.memory_mb:.1f}",
        f"{one.objects:,}",
        f"{one.tasks}",
        f"{one.timers}",
        f"{one.database_mb:.1f}",
        f"{one.stored_kb:.0f}",
    )
