"""The measurement of a process, from the command line."""

import argparse
import asyncio
import signal
import sys

from benchmarks.arguments import whole
from benchmarks.machine import machine
from benchmarks.speed import MeasuringError
from demo.process import HomeAssistantError

from .day import recorded
from .figures import Latency, Load, latencies_ms
from .house import House
from .readings import rest_of_the_house
from .report import DAY_MIN, Kept, growth_table, latency_table, load_table
from .run import Run, run_with, run_without
from .usage import PROC

MINUTES = 10
HEATERS = 50
MOST_HEATERS = 100
MINUTE_S = 60
CLIMB_EVERY_S = 150


def main() -> int:
    """Measure and print; return 0, or 1 if it could not be measured."""
    options = _options()
    if not PROC.is_dir():
        print("It is measured by what Linux tells of a process.", file=sys.stderr)
        return 1
    try:
        asyncio.run(_until_a_signal(options))
    except asyncio.CancelledError:
        print("The measurement was ended; nothing of it is left.", file=sys.stderr)
        return 1
    except (HomeAssistantError, MeasuringError, TimeoutError) as error:
        print(f"It could not be measured: {error}", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/measure",
        description="What Power Budget costs a real Home Assistant whose meter reports each second.",
    )
    parser.add_argument(
        "--minutes",
        type=whole(1, DAY_MIN),
        default=MINUTES,
        help="how long each of two runs is (default: %(default)s)",
    )
    parser.add_argument(
        "--heaters",
        type=whole(1, MOST_HEATERS),
        default=HEATERS,
        help="how many there are (default: %(default)s)",
    )
    parser.add_argument(
        "--no-day", dest="day", action="store_false", help="leave out the day that is recorded"
    )
    return parser.parse_args()


async def _until_a_signal(options: argparse.Namespace) -> None:
    """Measure, and stop in order if a signal asks for that."""
    measuring = asyncio.ensure_future(_measure(House(options.heaters), options.minutes, day=options.day))
    for end in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(end, measuring.cancel)
    await measuring


async def _measure(house: House, minutes: int, *, day: bool) -> None:
    seconds = minutes * MINUTE_S
    rest = rest_of_the_house(limit_w=house.limit_w, climb_every_s=CLIMB_EVERY_S)
    _tell(f"With a budget: {minutes} min, and two to set it up.")
    with_budget = await run_with(house, seconds, rest.watts)
    _tell(f"The same readings without: {minutes} min, and one to start.")
    without = await run_without(house, with_budget.said)
    print(f"{house.heaters} heaters, a reading each second, on {machine()}.\n")
    _print_run(with_budget, without)
    if day:
        _tell("A day of readings, its clock set from second to second: about ten min for 50 heaters.")
        kept = await recorded(house.heaters, DAY_MIN * MINUTE_S)
        print("\nWhat the recorder keeps of a whole day, measured:\n")
        print(growth_table(Kept(growths=kept, minutes=DAY_MIN)))


def _print_run(with_budget: Run, without: Run) -> None:
    found = latencies_ms(with_budget.readings, with_budget.calls)
    print(latency_table(Latency.of(found) if found else None), end="\n\n")
    print(load_table(Load.of(without.usage), Load.of(with_budget.usage)), end="\n\n")
    for name, run in {"without a budget": without, "with a budget": with_budget}.items():
        print(f"What the recorder keeps of {run.minutes:.0f} min {name}:\n")
        print(growth_table(Kept(growths=run.growths, minutes=run.minutes)), end="\n\n", flush=True)


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
