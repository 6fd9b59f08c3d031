"""What is counted, on runs short enough to count by hand."""

import pytest

from simulation import Score, Setting, read_scenario, run, score, thermostats_alone

from .builders import BATTERY, CAR, LIVING, SCENARIOS, Scripted, scenario

DAY_S = 86_400

LIMITS = {
    "exactly the limit is no overload": ([{"living"}] * 6, 2500, 0, 0),
    "one step over is a short overload": ([{"living"}], 2499, 10, 0),
    "two steps over are a short overload": ([{"living"}] * 2, 2499, 20, 0),
    "three steps over are a long one": ([{"living"}] * 3, 2499, 30, 1),
    "six steps over are one long one": ([{"living"}] * 6, 2499, 60, 1),
    "a break makes two short ones": ([{"living"}, {"living"}, {}, {"living"}], 2499, 30, 0),
    "a break makes two long ones": ([*[{"living"}] * 3, {}, *[{"living"}] * 3], 2499, 60, 2),
}


@pytest.mark.parametrize(("script", "limit_w", "overload_s", "long_overloads"), LIMITS.values(), ids=LIMITS)
def test_overload_in_a_day(
    script: list[set[str]], limit_w: float, overload_s: float, long_overloads: float
) -> None:
    day = scenario(500, limit_w=limit_w)
    counted = score(day, run(day, Scripted(*script), duration_s=DAY_S))
    assert (counted.overload_s, counted.long_overloads) == (overload_s, long_overloads)


def test_every_change_of_a_heater_is_a_switching_and_heaters_share_them() -> None:
    day = scenario()
    script = [{"living"}, {"living", "bath"}, {"bath"}, {}, {"bath"}]
    counted = score(day, run(day, Scripted(*script), duration_s=DAY_S))
    assert counted.switchings_per_heater == (2 + 4) / 2


def test_heat_is_power_times_time() -> None:
    day = scenario()
    counted = score(day, run(day, lambda _: {"living"}, duration_s=DAY_S))
    assert counted.heat_kwh == pytest.approx(48)


def test_cold_is_counted_after_physics_below_setpoint_less_tolerance() -> None:
    day = scenario(setpoint_c=20, tolerance_k=0.5)
    (step,) = steps = list(run(day, Scripted(), duration_s=10))
    counted = score(day, steps)
    living_c = 18 - 10 * LIVING.ua_w_per_k * 18 / LIVING.c_air_j_per_k
    assert step.house.measured_c["living"] == pytest.approx(living_c)
    assert counted.cold_by_room_k_h["living"] == pytest.approx((19.5 - living_c) * 24)
    assert counted.cold_k_h == pytest.approx(sum(counted.cold_by_room_k_h.values()))
    assert counted.worst_room_cold_k_h == counted.cold_by_room_k_h["bath"]


def test_a_room_within_the_tolerance_is_not_cold() -> None:
    day = scenario(setpoint_c=18.4, tolerance_k=0.5)
    assert score(day, run(day, Scripted(), duration_s=10)).cold_k_h == 0


def test_figures_are_per_day_however_long_the_run() -> None:
    day = scenario()
    half, whole = (score(day, run(day, lambda _: {"living"}, duration_s=of * DAY_S)) for of in (0.5, 1))
    assert half.heat_kwh == pytest.approx(whole.heat_kwh)


def test_a_car_is_short_of_what_it_lacks_as_it_leaves() -> None:
    day = scenario(car=CAR)
    waiting = score(day, run(day, lambda _: Setting(on=(), car_w=0), duration_s=2 * DAY_S))
    slowly = score(day, run(day, lambda _: Setting(on=(), car_w=1380), duration_s=DAY_S))
    at_once = score(day, run(day, lambda _: (), duration_s=DAY_S))
    assert waiting.car_short_kwh == pytest.approx((12 + 24) / 2)
    assert slowly.car_short_kwh == pytest.approx(12 - 8 * 1.38)
    assert at_once.car_short_kwh == pytest.approx(0)


def test_where_there_is_no_car_none_is_short_of_anything() -> None:
    day = scenario(battery=BATTERY)
    assert score(day, run(day, Scripted(), duration_s=DAY_S)).car_short_kwh is None


def test_no_run_is_no_score() -> None:
    with pytest.raises(ValueError, match="no step"):
        score(scenario(), [])


THERMOSTATS_ALONE = {
    # scenario: (overload s, overloads of 30 s and more, cold K·h, of the worst room, switchings, kWh)
    "week": (9866, 22.9, 11.2, 2.2, 73, 73.3),
    "tight": (18274, 38.7, 10.1, 1.8, 61, 57.4),
}


def figures(of: Score) -> tuple[float, ...]:
    """Return the figures in the order in which they are published."""
    return (
        of.overload_s,
        of.long_overloads,
        of.cold_k_h,
        of.worst_room_cold_k_h,
        of.switchings_per_heater,
        of.heat_kwh,
    )


@pytest.mark.parametrize(("name", "known"), THERMOSTATS_ALONE.items(), ids=THERMOSTATS_ALONE)
def test_thermostats_alone_come_to_what_an_independent_program_found(
    name: str, known: tuple[float, ...]
) -> None:
    situation = read_scenario(SCENARIOS / f"{name}.toml")
    counted = score(situation, run(situation, thermostats_alone))
    assert figures(counted) == pytest.approx(known, rel=0.02)


def test_in_tight_the_base_load_alone_is_too_much_for_497_s_a_day() -> None:
    tight = read_scenario(SCENARIOS / "tight.toml")
    assert score(tight, run(tight, Scripted())).overload_s == pytest.approx(497, abs=0.5)
