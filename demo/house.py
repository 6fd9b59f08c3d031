"""The demo as a whole: a Home Assistant with the simulated house, set up and shown."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from simulation import Scenario, read_scenario

from .client import Client, RefusedError, connect
from .configuration import DASHBOARD, DASHBOARD_FILE, SCENARIO, configuration
from .dashboard import dashboard
from .flows import add_budget, add_heater, add_load
from .folder import ROOT, prepare
from .forms import CIRCUIT_ROOMS, battery_forms, budget_form, car_forms, circuit_form, heater_form
from .onboarding import onboard, wait_until_running
from .process import HomeAssistantProcess

LINKED = (ROOT / "demo" / "custom_components" / "simulated_house", ROOT / "simulation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A demo that runs."""

    process: HomeAssistantProcess
    """Its Home Assistant."""

    entry_id: str
    """The entry of its budget."""

    token: str
    """What its owner logs in with."""


@asynccontextmanager
async def running_demo(*, port: int, speed: float) -> AsyncIterator[Demo]:
    """Run the demo in a fresh folder for as long as the context lasts; nothing of it stays."""
    scenario = read_scenario(SCENARIO)
    with TemporaryDirectory(prefix="power-budget-demo-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        prepare(folder, port=port, configuration=configuration(scenario, speed=speed), linked=LINKED)
        (folder / DASHBOARD_FILE).write_text(
            yaml.safe_dump(dashboard(scenario, speed=speed), sort_keys=False)
        )
        process = HomeAssistantProcess(folder, port)
        async with running(process, lambda client: _set_up(client, scenario, speed)) as demo:
            yield demo


@asynccontextmanager
async def running(
    process: HomeAssistantProcess, set_up: Callable[[Client], Awaitable[str]]
) -> AsyncIterator[Demo]:
    """Run a Home Assistant for as long as the context lasts; *set_up* returns the entry of its budget.

    Raises HomeAssistantError, too where a form is refused.
    """
    try:
        await process.start()
        token = await onboard(process.url)
        async with connect(process.url, token) as client:
            await wait_until_running(client)
            entry_id = await set_up(client)
        yield Demo(process=process, entry_id=entry_id, token=token)
    except RefusedError as refused:
        raise process.error(f"{refused}") from refused
    finally:
        await process.stop()


async def _set_up(client: Client, scenario: Scenario, speed: float) -> str:
    """Fill in the forms, and open the dashboard first."""
    entry_id = await add_budget(client, budget_form(scenario, speed=speed))
    circuit_id = await add_budget(client, circuit_form(entry_id))
    for room in scenario.rooms:
        owner = circuit_id if room in CIRCUIT_ROOMS else entry_id
        await add_heater(client, owner, heater_form(scenario, room, speed=speed))
    if scenario.car is not None:
        await add_load(client, entry_id, "modulating", *car_forms(scenario.car, speed=speed))
    for form in battery_forms(scenario.battery):
        await add_load(client, entry_id, "battery", form)
    await show_first(client, DASHBOARD)
    return entry_id


async def show_first(client: Client, dashboard: str) -> None:
    """Let visitors see a dashboard first, and take away those that Home Assistant made."""
    for unneeded in await client.command("lovelace/dashboards/list"):
        if unneeded["url_path"] != dashboard:
            await client.command("lovelace/dashboards/delete", dashboard_id=unneeded["id"])
    await client.command("frontend/set_system_data", key="core", value={"default_panel": dashboard})
