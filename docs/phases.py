"""Draw the phases of a load into the page on the engine, from the engine's own table."""

from collections.abc import Iterator
from pathlib import Path

from custom_components.power_budget.engine.phase import TRANSITIONS
from custom_components.power_budget.engine.state import NEW_LOAD

PAGE = Path(__file__).parent / "engine.md"
BEGIN, END = "<!-- phases -->", "<!-- /phases -->"


def main() -> None:
    """Put the diagram where the page has it."""
    PAGE.write_text(redrawn(PAGE.read_text()))
    print(PAGE.relative_to(PAGE.parents[1]))


def redrawn(page: str) -> str:
    """Return *page* with the diagram of today between its marks.

    Raises:
        ValueError: if it has not both marks, each once and in order.

    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end) or page.count(BEGIN) + page.count(END) > len((BEGIN, END)):
        message = f"the page needs {BEGIN} once, and {END} once behind it"
        raise ValueError(message)
    return f"{before}{BEGIN}\n{diagram()}\n{END}{after}"


def diagram() -> str:
    """Return every transition of the table, as Mermaid draws it."""
    return "\n".join(("```mermaid", "stateDiagram-v2", *_arrows(), "```"))


def _arrows() -> Iterator[str]:
    yield f"    [*] --> {NEW_LOAD.phase}"
    for phase, row in TRANSITIONS.items():
        for change, following in row.items():
            yield f"    {phase} --> {following}: {change}"


if __name__ == "__main__":
    main()
