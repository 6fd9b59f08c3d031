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
        named = self.page.locator("[part=load-name]", has_text=re.compile(rf"^\s*{re.escape(name)}"))
        return self.card.get_by_role("listitem").filter(has=named)

    def button(self, name: str) -> Locator:
        """Return a button, by what a screen reader calls it."""
        return self.card.get_by_role("button", name=name, exact=True)

    def mode(self, mode: int) -> Locator:
        """Return the button of a power saving mode."""
        return self.card.get_by_role("radio", name=f"Mode {mode}")


@dataclass(frozen=True, slots=True)
class CardEditor:
    """A dashboard on which a card is added."""

    page: Page
    """Where it is edited."""

    @property
    def dialog(self) -> Locator:
        """Where the options of the card are chosen."""
        return self.page.locator("hui-dialog-edit-card")

    async def begin(self, path: str) -> None:
        """Edit a dashboard, and pick the card of Power Budget among all cards."""
        await self.page.goto(f"{path}?edit=1")
        await self.page.get_by_role("button", name="Add card").first.click()
        picker = self.page.locator("hui-dialog-create-card")
        await picker.get_by_role("tab", name="By card").click()
        await picker.get_by_role("textbox").fill("power budget")
        await picker.locator(".card", has_text="Power Budget").first.click()

    async def save(self) -> None:
        """Save the card, and what was edited."""
        await self.dialog.get_by_role("button", name="Save").click()
        await self.page.get_by_role("button", name="Done").click()
