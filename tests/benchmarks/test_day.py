"""A recorded day that cannot be measured, or is not waited for."""

import asyncio
import os
from pathlib import Path
import tempfile

import pytest

from benchmarks.process import day
from benchmarks.speed import MeasuringError
from demo.waiting import until

SLEEPER = """
import os
from pathlib import Path
import time

Path("{pid}").write_text(f"{{os.getpid()}}.")
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where temporary folders are made."""
    made = tmp_path / "made"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@pytest.fixture
def pid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a case that takes long writes by what number the system knows it."""
    written, case = tmp_path / "pid", tmp_path / "test_sleeper.py"
    case.write_text(SLEEPER.format(pid=written))
    monkeypatch.setattr(day, "CASE", str(case))
    return written


def number_in(pid: Path) -> int | None:
    """Return by what number the system knows the case; None as long as it does not run."""
    written = pid.read_text() if pid.exists() else ""
    return int(written.removesuffix(".")) if written.endswith(".") else None


def left_in(folder: Path) -> list[str]:
    """Return what is left of a measurement."""
    return [path.name for path in folder.iterdir()]


async def test_what_fails_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day, "CASE", "benchmarks/test_of_nothing.py")
    with pytest.raises(MeasuringError, match="file or directory not found"):
        await day.recorded(1, 1)
    assert left_in(folder) == []


async def test_nothing_is_left_of_one_that_is_ended(folder: Path, pid: Path) -> None:
    async def is_running() -> bool:
        return number_in(pid) is not None

    measuring = asyncio.ensure_future(day.recorded(1, 1))
    await until(is_running, timeout_s=60, otherwise="the case does not start")
    measuring.cancel()
    with pytest.raises(asyncio.CancelledError):
        await measuring
    with pytest.raises(ProcessLookupError):
        os.kill(number_in(pid) or 0, 0)
    assert left_in(folder) == []
