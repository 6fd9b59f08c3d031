"""The order of a step, and what a controller sees."""

from itertools import pairwise

import pytest

from simulation import run, thermostats_alone

from .builders import Scripted, scenario


def test_a_controller_learns_of_its_switching_one_step_late() -> None:
    controller = Scripted({"living"}, {"living", "bath"}, {})
    drawn_w = [step.drawn_w for step in run(scenario(500), controller, duration_s=40)]
    assert drawn_w == [2500, 3500, 500, 500]
    assert [view.meter_w for view in controller.seen] == [500, 2500, 3500, 500]


def test_a_controller_learns_of_a_jump_of_the_base_load_one_step_late() -> None:
    controller = Scripted()
    steps = list(run(scenario(500, 3000), controller, duration_s=90))
    assert [step.base_w for step in steps] == [500] * 6 + [3000] * 3
    assert [view.meter_w for view in controller.seen] == [500] * 7 + [3000] * 2


def test_a_lagging_meter_makes_it_later_still() -> None:
    controller = Scripted()
    list(run(scenario(500, 3000), controller, duration_s=110, meter_lag_s=20))
    assert [view.meter_w for view in controller.seen] == [500] * 9 + [3000] * 2


def test_thermostats_ask_before_the_controller_decides_and_heat_follows_at_once() -> None:
    first, second = run(scenario(setpoint_c=18.3), thermostats_alone, duration_s=20)
    assert first.view.asking == first.on == {"living", "bath"}
    assert first.view.measured_c == {"living": 18, "bath": 18}
    assert first.house.measured_c["living"] > 18
    assert second.view.measured_c == first.house.measured_c


def test_a_thermostat_goes_on_asking_until_it_is_warm_whoever_decides() -> None:
    steps = list(run(scenario(setpoint_c=18.3), thermostats_alone, duration_s=3 * 3600))
    changed_c: dict[bool, list[float]] = {True: [], False: []}
    for before, now in pairwise(steps):
        if "bath" in now.on ^ before.on:
            changed_c["bath" in now.on].append(now.view.measured_c["bath"])
    assert len(changed_c[True]) > 1
    assert changed_c[True] == pytest.approx([18.0] * len(changed_c[True]), abs=0.01)
    assert changed_c[False] == pytest.approx([18.6] * len(changed_c[False]), abs=0.03)


def test_a_controller_sees_what_is_on_since_the_step_before() -> None:
    controller = Scripted({"bath"}, {"living"})
    list(run(scenario(), controller, duration_s=30))
    assert [view.on for view in controller.seen] == [set(), {"bath"}, {"living"}]


def test_a_controller_may_refuse_heat_and_the_thermostat_keeps_asking() -> None:
    steps = list(run(scenario(), Scripted(), duration_s=600))
    assert all(step.view.asking == {"living", "bath"} for step in steps)
    assert steps[-1].house.measured_c["living"] < 18


def test_a_run_lasts_until_the_base_load_repeats() -> None:
    clocks_s = [step.view.clock_s for step in run(scenario(1, 2, 3), thermostats_alone)]
    assert clocks_s == list(range(0, 180, 10))


def test_a_run_may_last_longer_than_the_base_load() -> None:
    steps = list(run(scenario(1, 2), thermostats_alone, duration_s=180))
    assert [step.base_w for step in steps] == [1] * 6 + [2] * 6 + [1] * 6


def test_a_controller_cannot_heat_a_room_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="attic"):
        list(run(scenario(), Scripted({"attic"})))
