"""The card, for those who do not see it, do not see all colours, use no mouse, or read from right to left."""

from collections.abc import AsyncIterator
from time import time
from typing import Literal

from playwright.async_api import Page, expect
import pytest
import pytest_asyncio

from demo.browser import DESK, resize
from demo.card_page import CardPage
from demo.client import Client

from .axe import barriers
from .conftest import Show
from .stage import Stage, loose
from .told import Heater

pytestmark = pytest.mark.asyncio(loop_scope="session")

IDLE = r"""
- heading "Workshop" [level=2]:
  - button "Workshop"
- status: Nobody asks
- text: 0 W of 3 kW
- img "0 W of 3 kW"
- text: "Limit: the connection 3 kW free"
- heading "Loads" [level=3]
- list "Loads":
  - listitem:
    - button "Bench Not asking"
    - button "Boost Bench"
- text: /Last .+ Limit Granted/
- img /Granted at most .+, limit at least .+/
- 'img /Bench: ran \d+% of the time, waited \d+%/'
- radiogroup "Power saving mode":
  - radio "Mode 0, 3 kW" [checked]
  - radio "Mode 1, 2 kW"
- button "Away"
"""
"""What a screen reader finds on the card of the workshop."""

RUNS = {"runs": True, "granted": 1500, "layer": 1500}
EVERYBODY = [
    Heater("Hall", RUNS | {"reason": "heating", "place": 0}),
    Heater("Bath", RUNS | {"reason": "boosted", "boosted": True, "place": 1}),
    Heater("Office", RUNS | {"reason": "held_on", "place": 2}),
    Heater("Attic", {"reason": "waiting", "asks": True, "needs": 500, "needs_of": "House", "place": 3}),
    Heater("Cellar", {"reason": "blocked", "asks": True, "place": 4}, budget="Below"),
    Heater("Shed", {"reason": "unavailable", "asks": True, "place": 5}),
    Heater("Oven", {"reason": "offered"}),
    Heater("Kitchen", {"reason": "satisfied"}),
    Heater("Porch", RUNS | {"reason": "heating", "place": 6}),
]
"""Loads that do all that loads do."""

OVER = {
    "decided": {"status": "fault", "tested": True, "limit": 5000, "bound_by": "window"},
    "layout": {
        "window": {"minutes": 15, "peak_w": 4000, "follow_peak": False},
        "entities": {
            "radiator_status": "sensor.stage_status",
            "power_saving_mode": "number.stage_mode",
            "away": "switch.stage_away",
            "window_average": "sensor.stage_average",
        },
    },
    "states": {
        "sensor.stage_average": {"state": "4500", "attributes": {}},
        "switch.stage_away": {"state": "on", "attributes": {}},
        "switch.stage_1": {"state": "on", "attributes": {}},
    },
}
"""A budget that is over its limit, in every way."""


@pytest_asyncio.fixture(loop_scope="session")
async def from_the_right(page: Page) -> AsyncIterator[CardPage]:
    """Return the card of the demo on a page in Hebrew."""
    card = CardPage(page)
    await card.open()
    await page.evaluate("localStorage.setItem('selectedLanguage', '\"he\"')")
    await card.open()
    await page.locator("html[dir=rtl]").wait_for()
    yield card
    await page.evaluate("localStorage.removeItem('selectedLanguage')")
    await card.open()


# What axe finds


@pytest.mark.usefixtures("scheme")
async def test_axe_finds_nothing_on_the_card(page: Page) -> None:
    card = CardPage(page)
    await card.open()
    assert await barriers(card.card) == []


@pytest.mark.usefixtures("scheme")
async def test_axe_finds_nothing_whatever_loads_do(stage: Stage) -> None:
    await stage.show(EVERYBODY, width=480, **OVER)
    assert await barriers(stage.card) == []


@pytest.mark.usefixtures("scheme")
async def test_axe_finds_nothing_on_the_cards_of_the_dashboard_of_all_budgets(page: Page, show: Show) -> None:
    card = CardPage(page).card
    await page.goto(await show(strategy={"type": "custom:power-budget"}))
    await expect(card.get_by_role("status")).to_have_count(2)
    for one in await card.all():
        assert await barriers(one) == []


async def test_axe_would_find_what_is_wrong(stage: Stage) -> None:
    await stage.show(EVERYBODY[:1], width=480)
    await stage.card.locator("[part=boost]").evaluate("boost => boost.removeAttribute('aria-label')")
    await stage.card.locator("[part=boost]").evaluate("boost => boost.removeAttribute('title')")
    await stage.card.locator("[part=status]").evaluate("status => { status.style.color = '#ccc' }")
    found = " ".join(await barriers(stage.card))
    assert "button-name: " in found
    assert "color-contrast: " in found


