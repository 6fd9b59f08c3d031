"""Who is compared: rules of others, ours, and what nobody can do better than."""

from collections.abc import Callable, Iterator, Mapping

from benchmarks.anticipating import NO_HANDICAP, Handicap, anticipating, at_any_hour
from benchmarks.ours import at_once, controller
from custom_components.power_budget.engine import Metering, Order
from simulation import Scenario, Step, run
from simulation.bounds.fluid import fluid
from simulation.rules import RULES

type Contender = Callable[[Scenario, float], Iterator[Step]]
"""Yields the steps of a run that lasts some seconds."""

WITH_BATTERY = "Power Budget, with battery"
FLUID = "fluid bound"
FORESIGHT = "foresight bound"
ALONE = "thermostats alone"
REACTING = "Power Budget, coldest_first"
ANTICIPATING = "Power Budget, anticipating"


def _rule(name: str) -> Contender:
    return lambda scenario, duration_s: run(scenario, RULES[name](scenario), duration_s=duration_s)


def _ours(order: Order, *, with_battery: bool = False) -> Contender:
    """Return Power Budget on a meter, restoring at once as the other rules do: here are its options."""

    def steps(scenario: Scenario, duration_s: float) -> Iterator[Step]:
        ours = controller(scenario, order, at_once(scenario), with_battery=with_battery)
        return run(scenario, ours, duration_s=duration_s)

    return steps


def _anticipating(handicap: Handicap = NO_HANDICAP) -> Contender:
    """Return Power Budget with a plan, restoring at once as well."""

    def steps(scenario: Scenario, duration_s: float) -> Iterator[Step]:
        ours = anticipating(scenario, at_once(scenario), handicap)
        return run(scenario, ours, duration_s=duration_s)

    return steps


def _proposed(scenario: Scenario, duration_s: float) -> Iterator[Step]:
    """Yield the steps of Power Budget with the options that its forms propose."""
    proposed = controller(scenario, Order.ROUND_ROBIN, Metering(limit_w=scenario.limit_w), turn_s=120)
    return run(scenario, proposed, duration_s=duration_s)


def _foresight(scenario: Scenario, duration_s: float) -> Iterator[Step]:
    """Yield the steps of the best plan; SciPy is loaded only by who asks for it."""
    from simulation.bounds.foresight import foresight  # noqa: PLC0415

    return foresight(scenario, duration_s)


CONTENDERS: Mapping[str, Contender] = {
    **{name: _rule(name) for name in RULES},
    "Power Budget, as proposed": _proposed,
    "Power Budget, round_robin": _ours(Order.ROUND_ROBIN),
    REACTING: _ours(Order.COLDEST_FIRST),
    WITH_BATTERY: _ours(Order.COLDEST_FIRST, with_battery=True),
    ANTICIPATING: _anticipating(),
    FLUID: fluid,
    FORESIGHT: _foresight,
}
"""By the name under which each stands in a table, in its order."""

HANDICAPPED: Mapping[str, Contender] = {
    "anticipating, no base load": _anticipating(Handicap(knows_base_load=False)),
    "anticipating, no outdoors": _anticipating(Handicap(knows_outdoors=False)),
    "anticipating, two hours late": _anticipating(Handicap(late_h=lambda _: 2.0)),
    "anticipating, two hours early": _anticipating(Handicap(late_h=lambda _: -2.0)),
    "anticipating, hours by lot": _anticipating(Handicap(late_h=at_any_hour)),
}
"""Ours, whose plan is not told something, or told it wrong: who is compared only where that is asked."""

ALL = {**CONTENDERS, **HANDICAPPED}

BOUNDS = frozenset({FLUID, FORESIGHT})
"""Those whose heaters take any power, so that it means nothing how often they are switched."""
