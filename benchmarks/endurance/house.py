"""A house that stands whatever becomes of its Home Assistant: its relays and meters, and what they did."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
import json
from time import monotonic
from typing import NamedTuple

from demo.folder import HOST

READS_EVERY_S = 1.0
"""How often its meters report; relays do at once."""


class Circuit(NamedTuple):
    """Relays that share a limit."""

    name: str
    """What it is called."""

    relays: tuple[str, ...]
    """Its relays."""

    draws_w: float
    """What is drawn by each that is on."""

    rated_w: float
    """What each is rated at: no less. What is learned then is that it draws less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Switching:
    """A relay that was switched."""

    at_s: float
    """When, on a clock that only goes forward."""

    relay: str
    """Which one."""

    is_on: bool
    """What it is since."""

    before_w: float
    """What all relays of its circuit drew before, together."""

    after_w: float
    """What they draw since."""

    by_hand: bool = False
    """Whether somebody did it who lives there, and no command."""


@dataclass
class House:
    """Relays and meters, with a line to whichever Home Assistant there is."""

    circuits: tuple[Circuit, ...]
    """What there is to switch."""

    base_w: dict[str, float]
    """What is drawn beside the relays, by the circuit; all that are named have a meter."""

    began_s: list[float] = field(default_factory=list)
    """When its Home Assistant was started, each time."""

    log: list[Switching] = field(default_factory=list)
    """What was switched, in order."""

    commands: int = 0
    """How many were received."""

    on_command: Callable[[Switching], None] = lambda _switching: None
    """Called with every command as it is carried out."""

    _on: set[str] = field(default_factory=set)
    _lines: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def on(self) -> frozenset[str]:
        """The relays that are on."""
        return frozenset(self._on)

    def drawn_w(self, circuit: Circuit) -> float:
        """Return what all relays of a circuit draw, together."""
        return circuit.draws_w * len(self._on.intersection(circuit.relays))

    def switch(self, relay: str, *, is_on: bool, by_hand: bool = False) -> None:
        """Switch a relay, by command or by hand, and take note of it if it was otherwise."""
        circuit = next(one for one in self.circuits if relay in one.relays)
        before_w = self.drawn_w(circuit)
        (self._on.add if is_on else self._on.discard)(relay)
        switching = Switching(
            at_s=monotonic(),
            relay=relay,
            is_on=is_on,
            before_w=before_w,
            after_w=self.drawn_w(circuit),
            by_hand=by_hand,
        )
        if before_w != switching.after_w:
            self.log.append(switching)
        if not by_hand:
            self.commands += 1
            self.on_command(switching)
        self._say({})

    def read(self) -> None:
        """Say what the meters read, and what is switched."""
        metered = [circuit for circuit in self.circuits if circuit.name in self.base_w]
        self._say({one.name: self.base_w[one.name] + self.drawn_w(one) for one in metered})

    def _say(self, meters: Mapping[str, float]) -> None:
        relays = {relay: relay in self._on for circuit in self.circuits for relay in circuit.relays}
        said = json.dumps({"relays": relays, "meters": meters}).encode() + b"\n"
        for line in self._lines:
            line.write(said)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk to a Home Assistant, until it is killed."""
        self._lines.add(writer)
        self.read()
        try:
            while line := await reader.readline():
                self.switch(**json.loads(line))
        except ConnectionError:
            pass
        finally:
            self._lines.discard(writer)
            writer.close()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[int]:
        """Listen on a free port of this machine, for as long as the context lasts."""
        server = await asyncio.start_server(self._serve, HOST, 0)
        reading = asyncio.create_task(self._read_on())
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            reading.cancel()
            server.close()

    async def _read_on(self) -> None:
        while True:
            await asyncio.sleep(READS_EVERY_S)
            self.read()
