"""Which budgets are decided together: those that are there, in trees that share nothing."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from .quantity import Watts
from .site import Feed, Load, Site
from .tree import groups, nearest


def present(site: Site, parents: Mapping[str, str | None]) -> Site:
    """Return *site*, whose budgets may name others that it does not have, with such names replaced.

    Instead of one that is not there, the nearest above it is named that is, by *parents*. What a
    load takes from one that has none above either, its own budget carries.
    """
    there = {budget.id for budget in site.budgets}
    return Site(
        budgets=tuple(
            replace(budget, parent=nearest(parents, there, parents.get(budget.id))) for budget in site.budgets
        ),
        loads=tuple(replace(load, also_on=_feeds(load, parents, there)) for load in site.loads),
    )


def _feeds(load: Load, parents: Mapping[str, str | None], there: Collection[str]) -> tuple[Feed, ...]:
    """Return what *load* takes from other budgets that are *there*, each named once."""
    taken: dict[str, Watts] = {}
    for feed in load.also_on:
        budget = nearest(parents, there, feed.budget)
        if budget is not None:
            taken[budget] = taken.get(budget, 0.0) + feed.power_w
    return tuple(Feed(budget, power_w) for budget, power_w in taken.items())


def trees(site: Site) -> list[Site]:
    """Return *site* in parts that share nothing: no budget stands in one of another, no load is on both.

    In each part the first root rules: it comes first.
    """
    links = {budget.id: {budget.parent} if budget.parent else set() for budget in site.budgets}
    for load in site.loads:
        links[load.budget].update(feed.budget for feed in load.also_on)
    return [_part(site, set(group)) for group in groups(links)]


def _part(site: Site, ids: Collection[str]) -> Site:
    budgets = [budget for budget in site.budgets if budget.id in ids]
    return replace(
        site,
        budgets=tuple(sorted(budgets, key=lambda budget: budget.parent is not None)),
        loads=tuple(load for load in site.loads if load.budget in ids),
    )
