"""Numbers on the command line."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from math import inf


def whole(least: int, most: float = inf) -> Callable[[str], int]:
    """Return what reads a whole number, and refuses one that is less than *least* or more than *most*."""

    def number(text: str) -> int:
        found = int(text)
        if not least <= found <= most:
            raise ArgumentTypeError(f"must be {least} {'or more' if most == inf else f'to {most}'}")
        return found

    return number
