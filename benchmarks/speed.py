"""The speed of the engine: measured by pytest-benchmark in a process of its own, and reported."""

import json
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import Any

from .report import costs, machine, table, verdicts

CASES = "benchmarks/test_engine_speed.py"
OPTIONS = ("--benchmark-enable", "--benchmark-timer", "time.process_time")
"""The time of the processor: what else runs meanwhile does not count."""


class MeasuringError(Exception):
    """Cycles that could not be measured: what pytest said."""


def report_speed(*, markdown: bool) -> bool:
    """Measure, print what was measured, and return whether it is as promised."""
    print("Measuring what a cycle costs, in about four minutes.", file=sys.stderr)
    measured = _measured()
    found = costs(measured)
    print(f"What a cycle costs, on {machine(measured)}:\n")
    print(table(found, as_markdown=markdown))
    print()
    answers = verdicts(found)
    for verdict in answers:
        print(f"- {verdict}" if markdown else verdict)
    return all(verdict.kept for verdict in answers)


def _measured() -> dict[str, Any]:
    """Return what pytest-benchmark writes of all cases.

    Raises:
        MeasuringError: if a case fails.

    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "measured.json"
        process = subprocess.run(
            [sys.executable, "-m", "pytest", CASES, "--quiet", *OPTIONS, "--benchmark-json", file],
            capture_output=True,
            text=True,
            check=False,
        )
        if process.returncode:
            raise MeasuringError(process.stdout + process.stderr)
        content: dict[str, Any] = json.loads(file.read_text())
        return content
