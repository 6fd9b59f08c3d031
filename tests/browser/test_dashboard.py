"""A visitor adds the dashboard that lays itself out."""

from collections.abc import AsyncIterator

from playwright.async_api import Page, expect
import pytest
import pytest_asyncio

from demo.card_page import CardPage
from demo.client import Client
from demo.forms import BUDGET, CIRCUIT
from demo.pages import DashboardsPage

pytestmark = pytest.mark.asyncio(loop_scope="session")

TITLE = "All budgets"


@pytest_asyncio.fixture(loop_scope="session")
async def dashboards(page: Page, client: Client) -> AsyncIterator[DashboardsPage]:
    """Return where dashboards are added; what was added is removed then."""
    yield DashboardsPage(page)
    for made in await client.command("lovelace/dashboards/list"):
        if made["title"] == TITLE:
            await client.command("lovelace/dashboards/delete", dashboard_id=made["id"])


async def test_it_is_offered_where_dashboards_are_added(page: Page, dashboards: DashboardsPage) -> None:
    await dashboards.open()
    await dashboards.add("All power budgets, with their loads and controls.", TITLE)
    card = CardPage(page)
    await page.goto("/all-budgets")
    for place, budget in enumerate((BUDGET, CIRCUIT)):
        await expect(card.card.nth(place).get_by_role("heading", name=budget)).to_be_visible()
