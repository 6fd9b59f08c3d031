"""The power distributor of microgrids: what is requested of batteries, and what is answered.

An action takes the place of its channels; the tests of the integration call it. Residents read
docs/batteries.md; why some things are different on purpose, decision 0015.
"""

from dataclasses import dataclass, field
from math import nan
from typing import Any

import pytest

from custom_components.power_budget.engine.allocation.battery import (
    Battery,
    BatteryReading,
    bounds,
    settable,
)
from custom_components.power_budget.engine.allocation.bounds import Bounds
from custom_components.power_budget.engine.allocation.request import (
    Error,
    OutOfBounds,
    PartialFailure,
    Plan,
    Request,
    Result,
    Success,
    Target,
    concluded,
    planned,
)
from custom_components.power_budget.engine.health import Health

WORKING, UNCERTAIN, BROKEN = Health.WORKING, Health.SUSPECT, Health.BLOCKED


def both_ways(most_w: float, least_w: float = 0) -> Bounds:
    """Return the same bounds in both directions."""
    return Bounds(
        inclusion_lower_w=-most_w,
        exclusion_lower_w=-least_w,
        exclusion_upper_w=least_w,
        inclusion_upper_w=most_w,
    )


@dataclass
class Pair:
    """A battery of 10 kWh, half full, and its inverter."""

    name: str
    health: Health = WORKING
    soc: float = 0.5
    own: Bounds = field(default_factory=lambda: both_ways(1000))
    inverter: Bounds = field(default_factory=lambda: both_ways(2000))

    @property
    def target(self) -> Target:
        """The pair as a request finds it."""
        battery = Battery(
            id=self.name, name=self.name, capacity_wh=10_000, bounds=self.own, inverter=self.inverter
        )
        seen = BatteryReading(soc=self.soc)
        return Target(
            load=self.name,
            health=self.health,
            settable=settable(battery, seen),
            widest=bounds(battery, seen),
        )


def requested(power_w: float, *pairs: Pair, failing: tuple[str, ...] = (), **rules: Any) -> Result:
    """Return what is answered to a request, where some of the pairs fail to be set."""
    plan = planned(Request(power_w=power_w, **rules), [pair.target for pair in pairs])
    if not isinstance(plan, Plan):
        return plan
    return concluded(plan, {name: None if name in failing else watts for name, watts in plan.set_w.items()})


def set_w(result: Result) -> dict[str, float]:
    """Return what each pair was set to."""
    assert isinstance(result, Success | PartialFailure)
    return dict(result.set_w)


def test_its_purpose_is_an_equal_state_of_charge_in_all_batteries() -> None:
    charged = set_w(requested(500, Pair("full", soc=0.8), Pair("empty", soc=0.2)))
    discharged = set_w(requested(-500, Pair("full", soc=0.8), Pair("empty", soc=0.2)))
    assert charged == pytest.approx({"full": 100, "empty": 400})
    assert discharged == pytest.approx({"full": -400, "empty": -100})


def test_working_batteries_are_used_and_uncertain_ones_only_where_none_works() -> None:
    assert set_w(requested(500, Pair("a"), Pair("b", UNCERTAIN))) == {"a": 500, "b": 0}
    assert set_w(requested(500, Pair("b", UNCERTAIN), Pair("c", BROKEN))) == {"b": 500}


def test_success_tells_what_was_set_and_what_is_left_over() -> None:
    assert requested(2500, Pair("a"), Pair("b")) == Success(
        set_w={"a": 1000, "b": 1000}, succeeded_power_w=2000, excess_power_w=500
    )


def test_partial_failure_tells_what_failed_and_who() -> None:
    """It counted what failed among what succeeded; here the parts add up to what was asked for."""
    assert requested(1000, Pair("a"), Pair("b"), failing=("b",)) == PartialFailure(
        set_w={"a": 500}, succeeded_power_w=500, excess_power_w=0, failed=("b",), failed_power_w=500
    )


@pytest.mark.parametrize("adjust_power", [True, False])
def test_zero_is_always_forwarded(adjust_power: bool) -> None:
    pair = Pair("a", own=both_ways(1000, least_w=300))
    assert set_w(requested(0, pair, adjust_power=adjust_power)) == {"a": 0}


