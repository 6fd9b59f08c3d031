"""A small house for the tests of the demo."""

import pytest

from demo.configuration import SCENARIO
from simulation import Scenario, read_scenario


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    """Return the scenario of the demo."""
    return read_scenario(SCENARIO)
