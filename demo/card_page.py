"""What visitors see and do on the card of Power Budget, in their words."""

from dataclasses import dataclass
import re

from playwright.async_api import Locator, Page

DEMO = "/power-budget/card"
"""Where the demo shows it."""


@dataclass(frozen=True, slots=True)
class CardPage:
    """A page of a dashboard with one card."""

    page: Page
    """Where it is shown."""

    async def open(self, path: str = DEMO) -> None:
        """Go to it, and wait until it knows its budget."""
        await self.page.goto(path)
        await self.status.wait_for()

    @property
    def card(self) -> Locator:
        """The card."""
        return self.page.locator("power-budget-card")

    @property
    def status(self) -> Locator:
        """How the budget does."""
        return self.card.get_by_role("status")

    def load(self, name: str) -> Locator:
        """Return the row of a load."""
        told = self.page.get_by_role("button", name=re.compile(f"^{re.escape(name)}: "))
        return self.card.get_by_role("listitem").filter(has=told)

    def button(self, name: str) -> Locator:
        """Return a button, by what a screen reader calls it."""
        return self.card.get_by_role("button", name=name, exact=True)

    def mode(self, mode: int) -> Locator:
        """Return the button of a power saving mode."""
        return self.card.get_by_role("radio", name=f"Mode {mode}")
