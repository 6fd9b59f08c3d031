"""What measurements share."""

from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
import pytest

MIDNIGHT = "2026-11-22 00:00:00+00:00"


@pytest.fixture
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Return a clock that stands at midnight; to be asked for before anything that listens to it.

    What is due by a clock that is set back later is due days late: no statistics would be compiled.
    """
    freezer.move_to(MIDNIGHT)
    return freezer


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return where the recorder keeps what it keeps."""
    return tmp_path / "recorded.db"


@pytest.fixture
def recorder_config(database: Path) -> dict[str, object]:
    """Return a recorder that writes to a file, as often as it usually does."""
    return {"db_url": f"sqlite:///{database}", "commit_interval": 5}


@pytest.fixture
def enable_statistics() -> bool:
    """Return that statistics are compiled, as they usually are."""
    return True
