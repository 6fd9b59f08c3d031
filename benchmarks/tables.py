"""Rows of text, aligned and as Markdown."""

from collections.abc import Iterable, Iterator, Sequence


def written(rows: Sequence[Sequence[str]], text_columns: int, *, as_markdown: bool) -> str:
    """Return a table of *rows*, its header first, as Markdown or as text; the first columns are text."""
    return markdown(rows, text_columns) if as_markdown else plain(rows, text_columns)


def plain(rows: Sequence[Sequence[str]], text_columns: int) -> str:
    """Return a table as text."""
    return "\n".join("  ".join(row).rstrip() for row in aligned(rows, text_columns))


def aligned(rows: Sequence[Sequence[str]], text_columns: int) -> list[list[str]]:
    """Return *rows* with each column as wide as its widest; the first are text, the others numbers."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        [
            text.ljust(width) if column < text_columns else text.rjust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]


def markdown(rows: Sequence[Sequence[str]], text_columns: int) -> str:
    """Return a table in Markdown, headed by its first row."""
    return "\n".join(_lines(aligned(rows, text_columns), text_columns))


def _lines(rows: Iterable[Sequence[str]], text_columns: int) -> Iterator[str]:
    header, *body = rows
    yield f"| {' | '.join(header)} |"
    rules = (
        "-" * (len(cell) + 1) + ("-" if column < text_columns else ":") for column, cell in enumerate(header)
    )
    yield f"|{'|'.join(rules)}|"
    yield from (f"| {' | '.join(row)} |" for row in body)
