"""Houses that no demo has: the real card in the real page, told of them as the integration would tell."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Locator, Page

from .told import DECIDED, GRANTED, LAYOUT, Heater, states

LOOSE = """(card) => {
  const {left, right} = card.getBoundingClientRect()
  return [...card.shadowRoot.querySelectorAll("*")]
    .filter((one) => !one.closest("svg") && !one.classList.contains("heard"))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.left < left - 1 || box.right > right + 1))
    .map(([one, {left, right}]) => `.${one.className} from ${left} to ${right}: ${one.textContent.trim()}`)
}"""
"""Tells what of a card stands out of it to a side."""

CRAMPED = """(card) => [...card.shadowRoot.querySelectorAll("button")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).textOverflow !== "ellipsis")
  .map((one) => one.textContent.trim())"""
"""Tells which buttons do not have the room that their words take."""

SHOW = """([told, width]) => {
  const {hass, shadowRoot: page} = document.querySelector("home-assistant")
  page.getElementById("stage")?.remove()
  const tell = {"power_budget/card": [told.event], "history/stream": told.history}
  const seen = {asked: [], left: [], drawn: 0, refusal: told.refusal, again: new Set(), hear: {}}
  const connection = {
    subscribeMessage: async (hear, what) => {
      seen.asked.push(what.type)
      if (seen.refusal !== null) throw seen.refusal
      seen.hear[what.type] = hear
      for (const message of tell[what.type] ?? []) hear(message)
      return () => { seen.left.push(what.type) }
    },
    addEventListener: (_event, listener) => seen.again.add(listener),
    removeEventListener: (_event, listener) => seen.again.delete(listener),
  }
  const card = document.createElement("power-budget-card")
  const {updated} = card
  card.updated = (changed) => { seen.drawn += 1; updated.call(card, changed) }
  card.setConfig({type: "custom:power-budget-card", ...told.config})
  const locale = {...hass.locale, ...told.locale}
  const states = {...hass.states, ...told.states}
  const callService = async () => { throw new Error("You may not") }
  card.hass = {...hass, connection, locale, states, callService}
  const stage = document.createElement("div")
  stage.id = "stage"
  stage.seen = seen
  const before = "position: fixed; inset: 0; z-index: 99; overflow: auto;"
  stage.style = `${before} background: var(--primary-background-color)`
  stage.append(card)
  card.style = `width: ${width}px`
  page.append(stage)
  return card.updateComplete
}"""
"""Puts the card before all that the page shows, with the page's own knowledge beside what it is told."""

TELL = """(stage, event) => {
  stage.seen.hear["power_budget/card"](event)
  return stage.firstChild.updateComplete
}"""
"""Tells the card something new."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A page on which a card is shown alone."""

    page: Page
    """A page on which cards are known."""

    @property
    def card(self) -> Locator:
        """The card."""
        return self.page.locator("#stage power-budget-card")

    async def show(self, heaters: list[Heater], *, width: int, **more: Any) -> None:
        """Show heaters; *more* are parts of what is told of the budget, and of the page."""
        layout = LAYOUT | more.get("layout", {}) | {"loads": [h.layout(n) for n, h in enumerate(heaters)]}
        told = {
            "event": {"layout": layout, "decided": _decided(heaters, more.get("decided", {}))},
            "history": more.get("history", []),
            "config": more.get("config", {}),
            "locale": more.get("locale", {}),
            "refusal": more.get("refusal"),
            "states": states(len(heaters)) | more.get("states", {}),
        }
        await self.page.evaluate(SHOW, [told, width])
        await self.card.locator("[part=header], [part=message]").wait_for()

    async def tell(self, heaters: list[Heater]) -> None:
        """Tell what these heaters, which are shown, got by now."""
        await self.page.locator("#stage").evaluate(TELL, {"decided": _decided(heaters, {})})

    async def end(self) -> None:
        """Take the card away."""
        await self.page.evaluate(
            "document.querySelector('home-assistant').shadowRoot.getElementById('stage')?.remove()"
        )


def _decided(heaters: list[Heater], more: dict[str, Any]) -> dict[str, Any]:
    """Return what the card is told of a decision."""
    got = {f"heater {number}": GRANTED | heater.got for number, heater in enumerate(heaters)}
    return DECIDED | more | {"loads": got}


async def loose(card: Locator) -> list[str]:
    """Return what stands out of a card to a side, or does not have the room that it takes."""
    outside: list[str] = await card.evaluate(LOOSE)
    cramped: list[str] = await card.evaluate(CRAMPED)
    return outside + cramped
