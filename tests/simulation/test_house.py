"""How rooms warm and cool."""

from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from simulation import Outdoor, Room, Temperatures

from .builders import BATH, LIVING, house

HOUR_S = 3600

STEPS = {
    "a room without heat cools": (18, 18, 0, 17.99474, 18.00000),
    "a heater warms the air only": (18, 18, 2000, 18.01012, 18.00000),
    "warm walls warm the air and cool": (17, 18, 0, 16.99618, 17.99975),
    "warm air warms the walls": (19, 18, 0, 18.99329, 18.00025),
}


@pytest.mark.parametrize(
    ("air_c", "mass_c", "heat_w", "later_air_c", "later_mass_c"), STEPS.values(), ids=STEPS
)
def test_ten_seconds_at_freezing_point(
    air_c: float, mass_c: float, heat_w: float, later_air_c: float, later_mass_c: float
) -> None:
    later = LIVING.step(Temperatures(air_c=air_c, mass_c=mass_c), heat_w=heat_w, outdoor_c=0, dt_s=10)
    assert later.air_c == pytest.approx(later_air_c, abs=5e-6)
    assert later.mass_c == pytest.approx(later_mass_c, abs=5e-6)


WEATHER = {
    "warmest at three in the afternoon": (15, 0, 3),
    "coldest at three in the night": (3, 0, -3),
    "mean in the morning": (9, 0, 0),
    "the same a day later": (39, 0, 3),
    "colder a day later with a falling trend": (39, -2, 3 - 2 * 39 / 24),
}


@pytest.mark.parametrize(("hour", "trend_k_per_day", "outdoor_c"), WEATHER.values(), ids=WEATHER)
def test_outdoor(hour: float, trend_k_per_day: float, outdoor_c: float) -> None:
    outdoor = Outdoor(mean_c=0, amplitude_k=3, trend_k_per_day=trend_k_per_day)
    assert outdoor.at(hour * HOUR_S) == pytest.approx(outdoor_c)


watts = st.floats(0, 5000)
degrees = st.floats(-30, 40)
sound_rooms = st.builds(
    Room,
    power_w=watts,
    ua_w_per_k=st.floats(0, 200),
    c_air_j_per_k=st.floats(1e5, 1e7),
    c_mass_j_per_k=st.floats(1e5, 1e8),
    k_mass_w_per_k=st.floats(0, 500),
)


def stored_j(room: Room, now: Temperatures) -> float:
    """Return the heat in a room above 0 degC."""
    return room.c_air_j_per_k * now.air_c + room.c_mass_j_per_k * now.mass_c


@given(
    room=sound_rooms,
    start=st.builds(Temperatures, air_c=degrees, mass_c=degrees),
    weather=st.lists(st.tuples(watts, degrees), min_size=1, max_size=50),
    dt_s=st.floats(1, 60),
)
def test_what_is_heated_is_stored_or_lost(
    room: Room, start: Temperatures, weather: list[tuple[float, float]], dt_s: float
) -> None:
    now, given_j, lost_j = start, 0.0, 0.0
    for heat_w, outdoor_c in weather:
        given_j += heat_w * dt_s
        lost_j += room.ua_w_per_k * (now.air_c - outdoor_c) * dt_s
        now = room.step(now, heat_w=heat_w, outdoor_c=outdoor_c, dt_s=dt_s)
    kept_j = stored_j(room, now) - stored_j(room, start)
    assert kept_j == pytest.approx(given_j - lost_j, rel=1e-9, abs=10)


@given(room=sound_rooms, outdoor_c=degrees, start_c=degrees)
def test_a_stable_room_without_heat_stays_between_where_it_was_and_outside(
    room: Room, outdoor_c: float, start_c: float
) -> None:
    now = Temperatures(air_c=start_c, mass_c=start_c)
    coldest_c, warmest_c = sorted((start_c, outdoor_c))
    for _ in range(100):
        now = room.step(now, heat_w=0, outdoor_c=outdoor_c, dt_s=10)
        assert coldest_c - 1e-9 <= now.air_c <= warmest_c + 1e-9


def test_a_heater_left_on_warms_to_outside_plus_power_over_loss() -> None:
    steady_c = 4 + BATH.power_w / BATH.ua_w_per_k
    warming = house(bath=BATH)
    for _ in range(60 * 24 * 60):
        warming = warming.step(heat_w={"bath": BATH.power_w}, outdoor_c=4, dt_s=60)
    assert warming.temperatures["bath"].air_c == pytest.approx(steady_c, abs=0.01)
    assert warming.temperatures["bath"].mass_c == pytest.approx(steady_c, abs=0.01)


def test_a_room_without_mass_to_speak_of_cools_by_the_same_share_each_step() -> None:
    shed = replace(LIVING, k_mass_w_per_k=0)
    cooling = house(start_c=20, shed=shed)
    for _ in range(100):
        cooling = cooling.step(heat_w={}, outdoor_c=5, dt_s=10)
    kept = (1 - 10 * shed.ua_w_per_k / shed.c_air_j_per_k) ** 100
    assert cooling.measured_c["shed"] == pytest.approx(5 + (20 - 5) * kept)


def test_rooms_do_not_warm_each_other() -> None:
    together = house(living=LIVING, bath=BATH).step(heat_w={"living": 2000}, outdoor_c=0, dt_s=10)
    alone = house(bath=BATH).step(heat_w={}, outdoor_c=0, dt_s=10)
    assert together.temperatures["bath"] == alone.temperatures["bath"]


def test_a_step_leaves_the_house_before_it_as_it_was() -> None:
    before = house()
    before.step(heat_w={"living": 2000}, outdoor_c=0, dt_s=10)
    assert before == house()


def test_heaters_that_are_on_draw_their_power_and_all_others_nothing() -> None:
    assert house(living=LIVING, bath=BATH).heat_w({"bath"}) == {"living": 0, "bath": 1000}


def test_a_room_that_is_not_there_cannot_be_heated() -> None:
    with pytest.raises(KeyError, match="attic"):
        house().heat_w({"attic"})
    with pytest.raises(KeyError, match="attic"):
        house().step(heat_w={"attic": 1000}, outdoor_c=0, dt_s=10)


STABILITY = {
    "ten seconds": (10, True),
    "ten minutes": (600, True),
    "two hours": (7200, False),
}


@pytest.mark.parametrize(("dt_s", "is_stable"), STABILITY.values(), ids=STABILITY)
def test_a_step_may_not_be_too_long(dt_s: float, is_stable: bool) -> None:
    assert LIVING.is_stable(dt_s) is is_stable
