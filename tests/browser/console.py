"""What a page complains of in the browser's console."""

from playwright.async_api import ConsoleMessage, Error, Page

NO_INTERNET = "/api/brands/integration/"
"""Where the page asks for the logos of Home Assistant's own integrations, which come from the internet."""

OURS = f"{NO_INTERNET}power_budget/"
"""Where it asks for ours, which come with the integration."""


class Console:
    """Keeps every error and warning of a page, but for those that are not about us."""

    def __init__(self, page: Page) -> None:
        """Listen to a page from now on."""
        self.complaints: list[str] = []
        """What was complained of since the page was last asked."""
        page.on("console", self._on_message)
        page.on("pageerror", self._on_error)

    def _on_message(self, message: ConsoleMessage) -> None:
        where = message.location["url"]
        is_a_logo = NO_INTERNET in where and OURS not in where
        if message.type in {"error", "warning"} and not is_a_logo:
            self.complaints.append(f"{message.type}: {message.text} ({where})")

    def _on_error(self, error: Error) -> None:
        self.complaints.append(f"uncaught: {error.stack}")
