"""What Home Assistant is started with, so that its clock is behind and can be made fast."""

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from demo.process import HomeAssistantError

from .hours import Morning

LIBRARY: Final = Path("vendor", "libfaketime", "src", "libfaketime.so.1")
"""Where its package has it, for Linux on x86-64."""

OPTIONS: Final = {
    "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # threads wait in real time
    "FAKETIME_WAIT_MS": "5",  # as long as Python lets them wait for each other: else they do not
    "FAKETIME_NO_CACHE": "1",  # by how much the clock is behind may change at any time
}


def behind(morning: Morning) -> dict[str, str]:
    """Return the environment in which a morning begins now. Raises HomeAssistantError where none can."""
    found = find_spec("libfaketime")
    if found is None or found.origin is None:
        raise HomeAssistantError(
            "The clock of the morning needs libfaketime, which scripts/setup has for Linux on x86-64 only"
        )
    behind_s = (datetime.now(UTC) - morning.begins_at).total_seconds()
    library = Path(found.origin).parent / LIBRARY
    return {**OPTIONS, "LD_PRELOAD": f"{library}", "FAKETIME": f"-{behind_s:.1f}"}
