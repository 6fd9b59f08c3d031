"""A Home Assistant process: started, waited for, stopped."""

from collections.abc import Mapping
from http import HTTPStatus
from math import inf
import os
from pathlib import Path
import signal
import socket
import subprocess
import sys

import aiohttp

from .folder import HOST
from .waiting import until

HASS = Path(sys.prefix) / "bin" / "hass"
PAGE = "/manifest.json"
"""Belongs to the frontend, and is there when all that the page needs is there."""

ANSWER_TIMEOUT = aiohttp.ClientTimeout(total=2)
START_TIMEOUT_S = 40
STOP_TIMEOUT_S = 15
TAIL_LINES = 30


class HomeAssistantError(Exception):
    """Home Assistant did not do what it should; the message ends with the end of its log."""


def is_free(port: int) -> bool:
    """Return whether nobody listens on *port* of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


class HomeAssistantProcess:
    """Home Assistant in a process of its own, with a prepared folder as its configuration."""

    def __init__(self, folder: Path, port: int, environment: Mapping[str, str] | None = None) -> None:
        """Know where it starts, with what in its *environment*, and where it answers; nothing runs yet."""
        self.url = f"http://{HOST}:{port}"
        """The address of its page."""
        self._folder = folder
        self._log = folder / "console.log"
        self._environment = {"PYTHONPATH": f"{folder}", **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """All that it has printed so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    @property
    def pid(self) -> int | None:
        """What the system knows it by; None if it does not run."""
        return None if self._process is None else self._process.pid

    async def is_over(self) -> bool:
        """Return whether it has ended, or was never started."""
        return self._process is None or self._process.poll() is not None

    async def start(self) -> None:
        """Start it and wait until it answers."""
        self._launch()
        try:
            async with aiohttp.ClientSession(self.url) as session:
                await until(
                    lambda: self._answers(session),
                    timeout_s=START_TIMEOUT_S,
                    otherwise="Home Assistant does not answer",
                )
        except TimeoutError as late:
            raise self.error(f"{late}") from None

    async def stop(self) -> None:
        """End it as Ctrl-C does, and harder if that takes long."""
        for end in (signal.SIGTERM, signal.SIGKILL):
            if self._process is None or await self.is_over():
                break
            self._process.send_signal(end)
            await self._wait_for_the_end()
        self._process = None

    def kill(self) -> None:
        """Kill it, at once: it can do nothing more, and saves nothing."""
        if self._process is not None:
            self._process.kill()

    async def wait(self) -> None:
        """Wait until it ends by itself, and say that it did."""
        await until(self.is_over, timeout_s=inf, otherwise="", poll_s=1)
        raise self.error("Home Assistant ended by itself")

    def error(self, problem: str) -> HomeAssistantError:
        """Return the error to raise about a problem, with the end of the log."""
        tail = "\n".join(self.log.splitlines()[-TAIL_LINES:])
        return HomeAssistantError(f"{problem}. The end of its log:\n{tail}")

    def _launch(self) -> None:
        command: list[str | Path] = [HASS, "--config", self._folder, "--skip-pip", "--log-no-color"]
        environment = os.environ | self._environment
        with self._log.open("ab") as log:
            # In a session of its own, so that Ctrl-C reaches whoever started it, who stops it in order.
            self._process = subprocess.Popen(
                command, cwd=self._folder, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    async def _answers(self, session: aiohttp.ClientSession) -> bool:
        if await self.is_over():
            raise self.error("Home Assistant ended while it started")
        try:
            async with session.get(PAGE, timeout=ANSWER_TIMEOUT) as response:
                return response.status == HTTPStatus.OK
        except aiohttp.ClientConnectionError, TimeoutError:
            return False

    async def _wait_for_the_end(self) -> None:
        try:
            await until(self.is_over, timeout_s=STOP_TIMEOUT_S, otherwise="Home Assistant does not end")
        except TimeoutError:
            return
