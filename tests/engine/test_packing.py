"""Among rooms that are about as cold, those run that fill the room best."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine import Load, Order, Site, Unit

from .circuits import budget
from .plant import HOUSE, Plant, load, plant

SETPOINT_C = 20

AS_COLD_K = 0.5

NAMES = "abcdefghijkl"


def cold(house: Plant, below_k: Mapping[str, float | None]) -> Plant:
    """Return *house* with rooms so far below their setpoints."""
    for name, kelvin in below_k.items():
        measured_c = None if kelvin is None else SETPOINT_C - kelvin
        house.read[name] = {"measured_c": measured_c, "setpoint_c": SETPOINT_C}
    return house


def rooms(
    limit: float, *loads: tuple[float, float | None], order: Order = Order.COLDEST_FIRST, **settings: object
) -> Plant:
    """Return a house with heaters of so many watts, in rooms so far below their setpoints."""
    heaters = [load(name, watts, **settings) for name, (watts, _) in zip(NAMES, loads, strict=False)]
    below_k = {name: kelvin for name, (_, kelvin) in zip(NAMES, loads, strict=False)}
    return cold(plant(*heaters, limit=limit, order=order), below_k)


SITUATIONS: dict[str, tuple[float, Sequence[tuple[float, float | None]], str]] = {
    "two rather than one that leaves room unused": (3000, [(2000, 2.0), (1500, 1.8), (1500, 1.7)], "bc"),
    "one that is more than half a kelvin colder goes first": (
        3000,
        [(2000, 2.4), (1500, 1.8), (1500, 1.7)],
        "a",
    ),
    "none gives way to one that is more than half a kelvin warmer": (
        3000,
        [(2000, 2.0), (1500, 1.8), (1500, 1.2)],
        "a",
    ),
    "never so that less is used": (2000, [(2000, 2.0), (1000, 1.9), (900, 1.9)], "a"),
    "the colder, where all use as much": (2000, [(1000, 1.7), (1000, 1.9), (1000, 1.8)], "bc"),
    "several change places at once": (
        4000,
        [(2500, 2.0), (1000, 1.95), (2000, 1.9), (1000, 1.8)],
        "bcd",
    ),
    "one large rather than two small, if it is that much colder": (
        3000,
        [(3000, 0.8), (1500, 0.5), (1500, 0.4)],
        "a",
    ),
    "two rather than one of their power": (4000, [(4000, 2.0), (2500, 1.9), (1500, 1.6)], "bc"),
    "one too large for the limit keeps nobody from it": (
        3000,
        [(5000, 5.0), (2000, 2.0), (1500, 1.8), (1500, 1.7)],
        "cd",
    ),
    "all that fit run": (4500, [(2000, 2.0), (1500, 1.8), (1000, 1.7)], "abc"),
    "one of unknown temperature keeps its place": (3000, [(2000, 0.4), (1500, 0.3), (1500, None)], "a"),
    "one whose room is warm enough runs in what is left": (3000, [(2000, 2.0), (1000, -0.2)], "ab"),
}


@pytest.mark.parametrize(("limit", "loads", "running"), SITUATIONS.values(), ids=SITUATIONS)
def test_the_room_is_filled(limit: float, loads: Sequence[tuple[float, float | None]], running: str) -> None:
    house = rooms(limit, *loads)
    house.settle()
    assert house.running == list(running)


def test_where_loads_are_counted_their_power_does_not_matter() -> None:
    house = plant(load("a", 500), load("b", 1000), limit=1, unit=Unit.LOADS, order=Order.COLDEST_FIRST)
    cold(house, {"a": 2.0, "b": 1.6})
    house.settle()
    assert house.running == ["a"]


def test_one_that_rests_takes_no_place() -> None:
    house = plant(
        load("a", 2000),
        load("b", 1500, min_off=timedelta(seconds=60)),
        load("c", 1500),
        limit=3000,
        order=Order.COLDEST_FIRST,
    )
    house.move("b", is_on=True)
    house.cycle()
    house.wait(1)
    house.move("b", is_on=False)
    cold(house, {"a": 2.0, "b": 1.8, "c": 1.7}).settle()
    assert house.running == ["a"]


RESTLESS = {
    "a filler is in the way of those that run": (
        4950,
        [(1200, 2.1), (2900, 2.7), (500, 1.7), (1600, 2.1), (900, 2.5), (3000, 2.3), (1200, 1.9)],
    ),
    "all are warm enough": (
        3200,
        [(1000, -0.6), (2500, -0.4), (800, -0.3), (1500, -0.8), (1000, -0.5), (700, -0.4)],
    ),
}


@pytest.mark.parametrize(("limit", "loads"), RESTLESS.values(), ids=RESTLESS)
def test_nobody_is_switched_back_and_forth(limit: float, loads: Sequence[tuple[float, float]]) -> None:
    house = rooms(limit, *loads)
    house.settle()
    running = house.running
    house.settle()
    assert house.running == running


def test_in_turn_is_in_turn() -> None:
    house = rooms(3000, (2000, 2.0), (1500, 1.8), (1500, 1.7), order=Order.ROUND_ROBIN)
    house.settle()
    assert house.running == ["a"]


@pytest.mark.parametrize(("other_k", "running"), [(1.9, "a"), (2.1, "bc")])
def test_one_that_runs_has_a_head_start(other_k: float, running: str) -> None:
    house = rooms(3000, (2000, 2.0), (1500, 0.5), (1500, 0.5))
    house.settle()
    assert house.running == ["a"]
    cold(house, {"b": other_k, "c": other_k})
    house.settle()
    assert house.running == list(running)


def test_one_that_a_minimum_time_holds_does_not_give_way() -> None:
    house = rooms(3000, (2000, 2.0), (1500, -3), (1500, -3), min_on=timedelta(seconds=60))
    house.ask("b", "c", is_on=False)
    house.settle()
    house.ask("b", "c")
    cold(house, {"b": 2.4, "c": 2.3})
    house.settle()
    assert house.running == ["a"]
    house.wait(60)
    house.settle()
    assert house.running == ["b", "c"]


def test_one_that_is_due_does_not_give_way() -> None:
    house = rooms(3000, (2000, 2.0), (1500, 2.4), (1500, 2.4))
    for _ in range(2):
        house.settle(turns_pass=True)
        assert house.running == ["b", "c"]
        house.wait(60)
    house.settle(turns_pass=True)
    assert house.running == ["a"]


@pytest.mark.parametrize("circuits", [1, 2, 4, 12])
def test_each_circuit_is_filled(circuits: int) -> None:
    names = [f"circuit {number}" for number in range(circuits)]
    heaters = [
        load(f"{name} {circuit}", watts, budget=circuit)
        for circuit in names
        for name, watts in (("a", 2000), ("b", 1500), ("c", 1500))
    ]
    above = budget(HOUSE, 99000, order=Order.COLDEST_FIRST)
    site = Site(budgets=(above, *(budget(name, 3000) for name in names)), loads=tuple(heaters))
    below_k = {"a": 2.0, "b": 1.8, "c": 1.7}
    house = cold(Plant(site), {one.id: below_k[one.id[0]] for one in heaters})
    house.ask(*(one.id for one in heaters))
    house.settle()
    assert [name for name in house.running if name.startswith("a")] == []
    assert len(house.running) == 2 * circuits


tenths_k = st.integers(-2, 30).map(lambda tenths: tenths / 10)
powers_w = st.sampled_from([500.0, 700.0, 1000.0, 1250.0, 1500.0, 2000.0])
limits_w = st.integers(0, 60).map(lambda hundreds: hundreds * 100.0)


def in_order(house: Plant, below_k: Sequence[float], limit_w: float) -> float:
    """Return what the coldest use, one after the other, each if it still fits."""
    left_w = limit_w
    for _, one in sorted(zip(below_k, house.site.loads, strict=True), key=lambda pair: -pair[0]):
        left_w -= one.power_w if one.power_w <= left_w else 0
    return limit_w - left_w


@given(st.lists(st.tuples(powers_w, tenths_k), min_size=6, max_size=12), st.floats(1000, 9000))
def test_nobody_is_ever_switched_back_and_forth(loads: Sequence[tuple[float, float]], limit_w: float) -> None:
    house = rooms(limit_w, *loads)
    house.settle()
    running = house.running
    house.settle()
    assert house.running == running


@given(st.lists(st.tuples(powers_w, tenths_k), min_size=1, max_size=6), limits_w)
def test_no_less_is_used_than_in_order(loads: Sequence[tuple[float, float]], limit_w: float) -> None:
    house = rooms(limit_w, *loads)
    used_w = house.settle()[0].outcomes[HOUSE].granted
    assert in_order(house, [kelvin for _, kelvin in loads], limit_w) <= used_w <= limit_w


@given(
    st.lists(st.tuples(powers_w, tenths_k), min_size=1, max_size=6),
    st.lists(st.lists(tenths_k, min_size=6, max_size=6), min_size=1, max_size=4),
    limits_w,
)
def test_whoever_waits_has_no_room_beside_those_about_as_cold(
    loads: Sequence[tuple[float, float]], then: Sequence[Sequence[float]], limit_w: float
) -> None:
    house = rooms(limit_w, *loads)
    for below_k in [[kelvin for _, kelvin in loads], *then]:
        before = set(house.running)
        cold(house, dict(zip("abcdef", below_k, strict=False)))
        house.settle()
        coldness_k = {
            one.id: kelvin + (AS_COLD_K if one.id in before else 0)
            for one, kelvin in zip(house.site.loads, below_k, strict=False)
        }
        assert not [one.id for one in house.site.loads if passed_over(house, one, coldness_k, limit_w)]


def passed_over(house: Plant, one: Load, coldness_k: Mapping[str, float], limit_w: float) -> bool:
    """Return whether *one* waits though it fits beside those no more than a kelvin warmer."""
    if one.id in house.on:
        return False
    others = [other for other in house.site.loads if other.id in house.on]
    near_w = sum(o.power_w for o in others if coldness_k[o.id] >= coldness_k[one.id] - 2 * AS_COLD_K - 1e-6)
    return one.power_w <= limit_w - near_w
