"""Where in a TOML file something stands."""

from collections.abc import Iterable
from functools import reduce
import tomllib


def line_of(text: str, keys: Iterable[str]) -> int | None:
    """Return the line on which a table or a value begins, given the keys that lead to it.

    It is the end of the shortest beginning of the file that has it:

    | text                              | keys        | line |
    |-----------------------------------|-------------|-----:|
    | `a = 1`, `[room.bath]`, `ua = 13` | a           |    1 |
    | the same                          | room, bath  |    2 |
    | the same                          | room, bath, ua |  3 |
    | `hours = [`, `6]`                 | hours       |    1 |
    | any                               | one that is not there | – |
    """
    wanted, lines, begins_at = tuple(keys), text.splitlines(keepends=True), 1
    for count in range(1, len(lines) + 1):
        content = _content("".join(lines[:count]))
        if content is None:
            continue
        if _holds(content, wanted):
            return begins_at
        begins_at = count + 1
    return None


def _content(text: str) -> object:
    """Return what a beginning of a file says, or nothing if it ends in the middle of a value."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _holds(content: object, keys: tuple[str, ...]) -> bool:
    missing = object()

    def inner(table: object, key: str) -> object:
        return table.get(key, missing) if isinstance(table, dict) else missing

    return reduce(inner, keys, content) is not missing
