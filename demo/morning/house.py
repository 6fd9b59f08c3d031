"""A morning as a whole: a Home Assistant that begins at three, set up and shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from demo.client import Client, connect
from demo.configuration import DASHBOARD, DASHBOARD_FILE
from demo.custom_components.simulated_house.rooms import entity_name
from demo.flows import add_budget, add_load
from demo.folder import prepare
from demo.house import LINKED, Demo, running, show_first
from demo.process import HomeAssistantProcess
from demo.waiting import until
from simulation import Scenario, read_scenario

from .clock import behind
from .configuration import SCENARIO, configuration
from .dashboard import dashboard
from .forms import budget_form, heater_forms, schedule
from .hours import Morning
from .past import past
from .recorder import record

WITHIN_S = 120
"""How long the morning takes here."""

RECENTLY = timedelta(minutes=2)
"""How long ago the simulated time has changed at most, when the clock has caught up."""

LEARNING_S = 60
"""How long it may take to learn from what was recorded."""

SHOWN_AS = {
    "language": "en",
    "number_format": "language",
    "time_format": "24",
    "date_format": "language",
    "first_weekday": "language",
    "time_zone": "server",
}
"""How the page shows times to visitors: by the clock of the house, not by that of their browser."""


@asynccontextmanager
async def running_morning(
    morning: Morning | None = None, *, port: int, ahead: bool, within_s: float = WITHIN_S
) -> AsyncIterator[Demo]:
    """Let a morning pass in a fresh folder, with rooms that may be warmed *ahead*, or only react.

    It is the one that is over now, or was a little earlier. As the context begins, the clock begins to run
    fast; it goes on as fast as life when it has caught up.
    """
    scenario, morning = read_scenario(SCENARIO), morning or Morning.until(datetime.now(UTC))
    with TemporaryDirectory(prefix="power-budget-morning-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page = dashboard(scenario, ahead=ahead)
        _prepare(folder, port, scenario, morning)
        (folder / DASHBOARD_FILE).write_text(yaml.safe_dump(page, sort_keys=False))
        process = HomeAssistantProcess(folder, port, behind(morning))

        async def begin(client: Client) -> str:
            entry_id = await _set_up(client, scenario, ahead=ahead)
            await client.command("simulated_house/catch_up", within_s=within_s)
            return entry_id

        async with running(process, begin) as demo:
            yield demo


def _prepare(folder: Path, port: int, scenario: Scenario, morning: Morning) -> None:
    """Fill a folder as if Home Assistant had run there for days."""
    before = past(scenario, morning)
    prepare(folder, port=port, configuration=configuration(morning, before.temperatures), linked=LINKED)
    record(folder, before.said)


async def _set_up(client: Client, scenario: Scenario, *, ahead: bool) -> str:
    """Make the schedule, fill in the forms, let it learn what it needs, and show the clock of the house."""
    await client.command("schedule/create", **schedule(scenario))
    entry_id = await add_budget(client, budget_form(scenario))
    for room in scenario.rooms:
        await add_load(client, entry_id, "heater", *heater_forms(scenario, room, ahead=ahead))
    if ahead:
        await _wait_until_learned(client, scenario)
    await show_first(client, DASHBOARD)
    await client.command("frontend/set_user_data", key="language", value=SHOWN_AS)
    return entry_id


async def wait_until_over(demo: Demo) -> None:
    """Wait until the clock of a morning has caught up."""
    async with connect(demo.process.url, demo.token) as client:

        async def is_over() -> bool:
            shown = (await client.states())["sensor.simulated_time"]["last_changed"]
            return datetime.now(UTC) - datetime.fromisoformat(shown) < RECENTLY

        await until(is_over, timeout_s=inf, otherwise="", poll_s=1)


async def _wait_until_learned(client: Client, scenario: Scenario) -> None:
    """Wait until the recorder has taught how each room warms and cools."""
    sensors = [f"sensor.{entity_name(room)}_prediction_error" for room in scenario.rooms]

    async def is_learned() -> bool:
        states = await client.states()
        return all(states[sensor]["attributes"].get("trusted") for sensor in sensors)

    await until(is_learned, timeout_s=LEARNING_S, otherwise="Nothing is learned from the recorder", poll_s=1)
