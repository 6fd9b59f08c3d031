"""The pages of docs/houses, read: what a house has, and what is entered into the forms.

A table whose head names keys is filled into forms, a row each: `| Name (`name`) | Power (`power_w`) |`. One
with the head `| field | enter |` is one form, a row for each field. What is entered stands in backticks, or
else alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
import re
from typing import Any

import yaml

from tests.repository.project import ROOT

PAGES = sorted((ROOT / "docs/houses").glob("*.md"))

KEY = re.compile(r"\(`(\w+)`\)$")
ENTITY = re.compile(r"\b(?:binary_sensor|climate|number|sensor|switch)\.\w+")

type Cells = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form that is filled in."""

    kind: str
    """`budget`, or the kind of a load."""

    budget: str
    """The budget of a load, where there are several."""

    labels: dict[str, str]
    """What is written beside each field, by its key."""

    entered: dict[str, Any]
    """What is entered into each field, by its key."""

    chosen: dict[str, str]
    """What is written beside each choice, by the key of its field."""


def forms(page: Path) -> Iterator[Filled]:
    """Find all forms of a page, in order."""
    for head, rows in tables(page):
        if head == ["field", "enter"]:
            yield _filled([row[0] for row in rows], [row[1] for row in rows])
        elif any(KEY.search(cell) for cell in head):
            yield from (_filled(head, row) for row in rows)


def outside(page: Path) -> dict[str, str]:
    """Return the entities that a house has before, and their units."""
    rows = next(rows for head, rows in tables(page) if head[:2] == ["entity", "in"])
    return {row[0].strip("`"): row[1] for row in rows}


def blocks(page: Path) -> list[dict[str, Any]]:
    """Return what stands in YAML."""
    found = re.findall(r"^```yaml\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL)
    return [yaml.safe_load(block) for block in found]


def entities(page: Path) -> set[str]:
    """Return all entities that a page names."""
    return set(ENTITY.findall(page.read_text()))


def tables(page: Path) -> Iterator[tuple[Cells, list[Cells]]]:
    """Find the head and the rows of each table."""
    for table in re.findall(r"(?:^\|.*\n)+", page.read_text(), re.MULTILINE):
        head, _, *rows = [_cells(line) for line in table.splitlines()]
        yield head, rows


def _cells(line: str) -> Cells:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _filled(head: Cells, row: Cells) -> Filled:
    named = {match[1]: label[: match.start()].strip() for label in head if (match := KEY.search(label))}
    texts = {match[1]: text for label, text in zip(head, row, strict=True) if (match := KEY.search(label))}
    kind = "budget" if "mode_0" in named else "modulating" if "setpoint" in named else "heater"
    return Filled(
        kind=kind,
        budget=dict(zip(head, row, strict=True)).get("budget", "House"),
        labels=named,
        entered={key: value(text) for key, text in texts.items() if text},
        chosen={
            key: text[: match.start()].strip() for key, text in texts.items() if (match := KEY.search(text))
        },
    )


def value(text: str) -> Any:  # noqa: ANN401 - whatever a field takes
    """Return what is entered where this is written."""
    if code := re.search(r"`(.+)`", text):
        return code[1]
    if feeds := re.findall(r"([\w ]+): (\d+) W", text):
        return [{"budget": budget.strip(), "power_w": int(watts)} for budget, watts in feeds]
    return {"yes": True, "no": False}.get(text, int(text) if text.isdecimal() else text)
