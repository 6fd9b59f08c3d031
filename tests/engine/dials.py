"""Loads that are set to any level, beside others that are switched."""

from typing import Any

from custom_components.power_budget.engine import Decision, Load, Modulation

from .plant import Plant, load


def dial(name: str, power_w: float = 3000, **settings: Any) -> Load:
    """Return a load of at most *power_w*, in steps of 10 W, with no minimum times."""
    given = {key: settings.pop(key) for key in Modulation.__slots__ if key in settings}
    return load(name, power_w, modulation=Modulation(**{"step_w": 10.0} | given), **settings)


def granted(decision: Decision) -> dict[str, float]:
    """Return what each load that runs may draw."""
    return {grant.load: grant.amount for grant in decision.grants if grant.amount}


def drawn(house: Plant) -> dict[str, float]:
    """Return what each load draws that is on."""
    return {
        load.id: house.levels_w.get(load.id, load.power_w) for load in house.site.loads if load.id in house.on
    }
