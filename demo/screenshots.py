"""Pictures for the documentation, taken of the demo."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
import shutil
from typing import Literal

from playwright.async_api import Page, ViewportSize, async_playwright

from .client import connect
from .configuration import DASHBOARD
from .folder import ROOT
from .house import Demo, running_demo
from .process import free_port

IMAGES = ROOT / "docs" / "images"
SPEED = 60
RUNNING_S = 105
"""Until after seven in the simulated house: the graphs show the morning from half past five."""

SETTLE_MS = 2500
WAITING_MS = 60_000
"""How long it may take until a heater waits for room, which is what the picture is about."""

DESK = ViewportSize(width=1280, height=1104)
CARD = ViewportSize(width=1280, height=1200)
LIST = ViewportSize(width=1280, height=1200)
DEVICE = ViewportSize(width=1280, height=680)
FORM = ViewportSize(width=700, height=1080)
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
BEDROOMS, HOUSE = 0, 1
"""Where each budget stands in the list of the page."""

SCHEMES: Mapping[Literal["light", "dark"], str] = {"light": "card.png", "dark": "card-dark.png"}

INTEGRATION = "/config/integrations/integration/power_budget"


async def main() -> None:
    """Run the demo, wait until it has something to show, and take all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with running_demo(port=free_port(), speed=SPEED) as demo:
        print(f"{demo.process.url} runs; its graphs fill for {RUNNING_S} s", flush=True)
        await asyncio.sleep(RUNNING_S)
        async with _browser(demo.process.url) as page:
            await _dashboard(page)
            await _card(page)
            await _integration(page)
            await _device(page, await _device_id(demo, "Living room"))
            await _budget_form(page)
            await _heater_form(page)
            await _options_form(page, HOUSE, "Meter", "meter-form.png")
            await _options_form(page, BEDROOMS, "Other rules", "circuit-form.png")


@asynccontextmanager
async def _browser(url: str) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(base_url=url, locale="en-GB", device_scale_factor=1)
        yield await context.new_page()
        await browser.close()


async def _open(page: Page, path: str, size: ViewportSize) -> None:
    await page.set_viewport_size(size)
    await page.goto(path)
    await page.wait_for_timeout(2 * SETTLE_MS)


async def _take(page: Page, name: str) -> None:
    await page.wait_for_timeout(SETTLE_MS)
    await page.screenshot(path=IMAGES / name)
    print(f"took {name}", flush=True)


async def _dashboard(page: Page) -> None:
    await _open(page, "/", DESK)
    await page.get_by_text("Waiting for power").first.wait_for(timeout=WAITING_MS)
    await page.screenshot(path=IMAGES / "dashboard.png")


async def _card(page: Page) -> None:
    """Take pictures of the card alone, light and dark."""
    await _open(page, f"/{DASHBOARD}/card", CARD)
    card = page.locator("power-budget-card")
    await card.get_by_text("Waiting for power").first.wait_for(timeout=WAITING_MS)
    for scheme, name in SCHEMES.items():
        await page.emulate_media(color_scheme=scheme)
        await page.wait_for_timeout(SETTLE_MS)
        await card.screenshot(path=IMAGES / name)
        print(f"took {name}", flush=True)
    await page.emulate_media(color_scheme="light")


async def _integration(page: Page) -> None:
    await _open(page, INTEGRATION, LIST)
    for heater in await page.locator("ha-config-sub-entry-row .expand-button").all():
        await heater.click()
    await page.mouse.move(0, 0)
    await page.mouse.wheel(0, -LIST["height"])
    await _take(page, "integration.png")


async def _device(page: Page, device_id: str) -> None:
    await _open(page, f"/config/devices/device/{device_id}", DEVICE)
    await _take(page, "device.png")


async def _budget_form(page: Page) -> None:
    await _open(page, "/config/integrations/dashboard/add?domain=power_budget", FORM)
    await page.get_by_role("button", name="OK").click()
    await _fill(page, "House", "9000", "6000")
    await _take(page, "config-flow.png")


async def _heater_form(page: Page) -> None:
    await _open(page, INTEGRATION, FORM)
    await page.get_by_role("button", name="Add heater").first.click()
    await page.locator("dialog-pick-config-entry").get_by_text("House", exact=True).click()
    await _fill(page, "Living room", "2000")
    await _take(page, "heater-form.png")


async def _options_form(page: Page, budget: int, section: str, name: str) -> None:
    """Take a picture of one section of the options of a budget, with the first one closed."""
    await _open(page, INTEGRATION, FORM)
    await page.get_by_role("button", name="Configure").nth(budget).click()
    await page.get_by_text("Power limits", exact=True).click()
    await page.get_by_text(section, exact=True).click()
    await page.wait_for_timeout(SETTLE_MS)
    await page.get_by_text(section, exact=True).scroll_into_view_if_needed()
    await _take(page, name)


async def _fill(page: Page, *values: str) -> None:
    """Fill the first boxes of the form that is open."""
    boxes = page.locator("dialog-data-entry-flow ha-input input")
    await boxes.first.wait_for()
    for number, value in enumerate(values):
        await boxes.nth(number).fill(value)
    await boxes.nth(len(values) - 1).blur()


async def _device_id(demo: Demo, name: str) -> str:
    async with connect(demo.process.url, demo.token) as client:
        devices = await client.command("config/device_registry/list")
    found: str = next(device["id"] for device in devices if device["name"] == name)
    return found


if __name__ == "__main__":
    asyncio.run(main())