def test_adjusted_power_is_brought_down_to_the_inclusion_bounds() -> None:
    assert set_w(requested(-1500, Pair("a"))) == {"a": -1000}


def test_adjusted_power_is_not_increased_out_of_the_exclusion_bounds() -> None:
    pair = Pair("a", own=both_ways(1000, least_w=300))
    assert requested(200, pair) == OutOfBounds(bounds=both_ways(1000, least_w=300))


@pytest.mark.parametrize("power_w", [-1001, -299, 299, 1001])
def test_power_that_is_not_adjusted_is_answered_with_the_bounds(power_w: float) -> None:
    pair = Pair("a", own=both_ways(1000, least_w=300))
    answer = requested(power_w, pair, adjust_power=False)
    assert answer == OutOfBounds(bounds=both_ways(1000, least_w=300))


@pytest.mark.parametrize("power_w", [-1000, -300, 300, 1000])
def test_power_on_a_bound_is_within(power_w: float) -> None:
    pair = Pair("a", own=both_ways(1000, least_w=300))
    assert set_w(requested(power_w, pair, adjust_power=False)) == {"a": power_w}


def test_the_narrower_inclusion_and_the_wider_exclusion_of_battery_and_inverter_hold() -> None:
    pair = Pair("a", own=both_ways(1000, least_w=100), inverter=both_ways(800, least_w=200))
    assert requested(9000, pair, adjust_power=False) == OutOfBounds(bounds=both_ways(800, least_w=200))


def test_inclusion_bounds_of_several_add_up() -> None:
    answer = requested(9000, Pair("a"), Pair("b"), adjust_power=False)
    assert answer == OutOfBounds(bounds=both_ways(2000))


def test_exclusion_bounds_of_several_end_where_one_alone_can() -> None:
    """It added these up too, so that two refused what one can take."""
    pairs = [Pair(name, own=both_ways(1000, least_w=300)) for name in "ab"]
    assert set_w(requested(400, *pairs)) == {"a": 400, "b": 0}
    assert requested(200, *pairs) == OutOfBounds(bounds=both_ways(2000, least_w=300))


def test_an_inclusion_bound_that_is_no_number_is_that_of_the_other() -> None:
    of_inverter = Pair("a", own=both_ways(nan), inverter=both_ways(700))
    of_battery = Pair("b", own=both_ways(600), inverter=both_ways(nan))
    assert set_w(requested(9000, of_inverter, of_battery)) == {"a": 700, "b": 600}


def test_where_neither_is_a_number_the_pair_is_ignored() -> None:
    pair = Pair("a", own=both_ways(nan), inverter=both_ways(nan))
    assert set_w(requested(500, pair, Pair("b"))) == {"a": 0, "b": 500}
    assert isinstance(requested(500, pair), Error)


def test_a_pair_whose_state_of_charge_is_no_number_is_ignored() -> None:
    assert set_w(requested(500, Pair("a", soc=nan), Pair("b"))) == {"a": 0, "b": 500}
    assert isinstance(requested(500, Pair("a", soc=nan)), Error)


def test_no_battery_in_a_request_is_an_error() -> None:
    assert isinstance(requested(500), Error)


def test_broken_batteries_are_used_whatever_their_status_if_they_are_included() -> None:
    pairs = [Pair("a"), Pair("b", UNCERTAIN), Pair("c", BROKEN)]
    assert set_w(requested(900, *pairs, include_broken=True)) == {"a": 300, "b": 300, "c": 300}


def test_what_the_available_leave_is_distributed_equally_among_the_unavailable() -> None:
    """It gave them all of it; here they too are kept within their bounds."""
    pairs = [Pair("a"), Pair("b", BROKEN, soc=nan), Pair("c", BROKEN, soc=nan)]
    assert set_w(requested(1600, *pairs, include_broken=True)) == {"a": 1000, "b": 300, "c": 300}
    answer = requested(9000, *pairs, include_broken=True)
    assert (set_w(answer), answer.excess_power_w) == (  # type: ignore[union-attr]
        {"a": 1000, "b": 1000, "c": 1000},
        6000,
    )


def test_where_all_are_unavailable_it_is_distributed_equally_among_them() -> None:
    pairs = [Pair("b", BROKEN, soc=nan), Pair("c", BROKEN, soc=nan)]
    assert set_w(requested(800, *pairs, include_broken=True)) == {"b": 400, "c": 400}
