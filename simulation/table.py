"""Tables of a scenario file, read key by key, so that every mistake is named where it stands."""

from math import inf, isfinite
from pathlib import Path
from typing import TypeGuard

from .hours import Hours
from .lines import line_of

DAY_H = 24


class ScenarioError(Exception):
    """A scenario file that cannot be used: where, and what is wrong."""

    def __init__(
        self, *, file: Path, problem: str, table: str = "", key: str = "", line: int | None = None
    ) -> None:
        """Name the *file*, and the *line*, the *table* and the *key* in it where there is one to name."""
        self.file = file
        self.line = line
        self.table = table
        self.key = key
        self.problem = problem
        place = " ".join(part for part in (f"[{table}]" if table else "", key) if part)
        where = f"{file}, line {line}" if line else f"{file}"
        super().__init__(f"{where}: {place}: {problem}" if place else f"{where}: {problem}")


class Table:
    """One table of a scenario file; each key is taken out as it is read.

    `done` refuses what is left, which nobody asked for.
    """

    def __init__(self, file: Path, keys: tuple[str, ...], content: dict[str, object]) -> None:
        """Read *content*, the table of *file* to which *keys* lead; none lead to its top."""
        self._file = file
        self._keys = keys
        self._content = dict(content)

    def number(
        self,
        key: str,
        *,
        default: float | None = None,
        at_least: float = -inf,
        above: float = -inf,
        at_most: float = inf,
    ) -> float:
        """Return a finite number within its bounds; *default* where the key is absent."""
        if default is not None and key not in self._content:
            return default
        value = self._taken(key)
        if not is_number(value):
            raise self.error(key, f"must be a finite number, is {value!r}")
        if value < at_least:
            raise self.error(key, f"must be {at_least:g} or more, is {value!r}")
        if value <= above:
            raise self.error(key, f"must be more than {above:g}, is {value!r}")
        if value > at_most:
            raise self.error(key, f"must be {at_most:g} or less, is {value!r}")
        return float(value)

    def text(self, key: str) -> str:
        """Return a string."""
        value = self._taken(key)
        if not isinstance(value, str):
            raise self.error(key, f"must be a string, is {value!r}")
        return value

    def hours(self, key: str) -> Hours:
        """Return pairs of hours of day, each from earlier to later."""
        value = self._taken(key)
        if not isinstance(value, list):
            raise self.error(key, f"must be a list of pairs of hours, is {value!r}")
        return tuple(self._pair(key, pair) for pair in value)

    def table(self, key: str) -> Table:
        """Return the table *key* within this one."""
        value = self._taken(key)
        if not isinstance(value, dict):
            raise self.error(key, f"must be a table, is {value!r}")
        return Table(self._file, (*self._keys, key), value)

    def optional(self, key: str) -> Table | None:
        """Return the table *key* within this one, if it is there."""
        return self.table(key) if key in self._content else None

    def tables(self) -> dict[str, Table]:
        """Return all that has not been read, which must be tables."""
        return {key: self.table(key) for key in tuple(self._content)}

    def done(self) -> None:
        """Refuse what has not been read: a scenario has no such key."""
        for key in self._content:
            raise self.error(key, "is not a key that a scenario has here")

    def error(self, key: str, problem: str) -> ScenarioError:
        """Return the error to raise about *key*; "" is about the table itself.

        What is missing is looked for where its table begins.
        """
        text = self._file.read_text(encoding="utf-8")
        at = line_of(text, (*self._keys, key)) if key else None
        line = at or (line_of(text, self._keys) if self._keys else None)
        return ScenarioError(file=self._file, table=".".join(self._keys), key=key, problem=problem, line=line)

    def _taken(self, key: str) -> object:
        if key not in self._content:
            raise self.error(key, "is missing")
        return self._content.pop(key)

    def _pair(self, key: str, pair: object) -> tuple[float, float]:
        match pair:
            case [start, end] if is_number(start) and is_number(end) and 0 <= start < end <= DAY_H:
                return float(start), float(end)
        raise self.error(key, f"must hold pairs of hours from 0 to 24, earlier first, not {pair!r}")


def is_number(value: object) -> TypeGuard[float]:
    """Return whether a value in TOML is a number that can be reckoned with."""
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    except OverflowError:
        return False
