"""Rooms with more in them than air and one mass, sun, open windows, and weather that turns."""

from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from simulation import (
    Airing,
    Changeable,
    Gains,
    House,
    LayeredRoom,
    Layers,
    Scenario,
    Temperatures,
    run,
    thermostats_alone,
)
from simulation.bounds import PlanError
from simulation.bounds.fluid import fluid
from tests.engine.tables import rows

from .builders import LOFT, scenario

HOUR_S, DAY_S = 3600, 86_400


def stored_j(room: LayeredRoom, now: Layers) -> float:
    """Return the heat in a room above 0 degC."""
    capacities = (
        room.c_air_j_per_k,
        room.c_mass_j_per_k,
        room.c_furniture_j_per_k,
        room.c_wall_j_per_k,
    )
    degrees = (now.air_c, now.mass_c, now.furniture_c, now.wall_c)
    return sum(each * temperature for each, temperature in zip(capacities, degrees, strict=True))


degrees = st.floats(-10, 30)


@given(
    now=st.builds(Layers, air_c=degrees, mass_c=degrees, furniture_c=degrees, wall_c=degrees), heat_w=degrees
)
def test_no_heat_is_lost_but_to_the_outside(now: Layers, heat_w: float) -> None:
    later = LOFT.step(now, heat_w=heat_w, outdoor_c=-5, dt_s=10)
    lost_w = LOFT.ua_w_per_k * (now.air_c + 5) + LOFT.ua_wall_w_per_k * (now.wall_c + 5)
    assert stored_j(LOFT, later) - stored_j(LOFT, now) == pytest.approx(10 * (heat_w - lost_w), abs=1e-3)


def test_in_the_long_run_it_loses_through_air_and_wall() -> None:
    now = LOFT.at_rest(20)
    for _ in range(40_000):
        now = LOFT.step(now, heat_w=800, outdoor_c=0, dt_s=60)
    wall_w_per_k = 1 / (1 / LOFT.k_mass_w_per_k + 1 / LOFT.k_wall_w_per_k + 1 / LOFT.ua_wall_w_per_k)
    assert now.air_c == pytest.approx(800 / (LOFT.ua_w_per_k + wall_w_per_k), abs=1e-3)
    assert now.furniture_c == pytest.approx(now.air_c, abs=1e-3)
    assert now.air_c > now.mass_c > now.wall_c > 0


def test_it_begins_with_a_wall_that_is_colder() -> None:
    assert LOFT.at_rest(18) == Layers(air_c=18, mass_c=18, furniture_c=18, wall_c=9)


def test_what_is_written_on_its_heater_is_not_what_it_draws() -> None:
    assert LOFT.rated_w == 2000
    assert House.at_rest({"loft": LOFT}, 18).heat_w({"loft"}) == {"loft": 1800}


def test_a_room_of_which_not_all_is_known_is_refused() -> None:
    with pytest.raises(TypeError, match="how warm furniture and wall are"):
        LOFT.step(Temperatures(air_c=18, mass_c=18), heat_w=0, outdoor_c=0, dt_s=10)


def test_which_steps_are_short_enough() -> None:
    assert LOFT.is_stable(10)
    assert not LOFT.is_stable(HOUR_S)


HALF_CLEAR = Gains(
    sun_w=600,
    clear=(0.5, 1.0),
    window_w_per_k=100,
    airings=(Airing(begins_s=12 * HOUR_S, lasts_s=600), Airing(begins_s=20 * HOUR_S, lasts_s=300)),
)


def seconds(clock: str) -> float:
    """Return the seconds since midnight of a time such as 12:05."""
    hours, minutes = clock.split(":")
    return HOUR_S * int(hours) + 60 * int(minutes)


@pytest.mark.parametrize(("at", "air_c", "outdoor_c", "gains"), rows(Gains.at.__doc__, "at"))
def test_what_a_room_gains_as_its_table_says(at: str, air_c: str, outdoor_c: str, gains: str) -> None:
    found_w = HALF_CLEAR.at(seconds(at), air_c=float(air_c), outdoor_c=float(outdoor_c))
    assert round(found_w) == float(gains)


GAINED = {
    "nothing by night": (6, 0),
    "nothing at sunrise": (8, 0),
    "half of that of noon a third of the way": (9.5, 150),
    "and as much in the afternoon": (15.5, 150),
    "nothing from sunset on": (17, 0),
    "at noon of a day that is half clear": (12.5, 300),
    "with the window open": (12 + 1 / 12, 300 - 2000),
    "on the next day, which is clear": (36.5, 600),
    "on the day after that, which is like the first": (60.5, 300),
}


@pytest.mark.parametrize(("hour", "gained_w"), GAINED.values(), ids=GAINED)
def test_what_a_room_gains(hour: float, gained_w: float) -> None:
    assert HALF_CLEAR.at(hour * HOUR_S, air_c=20, outdoor_c=0) == pytest.approx(gained_w, abs=5)


AIRED = {
    "just before": (11.999, 0),
    "as it opens": (12, 1),
    "still": (12.16, 1),
    "as it closes": (12 + 1 / 6, 0),
    "open once more": (20.01, 1),
}


@pytest.mark.parametrize(("hour", "is_open"), AIRED.values(), ids=AIRED)
@pytest.mark.parametrize("outdoor_c", [-5, 25])
def test_an_open_window_takes_what_is_between_air_and_outside(
    hour: float, is_open: int, outdoor_c: float
) -> None:
    dark = replace(HALF_CLEAR, sun_w=0)
    gained_w = dark.at(hour * HOUR_S, air_c=20, outdoor_c=outdoor_c)
    assert gained_w == pytest.approx(-100 * (20 - outdoor_c) * is_open)


TURNING = Changeable(mean_c=0, amplitude_k=0, warmer_k=(2, -2), every_s=6 * HOUR_S)


@pytest.mark.parametrize(
    ("at", "outdoor_c"), [*rows(Changeable.at.__doc__, "at"), ("09:00", "0"), ("12:00", "2")]
)
def test_weather_that_turns(at: str, outdoor_c: str) -> None:
    assert TURNING.at(seconds(at)) == pytest.approx(float(outdoor_c))


def with_sun() -> Scenario:
    """Return a house whose living room has sun all day."""
    return replace(scenario(), gains={"living": Gains(sun_w=2000, clear=(1.0,))})


def test_sun_warms_a_room_and_is_no_heat_of_its_heater() -> None:
    *_, dark = run(scenario(), thermostats_alone, duration_s=DAY_S / 2)
    *_, sunny = run(with_sun(), thermostats_alone, duration_s=DAY_S / 2)
    assert sunny.house.measured_c["living"] > dark.house.measured_c["living"]
    assert sunny.house.measured_c["bath"] == dark.house.measured_c["bath"]
    assert sunny.heat_w["living"] == 0


def test_bounds_have_the_same_sun() -> None:
    *_, last = fluid(with_sun(), DAY_S / 2)
    assert last.house.measured_c["living"] > 21


def test_no_plan_is_made_of_a_house_that_it_does_not_know() -> None:
    foresight = pytest.importorskip("simulation.bounds.foresight", exc_type=ImportError)
    with pytest.raises(
        PlanError, match="two rooms: no plan knows sun, windows and masses such as living has"
    ):
        foresight.foresight(with_sun(), HOUR_S)
    lofts = replace(scenario(), rooms={"living": LOFT, "bath": LOFT})
    with pytest.raises(PlanError, match="such as living has"):
        foresight.foresight(lofts, HOUR_S)
