"""What nobody can do better than: no overload of their own making, and nobody warmer."""

from dataclasses import replace

from hypothesis import given, settings, strategies as st
import pytest

from simulation import Scenario, Schedule, read_scenario, run, score
from simulation.bounds import PlanError
from simulation.bounds.divided import Moment
from simulation.bounds.fluid import coldest_first, fluid, wanted_w
from simulation.rules import RULES

from .builders import CAR, LIVING, SCENARIOS, house, scenario

DAY_S = 86_400
HOUSES = st.builds(
    lambda base_w, limit_w, setpoint_c: scenario(*base_w, limit_w=limit_w, setpoint_c=setpoint_c),
    st.lists(st.floats(0, 4000), min_size=1, max_size=20),
    st.floats(500, 6000),
    st.floats(17, 21),
)


def moment(spare_w: float = 1000, **setpoints_c: float) -> Moment:
    """Return a moment in which all rooms, living rooms of 18 degC, have setpoints of their own."""
    rooms = dict.fromkeys(setpoints_c, LIVING)
    return Moment(clock_s=0, house=house(18, **rooms), setpoints_c=setpoints_c, outdoor_c=0, spare_w=spare_w)


@pytest.mark.parametrize(("goal_c", "watts"), [(17, 0), (18, 684), (18.01, 1984), (19, 2000)])
def test_what_a_room_wants(goal_c: float, watts: float) -> None:
    assert wanted_w(moment(hall=20), "hall", goal_c) == pytest.approx(watts)


def test_the_coldest_against_its_setpoint_is_first_and_the_next_has_the_rest() -> None:
    heat_w = coldest_first(moment(2500, hall=19, bath=22, attic=17), band_k=0.3)
    assert heat_w == {"bath": 2000, "hall": 500, "attic": 0}


def test_a_car_charges_with_what_the_fluid_bound_leaves() -> None:
    home = scenario(500, limit_w=5000, setpoint_c=19, car=CAR)
    for step, alone in zip(fluid(home, 3600), fluid(replace(home, car=None), 3600), strict=True):
        assert step.heat_w == alone.heat_w
        assert step.flows.car_w == CAR.draws_w(38_000, 4500 - sum(step.heat_w.values()) - 1e-6, 10)


@settings(max_examples=25, deadline=None)
@given(home=HOUSES)
def test_the_fluid_bound_overloads_only_where_the_base_load_does(home: Scenario) -> None:
    for step in fluid(home, 3600):
        assert step.drawn_w <= home.limit_w or (step.base_w > home.limit_w and not step.on)


@settings(max_examples=25, deadline=None)
@given(home=HOUSES)
def test_the_fluid_bound_holds_rooms_at_setpoint_and_band(home: Scenario) -> None:
    for step in fluid(home, 3600):
        for name, watts in step.heat_w.items():
            goal_c = step.view.setpoints_c[name] + home.band_k
            assert 0 <= watts <= home.rooms[name].power_w
            assert not watts or step.house.measured_c[name] <= goal_c + 1e-9


@pytest.mark.parametrize("name", [name for name in RULES if name != "thermostats alone"])
def test_no_rule_is_as_warm_as_the_fluid_bound_on_a_day_in_december(name: str) -> None:
    tight = read_scenario(SCENARIOS / "tight.toml")
    rule = score(tight, run(tight, RULES[name](tight), duration_s=DAY_S))
    bound = score(tight, fluid(tight, DAY_S))
    assert bound.cold_k_h < rule.cold_k_h / 1.5
    assert bound.worst_room_cold_k_h < rule.worst_room_cold_k_h / 1.5


def foreseen(home: Scenario, duration_s: float) -> float:
    """Return the cold of the best plan; skip where SciPy is not installed."""
    module = pytest.importorskip("simulation.bounds.foresight", exc_type=ImportError)
    return score(home, module.foresight(home, duration_s)).cold_k_h


NEARLY_K_H = 0.05
"""What a plan in steps of five minutes may lose, per day, to the minutes of the base load."""


@settings(max_examples=12, deadline=None)
@given(home=HOUSES)
def test_the_best_plan_is_never_colder_than_who_keeps_the_limit(home: Scenario) -> None:
    least_k_h = foreseen(home, 7200) - NEARLY_K_H * DAY_S / 7200
    assert least_k_h <= score(home, fluid(home, 7200)).cold_k_h
    for rule in RULES.values():
        found = score(home, run(home, rule(home), duration_s=7200))
        assert found.overload_s or least_k_h <= found.cold_k_h


def morning() -> Scenario:
    """Return a house that cannot become warm in time unless it begins before it is asked to."""
    home = scenario(500, limit_w=2500)
    schedule = Schedule(comfort_hours=((6, 9),), comfort_c=20, setback_c=17)
    return replace(home, schedules=dict.fromkeys(home.rooms, schedule))


def test_the_best_plan_warms_the_house_before_it_is_asked_to() -> None:
    assert score(morning(), fluid(morning(), DAY_S)).cold_k_h > 1
    assert foreseen(morning(), DAY_S) < NEARLY_K_H


def test_the_best_plan_spends_no_more_than_it_must_and_keeps_the_limit() -> None:
    foresight = pytest.importorskip("simulation.bounds.foresight", exc_type=ImportError)
    steps = list(foresight.foresight(morning(), DAY_S))
    assert max(step.drawn_w for step in steps) <= 2500
    assert max(step.house.measured_c["bath"] for step in steps) <= 20.3 + 1e-6
    assert score(morning(), steps).heat_kwh < score(morning(), fluid(morning(), DAY_S)).heat_kwh


def test_the_best_plan_of_two_minutes_has_two_minutes() -> None:
    foresight = pytest.importorskip("simulation.bounds.foresight", exc_type=ImportError)
    assert len(list(foresight.foresight(scenario(), 120))) == 12


STEADILY = {
    "as much in each": (1000, [2000, 1500, 3000], 1000),
    "more, where another has too little": (1000, [2000, 500, 3000], 1250),
    "and more, where two have": (1000, [800, 500, 3000], 1700),
    "all there is, where more is asked": (1500, [800, 500, 3000], 3000),
}


@pytest.mark.parametrize(("mean_w", "spare_w", "level_w"), STEADILY.values(), ids=STEADILY)
def test_steadily(mean_w: float, spare_w: list[float], level_w: float) -> None:
    foresight = pytest.importorskip("simulation.bounds.foresight", exc_type=ImportError)
    assert foresight.steadily(mean_w, spare_w) == pytest.approx(level_w)


@pytest.mark.parametrize(("cap_w", "first_w", "second_w"), [(3000, 1500, 500), (1200, 1200, 800)])
def test_what_passes_a_cap_goes_to_the_others(cap_w: float, first_w: float, second_w: float) -> None:
    foresight = pytest.importorskip("simulation.bounds.foresight", exc_type=ImportError)
    filled = foresight.filled({"a": 3000, "b": 1000}, {"a": cap_w, "b": 1000}, 2000)
    assert filled == pytest.approx({"a": first_w, "b": second_w})


def test_a_plan_that_is_not_found_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    foresight = pytest.importorskip("simulation.bounds.foresight", exc_type=ImportError)
    solved = foresight.linprog([1.0], bounds=[(1.0, None)], A_ub=[[1.0]], b_ub=[0.0])
    monkeypatch.setattr(foresight, "linprog", lambda *_args, **_named: solved)
    with pytest.raises(PlanError, match=r"two rooms: .*infeasible"):
        foresight.plan(scenario(), 3600)
