"""What each load takes of a budget: the layers of a bar that stands against its limit."""

from collections.abc import Iterable

from .budget import Unit
from .decision import Grant
from .quantity import Amount, Watts
from .site import Load, Site, taken


def layers(site: Site, budget_id: str, grants: Iterable[Grant]) -> dict[str, Amount]:
    """Return what each load that is counted as drawing takes of a budget, in the unit of that budget.

    One of 3000 W, a third of it on phase 1:

    | counted at | budget         | unit  | layer |
    |-----------:|----------------|-------|------:|
    |       3000 | phase 1        | watts |  1000 |
    |       1500 | phase 1        | watts |   500 |
    |       3000 | house          | watts |  3000 |
    |       3000 | one at a time  | loads |     1 |
    |          0 | house          | watts |     – |
    """
    branch = site.branches[site.indices[budget_id]]
    counted = {grant.load: grant for grant in grants if grant.usage > 0}
    return {
        tap.load.id: taken(branch.budget, _counted_w(site, tap.load, counted[tap.load.id]), tap.fraction)
        for tap in branch.taps
        if tap.load.id in counted
    }


def _counted_w(site: Site, load: Load, grant: Grant) -> Watts:
    """Return at how many watts a load is counted, also if its own budget counts loads."""
    if site.budgets[site.indices[load.budget]].unit is Unit.WATTS:
        return grant.usage
    return grant.level_w or load.power_w
