"""A Home Assistant process that has a house with its budgets."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from demo.client import Client, connect
from demo.flows import add_budget, add_heater
from demo.folder import prepare
from demo.onboarding import onboard, wait_until_running
from demo.process import HomeAssistantProcess, free_port

from .configuration import (
    AT_MIDNIGHT,
    EVERY_SECOND,
    HEATER_W,
    ROOMS,
    SHEDS,
    STEPS_W,
    budget_form,
    configuration,
    heater_form,
)


@dataclass
class Home:
    """A house that its residents have set up."""

    process: HomeAssistantProcess
    """The Home Assistant that runs it."""

    token: str
    """What its owner logs in with."""

    budgets: dict[str, str] = field(default_factory=dict)
    """The entry of each budget, by its name."""

    @classmethod
    async def start(cls, folder: Path) -> Self:
        """Start a Home Assistant in an empty folder, and set up two budgets over its forms."""
        port = free_port()
        prepare(folder, port=port, configuration=configuration())
        process = HomeAssistantProcess(folder, port)
        try:
            await process.start()
            home = cls(process, await onboard(process.url))
            async with home.visit() as client:
                await home.add(client, budget_form("House", *STEPS_W, cycle=EVERY_SECOND), ROOMS, HEATER_W)
                await home.add(client, budget_form("Sheds", HEATER_W, cycle=AT_MIDNIGHT), SHEDS, HEATER_W)
        except BaseException:
            await process.stop()
            raise
        return home

    @asynccontextmanager
    async def visit(self) -> AsyncIterator[Client]:
        """Connect to it, as soon as everything has started."""
        async with connect(self.process.url, self.token) as client:
            await wait_until_running(client)
            yield client

    async def add(
        self, client: Client, form: dict[str, object], heaters: Iterable[str], power_w: float
    ) -> None:
        """Add a budget with its heaters."""
        entry_id = self.budgets[f"{form['name']}"] = await add_budget(client, form)
        for name in heaters:
            await add_heater(client, entry_id, heater_form(name, power_w))
