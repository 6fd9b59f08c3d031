"""The simulated house: time passes, heaters warm, the meter follows a step late."""

from dataclasses import replace

import pytest

from demo.custom_components.simulated_house.charger import Charger
from demo.custom_components.simulated_house.house import SimulatedHouse
from simulation import STEP_S, Scenario

HOUR_S = 3600


@pytest.fixture
def house(scenario: Scenario) -> SimulatedHouse:
    """Return the house at midnight, with every heater off."""
    return SimulatedHouse(scenario, clock_s=0)


def test_a_heater_warms_its_room_and_no_other(house: SimulatedHouse) -> None:
    house.switch("office", is_on=True)
    house.advance(HOUR_S)
    assert house.measured_c("office") > 18
    assert house.measured_c("kitchen") < 18


def test_many_small_steps_come_to_the_same_as_one_long_one(scenario: Scenario) -> None:
    often, once = SimulatedHouse(scenario, clock_s=0), SimulatedHouse(scenario, clock_s=0)
    for _ in range(HOUR_S // STEP_S):
        often.advance(STEP_S)
    once.advance(HOUR_S)
    assert often.clock_s == once.clock_s
    assert [often.measured_c(room) for room in scenario.rooms] == pytest.approx(
        [once.measured_c(room) for room in scenario.rooms]
    )


def test_the_meter_shows_what_was_drawn_in_the_step_that_is_over(house: SimulatedHouse) -> None:
    base_w = house.base_load_w
    house.switch("living", is_on=True)
    assert house.meter_w == base_w
    house.advance(STEP_S)
    assert house.meter_w == base_w + 2000


@pytest.fixture
def charger(house: SimulatedHouse) -> Charger:
    """Return the charger of the house."""
    assert house.charger is not None
    return house.charger


def test_a_car_charges_while_its_contactor_is_closed(house: SimulatedHouse, charger: Charger) -> None:
    base_w, before = house.base_load_w, house.stores.car_soc
    house.set_current(charger, 16)
    house.advance(STEP_S)
    assert (house.meter_w, house.charging_w, house.stores.car_soc) == (base_w, 0, before)
    house.connect(charger, is_on=True)
    house.advance(STEP_S)
    assert (house.meter_w, house.charging_w) == (base_w + 3680, 3680)
    assert house.stores.car_soc > before


def test_a_charger_can_be_set_to_whole_amperes_of_6_to_32(charger: Charger) -> None:
    assert (charger.least_a, charger.most_a, charger.step_a) == (6, 32, 1)
    assert (charger.current_a, charger.told_w) == (6, 0)


def test_a_car_leaves_at_eight_and_comes_back_emptier(house: SimulatedHouse, charger: Charger) -> None:
    house.set_current(charger, 10)
    house.connect(charger, is_on=True)
    house.advance(8 * HOUR_S)
    assert not house.stores.is_there
    before = house.stores.car_soc
    house.advance(9.5 * HOUR_S)
    assert house.stores.is_there
    assert house.charging_w == 0
    assert house.stores.car_soc == pytest.approx(before - 0.6)


def test_a_house_whose_scenario_has_no_car_has_no_charger(scenario: Scenario) -> None:
    house = SimulatedHouse(replace(scenario, car=None), clock_s=0)
    house.advance(STEP_S)
    assert (house.charger, house.charging_w) == (None, 0)


def test_a_heater_that_is_off_is_not_switched_off_twice(house: SimulatedHouse) -> None:
    house.switch("living", is_on=False)
    assert house.on == set()


def test_everyone_who_listens_hears_of_every_change(house: SimulatedHouse) -> None:
    heard: list[float] = []
    house.listen(lambda: heard.append(house.clock_s))
    house.advance(STEP_S)
    house.switch("living", is_on=True)
    assert heard == [STEP_S, STEP_S]


@pytest.mark.parametrize(
    ("clock_s", "time"), [(0, "Sunday 00:00"), (5.5 * HOUR_S, "Sunday 05:30"), (30 * HOUR_S, "Monday 06:00")]
)
def test_the_week_begins_on_the_day_that_was_measured_first(
    scenario: Scenario, clock_s: float, time: str
) -> None:
    assert SimulatedHouse(scenario, clock_s=clock_s).time == time


def test_a_pair_of_batteries_does_what_it_is_told(house: SimulatedHouse) -> None:
    cellar, garage = house.inverters
    base_w = house.base_load_w
    house.set_inverter(cellar, -1000)
    house.set_inverter(garage, 9000)
    house.advance(10)
    assert (cellar.flow_w, garage.flow_w, house.meter_w) == (-1000, 1500, base_w + 500)
    assert cellar.soc < 0.7
    assert garage.soc > 0.3


def test_a_battery_that_is_full_meanwhile_shows_what_the_meter_shows_of_it(house: SimulatedHouse) -> None:
    _, garage = house.inverters
    base_w = house.base_load_w
    garage.stored_wh = garage.battery.capacity_wh - 0.9
    house.set_inverter(garage, 1500)
    house.advance(2 * STEP_S)
    assert garage.flow_w == pytest.approx(180)
    assert house.meter_w == pytest.approx(base_w + 180)
    assert garage.soc == pytest.approx(1)


def test_no_time_changes_nothing(house: SimulatedHouse) -> None:
    heard: list[float] = []
    house.listen(lambda: heard.append(house.clock_s))
    house.advance(0)
    assert (heard, house.clock_s) == ([], 0)


def test_a_house_whose_scenario_has_no_battery_has_no_inverter(scenario: Scenario) -> None:
    assert SimulatedHouse(replace(scenario, battery=None), clock_s=0).inverters == []
