"""The card of those who are no administrators."""

from playwright.async_api import Page, expect
import pytest

from demo.card_page import CardPage
from demo.client import Client
from demo.house import Demo

from .conftest import Show
from .console import Console
from .residents import visiting
from .watch import is_seen

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_resident_uses_it(page: Page, demo: Demo, client: Client, show: Show, workshop: str) -> None:
    path = await show(views=[{"cards": [{"type": "custom:power-budget-card", "budget": workshop}]}])
    assert page.context.browser is not None
    async with visiting(page.context.browser, demo.process.url, client, "system-users") as own:
        console, card = Console(own), CardPage(own)
        await card.open(path)
        await card.button("Boost Bench").click()
        await is_seen(client, "switch.bench_boost", "on")
        await expect(card.load("Bench")).to_contain_text("Boosted")
        assert console.complaints == []


async def test_who_may_only_look_sees_it_and_changes_nothing(
    page: Page, demo: Demo, client: Client, show: Show, workshop: str
) -> None:
    path = await show(views=[{"cards": [{"type": "custom:power-budget-card", "budget": workshop}]}])
    assert page.context.browser is not None
    async with visiting(page.context.browser, demo.process.url, client, "system-read-only") as own:
        card = CardPage(own)
        await card.open(path)
        await expect(card.load("Bench")).to_contain_text("Not asking")
        await card.button("Boost Bench").click()
        await expect(own.get_by_text("Unauthorized").first).to_be_visible()
        await is_seen(client, "switch.bench_boost", "off")
        await expect(card.load("Bench")).to_contain_text("Not asking")
