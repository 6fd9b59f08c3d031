"""A visitor looks at the card, in every state that a budget can have, and uses it."""

from collections.abc import AsyncIterator

from playwright.async_api import Page, expect
import pytest
import pytest_asyncio

from demo.browser import DESK, resize
from demo.card_page import CardEditor, CardPage
from demo.client import Client
from demo.custom_components.simulated_house.rooms import CAR, title
from demo.flows import FLOWS, add_heater
from simulation import Scenario

from .conftest import Show
from .test_page import PHONE
from .watch import is_seen
from .workshop import BENCH

pytestmark = pytest.mark.asyncio(loop_scope="session")

STUCK = {"name": "Stuck relay", "value_template": "{{ false }}", "turn_on": [], "turn_off": []}
"""A switch that is off whatever it is told."""


@pytest_asyncio.fixture(loop_scope="session")
async def vice(client: Client, workshop: str) -> AsyncIterator[str]:
    """Return the name of a heater whose switch does not do what it is told."""
    flow = f"{FLOWS}/{(await client.post(FLOWS, {'handler': 'template'}))['flow_id']}"
    await client.post(flow, {"next_step_id": "switch"})
    made = await client.post(flow, STUCK)
    stuck = {"switch": "switch.stuck_relay", "switching": {"min_off_s": 0, "command_timeout_s": 1}}
    await add_heater(client, workshop, BENCH | {"name": "Vice"} | stuck)
    await is_seen(client, "switch.vice_demand", "off")
    yield "Vice"
    await client.delete(f"/api/config/config_entries/entry/{made['result']['entry_id']}")


# What it tells


async def test_nobody_asks(card: CardPage) -> None:
    await expect(card.status).to_have_text("Nobody asks")
    await expect(card.load("Bench")).to_contain_text("Not asking")


async def test_somebody_runs(card: CardPage, client: Client) -> None:
    await client.act("switch.turn_on", "switch.bench_demand")
    await expect(card.status).to_have_text("All that ask run")
    await expect(card.load("Bench")).to_contain_text("Heating")


async def test_somebody_waits(card: CardPage, client: Client) -> None:
    await client.act("number.set_value", "number.workshop_power_budget", value=1000)
    await client.act("switch.turn_on", "switch.bench_demand")
    await expect(card.status).to_have_text("Waiting: 1")
    await expect(card.load("Bench")).to_contain_text("Waiting for power")
    await expect(card.load("Bench")).to_contain_text("needs 200 W more")


async def test_nobody_is_at_home(card: CardPage, client: Client) -> None:
    await client.act("switch.turn_on", "switch.workshop_away")
    await expect(card.status).to_have_text("Nobody is at home")
    await expect(card.load("Bench")).to_contain_text("Off, nobody is at home")


async def test_a_load_does_not_obey(card: CardPage, client: Client, vice: str) -> None:
    await client.act("switch.turn_on", "switch.vice_demand")
    await expect(card.status).to_have_text("A load does not obey")
    await expect(card.load(vice)).to_contain_text("Does not obey")


async def test_every_load_of_the_demo_is_there(page: Page, scenario: Scenario) -> None:
    card = CardPage(page)
    await card.open()
    for room in (*scenario.rooms, CAR):
        await expect(card.load(title(room))).to_be_visible()
    await expect(card.load("Living room")).to_contain_text("°C")
    await expect(card.load("Parents")).to_contain_text("Bedrooms")


async def test_it_fits_a_phone(page: Page) -> None:
    await resize(page, PHONE)
    await CardPage(page).open()
    width = await page.evaluate("document.documentElement.scrollWidth")
    await resize(page, DESK)
    assert width == PHONE[0]


# What it does


async def test_boost_on_the_card_reaches_the_switch(card: CardPage, client: Client) -> None:
    await card.button("Boost Bench").click()
    await expect(card.load("Bench")).to_contain_text("Boosted")
    await is_seen(client, "input_boolean.towel_rail", "on")
    await card.button("Boost Bench").click()
    await is_seen(client, "input_boolean.towel_rail", "off")


async def test_away_on_the_card_stops_what_runs(card: CardPage, client: Client) -> None:
    await client.act("switch.turn_on", "switch.bench_demand")
    await is_seen(client, "input_boolean.towel_rail", "on")
    await card.button("Away").click()
    await is_seen(client, "input_boolean.towel_rail", "off")


async def test_the_mode_is_chosen_on_the_card(card: CardPage, client: Client) -> None:
    await card.mode(1).click()
    await is_seen(client, "number.workshop_power_saving_mode", "1")
    await expect(card.mode(1)).to_be_checked()


# How it comes there


async def test_it_is_picked_and_set_up_in_the_editor(page: Page, show: Show) -> None:
    editor, card = CardEditor(page), CardPage(page)
    await editor.begin(await show(views=[{"cards": []}]))
    await editor.dialog.get_by_role("textbox", name="Title").fill("All of it")
    await expect(editor.dialog.get_by_text("All of it")).to_be_visible()
    await editor.save()
    await expect(card.card.get_by_role("heading", name="All of it")).to_be_visible()


async def test_a_dashboard_of_all_budgets_lays_itself_out(page: Page, show: Show) -> None:
    await page.goto(await show(strategy={"type": "custom:power-budget"}))
    house, bedrooms = CardPage(page).card.first, CardPage(page).card.nth(1)
    await expect(house.get_by_role("heading", name="House")).to_be_visible()
    await expect(bedrooms.get_by_role("heading", name="Bedrooms")).to_be_visible()
    await expect(page.get_by_role("heading", name="Controls")).to_be_visible()
