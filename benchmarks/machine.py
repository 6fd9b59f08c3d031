"""On what it was measured."""

from importlib.metadata import version
import os
import platform


def machine() -> str:
    """Return the Home Assistant, the processor and its cores, in a few words."""
    return f"Home Assistant {version('homeassistant')}, {platform.machine()}, {os.cpu_count()} cores"
