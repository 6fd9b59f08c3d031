"""The demo, from the command line."""

import argparse
import asyncio
from contextlib import AbstractAsyncContextManager, suppress
import signal
import sys

from .house import Demo, running_demo
from .morning.house import WITHIN_S, running_morning
from .process import HomeAssistantError, is_free

PORT = 8123
SPEED = 60
FASTEST = 600

AHEAD = "ahead"
WARMING = (AHEAD, "reacting")
"""How rooms come to be warm in the morning."""


def main() -> int:
    """Run the demo until Ctrl-C; return 0, or 1 if it could not run."""
    options = _options()
    if not is_free(options.port):
        another = options.port + 1
        print(f"Port {options.port} is taken. Choose another: scripts/demo --port {another}", file=sys.stderr)
        return 1
    try:
        with suppress(asyncio.CancelledError):
            asyncio.run(_run(_chosen(options), _story(options)))
    except (HomeAssistantError, TimeoutError) as error:
        print(f"The demo stops: {error}", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/demo",
        description="A real Home Assistant with a simulated house: heaters, a car and batteries share 9 kW.",
    )
    parser.add_argument("--port", type=int, default=PORT, help=f"port of its page (default: {PORT})")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument(
        "--speed",
        type=_speed,
        default=SPEED,
        help=f"times as fast as life, 1 to {FASTEST} (default: {SPEED})",
    )
    shown.add_argument(
        "--morning",
        nargs="?",
        choices=WARMING,
        const=AHEAD,
        help="show a winter morning in two minutes instead, with rooms that are warmed ahead of six o'clock,"
        " or that react to it",
    )
    return parser.parse_args()


def _speed(text: str) -> float:
    speed = float(text)
    if not 1 <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"{text} is not between 1 and {FASTEST}")
    return speed


def _chosen(options: argparse.Namespace) -> AbstractAsyncContextManager[Demo]:
    """Return what is to be shown."""
    if options.morning is None:
        return running_demo(port=options.port, speed=options.speed)
    return running_morning(port=options.port, ahead=options.morning == AHEAD)


def _story(options: argparse.Namespace) -> str:
    """Return what there is to see."""
    if options.morning is None:
        return (
            f"A day there takes {24 * 60 / options.speed:g} minutes here."
            " It is half past five; at six all rooms want to be warm."
        )
    return (
        f"It is three o'clock; at six all rooms are to be warm. After {WITHIN_S / 60:g} minutes,"
        " or more on a slow machine, the clock there has caught up with yours."
    )


async def _run(running: AbstractAsyncContextManager[Demo], story: str) -> None:
    """Run the demo until a signal asks for its end."""
    task = asyncio.current_task()
    if task is None:
        return
    for end in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(end, task.cancel)
    print("Starting Home Assistant with the simulated house: this takes about ten seconds.", flush=True)
    try:
        async with running as demo:
            print(
                f"Open {demo.process.url} in a browser: no login is asked for.\n{story}\n"
                "Ctrl-C ends everything.",
                flush=True,
            )
            await demo.process.wait()
    finally:
        print("The demo has ended; nothing of it is left.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
