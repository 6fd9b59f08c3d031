"""One Home Assistant process for all tests."""

import asyncio
from collections.abc import Iterator

import pytest
import pytest_socket

from demo.home import Home

from .home import start

LATENCY = "latency"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Return a house that its residents have set up, and which goes on from test to test."""
    pytest_socket.enable_socket()
    home = asyncio.run(start(tmp_path_factory.mktemp("home")))
    yield home
    pytest_socket.enable_socket()
    asyncio.run(home.process.stop())


@pytest.fixture(autouse=True)
def sockets(socket_enabled: None) -> None:
    """Let the tests reach their Home Assistant; the harness still keeps them on this machine."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was measured, which depends on the machine and is not asserted."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == LATENCY:
                terminalreporter.write_line(f"latency: {value}")
