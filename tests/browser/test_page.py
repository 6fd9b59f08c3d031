"""A visitor adds a budget, changes it, removes it, and looks at the dashboard."""

import re

from playwright.async_api import Page, expect
import pytest

from demo.browser import DESK, resize
from demo.client import Client
from demo.custom_components.simulated_house.rooms import entity_name
from demo.flows import add_budget
from demo.pages import Dashboard, Form, IntegrationPage
from simulation import Scenario
from tests.repository.project import translation

from .watch import is_seen
from .workshop import WORKSHOP

PHONE = (390, 844)
"""Width and height of a phone's screen, in pixels."""

WORDS: dict[str, str] = translation("en")["entity"]["sensor"]["status"]["state"]
"""What each reason is called."""

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def begin_a_heater(integration: IntegrationPage) -> Form:
    """Begin to add a heater to the budget of the workshop."""
    await integration.open()
    form = await integration.add("heater", "Workshop")
    await form.wait("Add a heater")
    return form


async def test_a_budget_and_its_first_heater_are_added_from_the_search_on(
    integration: IntegrationPage, client: Client
) -> None:
    form = await integration.begin()
    await form.enter(name="Workshop", mode_0="3000", mode_1="2000")
    await form.submit()
    await form.wait("Add a heater")
    await form.enter(name="Bench", power="1200")
    await form.pick("Switch", "Towel rail")
    await form.submit()
    await form.finish("Created configuration for Bench.")
    await is_seen(client, "switch.bench_demand", "off")
    await client.act("switch.turn_on", "switch.bench_demand")
    await is_seen(client, "sensor.bench_status", "heating")
    await is_seen(client, "input_boolean.towel_rail", "on")


async def test_a_room_that_asks_by_its_temperature_takes_a_second_form(
    integration: IntegrationPage, client: Client
) -> None:
    await add_budget(client, WORKSHOP)
    form = await begin_a_heater(integration)
    await form.enter(name="Drying room", power="800")
    await form.pick("Switch", "Towel rail")
    await form.choose("The temperature of the room")
    await form.submit()
    await form.wait("Temperature and setpoint")
    await form.submit()
    message = "Choose the sensor that measures the temperature of the room."
    await expect(form.refusal(message, above="Temperature sensor")).to_be_visible()
    await form.pick("Temperature sensor", "Bathroom temperature")
    await form.enter(fixed_setpoint="40")
    await form.submit()
    await form.finish("Created configuration for Drying room.")
    await is_seen(client, "sensor.drying_room_status", "heating")


# What is refused, and where it is said


async def test_a_limit_that_rises_is_refused_above_the_limits(
    integration: IntegrationPage, client: Client
) -> None:
    form = await integration.begin()
    await form.enter(name="Workshop", mode_0="3000", mode_1="4000")
    await form.submit()
    message = "Mode 1 allows 4000, which is more than the 3000 of mode 0."
    await expect(form.refusal(message, above="Power limits")).to_be_visible()
    await form.enter(mode_1="2000")
    await form.submit()
    await form.wait("Add a heater")


@pytest.mark.usefixtures("workshop")
async def test_a_heater_without_power_is_refused_above_its_power(integration: IntegrationPage) -> None:
    await integration.open()
    form = await integration.change("Bench")
    await form.enter(power="0")
    await form.submit()
    await expect(form.refusal("Enter the power in watts, above 0", above="Power")).to_be_visible()


@pytest.mark.usefixtures("workshop")
async def test_a_minimum_time_of_two_days_is_refused_above_its_section(
    integration: IntegrationPage,
) -> None:
    await integration.open()
    form = await integration.change("Bench")
    await form.unfold("Switching and measuring")
    await form.enter(minimum_time_on="172800")
    await form.submit()
    message = "The minimum time on must be from 0 to 86400 seconds"
    await expect(form.refusal(message, above="Switching and measuring")).to_be_visible()


@pytest.mark.usefixtures("workshop")
async def test_a_switch_that_has_a_heater_is_not_offered(integration: IntegrationPage) -> None:
    form = await begin_a_heater(integration)
    offered = await form.search("Switch", "Towel rail")
    await expect(offered.get_by_text("No entities found")).to_be_visible()


# What is changed


async def test_a_heater_is_changed(integration: IntegrationPage, client: Client, workshop: str) -> None:
    await integration.open()
    form = await integration.change("Bench")
    await form.enter(name="Lathe", power="1500")
    await form.submit()
    await form.finish("Reconfiguration was successful")
    await expect(integration.load("Bench")).to_have_count(0)
    form = await integration.change("Lathe")
    await expect(form.box("power")).to_have_value("1500")


async def test_the_options_of_a_budget_are_changed(
    integration: IntegrationPage, client: Client, workshop: str
) -> None:
    await integration.open()
    form = await integration.configure("Workshop")
    await form.enter(mode_0="2500", mode_1="1000")
    await form.submit()
    await form.finish("Options successfully saved.")
    await is_seen(client, "sensor.workshop_available_power", "2500")


# What is removed


async def test_a_heater_is_removed(integration: IntegrationPage, client: Client, workshop: str) -> None:
    await integration.open()
    await integration.remove(integration.load("Bench"))
    await expect(integration.load("Bench")).to_have_count(0)
    await expect(integration.budget("Workshop")).to_be_visible()
    await is_seen(client, "sensor.bench_status", None)


async def test_a_budget_is_removed(integration: IntegrationPage, client: Client, workshop: str) -> None:
    await integration.open()
    await integration.remove(integration.budget("Workshop"))
    await expect(integration.budget("Workshop")).to_have_count(0)
    await expect(integration.budget("House")).to_be_visible()
    await is_seen(client, "sensor.workshop_radiator_status", None)


# What is looked at


async def test_the_dashboard_tells_of_every_load_what_it_does_and_why(
    dashboard: Dashboard, scenario: Scenario
) -> None:
    words = re.compile("|".join(f"^(Heater|Charger) {re.escape(word)}$" for word in WORDS.values()))
    await dashboard.open()
    await expect(dashboard.card(words)).to_have_count(len(scenario.rooms) + 1)
    # What the logbook has of the past, with its time at the end, may say so.
    now_unknown = re.compile(r"^(?!.*:\d\d$).*(unavailable|unknown|not found)", re.IGNORECASE)
    await expect(dashboard.card(now_unknown)).to_have_count(0)


async def test_away_on_the_dashboard_reaches_every_heater(
    dashboard: Dashboard, client: Client, scenario: Scenario
) -> None:
    await dashboard.open()
    await dashboard.toggle("Away")
    await expect(dashboard.card("Heater Away")).to_have_count(len(scenario.rooms))
    for room in scenario.rooms:
        await is_seen(client, f"switch.{entity_name(room)}_heater", "off")
    await dashboard.toggle("Away")
    await expect(dashboard.card("Heater Away")).to_have_count(0)


async def test_the_saving_mode_on_the_dashboard_lowers_the_limit(
    dashboard: Dashboard, client: Client
) -> None:
    await dashboard.open()
    for pressed, mode in (("Increment", "1"), ("Decrement", "0")):
        await dashboard.card(pressed).click()
        await is_seen(client, "number.house_power_saving_mode", mode)


async def test_the_dashboard_fits_a_phone(page: Page, dashboard: Dashboard) -> None:
    await resize(page, PHONE)
    await dashboard.open()
    width = await page.evaluate("document.documentElement.scrollWidth")
    await resize(page, DESK)
    assert width == PHONE[0]
