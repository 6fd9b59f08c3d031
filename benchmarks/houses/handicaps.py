"""What plans came to that are not told something, or told it wrong, beside the rule that only reacts."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.tables import written
from simulation import Score

from .contenders import ANTICIPATING, HANDICAPPED, REACTING
from .contest import Result, by_house
from .versus import Figure, cold, heat, times, worst_room

COLUMNS: Mapping[str, Figure] = {"cold × reacting": cold, "worst room": worst_room, "heat": heat}
"""By the head of their column."""


def beside_reacting(results: Sequence[Result], *, as_markdown: bool) -> str:
    """Return a table of all plans, each figure as a multiple of the reacting rule's in the same house."""
    houses = {name: {one.contender: one.score for one in found} for name, found in by_house(results)}
    columns = (head for name in houses for head in _heads(name))
    plans = [one for one in (ANTICIPATING, *HANDICAPPED) if all(one in found for found in houses.values())]
    rows = [("plan", *columns), *((one, *_cells(one, houses)) for one in plans)]
    return written(rows, 1, as_markdown=as_markdown)


def _heads(house: str) -> Iterator[str]:
    """Yield the heads of the columns of a house; the first names it."""
    first, *others = COLUMNS
    yield f"{house}: {first}"
    yield from others


def _cells(plan: str, houses: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    for found in houses.values():
        for figure in COLUMNS.values():
            beside = times(figure, plan, REACTING, found)
            yield "–" if beside is None else f"{beside:.2f}"
