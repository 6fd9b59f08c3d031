"""A Home Assistant that runs, and its owner."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from .client import Client, connect
from .flows import add_budget, add_heater
from .folder import prepare
from .onboarding import onboard, wait_until_running
from .process import HomeAssistantProcess, free_port


@dataclass
class Home:
    """A house whose residents visit it over its page."""

    process: HomeAssistantProcess
    """The Home Assistant that runs it."""

    token: str
    """What its owner logs in with."""

    budgets: dict[str, str] = field(default_factory=dict)
    """The entry of each budget, by its name."""

    @classmethod
    async def start(cls, folder: Path, configuration: dict[str, Any], linked: Iterable[Path] = ()) -> Self:
        """Start a Home Assistant in an empty folder, and make its owner; *linked* is linked to from there."""
        port = free_port()
        prepare(folder, port=port, configuration=configuration, linked=linked)
        process = HomeAssistantProcess(folder, port)
        try:
            await process.start()
            return cls(process, await onboard(process.url))
        except BaseException:
            await process.stop()
            raise

    @asynccontextmanager
    async def visit(self) -> AsyncIterator[Client]:
        """Connect to it, as soon as everything has started."""
        async with connect(self.process.url, self.token) as client:
            await wait_until_running(client)
            yield client

    async def add(self, client: Client, budget: dict[str, Any], heaters: Iterable[dict[str, Any]]) -> None:
        """Add a budget with its heaters, by their forms."""
        entry_id = self.budgets[f"{budget['name']}"] = await add_budget(client, budget)
        for heater in heaters:
            await add_heater(client, entry_id, heater)
