"""Batteries whose states of charge level out."""

from collections.abc import Mapping
from itertools import pairwise
from math import nan

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation import battery as module
from custom_components.power_budget.engine.allocation.battery import (
    Battery,
    BatteryReading,
    by_direction,
    seen_bounds,
    settable,
    usable,
    weight,
)
from custom_components.power_budget.engine.allocation.bounds import NOTHING, UNKNOWN, Bounds
from custom_components.power_budget.engine.allocation.distribute import distribute

from .tables import numbers, rows

WIDE = Bounds(inclusion_lower_w=-5000, inclusion_upper_w=5000)


def battery(name: str = "a", capacity_wh: float = 10_000, **settings: object) -> Battery:
    """Return a battery that may be set to 5 kW both ways, and be used from 10 to 90 %."""
    usual: dict[str, object] = {"bounds": WIDE, "soc_lower": 0.1, "soc_upper": 0.9}
    return Battery(id=name, name=name, capacity_wh=capacity_wh, **{**usual, **settings})  # type: ignore[arg-type]


def distributed(power_w: float, socs: Mapping[Battery, float]) -> dict[str, float]:
    """Return what batteries at some states of charge are set to."""
    known = [settable(one, BatteryReading(soc=soc)) for one, soc in socs.items()]
    return dict(distribute(power_w, [one for one in known if one is not None]).set_w)


TABLES = rows(module.__doc__, "exponent")


@pytest.mark.parametrize(
    ("capacity_wh", "row"),
    [(10_000, row) for row in TABLES[:4]] + [(20_000, row) for row in TABLES[4:]],
    ids=lambda cell: "|".join(cell) if isinstance(cell, list) else None,
)
def test_the_worked_tables(capacity_wh: float, row: list[str]) -> None:
    (exponent,), weights, set_w = map(numbers, row)
    one = battery("a", exponent=exponent)
    other = battery("b", capacity_wh, exponent=exponent)
    socs = {one: 0.7, other: 0.3}
    found = [weight(each, soc, -1) / 10_000 for each, soc in socs.items()]
    assert found == pytest.approx(weights)
    assert [round(-watts, 1) for watts in distributed(-1000, socs).values()] == set_w


@pytest.mark.parametrize("row", rows(seen_bounds.__doc__, "set-points"), ids="|".join)
def test_the_worked_table_of_set_points(row: list[str]) -> None:
    lower_w, upper_w = numbers(row[1])
    is_signed = row[0].startswith(("one", "the same"))
    charging, discharging = ((-3000, 2000),) * 2 if is_signed else ((0, 2000), (0, 3000))
    is_inverted = "discharges upward" in row[0]
    assert seen_bounds(charging, discharging, is_signed=is_signed, is_inverted=is_inverted) == Bounds(
        inclusion_lower_w=lower_w, inclusion_upper_w=upper_w
    )


@pytest.mark.parametrize("row", rows(by_direction.__doc__, "power_w"), ids="|".join)
def test_the_worked_table_of_directions(row: list[str]) -> None:
    power_w, charge_w, discharge_w, signed_w, inverted_w = map(float, row)
    assert by_direction(power_w, is_inverted=False) == (charge_w, discharge_w, signed_w)
    assert by_direction(power_w, is_inverted=True) == (charge_w, discharge_w, inverted_w)


def test_nothing_is_told_without_a_sign() -> None:
    assert str(by_direction(0.0, is_inverted=True)[2]) == "0.0"


def test_at_its_bound_a_battery_can_be_set_to_nothing_in_that_direction() -> None:
    empty = settable(battery(soc_lower=0.2, exponent=0.0), BatteryReading(soc=0.2))
    assert empty is not None
    assert (empty.bounds.span(-1), empty.down) == (NOTHING, 0)
    assert empty.bounds.span(1) != NOTHING


