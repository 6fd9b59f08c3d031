"""The rules of others, sentence by sentence of their descriptions, and laws that all of them keep."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from hypothesis import given, settings, strategies as st
import pytest

from simulation import Room, Scenario, View, run
from simulation.rules import RULES, Rotation, Shedding, Slots
from simulation.rules.rotation import LOOP_S

from .builders import LIVING, LOFT, scenario

WATTS = {"a": 2000.0, "b": 1500.0, "c": 1000.0}
MISSING_K = {"a": 2.0, "b": 1.0, "c": 0.5}
ALL = frozenset(WATTS)


def three(limit_w: float, watts: Mapping[str, float] = WATTS) -> Scenario:
    """Return a house of three rooms."""
    rooms: dict[str, Room] = {name: replace(LIVING, power_w=power_w) for name, power_w in watts.items()}
    return replace(scenario(), rooms=rooms, limit_w=limit_w)


def seen(clock_s: int, meter_w: float, on: Collection[str] = (), asking: Collection[str] = ALL) -> View:
    """Return what a rule sees."""
    return View(
        clock_s=clock_s,
        asking=frozenset(asking),
        measured_c={name: 20 - missing_k for name, missing_k in MISSING_K.items()},
        setpoints_c=dict.fromkeys(WATTS, 20.0),
        meter_w=meter_w,
        on=frozenset(on),
    )


def answers(rule: Callable[[View], Collection[str]], views: Iterable[View]) -> list[str]:
    """Return who runs after each view, in letters."""
    return ["".join(sorted(rule(view))) for view in views]


def test_rotation_takes_what_fits_and_lets_the_next_go_first() -> None:
    minutes = [seen(60 * minute, 500) for minute in range(4)]
    assert answers(Rotation(three(3000 + 500 + 300)), minutes) == ["ac", "bc", "ac", "ac"]


def test_rotation_does_not_count_its_own_heaters_as_the_rest_of_the_house() -> None:
    assert answers(Rotation(three(3800)), [seen(0, 3500, on={"a", "c"})]) == ["ac"]


def test_rotation_looks_once_a_minute() -> None:
    views = [seen(0, 0), seen(50, 9000, asking=()), seen(60, 9000)]
    assert answers(Rotation(three(5000)), views) == ["abc", "abc", ""]


SHED = {
    # sentence: (limit - meter, what runs, what runs then)
    "the closest to its setpoint is shed": (-800, "abc", "ab"),
    "and the next, while there is still too much": (-1200, "abc", "a"),
    "all, if it must be": (-9000, "abc", ""),
    "none, at the limit": (0, "abc", "abc"),
}


@pytest.mark.parametrize(("left_w", "on", "then"), SHED.values(), ids=SHED)
def test_shedding(left_w: float, on: str, then: str) -> None:
    rule = Shedding(three(9000))
    assert answers(rule, [seen(10, 0), seen(20, 9000 - left_w, on=on)]) == ["abc", then]


RESTORED = {
    # sentence: (limit - meter, what runs then)
    "the furthest from its setpoint is restored": (2500, "a"),
    "and the next that fits": (3000, "ac"),
    "who does not fit is passed over": (1700, "b"),
    "none, if none fits": (900, ""),
    "all, if all fit": (4500, "abc"),
}


@pytest.mark.parametrize(("left_w", "then"), RESTORED.values(), ids=RESTORED)
def test_restoring(left_w: float, then: str) -> None:
    rule = Shedding(three(9000))
    assert answers(rule, [seen(0, 9500), seen(20, 9000 - left_w)]) == ["", then]


@pytest.mark.parametrize(("rule", "kept_w"), [(Rotation, 300), (Shedding, 0)])
def test_rules_know_what_is_written_on_heaters_and_not_what_these_draw(
    rule: Callable[[Scenario], Callable[[View], Collection[str]]], kept_w: float
) -> None:
    rooms = dict.fromkeys("abc", replace(LOFT, label_w=2000, power_w=1000))
    left_w = {1999: "", 2000: "a", 4000: "ab"}
    houses = [replace(scenario(), rooms=rooms, limit_w=kept_w + limit_w) for limit_w in left_w]
    assert [answers(rule(house), [seen(0, 0)])[0] for house in houses] == [*left_w.values()]


def test_what_was_shed_waits_for_the_computation() -> None:
    assert answers(Shedding(three(9000)), [seen(0, 9500), seen(10, 0), seen(20, 0)]) == ["", "", "abc"]


def test_who_begins_to_ask_does_not_wait() -> None:
    assert answers(Shedding(three(9000)), [seen(0, 0, asking=()), seen(10, 7500)]) == ["", "b"]


def test_the_order_of_the_house_decides_among_equals() -> None:
    house = three(9000, dict.fromkeys("hgfedcba", 1000.0))
    alike = dict.fromkeys(house.rooms, 20.0)
    crowded = replace(
        seen(0, 9500, asking=house.rooms), measured_c=dict.fromkeys(house.rooms, 19.0), setpoints_c=alike
    )
    rule = Shedding(house)
    assert answers(rule, [crowded, replace(crowded, clock_s=20, meter_w=9000 - 3500)]) == ["", "fgh"]


def test_slots_begin_with_who_was_left_out() -> None:
    rule = Slots(three(3000, dict.fromkeys(WATTS, 1000.0)))
    contented_w = 3000 - 1400
    views = [seen(0, 3000), *(seen(120 * turn, contented_w) for turn in (1, 2))]
    assert answers(rule, views) == ["ab", "ac", "bc"]


def test_slots_close_with_each_reading_that_leaves_too_little() -> None:
    rule = Slots(three(3000))
    readings = [seen(10 * step, 3000 + step) for step in range(1, 5)]
    assert [len(rule(view)) for view in readings] == [2, 1, 0, 0]


def test_slots_open_only_every_ninety_seconds() -> None:
    rule = Slots(three(3000))
    for step in range(3):
        rule(seen(10 * step, 3000 + step))
    opened = [len(rule(seen(100 + 10 * step, step))) for step in range(12)]
    assert opened == [1] * 9 + [2] * 3


def test_a_reading_that_is_no_other_is_none() -> None:
    rule = Slots(three(3000))
    assert [len(rule(seen(10 * step, 3000))) for step in range(1, 5)] == [2] * 4


HOUSES = st.builds(
    lambda base_w, limit_w, setpoint_c: scenario(*base_w, limit_w=limit_w, setpoint_c=setpoint_c),
    st.lists(st.floats(0, 4000), min_size=1, max_size=20),
    st.floats(0, 6000),
    st.floats(17.5, 18.5),
)


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=20, deadline=None)
@given(house=HOUSES)
def test_nobody_is_heated_who_does_not_ask(name: str, house: Scenario) -> None:
    looks_s = LOOP_S if RULES[name] is Rotation else 10
    for step in run(house, RULES[name](house), duration_s=3600):
        assert step.on <= step.view.asking or step.view.clock_s % looks_s


@pytest.mark.parametrize("name", RULES)
def test_all_who_ask_are_heated_where_the_connection_carries_all(name: str) -> None:
    house = scenario(limit_w=90_000)
    looks_s = LOOP_S if RULES[name] is Rotation else 10
    for step in run(house, RULES[name](house), duration_s=3600):
        assert step.on == step.view.asking or step.view.clock_s % looks_s


@pytest.mark.parametrize("name", [name for name in RULES if name != "thermostats alone"])
def test_nobody_is_heated_for_long_where_nothing_is_left(name: str) -> None:
    house = scenario(500, limit_w=400)
    steps = list(run(house, RULES[name](house), duration_s=3600))
    assert not any(step.on for step in steps[6:])
