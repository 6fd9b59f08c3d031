"""The card without a mouse."""

from playwright.async_api import Page, expect
import pytest

from demo.card_page import CardPage
from demo.client import Client

from .stage import Stage
from .told import Heater
from .watch import is_seen

pytestmark = pytest.mark.asyncio(loop_scope="session")

FOCUS = """() => {
  let one = document.activeElement
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
  return one.getAttribute("aria-label") ?? one.textContent.trim().replace(/\\s+/g, " ")
}"""
"""Tells what has the focus."""


async def test_tab_reaches_all_that_can_be_pressed_in_its_order(page: Page, card: CardPage) -> None:
    reached = []
    await card.button("Workshop").focus()
    for _ in range(5):
        reached.append(await page.evaluate(FOCUS))
        await page.keyboard.press("Tab")
    assert reached == ["Workshop", "Bench Not asking", "Boost Bench", "Mode 0, 3\N{NO-BREAK SPACE}kW", "Away"]


@pytest.mark.parametrize("name", ["Workshop", "Bench Not asking"])
async def test_enter_tells_more(page: Page, card: CardPage, name: str) -> None:
    more = page.locator("ha-more-info-dialog").get_by_role("dialog")
    await card.button(name).press("Enter")
    await expect(more).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(more).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
async def test_keys_boost(card: CardPage, client: Client, key: str) -> None:
    await card.button("Boost Bench").press(key)
    await is_seen(client, "switch.bench_boost", "on")
    await expect(card.button("Boost Bench")).to_have_attribute("aria-pressed", "true")
    await card.button("Boost Bench").press(key)
    await is_seen(client, "switch.bench_boost", "off")


async def test_the_focus_stays_with_a_load_whose_turn_comes(page: Page, stage: Stage) -> None:
    names = ("Hall", "Bath", "Attic")

    def in_order(*places: int) -> list[Heater]:
        got = [{"reason": "waiting", "asks": True, "place": place} for place in places]
        return [Heater(*told) for told in zip(names, got, strict=True)]

    for name in names:
        await stage.show(in_order(0, 1, 2), width=480)
        await stage.card.get_by_role("button", name=f"Boost {name}", exact=True).focus()
        for places in ((2, 0, 1), (1, 2, 0), (2, 1, 0)):
            await stage.tell(in_order(*places))
            assert await page.evaluate(FOCUS) == f"Boost {name}"


async def test_keys_choose_the_mode_and_say_that_nobody_is_there(
    page: Page, card: CardPage, client: Client
) -> None:
    await card.mode(0).focus()
    for key, mode in (("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        await page.keyboard.press(key)
        await expect(card.mode(mode)).to_be_focused()
        await is_seen(client, "number.workshop_power_saving_mode", str(mode))
    await card.mode(1).press("Space")
    await is_seen(client, "number.workshop_power_saving_mode", "1")
    await card.button("Away").press("Space")
    await is_seen(client, "switch.workshop_away", "on")
