"""Loads whose power sensor says other than their switch: welded relays, and heaters that draw nothing."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Metering
from custom_components.power_budget.engine.health import Health

from .metered import MeteredPlant
from .plant import HOUSE, Plant, load, plant, site


def sensed(house: Plant, name: str, drawn_w: float | None) -> None:
    """Let the power sensor of a load say something, now."""
    house.read[name] = {"drawn_w": drawn_w, "drawn_at": house.at}


def health(house: Plant, name: str = "a") -> Health:
    """Return how a load is thought of after a cycle."""
    house.settle()
    return house.state.of(name).health(house.at)


def welded() -> Plant:
    """Return a house in which a is off and draws 900 W since half a minute, and b and c wait or run."""
    house = plant(load("a"), load("b"), load("c"), limit=2000)
    house.ask("a", is_on=False)
    house.wait(60)
    sensed(house, "a", 900)
    house.settle()
    house.wait(30)
    return house


def test_one_that_is_off_and_draws_is_welded_after_half_a_minute() -> None:
    house = welded()
    house.wait(-0.1)
    assert health(house) is Health.WORKING
    house.wait(0.1)
    assert health(house) is Health.WELDED
    assert house.reasons == ["blocked", "heating", "waiting"]


def test_a_clock_that_is_set_back_delays_no_welded_one_for_longer() -> None:
    house = welded()
    house.wait(-3600)
    assert health(house) is Health.WORKING
    house.wait(30)
    sensed(house, "a", 900)
    assert health(house) is Health.WELDED


def test_a_cycle_is_due_when_it_counts_as_welded() -> None:
    house = welded()
    house.wait(-30)
    assert house.cycle().wake_at == house.at + timedelta(seconds=30)


def test_everything_else_makes_room_for_what_a_welded_one_draws() -> None:
    house = welded()
    assert [grant.usage for grant in house.decide().grants] == [900, 1000, 0]
    house.limit(1900)
    assert house.settle()[-1].outcomes[HOUSE].granted == 1000
    house.limit(1899)
    assert house.settle()[-1].outcomes[HOUSE].granted == 0


def test_a_welded_one_that_asks_is_told_nothing_and_stays_welded() -> None:
    house = welded()
    house.ask("a")
    house.limit(1000)
    house.settle()
    for _ in range(10):
        house.wait(120)
        sensed(house, "a", 900)
        assert not [command for decision in house.settle(turns_pass=True) for command in decision.commands]
        assert house.reasons == ["blocked", "waiting", "waiting"]


def test_one_that_did_not_start_and_draws_though_it_is_off_is_welded_in_the_first_place() -> None:
    house = plant(load("a", priority=1), load("b"), limit=1000)
    house.deaf = {"a"}
    sensed(house, "a", 900)
    for _ in range(3):
        house.settle()
        house.wait(5)
    assert health(house) is Health.BLOCKED
    house.ask("a", is_on=False)
    house.settle()
    house.wait(15)
    assert health(house) is Health.WELDED
    assert (house.running, [grant.usage for grant in house.decide().grants]) == ([], [900, 0])


def test_one_that_ceases_to_draw_is_welded_no_more() -> None:
    house = welded()
    house.settle()
    sensed(house, "a", 0)
    assert health(house) is Health.WORKING
    assert house.reasons == ["satisfied", "heating", "heating"]


def test_a_silent_sensor_changes_nothing() -> None:
    house = welded()
    house.settle()
    sensed(house, "a", None)
    assert health(house) is Health.WELDED


def test_a_sensor_that_stays_silent_counts_for_a_quarter_of_an_hour_more() -> None:
    house = welded()
    house.settle()
    sensed(house, "a", None)
    house.wait(899)
    assert health(house) is Health.WELDED
    house.wait(1)
    assert health(house) is Health.WORKING
    assert house.reasons == ["satisfied", "heating", "heating"]


def test_a_sensor_that_is_taken_away_welds_nobody() -> None:
    house = welded()
    house.settle()
    house.read["a"] = {}
    assert health(house) is Health.WORKING


def test_a_late_word_of_a_sensor_welds_nobody() -> None:
    house = plant(load("a"))
    house.settle()
    house.ask("a", is_on=False)
    house.settle()
    house.wait(9)
    sensed(house, "a", 1000)
    house.settle()
    house.wait(300)
    assert health(house) is Health.WORKING


def test_a_cycle_is_due_where_a_sensor_may_go_on_saying_the_same_of_one_that_is_off() -> None:
    house = plant(load("a"))
    house.settle()
    sensed(house, "a", 1000)
    house.ask("a", is_on=False)
    house.settle()
    off_at = house.changed_at["a"]
    house.wait(6)
    assert house.cycle().wake_at == off_at + timedelta(seconds=40)


def test_what_was_said_before_it_was_switched_off_says_nothing() -> None:
    house = plant(load("a"))
    house.settle()
    sensed(house, "a", 1000)
    house.ask("a", is_on=False)
    house.settle()
    house.wait(600)
    assert health(house) is Health.WORKING


@pytest.mark.parametrize(
    ("drawn_w", "after_s", "expected"), [(3, 599, "working"), (3, 600, "idle"), (900, 600, "working")]
)
def test_one_that_is_on_and_draws_nothing_for_ten_minutes_is_idle(
    drawn_w: float, after_s: float, expected: str
) -> None:
    house = plant(load("a"))
    house.settle()
    house.wait(10)
    sensed(house, "a", drawn_w)
    house.settle()
    house.wait(after_s)
    assert health(house).value == expected


def test_one_that_was_idle_and_is_switched_off_works() -> None:
    house = plant(load("a"))
    house.settle()
    house.wait(10)
    sensed(house, "a", 3)
    house.settle()
    house.wait(600)
    assert health(house) is Health.IDLE
    house.ask("a", is_on=False)
    house.settle()
    assert health(house) is Health.WORKING


def test_of_one_that_draws_nothing_it_is_told_all_the_same_that_it_does_not_obey() -> None:
    house = plant(load("a"))
    house.settle()
    house.wait(10)
    sensed(house, "a", 3)
    house.settle()
    house.wait(600)
    house.deaf = {"a"}
    house.ask("a", is_on=False)
    for expected in (Health.IDLE, Health.SUSPECT, Health.BLOCKED):
        assert health(house) is expected
        house.wait(5)


def test_behind_a_meter_a_welded_one_counts_once() -> None:
    metering = Metering(limit_w=3000, margin_w=0, restore_margin=1.0, restore_delay=timedelta(0))
    house = MeteredPlant(site(load("a"), load("b"), load("c"), limit=9000, metering=metering), base_w=1500)
    house.ask("b", "c")
    for _ in range(120):
        sensed(house, "a", 1000)
        house.live(1)
    assert health(house) is Health.WELDED
    assert house.running == ["b"]
