"""The measurement of the card, from the command line."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
import sys
from tempfile import TemporaryDirectory
from time import time

from playwright.async_api import async_playwright

from benchmarks.arguments import whole
from benchmarks.machine import machine
from benchmarks.tables import markdown
from demo.browser import CHROMIUM, FLAGS
from demo.client import Client
from demo.home import Home
from demo.process import HomeAssistantError
from demo.waiting import until

from .house import House
from .page import Visit, visit
from .past import day, write

LOADS, MOST_LOADS = 20, 100
ROUNDS, MOST_ROUNDS = 10, 100
DASHBOARD = "card-measured"
ASK_TIMEOUT_S = 30


def main() -> int:
    """Measure and print; return 0, or 1 if it could not be measured."""
    options = _options()
    try:
        asyncio.run(_measure(House(options.loads), options.rounds))
    except (HomeAssistantError, TimeoutError) as error:
        print(f"It could not be measured: {error}", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/measure-card",
        description="How soon the card is painted, with a day of history, in a real browser.",
    )
    parser.add_argument(
        "--loads", type=whole(2, MOST_LOADS), default=LOADS, help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--rounds",
        type=whole(1, MOST_ROUNDS),
        default=ROUNDS,
        help="how often the page is opened, with a cold cache and with a warm one (default: %(default)s)",
    )
    return parser.parse_args()


async def _measure(house: House, rounds: int) -> None:
    async with _running(house) as (home, states), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        visits = [await visit(browser, home.process.url, f"/{DASHBOARD}") for _ in range(rounds)]
        engine = f"Chromium {browser.version}"
        await browser.close()
    print(f"{house.heaters} loads, 24 h with {states:,} states, {rounds} rounds; {engine}, {machine()}.\n")
    print(_table([cold for cold, _ in visits], [warm for _, warm in visits]))


@asynccontextmanager
async def _running(house: House) -> AsyncIterator[tuple[Home, int]]:
    """Run a house whose last day is known, with a dashboard of its card; return how many states that has."""
    with TemporaryDirectory(prefix="power-budget-card-", ignore_cleanup_errors=True) as name:
        home = await Home.start(Path(name), house.configuration())
        try:
            await _set_up(home, house)
            await home.process.stop()
            states = write(Path(name), day(house, time()))
            await home.process.start()
            async with home.visit() as client:
                await _ask(client, house)
                yield home, states
        finally:
            await home.process.stop()


async def _set_up(home: Home, house: House) -> None:
    """Fill in the forms, and make a page with the card."""
    async with home.visit() as client:
        await home.add(client, house.budget_form(), house.heater_forms())
        new = {"title": "Card", "mode": "storage", "show_in_sidebar": False, "require_admin": False}
        await client.command("lovelace/dashboards/create", url_path=DASHBOARD, **new)
        config = {"views": [{"cards": [{"type": "custom:power-budget-card", "hours": 24}]}]}
        await client.command("lovelace/config/save", url_path=DASHBOARD, config=config)


async def _ask(client: Client, house: House) -> None:
    """Have all heaters ask for heat: half of them run then, and the others wait."""

    async def is_so() -> bool:
        states = await client.states()
        reasons = [states[status]["state"] for status in house.statuses]
        return reasons.count("waiting") == house.heaters - house.heaters // 2

    await client.act("switch.turn_on", house.demands)
    await until(is_so, timeout_s=ASK_TIMEOUT_S, otherwise="Not half of the heaters run")


def _table(cold: Sequence[Visit], warm: Sequence[Visit]) -> str:
    """Return what was seen, as Markdown."""
    redraws_ms = [took for one in (*cold, *warm) for took in one.redraws_ms]
    rows = {
        "the page gives the card its place, cold cache": [one.placed_ms for one in cold],
        "… warm cache": [one.placed_ms for one in warm],
        "from then to the first paint: bar and loads": [one.first_ms for one in (*cold, *warm)],
        "from then to the timeline": [one.timeline_ms for one in (*cold, *warm)],
        "all of it drawn anew": redraws_ms,
    }
    header = ("ms", "least", "median", "most")
    return markdown([header, *(_row(name, took_ms) for name, took_ms in rows.items())], 1)


def _row(name: str, took_ms: Sequence[float]) -> tuple[str, ...]:
    return (name, *(f"{ms:.1f}" for ms in (min(took_ms), median(took_ms), max(took_ms))))


if __name__ == "__main__":
    sys.exit(main())
