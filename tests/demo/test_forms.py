"""What the demo fills into the forms."""

from dataclasses import replace

import pytest

from demo.custom_components.simulated_house.rooms import entity_name
from demo.dashboard import dashboard
from demo.forms import (
    CIRCUIT_ROOMS,
    battery_forms,
    budget_form,
    car_forms,
    circuit_form,
    cycle,
    heater_form,
)
from simulation import Scenario

PERIODS = {
    "as in life": (120, {"hours": "*", "minutes": "/2", "seconds": "0"}),
    "sixty times as fast": (2, {"hours": "*", "minutes": "*", "seconds": "/2"}),
    "no faster than every second": (0.2, {"hours": "*", "minutes": "*", "seconds": "/1"}),
}


@pytest.mark.parametrize(("period_s", "pattern"), PERIODS.values(), ids=PERIODS)
def test_turns_pass_as_often_as_the_speed_asks(period_s: float, pattern: dict[str, str]) -> None:
    assert cycle(period_s) == pattern


def test_the_budget_is_the_connection(scenario: Scenario) -> None:
    steps = budget_form(scenario, speed=60)["power_steps"]
    assert steps == {"mode_0": 9000, "mode_1": 5400, "mode_2": 3600, "mode_3": 1800}


def test_the_bedrooms_have_a_circuit_of_their_own_in_the_house(scenario: Scenario) -> None:
    form = circuit_form("house")
    assert (form["name"], form["rules"]) == ("Bedrooms", {"parent": "house"})
    powers_w = [scenario.rooms[room].power_w for room in CIRCUIT_ROOMS]
    assert max(powers_w) <= form["power_steps"]["mode_0"] < sum(powers_w)


def test_minimum_times_are_as_fast_as_the_house(scenario: Scenario) -> None:
    form = heater_form(scenario, "living", speed=60)
    assert (form["name"], form["switch"]) == ("Living room", "switch.living_room_heater")
    assert form["switching"] == {"min_on_s": 2, "min_off_s": 1, "inverted": False}


@pytest.mark.parametrize(("speed", "delay_s"), [(1, 90), (60, 0), (600, 0)])
def test_a_house_faster_than_life_restores_at_once(scenario: Scenario, speed: float, delay_s: float) -> None:
    assert budget_form(scenario, speed=speed)["restoring"] == {"restore_delay_s": delay_s}


def test_the_car_is_an_adjustable_load_that_its_plug_asks_for(scenario: Scenario) -> None:
    assert scenario.car is not None
    first, second = car_forms(scenario.car, speed=60)
    assert (first["name"], first["setpoint"]) == ("Car", "number.car_charging_current")
    assert (first["min_power_w"], first["max_power_w"]) == (1380, 7360)
    assert first["setting"]["min_change_s"] == 0.5
    assert (first["demand"], second) == ("entity", {"demand_entity": "binary_sensor.car_plug"})


def test_the_batteries_serve_the_budget(scenario: Scenario) -> None:
    forms = list(battery_forms(scenario.battery))
    assert [form["setpoint"] for form in forms] == [
        "number.cellar_battery_set_point",
        "number.garage_battery_set_point",
    ]
    assert sum(form["capacity_wh"] for form in forms) == 10_000
    assert all(form["serving"]["covers_excess"] and form["serving"]["takes_rest"] for form in forms)
    assert list(battery_forms(None)) == []


def test_a_house_without_batteries_shows_none(scenario: Scenario) -> None:
    alone = dashboard(replace(scenario, battery=None), speed=60)
    assert "sensor.cellar_battery_service" in f"{dashboard(scenario, speed=60)}"
    assert "cellar_battery" not in f"{alone}"


def test_a_house_without_a_car_shows_none(scenario: Scenario) -> None:
    alone = dashboard(replace(scenario, car=None), speed=60)
    assert "sensor.car_status" in f"{dashboard(scenario, speed=60)}"
    assert "sensor.car_status" not in f"{alone}"


@pytest.mark.parametrize(("speed", "late"), [(60, "10 s later"), (600, "60 s later")])
def test_the_dashboard_says_why_the_limit_is_passed_for_a_moment(
    speed: float, late: str, scenario: Scenario
) -> None:
    assert f"The meter tells of it {late}" in f"{dashboard(scenario, speed=speed)}"


def test_the_dashboard_shows_every_room(scenario: Scenario) -> None:
    page = f"{dashboard(scenario, speed=60)}"
    assert [room for room in scenario.rooms if f"climate.{entity_name(room)}" not in page] == []
