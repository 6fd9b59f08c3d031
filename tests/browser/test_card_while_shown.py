"""What changes around the card while it is open."""

import re

from playwright.async_api import Page, expect
import pytest

from demo.card_page import CardPage
from demo.client import Client, connect
from demo.flows import add_heater
from demo.house import Demo
from demo.onboarding import wait_until_running

from .conftest import Show
from .console import Console
from .watch import is_seen
from .workshop import BENCH

pytestmark = pytest.mark.asyncio(loop_scope="session")

ENTRIES = "/api/config/config_entries/entry"

LOSE = "document.querySelector('home-assistant').hass.connection.socket.close()"
"""Closes the page's connection, as a phone does that falls asleep."""

LOST = ("WebSocket connection to", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET")
"""What the browser complains of while there is nothing to connect to."""


async def test_a_load_that_is_removed_goes_and_one_that_is_added_comes(
    card: CardPage, client: Client, workshop: str
) -> None:
    (bench,) = await client.command("config_entries/subentries/list", entry_id=workshop)
    removed = {"entry_id": workshop, "subentry_id": bench["subentry_id"]}
    await client.command("config_entries/subentries/delete", **removed)
    await expect(card.load("Bench")).to_have_count(0)
    await add_heater(client, workshop, BENCH | {"name": "Lathe"})
    await expect(card.load("Lathe")).to_contain_text("Not asking")


async def test_an_entity_that_is_renamed_is_still_reached(card: CardPage, client: Client) -> None:
    renamed = {"entity_id": "switch.bench_boost", "new_entity_id": "switch.warm_up"}
    await client.command("config/entity_registry/update", **renamed)
    await is_seen(client, "switch.warm_up", "off")
    await card.button("Boost Bench").click()
    await is_seen(client, "switch.warm_up", "on")
    await expect(card.button("Boost Bench")).to_have_attribute("aria-pressed", "true")


async def test_a_budget_that_is_disabled_says_so_until_it_is_back(
    card: CardPage, client: Client, workshop: str
) -> None:
    await client.command("config_entries/disable", entry_id=workshop, disabled_by="user")
    await expect(card.status).to_have_text("This budget is not running")
    await client.command("config_entries/disable", entry_id=workshop, disabled_by=None)
    await expect(card.load("Bench")).to_contain_text("Not asking")
    await client.act("switch.turn_on", "switch.bench_demand")
    await expect(card.load("Bench")).to_contain_text("Heating")


async def test_a_budget_that_is_removed_is_no_more(
    page: Page, card: CardPage, client: Client, workshop: str
) -> None:
    await client.delete(f"{ENTRIES}/{workshop}")
    await expect(card.status).to_have_text("There is no such budget")
    await page.reload()
    await expect(card.status).to_have_text("There is no such budget")


async def test_after_the_connection_was_lost_it_goes_on(page: Page, card: CardPage, client: Client) -> None:
    await page.evaluate(LOSE)
    await client.act("switch.turn_on", "switch.bench_demand")
    await expect(card.load("Bench")).to_contain_text("Heating")
    await expect(card.card.get_by_role("img", name=re.compile("Bench: ran [1-9]"))).to_be_visible()


async def test_two_cards_on_a_page_do_not_mind_each_other(
    page: Page, show: Show, client: Client, workshop: str
) -> None:
    cards = [{"type": "custom:power-budget-card", "budget": workshop}, {"type": "custom:power-budget-card"}]
    await page.goto(await show(views=[{"cards": cards}]))
    first, second = CardPage(page).card.first, CardPage(page).card.nth(1)
    await expect(second.get_by_role("heading", name="House")).to_be_visible()
    await first.get_by_role("button", name="Away").click()
    await expect(first.get_by_role("status")).to_have_text("Nobody is at home")
    await is_seen(client, "switch.house_away", "off")


async def test_home_assistant_starts_anew_while_it_is_open(page: Page, demo: Demo, console: Console) -> None:
    card = CardPage(page)
    await card.open()
    await demo.process.stop()
    await expect(card.load("Kitchen")).to_be_visible()
    await demo.process.start()
    async with connect(demo.process.url, demo.token) as client:
        await wait_until_running(client)
        await client.act("switch.turn_on", "switch.house_away")
        await expect(card.status).to_have_text("Nobody is at home")
        await client.act("switch.turn_off", "switch.house_away")
        await expect(card.load("Kitchen")).not_to_contain_text("nobody is at home")
    console.complaints = [one for one in console.complaints if not any(lost in one for lost in LOST)]
