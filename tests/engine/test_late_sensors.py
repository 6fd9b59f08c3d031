"""Power sensors, meters and rests of houses that do not agree about the time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.power_budget.engine import CountIdle, Estimate, MeterReading

from .metered import LIMIT_W, MeteredPlant, metered
from .plant import HOUSE, load


def live(house: MeteredPlant, seconds: int, *, sensor_s: int, sensed: str) -> None:
    """Let seconds pass; the sensors of some loads tell what they drew so many seconds ago."""
    drew: dict[str, list[float]] = {name: [0.0] * (sensor_s + 1) for name in sensed}
    rated_w = {one.id: one.power_w for one in house.site.loads}
    for _ in range(seconds):
        for name, history in drew.items():
            history.append(rated_w[name] * house.factor.get(name, 1) if name in house.on else 0.0)
            house.read[name] = {"drawn_w": history[-1 - sensor_s]}
        house.live(1)


@pytest.mark.parametrize("sensor_s", [0, 1, 4, 20])
def test_a_sensor_later_than_the_meter_makes_no_heater_unusable(sensor_s: int) -> None:
    house = metered(load("a", 2000), load("b", 2000), base_w=1500)
    live(house, 600, sensor_s=sensor_s, sensed="ab")
    assert house.running == ["a", "b"]
    assert house.decide().outcomes[HOUSE].limit == 4000


@pytest.mark.parametrize("count_idle", CountIdle)
def test_a_sensor_that_tells_late_that_its_heater_is_idle_gives_nothing_away(count_idle: CountIdle) -> None:
    house = metered(*(load(name, 2000) for name in "abcd"), base_w=1500, count_idle=count_idle)
    live(house, 300, sensor_s=0, sensed="a")
    house.factor["a"] = 0
    house.drawn.clear()
    live(house, 900, sensor_s=3, sensed="a")
    assert house.running == (["a", "b"] if count_idle is CountIdle.RATED else ["a", "b", "c"])
    assert max(house.drawn.values()) <= LIMIT_W


def test_a_reading_from_before_a_heater_was_switched_on_says_nothing() -> None:
    house = metered(load("a", 2000), base_w=1500, count_idle=CountIdle.MEASURED)
    house.read["a"] = {"drawn_w": 0.0, "drawn_at": house.at - timedelta(seconds=1)}
    house.live(120)
    assert house.decide().outcomes[HOUSE].granted == 2000


def test_what_is_stopped_beside_other_meters_is_free_at_once() -> None:
    house = metered(load("a", 2000), load("b", 2000), estimate=Estimate.OTHER_LOADS, asking=False)
    house.move("a", is_on=True)
    house.ask("a")
    house.reading = MeterReading(drawn_w=3500, at=house.at)
    house.settle()
    house.ask("a", is_on=False)
    house.ask("b")
    house.settle()
    assert house.running == ["b"]


def test_a_stop_is_believed_soon_while_the_connection_is_overloaded() -> None:
    house = metered(load("a", 2000), load("b", 2000), base_w=1500)
    house.live(200)
    house.drawn.clear()
    house.base_w = 3500
    house.live(1)
    house.base_w = 5500  # just as b goes off, whose fall is hidden by that
    house.live(60)
    assert house.running == []
    assert sum(drawn_w > LIMIT_W for drawn_w in house.drawn.values()) < 15


def test_nothing_clicks_that_room_was_found_for_once() -> None:
    house = metered(load("a", 1000), load("b", 1000), load("c", 500), base_w=3900)
    commands = [command for decision in house.live(300) for command in decision.commands]
    assert [(command.load, command.is_on) for command in commands] == [("a", True), ("c", True)]


def test_what_is_counted_at_nothing_runs_all_the_same() -> None:
    house = metered(load("a", 2000), base_w=1000, count_idle=CountIdle.MEASURED, factor={"a": 0})
    house.live(200)
    decision = house.decide()
    assert decision.outcomes[HOUSE].status == "heating"
    assert decision.grants[0].runs


def test_a_stale_minute_leaves_the_mode_as_it_was() -> None:
    house = metered(load("a", 1000), base_w=1000)
    house.state = house.state.with_controls(HOUSE, auto_mode=True)
    house.live(100)
    house.silent = True
    house.live(100)
    assert house.state.budget(HOUSE).controls.power_saving_mode == 0
    assert house.decide().outcomes[HOUSE].limit == 0


def test_a_heater_that_is_taken_away_while_it_runs_makes_no_room() -> None:
    house = metered(load("a", 2000), load("b", 2000), load("c", 2000), base_w=1500, lag_s=5)
    house.live(300)
    assert house.running == ["a", "b"]
    house.site = replace(house.site, loads=house.site.loads[1:])
    started = [command for decision in house.settle() for command in decision.commands if command.is_on]
    assert started == []


def test_a_start_is_shown_though_the_clock_is_set_back() -> None:
    house = metered(load("a", 2000), load("b", 2000), base_w=1500, lag_s=5, asking=False)
    house.live(60)
    house.ask("a")
    house.settle()
    house.wait(-3600)
    house.drawn.clear()
    house.live(60)
    assert house.decide().outcomes[HOUSE].limit == 4000
