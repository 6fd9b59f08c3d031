"""The worked tables of batteries that serve their budget."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine.allocation.battery import Battery, BatteryReading
from custom_components.power_budget.engine.allocation.bounds import Bounds
from custom_components.power_budget.engine.allocation.buffering import buffer_reading
from custom_components.power_budget.engine.allocation.cover import backed
from custom_components.power_budget.engine.allocation.rest import left_over
from custom_components.power_budget.engine.allocation.service import CALM, aims_w
from custom_components.power_budget.engine.allocation.told import Told
from custom_components.power_budget.engine.buffer import BufferState

from .buffered import battery, unmetered, watching
from .plant import HOUSE, START, load
from .tables import known, numbers, rows


@pytest.mark.parametrize("row", rows(backed.__doc__, "limit"), ids="|".join)
def test_the_worked_table_of_limits(row: list[str]) -> None:
    limit, going_on_w, cover_w, charges_w, may_draw = (float(cell) for cell in row)
    batteries = [battery(most_discharge_w=cover_w), *([watching(does_w=charges_w)] if charges_w else [])]
    parts = [load(f"load {number}", 500) for number in range(int(going_on_w // 500))]
    house = unmetered(*parts, batteries=batteries, limit=10_000)
    house.settle()
    house.limit(limit)
    house.settle()
    assert house.decide().outcomes[HOUSE].granted == min(may_draw, going_on_w)


@pytest.mark.parametrize("row", rows(left_over.__doc__, "limit"), ids="|".join)
def test_the_worked_table_of_what_is_left(row: list[str]) -> None:
    limit, runs_w, (waits_w,), left_w = float(row[0]), float(row[1]), known(row[2]), float(row[3])
    runs = load("runs", runs_w, priority=1)
    waits = [] if waits_w is None else [load("waits", waits_w, min_off=timedelta(seconds=60))]
    house = unmetered(runs, *waits, batteries=[battery(most_charge_w=5000)], limit=limit, asking=False)
    house.ask("waits")
    house.settle()
    house.ask("waits", is_on=False)
    house.settle()
    house.wait(CALM.total_seconds())
    house.ask("runs", "waits")
    house.settle()
    assert (house.running, house.does_w) == (["runs"], [left_w])


@pytest.mark.parametrize("row", rows(aims_w.__doc__, "does"), ids="|".join)
def test_the_worked_table_of_what_is_set_first(row: list[str]) -> None:
    does_w, (cover_w,), (left_w,), first_w, then_w = (
        float(row[0]), known(row[1]), known(row[2]), float(row[3]), float(row[4])
    )  # fmt: skip
    one = battery(does_w=does_w, told_w=does_w)
    house = unmetered(load("hall", 2000), batteries=[one], limit=5000)
    house.move("hall", is_on=True)
    house.state = house.state.with_load("hall", granted=True, is_on=True)
    house.limit(2000 - (cover_w or 0) + (left_w or 0))
    assert house.cycle().buffers["cellar"].set_w == first_w
    house.wait(CALM.total_seconds())
    house.settle()
    assert house.does_w == [then_w]


@pytest.mark.parametrize("row", rows(BufferState.quiet.__doc__, "setbacks"), ids="|".join)
def test_the_worked_table_of_quiet(row: list[str]) -> None:
    (setbacks,), (quiet_s,) = map(numbers, row)
    assert BufferState(setbacks=int(setbacks)).quiet == timedelta(seconds=quiet_s)


@pytest.mark.parametrize("row", rows(buffer_reading.__doc__, "state of charge"), ids="|".join)
def test_the_worked_table_of_what_a_battery_can_do_now(row: list[str]) -> None:
    percent, doing, *can = row
    told = Told(set_w={"nothing": 0, "charges": 500, "discharges": -500}.get(doing), at=START)
    bounds = Bounds(inclusion_lower_w=-2000, inclusion_upper_w=2000)
    full = Battery(id="one", name="One", capacity_wh=10_000, soc_lower=0.1, soc_upper=0.9, bounds=bounds)
    seen = BatteryReading(soc=float(percent.removesuffix(" %")) / 100)
    found = buffer_reading(full, seen, told, START)
    most_w = [2000 if word == "yes" else 0 for word in can]
    assert [found.most_charge_w, found.most_discharge_w] == most_w


@pytest.mark.parametrize(("told_w", "most_w"), [(500, 0), (0, 0), (-500, 500)])
def test_a_battery_that_does_not_tell_how_full_it_is_can_go_on_discharging(
    told_w: float, most_w: float
) -> None:
    silent = Battery(id="one", name="One", capacity_wh=10_000)
    found = buffer_reading(silent, BatteryReading(), Told(set_w=told_w, at=START), START)
    assert (found.most_charge_w, found.most_discharge_w, found.is_known) == (0, most_w, True)


def test_a_battery_that_was_told_nothing_yet_begins_away_from_its_bound() -> None:
    bounds = Bounds(inclusion_lower_w=-2000, inclusion_upper_w=2000)
    empty = Battery(id="one", name="One", capacity_wh=10_000, bounds=bounds)
    assert not buffer_reading(empty, BatteryReading(soc=0.01), Told(), START).most_discharge_w
