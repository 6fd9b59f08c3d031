"""Worked tables, as they stand in the docstrings of the engine."""

import re


def rows(text: str | None, head: str) -> list[list[str]]:
    """Return the cells of each row of every table whose first column is headed so."""
    found: list[list[str]] = []
    for table in re.findall(r"(?:^ *\|.*\|$\n?)+", text or "", re.MULTILINE):
        cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.splitlines()]
        if cells[0][0] == head:
            found += cells[2:]
    assert found, head
    return found


def numbers(cell: str) -> list[float]:
    """Return all numbers of a cell; a dash alone is none."""
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", cell.replace("−", "-"))]


def known(cell: str) -> list[float | None]:
    """Return the numbers of a cell, with commas between them; a dash stands for one that is not known."""
    return [None if number == "–" else float(number) for number in cell.split(", ")]
