"""Houses that no demo has: the real card in the real page, told of them as the integration would tell."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Locator, Page

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
  const seen = {asked: [], left: [], drawn: 0, refusal: told.refusal, again: new Set()}
  const connection = {
    subscribeMessage: async (hear, what) => {
      seen.asked.push(what.type)
      if (seen.refusal !== null) throw seen.refusal
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

LAYOUT: dict[str, Any] = {
    "entry_id": "house",
    "name": "House",
    "unit": "watts",
    "power_steps": [9000, 6000],
    "parent": None,
    "meters": [],
    "window": None,
    "entities": {"power_saving_mode": "number.stage_mode", "away": "switch.stage_away"},
}
DECIDED: dict[str, Any] = {
    "status": "limited",
    "away": False,
    "tested": False,
    "limit": 9000,
    "bound_by": "power_step",
    "granted": 0,
    "next_turn_at": None,
}
GRANTED: dict[str, Any] = {
    "reason": "satisfied",
    "asks": False,
    "boosted": False,
    "freezes": False,
    "runs": False,
    "granted": 0,
    "wanted_w": None,
    "level_w": None,
    "needs": 0,
    "needs_of": None,
    "needs_unit": "watts",
    "place": -1,
    "health": "working",
    "held_until": None,
    "boost_until": None,
    "blocked_until": None,
    "setpoint_c": None,
    "requested_w": None,
    "requested_until": None,
    "preheating_c": None,
    "preheating_until": None,
    "layer": 0,
}


@dataclass(frozen=True, slots=True)
class Heater:
    """One of the loads on the stage, and what it got."""

    name: str
    """What it is called."""

    got: dict[str, Any]
    """What was decided for it, as far as that is anything."""

    budget: str = "House"
    """Where it belongs to."""

    def layout(self, number: int) -> dict[str, Any]:
        """Return what it is and which entities it has."""
        entities = {"status": f"sensor.stage_{number}", "boost": f"switch.stage_{number}"}
        return {
            "id": f"heater {number}",
            "kind": "heater",
            "name": self.name,
            "budget": self.budget,
            "budget_id": self.budget.lower(),
            "power_w": 1000,
            "setpoint_c": 20,
            "entities": entities,
            "wired": {"temperature_sensor": f"sensor.stage_warmth_{number}"},
        }


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
        loads = {f"heater {number}": GRANTED | heater.got for number, heater in enumerate(heaters)}
        told = {
            "event": {"layout": layout, "decided": DECIDED | more.get("decided", {}) | {"loads": loads}},
            "history": more.get("history", []),
            "config": more.get("config", {}),
            "locale": more.get("locale", {}),
            "refusal": more.get("refusal"),
            "states": _states(len(heaters)) | more.get("states", {}),
        }
        await self.page.evaluate(SHOW, [told, width])
        await self.card.locator("[part=header], [part=message]").wait_for()

    async def end(self) -> None:
        """Take the card away."""
        await self.page.evaluate(
            "document.querySelector('home-assistant').shadowRoot.getElementById('stage')?.remove()"
        )


async def loose(card: Locator) -> list[str]:
    """Return what stands out of a card to a side, or does not have the room that it takes."""
    outside: list[str] = await card.evaluate(LOOSE)
    cramped: list[str] = await card.evaluate(CRAMPED)
    return outside + cramped


def _states(heaters: int) -> dict[str, dict[str, Any]]:
    """Return the states of what stands on the stage."""
    states: dict[str, dict[str, Any]] = {
        "number.stage_mode": {"state": "0", "attributes": {}},
        "switch.stage_away": {"state": "off", "attributes": {}},
    }
    for number in range(heaters):
        degrees = {"state": "17.4", "attributes": {"unit_of_measurement": "°C"}}
        states[f"switch.stage_{number}"] = {"state": "off", "attributes": {}}
        states[f"sensor.stage_warmth_{number}"] = degrees
    return states
