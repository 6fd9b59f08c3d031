"""Whatever stands in a file of what is remembered: it is refused, or every cycle runs with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
import json

import pytest

from custom_components.power_budget.engine import (
    Budget,
    BudgetReading,
    Controls,
    DemandSource,
    Load,
    LoadReading,
    MeterReading,
    Order,
    Site,
    Snapshot,
    State,
    decide,
    from_plain,
    to_plain,
)
from custom_components.power_budget.engine.budget import Metering, Window
from custom_components.power_budget.engine.buffer import Buffer, BufferReading
from custom_components.power_budget.engine.joining import parted, resumed
from custom_components.power_budget.engine.modulation import Modulation
from custom_components.power_budget.engine.plain import Plain

from .plant import START
from .remembered import REMEMBERED, ago

NUMBERS = [
    0,
    -1,
    1,
    10**6,
    2**62,
    2**64,
    10**400,
    0.0,
    -1.5,
    1e-308,
    1e308,
    -1e308,
    float("nan"),
    float("inf"),
]
TEXTS = ["", "hall", "gone", "\x00"]
INSTANTS = [
    "2026-11-21",
    "2026-11-21T12:00:00",
    "2030-01-01T00:00:00+00:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
]
NESTED: list[Plain] = [
    [],
    {},
    [[]],
    [None],
    [1, 2, 3],
    [1.5] * 50,
    [[*INSTANTS[:2]]],
    [[*INSTANTS[4:1:-2]]],
    {"x": 1},
]
ANYTHING: list[Plain] = [None, True, False, *NUMBERS, *TEXTS, *INSTANTS, *NESTED]


type Key = str | int
type Where = tuple[Key, ...]


def site(order: Order) -> Site:
    """Return a house in which everything that can be configured is."""
    window = Window(length=timedelta(minutes=15), peak_w=3000, follow_peak=True)
    budget = Budget(
        id="house",
        name="House",
        power_steps=(2000, 1000, 0),
        order=order,
        is_imposed=True,
        metering=Metering(limit_w=5000, window=window),
        buffers=(
            Buffer(id="cellar", name="Cellar", covers_excess=True, takes_rest=True),
            Buffer(id="shed", name="Shed"),
        ),
    )
    hall = Load(
        id="hall",
        budget="house",
        name="Hall",
        power_w=1000,
        min_on=timedelta(minutes=1),
        min_off=timedelta(minutes=1),
        max_off=timedelta(minutes=10),
        max_switches_per_hour=5,
        frost_c=5,
        demand=DemandSource.TEMPERATURE,
    )
    bath = Load(id="bath", budget="house", name="Bath", power_w=1000)
    modulation = Modulation(step_w=10, ramp_w_per_s=5, min_change=timedelta(seconds=30))
    boiler = replace(bath, id="boiler", name="Boiler", modulation=modulation)
    return Site(budgets=(budget,), loads=(hall, bath, boiler))


def snapshot(minute: int) -> Snapshot:
    """Return what is seen some minutes later."""
    at = START + timedelta(minutes=minute)
    hall = LoadReading(
        is_on=True, changed_at=ago(20), drawn_w=800.0, drawn_at=at, measured_c=18.0, setpoint_c=20.0
    )
    house = BudgetReading(
        meter=MeterReading(drawn_w=1500.0 + minute, at=at), energy_wh=510.0, imposed_limit_w=1800.0
    )
    loads = {"hall": hall, "bath": LoadReading(is_on=False), "boiler": LoadReading(is_on=True, level_w=500.0)}
    buffers = {
        "cellar": BufferReading(most_charge_w=2000, most_discharge_w=2000, told_at=at if minute else None),
        "shed": BufferReading(drawn_w=-600.0 if minute == 1 else 0.0),
    }
    return Snapshot(
        at=at, turns_pass=bool(minute % 2), loads=loads, budgets={"house": house}, buffers=buffers
    )


def keyed(plain: Plain) -> Iterable[tuple[Key, Plain]]:
    """Return what is in a dictionary or a list, by its key or place."""
    match plain:
        case dict():
            return [*plain.items()]
        case list():
            return [*enumerate(plain)]
    return ()


def places(plain: Plain, *above: Key) -> Iterator[Where]:
    """Find every place in plain values where another could stand."""
    yield above
    for key, item in keyed(plain):
        yield from places(item, *above, key)


def spoiled(plain: Plain, place: Where, value: Plain) -> Plain:
    """Return *plain* with another value in one place."""
    if not place:
        return value
    key, *below = place
    inner = dict(keyed(plain))
    inner[key] = spoiled(inner[key], tuple(below), value)
    return {f"{key}": item for key, item in inner.items()} if isinstance(plain, dict) else [*inner.values()]


def run(state: State, order: Order) -> None:
    """Run some cycles."""
    house = site(order)
    state = resumed(state, house.budgets[0], house.loads, START)
    for minute in range(4):
        state = parted(decide(house, state, snapshot(minute)).state, "house", ["hall", "bath", "boiler"])
        to_plain(state)


@pytest.mark.parametrize("order", Order)
def test_what_is_remembered_is_refused_or_decided_with(order: Order) -> None:
    plain = json.loads(json.dumps(to_plain(REMEMBERED)))
    accepted = 0
    for place in places(plain):
        for value in ANYTHING:
            try:
                state = from_plain(State, spoiled(plain, place, value))
            except ValueError:
                continue
            run(state, order)
            accepted += 1
    assert accepted


def test_a_mode_and_a_power_budget_below_the_lowest_are_the_lowest() -> None:
    (budget,) = site(Order.ROUND_ROBIN).budgets
    controls = Controls(power_saving_mode=-1, power_budget_w=-5.0).within(budget)
    assert (controls.power_saving_mode, controls.power_budget_w) == (0, 0)
