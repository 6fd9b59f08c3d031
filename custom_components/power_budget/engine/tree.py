"""The tree of budgets: who stands in whom, and who carries what of a load.

After the booking of hierarchical quotas in Kueue (``resource_node.go``): what is taken from a
node is taken from all that it stands in.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from .quantity import TOLERANCE, Amount, Fraction, Watts

type Bookings = Sequence[tuple[int, Amount]]
"""What a load takes from each budget that carries it, by the index of the budget; its own first."""


class Part(NamedTuple):
    """What a budget carries of a load."""

    budget: int
    """The index of the budget."""

    fraction: Fraction
    """Which part of the load's draw."""


def lineages(parents: Sequence[int | None]) -> tuple[tuple[int, ...], ...]:
    """Return of each node itself and all that it stands in, from the inside out.

    | parents       | lineages                  |
    |---------------|---------------------------|
    | None, None    | (0), (1)                  |
    | None, 0, 1, 0 | (0), (1 0), (2 1 0), (3 0)|

    Raises:
        ValueError: if a node stands in itself.

    """
    return tuple(_lineage(parents, node) for node in range(len(parents)))


def parts(
    lineages: Sequence[Sequence[int]], own: int, power_w: Watts, also_on: Mapping[int, Watts]
) -> tuple[Part, ...]:
    """Return which budgets carry a load of *power_w* that belongs to *own*, and what of it, *own* first.

    What it does not take from others it takes from its own. Where it takes from several below
    one budget, that one carries the sum.

    A load of 3000 W that belongs to phase 1 and also takes 1000 W from each of two others:

    | budget   | fraction |
    |----------|---------:|
    | phase 1  |      1/3 |
    | house    |        1 |
    | phase 2  |      1/3 |
    | phase 3  |      1/3 |
    """
    left_w = power_w - fsum(also_on.values())
    own_w = left_w if left_w > TOLERANCE else 0.0
    carried: dict[int, Fraction] = {}
    for budget, taken_w in ((own, own_w), *also_on.items()):
        for node in lineages[budget]:
            carried[node] = carried.get(node, 0.0) + taken_w / power_w
    return tuple(Part(node, fraction) for node, fraction in carried.items())


def nearest(parents: Mapping[str, str | None], there: Collection[str], name: str | None) -> str | None:
    """Return *name* if it is *there*, else the nearest above it that is; None if none is.

    | parents      | there | name | nearest |
    |--------------|-------|------|---------|
    | b: a, c: b   | a, c  | b    | a       |
    | b: a, c: b   | c     | b    | –       |
    | b: c, c: b   | –     | b    | –       |
    """
    passed: set[str] = set()
    while name is not None and name not in there and name not in passed:
        passed.add(name)
        name = parents.get(name)
    return name if name in there else None


def stands_in(parents: Mapping[str, str | None], name: str | None, other: str) -> bool:
    """Return whether *name* is *other* or stands in it, however far below.

    | parents    | name | other | stands in it |
    |------------|------|-------|--------------|
    | b: a, c: b | c    | a     | yes          |
    | b: a, c: b | a    | c     | no           |
    | b: c, c: b | c    | b     | yes          |
    """
    return nearest(parents, {other}, name) is not None


def groups(links: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return who is linked with whom, directly or through others, in the order of *links*.

    | links             | groups      |
    |-------------------|-------------|
    | a: –, b: a, c: –  | a b, c      |
    | a: –, b: –, c: a b| a b c       |
    """
    found: list[list[str]] = []
    for name, linked in links.items():
        touched = [
            group for group in found if not {name, *linked}.isdisjoint({*group, *_linked(group, links)})
        ]
        found = [group for group in found if group not in touched]
        found.append([*(member for group in touched for member in group), name])
    order = list(links)
    return sorted(
        (sorted(group, key=order.index) for group in found), key=lambda group: order.index(group[0])
    )


def _linked(group: Iterable[str], links: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Find all that those of *group* are linked with."""
    for member in group:
        yield from links[member]


def _lineage(parents: Sequence[int | None], node: int) -> tuple[int, ...]:
    line = [node]
    while (above := parents[line[-1]]) is not None:
        if above in line:
            message = f"budget {above} stands in itself"
            raise ValueError(message)
        line.append(above)
    return tuple(line)


def rated(power_w: Watts, carried: Iterable[Part], in_watts: Sequence[bool]) -> Bookings:
    """Return what a load of *power_w* takes from the budgets that carry it; some count loads, not watts."""
    return tuple([(on, power_w * part if in_watts[on] else float(part > 0)) for on, part in carried])
