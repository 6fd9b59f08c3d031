"""What the house draws besides its heaters, and what its meter shows of the whole."""

from collections import deque
import csv
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from .hours import MINUTE_S

COLUMNS = ("timestamp", "minute_of_day", "base_load_w")


class BaseLoadError(Exception):
    """A file of base load that cannot be used; the message names it, and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseLoad:
    """What the house draws besides its heaters, minute by minute, over and over."""

    minutes_w: tuple[float, ...]
    """Each held for a minute; after the last comes the first again."""

    @property
    def duration_s(self) -> float:
        """How long until it repeats."""
        return MINUTE_S * len(self.minutes_w)

    def at(self, clock_s: float) -> float:
        """Return the base load at *clock_s*, in W."""
        return self.minutes_w[int(clock_s // MINUTE_S) % len(self.minutes_w)]


def read_base_load(path: Path) -> BaseLoad:
    """Return the base load in a CSV file, one minute for each line, the first at midnight.

    A minute that the file lacks is not filled in: the next line simply comes a minute earlier.
    Raises BaseLoadError.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.DictReader(file)
            if missing := [column for column in COLUMNS if column not in (lines.fieldnames or ())]:
                raise BaseLoadError(f"{path}: has no column {', '.join(missing)}")
            minutes_w = tuple(_watts(path, lines.line_num, line["base_load_w"]) for line in lines)
    except (OSError, ValueError, csv.Error) as error:
        raise BaseLoadError(f"{path}: cannot be read: {error}") from error
    if not minutes_w:
        raise BaseLoadError(f"{path}: has no line of data")
    return BaseLoad(minutes_w=minutes_w)


def _watts(path: Path, line: int, text: str | None) -> float:
    try:
        watts = float(text or "")
    except ValueError:
        watts = float("nan")
    if not isfinite(watts) or watts < 0:
        raise BaseLoadError(f"{path}, line {line}: base_load_w is {text!r}, not a number of watts from 0 up")
    return watts


class Meter:
    """A meter of everything that is drawn, which tells it late.

    What was drawn in a step is first shown when that step is over, and *lag_s* after that.
    """

    def __init__(self, *, before_w: float, lag_s: float = 0.0) -> None:
        """Start with a meter that shows *before_w* until its first step comes through."""
        self._shown_w = before_w
        self._lag_s = lag_s
        self._under_way: deque[tuple[float, float]] = deque()

    def record(self, *, until_s: float, drawn_w: float) -> None:
        """Note what was drawn in the step that ended at *until_s*."""
        self._under_way.append((until_s + self._lag_s, drawn_w))

    def reading_w(self, clock_s: float) -> float:
        """Return what the meter shows at *clock_s*, which must not run backwards."""
        while self._under_way and self._under_way[0][0] <= clock_s:
            _, self._shown_w = self._under_way.popleft()
        return self._shown_w
