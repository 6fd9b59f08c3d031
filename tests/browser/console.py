"""What a page complains of in the browser's console."""

from playwright.async_api import ConsoleMessage, Error, Page

LOGOS = "/api/brands/integration/"
"""Where the page asks for logos: of Home Assistant's own integrations, they come from the internet."""

OUR_LOGOS = f"{LOGOS}power_budget/"
"""Where it asks for ours, which come with the integration."""

PREVIEWS = "https://demo.home-assistant.io/"
"""Where pictures on previews of Home Assistant's own cards come from."""

CROSSED = "Received event for unknown subscription"
"""What the page warns of where an event and the end of its subscription cross on their way."""


class Console:
    """Keeps every error and warning of a page, but for what has nothing to do with us."""

    def __init__(self, page: Page) -> None:
        """Listen to a page from now on."""
        self.complaints: list[str] = []
        """What was complained of since the page was last asked."""
        page.on("console", self._on_message)
        page.on("pageerror", self._on_error)

    def _on_message(self, message: ConsoleMessage) -> None:
        where = message.location["url"]
        is_from_elsewhere = where.startswith(PREVIEWS) or (LOGOS in where and OUR_LOGOS not in where)
        is_noise = is_from_elsewhere or message.text.startswith(CROSSED)
        if message.type in {"error", "warning"} and not is_noise:
            self.complaints.append(f"{message.type}: {message.text} ({where})")

    def _on_error(self, error: Error) -> None:
        self.complaints.append(f"uncaught: {error.stack}")
