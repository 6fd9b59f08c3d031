"""What each load takes of a budget, as the layers of a bar."""

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine import Budget, Feed, Grant, Load, Reason, Site, Unit
from custom_components.power_budget.engine.layers import layers

from .plant import HOUSE
from .sites import carried_w, sites

BUDGETS = (
    Budget(id=HOUSE, name="House", power_steps=(9000,)),
    Budget(id="phase 1", name="Phase 1", parent=HOUSE, power_steps=(6000,)),
    Budget(id="phase 2", name="Phase 2", parent=HOUSE, power_steps=(6000,)),
    Budget(id="one at a time", name="One", parent=HOUSE, unit=Unit.LOADS, power_steps=(1,)),
)


def grant(load: str, usage: float) -> Grant:
    """Return what a load got that is counted at *usage*."""
    return Grant(load, usage, usage, Reason.HEATING, True, False, False, 0.0, HOUSE, None, 0)


def site(*fed: Feed, budget: str = "phase 1") -> Site:
    """Return a site in which a boiler of 3000 W is on phase 1, or elsewhere."""
    boiler = Load(id="boiler", budget=budget, name="Boiler", power_w=3000, also_on=fed)
    return Site(budgets=BUDGETS, loads=(boiler,))


THIRDS = (Feed("phase 2", 1000), Feed("one at a time", 1000))
LAYERS = {
    "a third of it": ("phase 1", 3000, 1000),
    "a third of what it is set to": ("phase 1", 1500, 500),
    "all of it": (HOUSE, 3000, 3000),
    "a place": ("one at a time", 3000, 1),
}


@pytest.mark.parametrize(("budget", "counted_w", "layer"), LAYERS.values(), ids=LAYERS)
def test_a_layer(budget: str, counted_w: float, layer: float) -> None:
    assert layers(site(*THIRDS), budget, [grant("boiler", counted_w)]) == {"boiler": pytest.approx(layer)}


def test_one_that_is_off_has_no_layer() -> None:
    assert layers(site(), HOUSE, [grant("boiler", 0)]) == {}


def test_one_that_draws_elsewhere_has_no_layer() -> None:
    assert layers(site(), "phase 2", [grant("boiler", 3000)]) == {}


def test_one_that_is_counted_as_a_place_is_drawn_in_watts_above() -> None:
    assert layers(site(budget="one at a time"), HOUSE, [grant("boiler", 1)]) == {"boiler": 3000}


@given(site=sites(most_budgets=4, units=st.just(Unit.WATTS)))
def test_the_layers_of_full_loads_are_what_the_budget_carries_of_them(site: Site) -> None:
    grants = [grant(load.id, load.power_w) for load in site.loads]
    for budget in site.budgets:
        shown = layers(site, budget.id, grants)
        for load in site.loads:
            assert shown.get(load.id, 0.0) == pytest.approx(carried_w(site, budget.id, load))
