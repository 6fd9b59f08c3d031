"""What visitors do on the pages of Home Assistant, in their words."""

from dataclasses import dataclass
import re

from playwright.async_api import Locator, Page

ADD = "/config/integrations/dashboard"
INTEGRATION = "/config/integrations/integration/power_budget"
DASHBOARDS = "/config/lovelace/dashboards"


@dataclass(frozen=True, slots=True)
class Form:
    """Forms of Power Budget that follow one another in a dialog."""

    page: Page
    """The page over which it stands."""

    @property
    def dialog(self) -> Locator:
        """The dialog that holds it."""
        return self.page.locator("dialog-data-entry-flow")

    async def wait(self, title: str) -> None:
        """Wait until the form of this title is shown."""
        await self.dialog.get_by_text(title, exact=True).wait_for()

    async def enter(self, **values: str) -> None:
        """Fill boxes, each by its key: `mode_0` is the box *Mode 0*."""
        for key, value in values.items():
            await self.box(key.replace("_", " ")).fill(value)

    def box(self, label: str) -> Locator:
        """Return the box whose label begins so, in small letters or capitals."""
        begins = re.compile(f"^{re.escape(label)}", re.IGNORECASE)
        text, number = (self.dialog.get_by_role(role, name=begins) for role in ("textbox", "spinbutton"))
        return text.or_(number)

    def section(self, name: str) -> Locator:
        """Return the head of a section."""
        return self.dialog.get_by_role("button", name=name, exact=True)

    async def unfold(self, section: str) -> None:
        """Open a section, or close it."""
        await self.section(section).click()

    async def leave(self) -> None:
        """Leave the box that was filled last."""
        await self.page.locator("input:focus").evaluate_all("boxes => boxes.forEach(box => box.blur())")

    async def search(self, label: str, text: str) -> Locator:
        """Search for an entity in the list of a field, and return what is offered."""
        await self.dialog.locator("ha-entity-picker").get_by_role("button", name=label).click()
        offered = self.page.locator("ha-picker-combo-box")
        await offered.get_by_role("textbox").fill(text)
        return offered

    async def pick(self, label: str, name: str) -> None:
        """Choose the entity of that name for a field."""
        offered = await self.search(label, name)
        await offered.get_by_role("option", name=name).click()

    async def choose(self, option: str) -> None:
        """Choose one of several."""
        await self.dialog.get_by_role("radio", name=option).click()

    def refusal(self, text: str, *, above: str) -> Locator:
        """Return the field of which a message that stands directly above it says this."""
        return self.dialog.locator(f"ha-alert:has-text('{text}') + *").filter(has_text=above)

    async def submit(self) -> None:
        """Send what was entered."""
        await self.dialog.get_by_role("button", name="Submit").click()

    async def finish(self, said: str) -> None:
        """Wait until the dialog says this in the end, and close it."""
        await self.wait(said)
        await self.dialog.locator("ha-dialog-footer").get_by_role("button").click()
        await self.dialog.wait_for(state="hidden")


@dataclass(frozen=True, slots=True)
class IntegrationPage:
    """The page of Power Budget under *Devices & services*."""

    page: Page
    """Where it is shown."""

    async def open(self) -> None:
        """Go to it."""
        await self.page.goto(INTEGRATION)
        await self.page.locator("ha-config-entry-row").first.wait_for()

    async def begin(self) -> Form:
        """Search for the integration as one who does not have it yet, and begin to add a budget."""
        await self.page.goto(ADD)
        await self.page.get_by_role("button", name="Add integration").click()
        search = self.page.locator("dialog-add-integration")
        await search.get_by_role("textbox").fill("power bud")
        await search.get_by_text("Power Budget").click()
        return Form(self.page)

    def budget(self, name: str) -> Locator:
        """Return the row of a budget, its loads among it."""
        return self._row("ha-config-entry-row", name)

    def load(self, name: str) -> Locator:
        """Return the row of a load."""
        return self._row("ha-config-sub-entry-row", name)

    async def configure(self, budget: str) -> Form:
        """Open the options of a budget."""
        await self.budget(budget).get_by_role("button", name="Configure").click()
        return Form(self.page)

    async def change(self, load: str, kind: str = "heater") -> Form:
        """Open the form that changes a load."""
        await self.load(load).get_by_role("button", name=f"Change {kind}").click()
        return Form(self.page)

    async def add(self, kind: str, budget: str) -> Form:
        """Open the form that adds a load to a budget, one of several."""
        await self.page.get_by_role("button", name=f"Add {kind}").first.click()
        await self.page.locator("dialog-pick-config-entry").get_by_text(budget, exact=True).click()
        return Form(self.page)

    async def remove(self, row: Locator) -> None:
        """Remove what a row stands for."""
        await row.get_by_role("button", name="Menu").first.click()
        await row.get_by_role("menuitem", name="Delete").click()
        await self.page.locator("dialog-box").get_by_role("button", name="Delete").click()

    def _row(self, element: str, name: str) -> Locator:
        return self.page.locator(element).filter(has=self.page.get_by_text(name, exact=True))


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The page that the demo opens with."""

    page: Page
    """Where it is shown."""

    async def open(self) -> None:
        """Go to it, and wait until its last card is filled."""
        await self.page.goto("/")
        await self.view.get_by_role("heading", name="Decisions").wait_for()

    @property
    def view(self) -> Locator:
        """All of its cards."""
        return self.page.locator("hui-view")

    def card(self, text: str | re.Pattern[str]) -> Locator:
        """Return the cards and badges that say this, of those that are shown."""
        return self.view.get_by_role("button", name=text)

    async def toggle(self, name: str) -> None:
        """Turn what a card stands for on, or off."""
        await self.view.get_by_role("button", name=f"Toggle {name}").click()


@dataclass(frozen=True, slots=True)
class DashboardsPage:
    """The page under *Settings* where dashboards are added."""

    page: Page
    """Where it is shown."""

    async def open(self) -> None:
        """Go to it."""
        await self.page.goto(DASHBOARDS)

    async def add(self, kind: str, title: str) -> None:
        """Add a dashboard of a kind, which says this of itself."""
        await self.page.get_by_role("button", name="Add dashboard").click()
        await self.page.get_by_text(kind).click()
        await self.page.get_by_role("textbox", name="Title").fill(title)
        await self.page.get_by_role("button", name="Create").click()
        await self.page.get_by_role("dialog").wait_for(state="hidden")
