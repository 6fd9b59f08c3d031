"""However late its meter is, a house is never granted the same watts twice."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.power_budget.engine import CountIdle

from .dials import dial
from .metered import LIMIT_W, MeteredPlant, metered
from .plant import HOUSE, NO_TIME, load

POWERS_W = (500.0, 1000.0, 1500.0, 2000.0)


@st.composite
def houses(draw: st.DrawFn) -> MeteredPlant:
    """Draw a house of two to six heaters, with a meter that is 1 to 60 s late."""
    powers_w = draw(st.lists(st.sampled_from(POWERS_W), min_size=2, max_size=6))
    loads = [load(name, power_w) for name, power_w in zip("abcdef", powers_w, strict=False)]
    lag_s, every_s = draw(st.sampled_from((1, 5, 10, 30, 60))), draw(st.sampled_from((1, 10)))
    base_w = draw(st.sampled_from((0, 1000, 4000)))
    return metered(*loads, base_w=base_w, lag_s=lag_s, every_s=every_s)


@st.composite
def thermostats(draw: st.DrawFn) -> list[tuple[str, bool]]:
    """Draw what thermostats do, one thing a minute."""
    return draw(st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), min_size=1, max_size=20))


@settings(max_examples=60)
@given(house=houses(), changes=thermostats())
def test_no_watt_is_granted_twice(house: MeteredPlant, changes: list[tuple[str, bool]]) -> None:
    house.live(60)
    for name, is_on in changes:
        if name in {load.id for load in house.site.loads}:
            house.ask(name, is_on=is_on)
        house.live(60, turn_s=45)
        assert max(house.drawn.values()) <= LIMIT_W


@settings(max_examples=30)
@given(house=houses())
def test_what_there_is_room_for_runs(house: MeteredPlant) -> None:
    house.live(900)
    waiting = [load.power_w for load in house.site.loads if load.id not in house.on]
    assert not waiting or house.drawn_w + 1.2 * min(waiting) > LIMIT_W


def test_the_first_reading_after_a_start_is_not_late() -> None:
    house = metered(load("hall", 2000), load("bath", 2000), base_w=1500, every_s=10, restore_delay=NO_TIME)
    house.ask("hall", "bath", is_on=False)
    house.live(30)
    own = house.state.budget(HOUSE)
    lags = (timedelta(seconds=3),) * 3
    house.state = house.state.with_budget(HOUSE, own._replace(meter=own.meter._replace(lags=lags)))
    house.ask("hall", "bath")
    house.live(1)
    assert house.running == ["hall", "bath"]
    house.base_w = 500
    house.live(29)
    assert house.running == ["hall", "bath"]
    assert [*house.changed_at.values()] == [house.at - timedelta(seconds=29)] * 2


def restored(house: MeteredPlant) -> int:
    """Return how often heat begins in an hour, after two hours with nothing new."""
    house.live(7200)
    begun = 0
    for _ in range(3600):
        before = set(house.on)
        house.live(1)
        begun += bool(house.on - before)
    return begun


@pytest.mark.parametrize("lag_s", [20, 60])
def test_what_a_late_meter_shows_bit_by_bit_is_not_taken_back_for_ever(lag_s: int) -> None:
    """It rises to 960 W a second at a time, before the meter shows the first of it."""
    house = metered(dial("a", 2000, least_w=500, ramp_w_per_s=100), limit_w=2500, base_w=1540, lag_s=lag_s)
    assert restored(house) == 0
    assert house.levels_w["a"] == 960


def test_what_was_learned_of_a_late_meter_from_stops_before_it_showed_the_start_does_not_last() -> None:
    loads = (dial("a", 2000), load("b", 1500), load("c", 1000))
    late: dict[str, Any] = {"lag_s": 20, "every_s": 5}
    house = metered(
        *loads, limit_w=4000, base_w=1540, restore_margin=1.0, count_idle=CountIdle.MEASURED, **late
    )
    assert restored(house) == 0


def test_what_the_rest_of_the_house_takes_back_says_nothing_of_how_late_the_meter_is() -> None:
    """The idle heater was there before, and the meter shows the one that is restored."""
    house = metered(dial("idle", 1500, least_w=1500), dial("a", 1000, least_w=1000), base_w=4000, lag_s=2)
    house.factor["idle"] = 0
    house.live(5)
    house.base_w = 3000
    house.live(95)
    assert house.running == ["idle", "a"]
    house.base_w = 4000
    house.live(5)
    meter = house.state.budget(HOUSE).meter
    assert (meter.taken_back, house.running) == (1, ["idle"])
    assert all(lag.total_seconds() <= 3 for lag in meter.lags)
