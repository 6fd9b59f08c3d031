"""The page in the browser: when the card has its place, is painted, and has its timeline."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, Page

from demo.browser import DESK

REDRAWS = 20
"""How often all of it is drawn anew, each time that the page is opened."""

MARKS = """
  const marks = window.cardMarks = {}
  const paint = (name) => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel()
    port1.onmessage = () => { marks[name] ??= performance.now() }
    port2.postMessage(0)
  })
  const isSeen = {first: "[part=load]", timeline: '[part=track] path.runs:not([d=""])'}
  const follow = (card) => {
    const {updated} = card
    marks.placed = performance.now()
    card.updated = (changed) => {
      updated.call(card, changed)
      for (const [name, part] of Object.entries(isSeen)) {
        if (marks[name] === undefined && card.shadowRoot.querySelector(part)) paint(name)
      }
    }
  }
  const {attachShadow} = Element.prototype
  Element.prototype.attachShadow = function (options) {
    if (this.localName === "power-budget-card") follow(this)
    return attachShadow.call(this, options)
  }
"""
"""Notes, set up before anything else of the page, when the card enters it, and is painted after that."""

REDRAW = """async (card, times) => {
  const {budget} = card._config
  const took = []
  for (let time = 0; time < times; time += 1) {
    await new Promise(requestAnimationFrame)
    const begun = performance.now()
    card.setConfig({type: "custom:power-budget-card", budget, hours: 24})
    await card.updateComplete
    card.getBoundingClientRect()
    took.push(performance.now() - begun)
  }
  return took
}"""
"""Draws all of the card anew, its timeline too, and lays it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was seen of one opening of the page."""

    placed_ms: float
    """From its opening until the page gives the card its place."""

    first_ms: float
    """From then until the card is painted, with its bar and its loads."""

    timeline_ms: float
    """From then until the timeline is painted, too."""

    redraws_ms: tuple[float, ...]
    """What it took to draw all of it anew."""


async def visit(browser: Browser, url: str, path: str) -> tuple[Visit, Visit]:
    """Open a page with a cold cache, and again with a warm one."""
    width, height = DESK
    context = await browser.new_context(base_url=url, viewport={"width": width, "height": height})
    await context.add_init_script(MARKS)
    page = await context.new_page()
    cold, warm = await _open(page, path), await _open(page, path)
    await context.close()
    return cold, warm


async def _open(page: Page, path: str) -> Visit:
    await page.goto(path)
    await page.wait_for_function("window.cardMarks?.timeline !== undefined")
    marks: dict[str, Any] = await page.evaluate("window.cardMarks")
    redraws_ms = await page.locator("power-budget-card").evaluate(REDRAW, REDRAWS)
    placed_ms = marks["placed"]
    return Visit(
        placed_ms=placed_ms,
        first_ms=marks["first"] - placed_ms,
        timeline_ms=marks["timeline"] - placed_ms,
        redraws_ms=tuple(redraws_ms),
    )
