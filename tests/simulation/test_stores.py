"""A car that comes and goes, and a battery: what they take, and what is in them."""

from hypothesis import given, strategies as st
import pytest

from simulation import STEP_S, Battery, Car, Flows, Setting, Stores, run, thermostats_alone

from .builders import BATTERY, CAR, Scripted, scenario

HOUR_S = 3600

CHARGES = {
    # sentence: (what is in it, what it may draw, what it draws)
    "as much as its charger can": (40_000, 9000, 7360),
    "in steps": (40_000, 2000, 1840),
    "exactly a step": (40_000, 1840, 1840),
    "exactly its least": (40_000, 1380, 1380),
    "nothing below its least": (40_000, 1379, 0),
    "nothing": (40_000, 0, 0),
    "the last of it": (49_999, 2000, 360),
    "nothing if it is full": (50_000, 2000, 0),
}


@pytest.mark.parametrize(("holds_wh", "told_w", "draws_w"), CHARGES.values(), ids=CHARGES)
def test_what_a_car_draws(holds_wh: float, told_w: float, draws_w: float) -> None:
    assert CAR.draws_w(holds_wh, told_w, STEP_S) == pytest.approx(draws_w)


FLOWS = {
    # sentence: (what is in it, what it is told, what flows)
    "it takes no more than it can": (5000, 9000, 3000),
    "it gives no more than it can": (5000, -9000, -2000),
    "it gives what it is told": (5000, -500, -500),
    "idle": (5000, 0, 0),
    "until it is full": (9999, 2000, 400),
    "full": (10_000, 2000, 0),
    "until it is empty": (1, -2000, -360),
    "empty": (0, -2000, 0),
}


@pytest.mark.parametrize(("holds_wh", "told_w", "flows_w"), FLOWS.values(), ids=FLOWS)
def test_what_a_battery_takes_or_gives(holds_wh: float, told_w: float, flows_w: float) -> None:
    assert BATTERY.flows_w(holds_wh, told_w, STEP_S) == pytest.approx(flows_w)


@pytest.mark.parametrize(("flow_w", "gains_wh"), [(2000, 1800), (-2000, -2000), (0, 0)])
def test_a_battery_loses_as_it_charges(flow_w: float, gains_wh: float) -> None:
    assert BATTERY.gains_wh(flow_w, HOUR_S) == pytest.approx(gains_wh)


def test_at_midnight_the_car_has_come_home_and_the_battery_is_half_full() -> None:
    stores = Stores.at_midnight(CAR, BATTERY)
    assert (stores.car_wh, stores.is_there, stores.battery_wh) == (38_000, True, 5000)
    assert (stores.car_lacks_wh, stores.car_soc, stores.car_asks) == (12_000, 0.76, True)


DAY = {
    # sentence: (hour, whether the car is there, what is in it)
    "before it leaves": (7.99, True, 38_000),
    "as it leaves": (8, False, 38_000),
    "on its way": (17.49, False, 38_000),
    "as it comes back": (17.5, True, 26_000),
}


def test_a_car_comes_back_with_some_of_its_energy_used() -> None:
    stores, found = Stores.at_midnight(CAR, None), {}
    for sentence, (hour, _, _) in DAY.items():
        stores = stores.at(HOUR_S * hour)
        found[sentence] = (hour, stores.is_there, stores.car_wh)
    assert found == DAY


def test_a_car_does_not_use_more_than_it_had() -> None:
    assert Stores(car=CAR, car_wh=9000).at(0).car_wh == 0


def test_a_car_that_is_away_takes_nothing_and_does_not_ask() -> None:
    stores = Stores(car=CAR, car_wh=9000)
    assert stores.flows(car_w=2300, battery_w=0, dt_s=STEP_S) == Flows()
    assert not stores.car_asks


def test_a_house_without_either_has_nothing_to_take() -> None:
    stores = scenario().stores()
    assert stores.flows(car_w=2300, battery_w=2300, dt_s=STEP_S) == Flows()
    assert (stores.car_asks, stores.car_lacks_wh, stores.car_soc) == (False, 0, 0)
    assert stores.at(12 * HOUR_S) == stores


@given(
    holds_wh=st.floats(0, 10_000),
    tellings_w=st.lists(st.floats(-5000, 5000), max_size=20),
    battery=st.builds(
        Battery,
        capacity_wh=st.just(10_000.0),
        charge_w=st.floats(0, 5000),
        discharge_w=st.floats(0, 5000),
        efficiency=st.floats(0.5, 1),
    ),
)
def test_a_battery_is_never_more_than_full_nor_less_than_empty(
    holds_wh: float, tellings_w: list[float], battery: Battery
) -> None:
    stores = Stores(battery=battery, battery_wh=holds_wh)
    for told_w in tellings_w:
        flows = stores.flows(car_w=None, battery_w=told_w, dt_s=HOUR_S)
        stores = stores.step(flows, HOUR_S)
        assert -1e-6 <= stores.battery_wh <= battery.capacity_wh + 1e-6
        assert -battery.discharge_w <= flows.battery_w <= battery.charge_w
        assert flows.battery_w * told_w >= -1e-6


@given(tellings_w=st.lists(st.floats(0, 9000), max_size=30))
def test_a_car_draws_whole_steps_until_it_is_full(tellings_w: list[float]) -> None:
    stores = Stores(car=CAR, car_wh=30_000, is_there=True)
    for told_w in tellings_w:
        flows = stores.flows(car_w=told_w, battery_w=0, dt_s=HOUR_S)
        is_last = flows.car_w == pytest.approx(stores.car_lacks_wh)
        assert is_last or flows.car_w % CAR.step_w == pytest.approx(0)
        assert flows.car_w <= told_w
        stores = stores.step(flows, HOUR_S)
        assert stores.car_wh <= CAR.capacity_wh + 1e-6


# In a run


def test_a_car_that_nobody_looks_after_charges_whenever_it_is_there() -> None:
    home = scenario(car=CAR)
    steps = list(run(home, thermostats_alone, duration_s=10 * HOUR_S))
    assert [step.flows.car_w for step in steps[:3]] == [7360] * 3
    assert steps[0].drawn_w == steps[0].base_w + sum(steps[0].heat_w.values()) + 7360
    charged_wh = sum(step.flows.car_w * STEP_S / HOUR_S for step in steps)
    assert charged_wh == pytest.approx(12_000)
    assert not steps[-1].view.stores.is_there


def test_a_car_and_a_battery_do_what_they_are_told() -> None:
    settings = [Setting(on=(), car_w=1610, battery_w=-500), Setting(on={"bath"}, car_w=0, battery_w=800)]
    told = iter(settings)
    first, second = run(scenario(car=CAR, battery=BATTERY), lambda _: next(told), duration_s=2 * STEP_S)
    assert (first.flows, second.flows) == ((1610, -500), (0, 800))
    assert (first.drawn_w, second.drawn_w) == (500 + 1610 - 500, 500 + 1000 + 800)
    assert second.view.stores.battery_wh == pytest.approx(5000 - 500 / 360)
    assert second.view.stores.car_wh == pytest.approx(38_000 + 1610 / 360)
    assert second.view.meter_w == first.drawn_w


def test_a_battery_that_nobody_looks_after_is_idle() -> None:
    steps = run(scenario(battery=BATTERY), Scripted(), duration_s=100)
    assert {step.flows for step in steps} == {Flows()}


def test_no_level_is_no_car() -> None:
    assert not Car(capacity_wh=1, least_w=1400, most_w=1500, step_w=230, away_hours=(), used_wh=0).can_charge
