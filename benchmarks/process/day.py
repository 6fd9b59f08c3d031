"""What a day of readings adds to the recorder's database, in a Home Assistant whose clock is set."""

import asyncio
from asyncio.subprocess import PIPE, STDOUT, Process
import json
import os
from pathlib import Path
import sys
from tempfile import TemporaryDirectory

from benchmarks.speed import MeasuringError

from .database import Growths
from .figures import Growth

CASE = "benchmarks/test_recorded_day.py"
HEATERS = "MEASURED_HEATERS"
READINGS = "MEASURED_READINGS"
GROWTHS = "MEASURED_GROWTHS"
"""What the case is told by its environment: how many, and where to write what it finds."""

ENOUGH = 400
"""Readings that show whether it can be measured: statistics are compiled every five minutes."""


async def recorded(heaters: int, readings: int) -> Growths:
    """Return what so many readings add, a second apart by the clock of that Home Assistant.

    Raises:
        MeasuringError: if the case fails.

    """
    with TemporaryDirectory(prefix="power-budget-measure-") as folder:
        file = Path(folder) / "growths.json"
        told = {HEATERS: f"{heaters}", READINGS: f"{readings}", GROWTHS: f"{file}"}
        await run_case(CASE, Path(folder), told)
        return {who: Growth(**growth) for who, growth in json.loads(file.read_text()).items()}


async def run_case(case: str, folder: Path, told: dict[str, str]) -> None:
    """Run a case, with what it is told in its environment; what it leaves stands in *folder*.

    Raises:
        MeasuringError: if it fails.

    """
    options = ("--quiet", "--config-file", "pyproject.toml", "--basetemp", f"{folder / 'pytest'}")
    # In a session of its own, so that Ctrl-C reaches only us, who end it in order.
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pytest", case, *options),
        env=os.environ | told,
        stdout=PIPE,
        stderr=STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = await process.communicate()
    finally:
        await _end(process)
    if process.returncode:
        raise MeasuringError(output.decode())


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()
