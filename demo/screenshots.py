"""The pictures of the README, taken of the running demo."""

import argparse
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import sys

from playwright.async_api import Locator, Page, async_playwright

from .client import connect
from .configuration import DASHBOARD
from .folder import ROOT
from .house import Demo, running_demo
from .process import free_port
from .waiting import until

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It draws without a graphics card, also for root, and asks nobody outside for anything."""

IMAGES = ROOT / "docs" / "images"
DESK = (1280, 1000)
PHONE = (412, 915)
SETTLE_MS = 4000
"""How long a page takes until its graphs and icons are drawn."""

SPEED = 60
MORNING = "08:20"
"""In the middle of the comfort hours, when everybody asks and the connection is full."""

MORNING_TIMEOUT_S = 600


def main() -> int:
    """Take the pictures; return 0, or 1 if that cannot be done here."""
    parser = argparse.ArgumentParser(
        prog="scripts/screenshots",
        description="Take the pictures of the README into docs/images: an aid for development.",
    )
    parser.add_argument("--images", type=Path, default=IMAGES, help="another folder for them")
    images = parser.parse_args().images
    if not CHROMIUM.exists():
        print(f"{CHROMIUM} is missing. On Debian: apt-get install chromium", file=sys.stderr)
        return 1
    images.mkdir(parents=True, exist_ok=True)
    asyncio.run(_take_all(images))
    return 0


async def _take_all(images: Path) -> None:
    async with running_demo(port=free_port(), speed=SPEED) as demo:
        print(f"The demo runs. The pictures are taken at {MORNING} of its clock.", flush=True)
        await _wait_until_morning(demo)
        async with _page(demo, DESK) as page:
            await _take_dashboard(page, images / "dashboard.png")
            await _take_forms(page, images)
            await _take_integration(page, images / "integration.png")
            await _take_device(page, images / "device.png")
        async with _page(demo, PHONE) as page:
            await _take_dashboard(page, images / "phone.png")


async def _wait_until_morning(demo: Demo) -> None:
    async with connect(demo.process.url, demo.token) as client:

        async def is_morning() -> bool:
            states = await client.states()
            return bool(states["sensor.simulated_time"]["state"].endswith(MORNING))

        await until(
            is_morning, timeout_s=MORNING_TIMEOUT_S, otherwise="The clock of the demo stands", poll_s=0.3
        )


@asynccontextmanager
async def _page(demo: Demo, size: tuple[int, int]) -> AsyncIterator[Page]:
    """Open a browser window of some width and height, which logs in by itself."""
    width, height = size
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(
            base_url=demo.process.url, viewport={"width": width, "height": height}, color_scheme="light"
        )
        try:
            yield page
        finally:
            await browser.close()


async def _take_dashboard(page: Page, file: Path) -> None:
    await _open(page, f"/{DASHBOARD}")
    await _save(page, file)


async def _take_forms(page: Page, images: Path) -> None:
    await _open(page, "/config/integrations/dashboard/add?domain=power_budget")
    await _save_dialog(page, images / "config-flow.png")
    await _open(page, "/config/integrations/integration/power_budget")
    await page.get_by_role("button", name="Add heater").first.click()
    await page.wait_for_timeout(SETTLE_MS)
    await _save_dialog(page, images / "heater-form.png")


async def _take_integration(page: Page, file: Path) -> None:
    await _open(page, "/config/integrations/integration/power_budget")
    await _save(page, file)


async def _take_device(page: Page, file: Path) -> None:
    await _open(page, "/config/integrations/integration/power_budget")
    await page.get_by_text("1 device").first.click()
    await page.wait_for_timeout(SETTLE_MS)
    await _save(page, file)


async def _open(page: Page, path: str) -> None:
    await page.goto(path)
    await page.wait_for_timeout(SETTLE_MS)


async def _save_dialog(page: Page, file: Path) -> None:
    await _save(page.locator("ha-dialog"), file)


async def _save(part: Page | Locator, file: Path) -> None:
    await part.screenshot(path=file)
    print(f"{file}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