def test_what_is_usable_is_the_distance_from_the_bound_ahead() -> None:
    one = battery(soc_lower=0.2, soc_upper=0.9)
    assert (usable(one, 0.5, -1), usable(one, 0.5, 1)) == pytest.approx((0.3, 0.4))
    assert (usable(one, 0.1, -1), usable(one, 0.95, 1)) == (0, 0)


def test_an_empty_battery_leaves_all_to_the_others() -> None:
    full, empty = battery("full"), battery("empty", exponent=0)
    assert distributed(-3000, {full: 0.9, empty: 0.1}) == {"full": -3000, "empty": 0}
    assert distributed(3000, {full: 0.9, empty: 0.1}) == {"full": 0, "empty": 3000}


@pytest.mark.parametrize("soc", [nan, -0.01, 1.01, float("inf")])
def test_a_battery_whose_state_of_charge_is_not_known_takes_no_part(soc: float) -> None:
    assert settable(battery(), BatteryReading(soc=soc)) is None


def test_what_the_battery_does_not_tell_is_taken_of_its_inverter() -> None:
    one = battery(bounds=UNKNOWN, inverter=Bounds(inclusion_lower_w=-800, inclusion_upper_w=600))
    assert distributed(5000, {one: 0.5}) == {"a": 600}
    assert distributed(-5000, {one: 0.5}) == {"a": -800}


def test_a_battery_of_which_nobody_tells_how_far_it_goes_takes_no_part() -> None:
    one = battery(bounds=UNKNOWN, inverter=Bounds(inclusion_lower_w=-800))
    assert settable(one, BatteryReading(soc=0.5)) is None


def test_a_set_point_narrows_what_may_be_set() -> None:
    reading = BatteryReading(soc=0.5, setpoint=Bounds(inclusion_lower_w=0, inclusion_upper_w=700), step_w=200)
    narrow = settable(battery(), reading)
    assert narrow is not None
    assert distribute(5000, [narrow]).set_w == {"a": 600}
    assert distribute(-5000, [narrow]).set_w == {"a": 0}


socs = st.lists(st.floats(0.1, 0.9), min_size=2, max_size=5)


@given(socs=socs, power_w=st.integers(-9000, 9000), exponent=st.sampled_from([0.5, 1, 2, 3]))
def test_the_fuller_discharges_more_and_the_emptier_charges_more(
    socs: list[float], power_w: int, exponent: float
) -> None:
    batteries = [battery(name, exponent=exponent) for name in "abcde"[: len(socs)]]
    at = dict(zip(batteries, sorted(socs), strict=True))
    set_w = distributed(power_w, at).values()
    assert all(fuller <= emptier + 1e-6 for emptier, fuller in pairwise(set_w))


@given(socs=st.lists(st.floats(0.4, 0.9), min_size=2, max_size=5), exponent=st.sampled_from([1, 2, 3]))
def test_states_of_charge_level_out(socs: list[float], exponent: float) -> None:
    batteries = [battery(name, exponent=exponent) for name in "abcde"[: len(socs)]]
    now = dict(zip(batteries, socs, strict=True))
    apart = [max(socs) - min(socs)]
    for _ in range(20):
        set_w = distributed(-100, now)
        now = {one: soc + set_w[one.id] / one.capacity_wh for one, soc in now.items()}
        apart.append(max(now.values()) - min(now.values()))
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(apart))
    assert apart[-1] < 0.96 * apart[0] or apart[0] < 1e-6


def test_those_of_different_capacity_are_empty_together() -> None:
    small, large = battery("small", 5_000), battery("large", 20_000)
    now = {small: 0.9, large: 0.5}
    for _ in range(60):
        set_w = distributed(-1000, now)
        now = {one: soc + set_w[one.id] / 6 / one.capacity_wh for one, soc in now.items()}
    assert usable(small, now[small], -1) == pytest.approx(0.8 / 6)
    assert usable(large, now[large], -1) == pytest.approx(0.4 / 6)
