"""Chromium as a visitor of a Home Assistant: the one of the machine, else Playwright's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import shutil

from playwright.async_api import Page, async_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")

DESK = (1280, 1000)
"""Width and height of a desk's screen, in pixels."""

PATIENCE_MS = 15_000
"""How long the page may take to show something."""


@asynccontextmanager
async def browsing(url: str) -> AsyncIterator[Page]:
    """Visit the Home Assistant at *url* in a fresh browser, in which nothing moves for show."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(base_url=url, locale="en-GB", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        await resize(page, DESK)
        yield page
        await browser.close()


async def resize(page: Page, size: tuple[int, int]) -> None:
    """Give the screen another width and height, in pixels."""
    width, height = size
    await page.set_viewport_size({"width": width, "height": height})
