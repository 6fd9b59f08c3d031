"""What a house learns from the steps of its meter."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine.metering import MeterState, learned_w
from custom_components.power_budget.engine.supply.learn import lag, with_sample

from .metered import MeteredPlant, metered
from .plant import HOUSE, load


def seconds(*each: int) -> tuple[timedelta, ...]:
    """Return durations."""
    return tuple(timedelta(seconds=one) for one in each)


LAGS: dict[str, tuple[tuple[timedelta, ...], int]] = {
    "ten seconds at first": ((), 10),
    "no less before it was seen three times": (seconds(2, 3), 10),
    "what was seen": (seconds(2, 3, 3), 3),
    "but for the longest, which may have been something else": (seconds(2, 3, 3, 90), 3),
    "more, as soon as that was seen once": (seconds(60), 60),
}


@pytest.mark.parametrize(("seen", "expected_s"), LAGS.values(), ids=LAGS)
def test_the_lag_of_a_meter_is(seen: tuple[timedelta, ...], expected_s: int) -> None:
    assert lag(MeterState(lags=seen)) == timedelta(seconds=expected_s)


def test_one_step_that_was_something_else_does_not_matter() -> None:
    assert learned_w((1200, 1190, 1210, 1200)) is None
    assert learned_w((1200, 1190, 1210, 1200, 1700)) == 1200


@pytest.mark.parametrize(("step_w", "kept"), [(499, False), (500, True), (2000, True), (2001, False)])
def test_a_step_that_cannot_be_that_of_the_load_is_not_kept(step_w: float, kept: bool) -> None:
    assert with_sample(load("hall", 1000), (), step_w) == ((step_w,) if kept else ())


def test_the_oldest_steps_are_forgotten() -> None:
    samples_w: tuple[float, ...] = ()
    for step_w in range(1000, 1020):
        samples_w = with_sample(load("hall", 1000), samples_w, step_w)
    assert samples_w == tuple(range(1011, 1020))


def switched_often(house: MeteredPlant) -> None:
    """Let the only heater of a house be asked for, and not, a few times."""
    for is_on in (True, False) * 4:
        house.ask("hall", is_on=is_on)
        house.live(40)


@pytest.mark.parametrize("lag_s", [1, 20, 35])
def test_a_house_learns_what_a_heater_draws_and_how_late_its_meter_is(lag_s: int) -> None:
    house = metered(load("hall", 1000), load("bath", 1000), factor={"hall": 1.2}, lag_s=lag_s, asking=False)
    switched_often(house)
    assert learned_w(house.state.of("hall").samples_w) == 1200
    assert learned_w(house.state.of("bath").samples_w) is None
    assert lag(house.state.budget(HOUSE).meter) == timedelta(seconds=lag_s)


def test_what_is_learned_is_counted_if_it_is_more() -> None:
    house = metered(load("hall", 1000), load("bath", 1000), factor={"hall": 1.2}, asking=False)
    switched_often(house)
    house.ask("hall")
    assert house.decide().outcomes[HOUSE].granted == 1200
    house.factor["hall"] = 0.8
    switched_often(house)
    switched_often(house)
    house.ask("hall")
    assert house.decide().outcomes[HOUSE].granted == 1000


@pytest.mark.parametrize("average_s", [1, 2, 5])
@pytest.mark.parametrize("factor", [0.8, 1.0, 1.3])
def test_a_meter_that_averages_teaches_the_same(average_s: int, factor: float) -> None:
    house = metered(load("hall", 1000), factor={"hall": factor}, asking=False, average_s=average_s)
    for _ in range(4):
        switched_often(house)
    assert learned_w(house.state.of("hall").samples_w) == pytest.approx(1000 * factor, rel=0.1)
