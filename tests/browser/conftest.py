"""One demo and one browser for all tests of a process."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator
from typing import Any

from playwright.async_api import Page, expect
import pytest
import pytest_asyncio
import pytest_socket

from demo.browser import PATIENCE_MS, browsing
from demo.card_page import DEMO, CardPage
from demo.client import Client, connect
from demo.configuration import SCENARIO
from demo.flows import add_budget, add_heater
from demo.house import Demo, running_demo
from demo.pages import Dashboard, IntegrationPage
from demo.process import free_port
from simulation import Scenario, read_scenario

from .console import Console
from .stage import Stage
from .watch import is_seen
from .workshop import BENCH, WORKSHOP

SPEED = 60
DASHBOARD = "workshop-card"

type Show = Callable[..., Awaitable[str]]

HAS_FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=PATIENCE_MS)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demo() -> AsyncIterator[Demo]:
    """Return the demo, which goes on from test to test."""
    pytest_socket.enable_socket()
    async with running_demo(port=free_port(), speed=SPEED) as demo:
        yield demo


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def page(demo: Demo) -> AsyncIterator[Page]:
    """Return the only page of the browser."""
    async with browsing(demo.process.url) as page:
        yield page


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def console(page: Page) -> Console:
    """Return what listens to the page."""
    return Console(page)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep what became of a test where its fixtures find it."""
    report = yield
    item.stash[HAS_FAILED] = item.stash.get(HAS_FAILED, False) or report.failed
    return report


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def watched(
    socket_enabled: None, request: pytest.FixtureRequest, page: Page, console: Console
) -> AsyncIterator[None]:
    """Let no test end with an error in the browser's console, and print what the page shows if one fails."""
    yield
    complaints, console.complaints = console.complaints, []
    if complaints or request.node.stash[HAS_FAILED]:
        print(await page.locator("body").aria_snapshot())  # noqa: T201
    assert complaints == []


@pytest.fixture
def integration(page: Page) -> IntegrationPage:
    """Return the page of the integration."""
    return IntegrationPage(page)


@pytest.fixture
def dashboard(page: Page) -> Dashboard:
    """Return the page that the demo opens with."""
    return Dashboard(page)


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    """Return the house of the demo."""
    return read_scenario(SCENARIO)


@pytest_asyncio.fixture(loop_scope="session")
async def client(demo: Demo) -> AsyncIterator[Client]:
    """Return another visitor, who sees what the page has done; budgets that were added are removed then."""
    async with connect(demo.process.url, demo.token) as client:
        yield client
        for entry in await client.command("config_entries/get", domain="power_budget"):
            if entry["title"] == WORKSHOP["name"]:
                await client.delete(f"/api/config/config_entries/entry/{entry['entry_id']}")


@pytest_asyncio.fixture(loop_scope="session")
async def workshop(client: Client) -> AsyncGenerator[str]:
    """Return the entry of a budget with one heater."""
    entry_id = await add_budget(client, WORKSHOP)
    await add_heater(client, entry_id, BENCH)
    await is_seen(client, "switch.bench_demand", "off")
    yield entry_id


@pytest_asyncio.fixture(loop_scope="session")
async def show(client: Client) -> AsyncIterator[Show]:
    """Return what makes a dashboard, and tells where it is."""
    new = {"title": "Workshop", "mode": "storage", "show_in_sidebar": False, "require_admin": False}
    made = await client.command("lovelace/dashboards/create", url_path=DASHBOARD, **new)

    async def show(**config: Any) -> str:
        await client.command("lovelace/config/save", url_path=DASHBOARD, config=config)
        return f"/{DASHBOARD}"

    yield show
    await client.command("lovelace/dashboards/delete", dashboard_id=made["id"])


@pytest_asyncio.fixture(loop_scope="session")
async def card(page: Page, show: Show, workshop: str) -> CardPage:
    """Return the card of the workshop, on a dashboard of its own."""
    cards = [{"type": "custom:power-budget-card", "budget": workshop}]
    card = CardPage(page)
    await card.open(await show(views=[{"cards": cards}]))
    return card


@pytest_asyncio.fixture(loop_scope="session")
async def stage(page: Page) -> AsyncIterator[Stage]:
    """Return a stage for cards that the demo does not have, before one that it has."""
    if not page.url.endswith(DEMO):
        await CardPage(page).open()
    stage = Stage(page)
    yield stage
    await stage.end()


@pytest_asyncio.fixture(params=["light", "dark"], loop_scope="session")
async def scheme(page: Page, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """Return what the visitor's system prefers; the page has been loaded with it."""
    await page.emulate_media(color_scheme=request.param)
    await CardPage(page).open()
    yield request.param
    await page.emulate_media(color_scheme="light")
