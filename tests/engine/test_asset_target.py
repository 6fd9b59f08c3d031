"""Power that is distributed to assets, alone and together with batteries."""

from dataclasses import replace
from datetime import UTC, datetime
from math import fsum, inf

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.allocation import asset_target as module
from custom_components.power_budget.engine.allocation.asset_target import asset_target
from custom_components.power_budget.engine.allocation.battery import Battery, BatteryReading, settable
from custom_components.power_budget.engine.allocation.bounds import Bounds
from custom_components.power_budget.engine.allocation.dispatch import dispatch
from custom_components.power_budget.engine.allocation.request import (
    Error,
    OutOfBounds,
    Plan,
    Request,
    Target,
    Unusable,
    planned,
)
from custom_components.power_budget.engine.asset import NO_ASSET_MEMORY, Asset, AssetReading, AssetStatus
from custom_components.power_budget.engine.health import Health
from custom_components.power_budget.engine.setpoint import Setpoint, SetpointRange

from .tables import known, rows

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
SETPOINT = Setpoint(shown=0.0, bounds=SetpointRange(least=0, most=5000, step=1), unit_w=1)
READING = AssetReading(target_w=1000, potential_w=2000, setpoint=SETPOINT)


def asset(name: str = "boiler", least_w: float = 0, most_w: float = inf) -> Asset:
    """Return an asset with limits."""
    return Asset(id=name, name=name, min_w=least_w, max_w=most_w)


def target(reading: AssetReading = READING, one: Asset | None = None) -> Target:
    """Return an asset as a target, that has taken all that it was told."""
    return asset_target(one or asset(), reading, NO_ASSET_MEMORY, AT)


@pytest.mark.parametrize("row", rows(module.__doc__, "potential"), ids="|".join)
def test_the_table_of_what_assets_can_be_set_to(row: list[str]) -> None:
    (potential_w,), (most_w,), (least_w,), (weight,) = (known(row[column]) for column in (0, 1, 2, 4))
    limited = asset(least_w=least_w or 0, most_w=inf if most_w is None else most_w)
    found = target(replace(READING, potential_w=potential_w), limited).settable
    assert (found is None) == (row[3] == "not known")
    if found is not None:
        least, most = found.reach.span(1)
        assert row[3] == (f"{least:.0f} to {most:.0f} W" if most else "nothing")
        assert (found.up, found.reach.span(-1).most_w) == (weight, 0)


REFUSED: dict[str, tuple[Request, AssetReading, object]] = {
    "nothing is below zero": (
        Request(power_w=-500),
        READING,
        OutOfBounds(bounds=Bounds(inclusion_lower_w=0, inclusion_upper_w=2000)),
    ),
    "it is not lowered": (
        Request(power_w=2500, adjust_power=False),
        READING,
        OutOfBounds(bounds=Bounds(inclusion_lower_w=0, inclusion_upper_w=2000)),
    ),
    "it is not known what it can do": (
        Request(power_w=500, include_broken=True),
        replace(READING, potential_w=None),
        Error(reason=Unusable.NONE_KNOWN),
    ),
    "it cannot be reached": (
        Request(power_w=500),
        replace(READING, setpoint=None),
        Error(reason=Unusable.NONE_WORKS),
    ),
}


@pytest.mark.parametrize(("request_", "reading", "answer"), REFUSED.values(), ids=REFUSED)
def test_why_nothing_is_set(request_: Request, reading: AssetReading, answer: object) -> None:
    assert planned(request_, [target(reading)]) == answer


def test_all_do_the_same_part_of_what_they_can() -> None:
    pump = target(replace(READING, potential_w=500), asset("pump"))
    assert planned(Request(power_w=1000), [target(), pump]) == Plan(
        set_w={"boiler": 800, "pump": 200}, excess_w=0
    )


def test_it_is_lowered_to_what_they_can_do() -> None:
    assert planned(Request(power_w=2500), [target()]) == Plan(set_w={"boiler": 2000}, excess_w=500)


def test_zero_always_goes_through() -> None:
    lost = target(replace(READING, potential_w=None, setpoint=None))
    assert planned(Request(power_w=0, adjust_power=False), [lost]) == Plan(set_w={"boiler": 0}, excess_w=0)


@pytest.mark.parametrize(
    ("power_w", "set_w"),
    {"up": (3000, {"attic": 2000, "boiler": 1000}), "down": (-1000, {"attic": -1000, "boiler": 0})}.values(),
)
def test_with_batteries_an_asset_weighs_what_it_could_do_in_an_hour(
    power_w: float, set_w: dict[str, float]
) -> None:
    bounds = Bounds(inclusion_lower_w=-5000, inclusion_upper_w=5000)
    attic = Battery(id="attic", name="Attic", capacity_wh=8000, bounds=bounds)
    battery = Target(load="attic", settable=settable(attic, BatteryReading(soc=0.5)))
    assert planned(Request(power_w=power_w), [battery, target()]) == Plan(set_w=set_w, excess_w=0)


def test_who_fails_is_left_out_while_others_work() -> None:
    once = NO_ASSET_MEMORY.told(1000, AT).failed(AT)
    twice = once.told(1000, AT).failed(AT)
    health = {
        name: asset_target(asset(), READING, memory, AT).health
        for name, memory in {"once": once, "twice": twice}.items()
    }
    assert health == {"once": Health.SUSPECT, "twice": Health.BLOCKED}


powers = st.integers(0, 5000).map(float)
pairs = st.lists(
    st.tuples(st.none() | powers, powers, powers, st.sampled_from([0.0, 1.0, 50.0])), min_size=1, max_size=5
)


@given(pairs, st.integers(1, 12_000))
def test_what_is_set_is_what_assets_go_on_to_be_told(
    drawn: list[tuple[float | None, float, float, float]], power_w: int
) -> None:
    assets = {
        name: asset(name, low, low + more) for name, (_, low, more, _) in zip("abcde", drawn, strict=False)
    }
    readings = {
        name: replace(
            READING,
            potential_w=potential_w,
            setpoint=SETPOINT._replace(bounds=SetpointRange(least=0, most=5000, step=step)),
        )
        for name, (potential_w, _, _, step) in zip("abcde", drawn, strict=False)
    }
    plan = planned(Request(power_w=power_w), [target(readings[name], one) for name, one in assets.items()])
    if not isinstance(plan, Plan):
        return
    asked = {name: replace(readings[name], requested_w=watts) for name, watts in plan.set_w.items()}
    told = dispatch(assets.values(), asked, {}, AT)
    assert {name: one.dispatched_w for name, one in told.items()} == plan.set_w
    assert {one.status for one in told.values()} == {AssetStatus.REQUESTED}
    assert fsum(plan.set_w.values()) + plan.excess_w == pytest.approx(power_w)