# What is read aloud


async def test_a_screen_reader_finds_all_of_it(card: CardPage) -> None:
    await expect(card.card).to_match_aria_snapshot(IDLE)


async def test_a_status_that_changes_is_heard(card: CardPage, client: Client) -> None:
    await expect(card.status).to_have_text("Nobody asks")
    await client.act("switch.turn_on", "switch.workshop_away")
    await expect(card.status).to_have_text("Nobody is at home")


# What reads from right to left


async def test_a_page_from_right_to_left_is_mirrored(page: Page, from_the_right: CardPage) -> None:
    assert await page.evaluate("document.dir") == "rtl"
    title = await from_the_right.card.locator("[part=title]").bounding_box()
    figures = await from_the_right.card.locator("[part=figures]").bounding_box()
    assert title is not None
    assert figures is not None
    assert figures["x"] + figures["width"] < title["x"]
    assert await loose(from_the_right.card) == []


async def test_a_bar_grows_from_where_reading_begins(stage: Stage, from_the_right: CardPage) -> None:
    await stage.show(EVERYBODY, width=360)
    bar = await stage.card.locator("[part=bar]").bounding_box()
    first = await stage.card.locator("[part=segment]").first.bounding_box()
    last = await stage.card.locator("[part=segment]").last.bounding_box()
    assert bar is not None
    assert first is not None
    assert last is not None
    assert first["x"] + first["width"] == pytest.approx(bar["x"] + bar["width"], abs=1)
    assert last["x"] + last["width"] < first["x"]
    assert await loose(stage.card) == []


async def test_arrows_follow_what_is_seen(page: Page, stage: Stage, from_the_right: CardPage) -> None:
    await stage.show(EVERYBODY, width=360)
    modes = stage.card.get_by_role("radio")
    await modes.first.focus()
    await page.keyboard.press("ArrowLeft")
    await expect(modes.nth(1)).to_be_focused()


async def test_a_name_is_read_and_cut_off_as_its_own_letters_are(
    stage: Stage, from_the_right: CardPage
) -> None:
    heaters = [Heater("Hall (below)", RUNS), Heater("\N{HEBREW LETTER ALEF}", RUNS)]
    past = {"states": {"sensor.stage_0": [{"s": "heating", "lu": time() - 600}]}}
    await stage.show(heaters, width=360, history=[past])
    for part in (".called", ".track-name"):
        names = stage.card.locator(part)
        await expect(names.first).to_have_css("direction", "ltr")
        await expect(names.last).to_have_css("direction", "rtl")
    right = "one => Math.round(one.getBoundingClientRect().right)"
    first, last = [await name.evaluate(right) for name in await stage.card.locator(".track-name").all()]
    assert first == last


# What moves


@pytest.mark.parametrize(("wish", "lasts"), [("reduce", "0s"), ("no-preference", "0.3s")])
async def test_who_wants_less_motion_sees_none(
    page: Page, stage: Stage, wish: Literal["reduce", "no-preference"], lasts: str
) -> None:
    await page.emulate_media(reduced_motion=wish)
    await stage.show(EVERYBODY, width=480)
    segment = stage.card.locator("[part=segment]").first
    moves = await segment.evaluate("segment => getComputedStyle(segment).transitionDuration")
    await page.emulate_media(reduced_motion="reduce")
    assert moves == lasts


# What is narrow, and what is wide


@pytest.mark.parametrize(("width", "columns"), [(360, 1), (600, 1), (1280, 2), (1920, 2)])
async def test_nothing_stands_out_of_a_page_of_any_width(
    page: Page, show: Show, width: int, columns: int
) -> None:
    await resize(page, (width, DESK[1]))
    card = CardPage(page)
    await card.open(await show(views=[{"type": "panel", "cards": [{"type": "custom:power-budget-card"}]}]))
    page_width = await page.evaluate("document.documentElement.scrollWidth")
    bar = await card.card.locator("[part=bar]").bounding_box()
    loads = await card.card.locator("[part=loads]").bounding_box()
    stands_out = await loose(card.card)
    await resize(page, DESK)
    assert (page_width, stands_out) == (width, [])
    assert bar is not None
    assert loads is not None
    assert (loads["x"] > bar["x"] + bar["width"]) == (columns > 1)
