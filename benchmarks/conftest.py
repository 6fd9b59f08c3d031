"""What measurements share."""

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
