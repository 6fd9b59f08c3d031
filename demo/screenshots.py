"""Pictures for the documentation, taken of the demo in a browser, each light and dark."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from playwright.async_api import Locator, Page

from .browser import browsing, resize
from .card_page import CardPage
from .client import connect
from .folder import ROOT
from .forms import BUDGET, CIRCUIT
from .house import Demo, running_demo
from .morning.hours import Morning
from .morning.house import running_morning, wait_until_over
from .pages import Dashboard, Form, IntegrationPage
from .process import free_port

IMAGES = ROOT / "docs" / "images"
SUFFIXES: dict[Scheme, str] = {"dark": "-dark", "light": ""}
"""What a picture's name ends in, by what the visitor's system prefers."""

MORNINGS = {True: "morning-ahead", False: "morning-reacting"}
"""The names of their pictures, by whether rooms are warmed ahead."""

SPEED = 60
RUNNING_S = 105
"""Until after seven in the simulated house: the graphs show the morning from half past five."""

SETTLE_MS = 1500
"""How long icons take to arrive, and graphs to be drawn."""

WAITING_MS = 60_000
"""How long it may take until a heater waits for room, which is what the picture is about."""

DESK = (1280, 3000)
"""Width of a desk's screen, and more height than any page needs: it is cut to what there is to see."""

FORM = (700, 1080)
MARGIN = 24
"""What is left free below the end of a page, in pixels."""


async def main() -> None:
    """Run the demo, wait until it has something to show, and take all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with running_demo(port=free_port(), speed=SPEED) as demo:
        print(f"{demo.process.url} runs; its graphs fill for {RUNNING_S} s", flush=True)
        await asyncio.sleep(RUNNING_S)
        device_id = await _device_id(demo, "Living room")
        async with browsing(demo.process.url) as page:
            await Album(page).fill(device_id)
    morning = Morning.until(datetime.now(UTC))
    for ahead, name in MORNINGS.items():
        await _take_morning(name, morning, ahead=ahead)


async def _take_morning(name: str, morning: Morning, *, ahead: bool) -> None:
    """Run a morning until it is over, and take the picture of its graphs."""
    async with running_morning(morning, port=free_port(), ahead=ahead) as demo:
        print(f"{demo.process.url} lives through a morning", flush=True)
        await wait_until_over(demo)
        async with browsing(demo.process.url) as page:
            await Album(page).take_morning(name)


type Scheme = Literal["light", "dark"]
"""What the visitor's system prefers, and the page follows."""


@dataclass(frozen=True, slots=True)
class Album:
    """All pictures, each taken light and dark."""

    page: Page
    """What they are taken of."""

    async def fill(self, device_id: str) -> None:
        """Take all pictures; *device_id* is that of a heater."""
        await self._dashboard()
        await self._card()
        await self._integration()
        await self._device(device_id)
        await self._budget_form()
        await self._heater_form()
        await self._options_form(BUDGET, "Meter", "meter-form")
        await self._options_form(CIRCUIT, "Other rules", "circuit-form")

    async def take_morning(self, name: str) -> None:
        """Take the picture of what became of a morning."""
        await resize(self.page, DESK)
        await self.page.goto("/")
        graphs = self.page.locator("hui-section").nth(1)
        await graphs.get_by_text("Without its heaters").wait_for()
        await self._take(name, graphs)

    async def _dashboard(self) -> None:
        dashboard = Dashboard(self.page)
        await resize(self.page, DESK)
        await dashboard.open()
        await self._cut_below(dashboard.view.locator("hui-card"))
        await dashboard.card("Waiting for power").first.wait_for(timeout=WAITING_MS)
        await self._take("dashboard")

    async def _card(self) -> None:
        card = CardPage(self.page)
        await resize(self.page, DESK)
        await card.open()
        await card.card.get_by_text("Waiting for power").first.wait_for(timeout=WAITING_MS)
        await self._take("card", card.card)

    async def _integration(self) -> None:
        integration = IntegrationPage(self.page)
        await resize(self.page, DESK)
        await integration.open()
        for load in await self.page.locator("ha-config-sub-entry-row .expand-button").all():
            await load.click()
        await self._cut_below(self.page.locator("ha-config-entry-row"))
        await self._take("integration")

    async def _device(self, device_id: str) -> None:
        await resize(self.page, DESK)
        await self.page.goto(f"/config/devices/device/{device_id}")
        cards = self.page.locator("ha-config-device-page ha-card")
        await cards.first.wait_for()
        await self._cut_below(cards)
        await self._take("device")

    async def _budget_form(self) -> None:
        await resize(self.page, FORM)
        form = await IntegrationPage(self.page).begin()
        await form.enter(name="House", mode_0="9000", mode_1="6000")
        await self._take_form(form, "config-flow")

    async def _heater_form(self) -> None:
        integration = await self._open_for_a_form()
        form = await integration.add("heater", BUDGET)
        await form.enter(name="Living room", power="2000")
        await self._take_form(form, "heater-form")

    async def _options_form(self, budget: str, section: str, name: str) -> None:
        """Take a picture of one section of the options of a budget, with the first one closed."""
        integration = await self._open_for_a_form()
        form = await integration.configure(budget)
        await form.unfold("Power limits")
        await form.unfold(section)
        await self.page.wait_for_timeout(SETTLE_MS)
        await form.section(section).evaluate("head => head.scrollIntoView()")
        await self._take_form(form, name)

    async def _open_for_a_form(self) -> IntegrationPage:
        await resize(self.page, FORM)
        integration = IntegrationPage(self.page)
        await integration.open()
        return integration

    async def _take_form(self, form: Form, name: str) -> None:
        await form.leave()
        await self._take(name)

    async def _cut_below(self, parts: Locator) -> None:
        """Make the screen as high as what it shows, to the end of the lowest of some parts."""
        await self.page.wait_for_timeout(SETTLE_MS)
        boxes = [await part.bounding_box() for part in await parts.all()]
        end = max(box["y"] + box["height"] for box in boxes if box is not None)
        await resize(self.page, (DESK[0], round(end) + MARGIN))

    async def _take(self, name: str, part: Locator | None = None) -> None:
        """Take a picture of the page, or of a part of it."""
        await self.page.mouse.move(0, 0)
        for scheme, suffix in SUFFIXES.items():
            await self.page.emulate_media(color_scheme=scheme)
            await self.page.wait_for_timeout(SETTLE_MS)
            await (part or self.page).screenshot(path=IMAGES / f"{name}{suffix}.png")
        print(f"took {name}", flush=True)


async def _device_id(demo: Demo, name: str) -> str:
    async with connect(demo.process.url, demo.token) as client:
        devices = await client.command("config/device_registry/list")
    found: str = next(device["id"] for device in devices if device["name"] == name)
    return found


if __name__ == "__main__":
    asyncio.run(main())
