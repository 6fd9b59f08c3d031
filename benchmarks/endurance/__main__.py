"""The trials, from the command line."""

import argparse
import asyncio
import sys

from benchmarks.arguments import whole
from benchmarks.speed import MeasuringError
from demo.process import HomeAssistantError

from .kills import killed
from .soak import soaked, table

TIMES, SEED = 25, 1
HOURS, HEATERS = 24, 200
FEWEST_HOURS = 2
"""What is held after the first hour is held against what is held after it."""


def main() -> int:
    """Try and print; return 0 if all is as promised, else 1."""
    options = _options()
    try:
        return asyncio.run(_kill(options) if options.trial == "kills" else _soak(options))
    except (HomeAssistantError, MeasuringError, TimeoutError) as error:
        print(f"It could not be tried: {error}", file=sys.stderr)
        return 1


async def _kill(options: argparse.Namespace) -> int:
    print(f"Killing it {options.times} times: about eight seconds each.", file=sys.stderr)
    found = await killed(options.times, options.seed)
    print(found)
    return 0 if found.is_as_promised else 1


async def _soak(options: argparse.Namespace) -> int:
    print("An hour of 200 heaters takes a minute, or a little more; of fewer, less.", file=sys.stderr)
    held = await soaked(options.loads, options.hours)
    print(table(held, every=options.every, as_markdown=options.markdown))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/endurance", description="How Power Budget stands being killed, and running on and on."
    )
    trials = parser.add_subparsers(dest="trial", required=True)
    kills = trials.add_parser("kills", help="kill a real Home Assistant again and again")
    kills.add_argument("--times", type=whole(1), default=TIMES, help="how often (default: %(default)s)")
    kills.add_argument("--seed", type=int, default=SEED, help="of all that is by lot (default: %(default)s)")
    soak = trials.add_parser("soak", help="let hours pass with many heaters, and measure what is held")
    soak.add_argument(
        "--hours", type=whole(FEWEST_HOURS), default=HOURS, help="how many (default: %(default)s)"
    )
    soak.add_argument(
        "--loads", type=whole(1), default=HEATERS, help="how many heaters (default: %(default)s)"
    )
    soak.add_argument(
        "--every", type=whole(1), default=1, help="tell every so many hours (default: %(default)s)"
    )
    soak.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
