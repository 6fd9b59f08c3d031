"""Loads that run at any level, beside others that are on or off: worked examples."""

from datetime import timedelta

import pytest

from custom_components.power_budget.engine import Load, Reason, Unit
from custom_components.power_budget.engine.health import Health

from .dials import dial, drawn, granted
from .plant import HOUSE, Plant, load, plant

CAR_W = 7400


def car(**settings: object) -> Load:
    """Return a car that charges with 1400 to 7400 W."""
    return dial("car", CAR_W, **{"least_w": 1400.0, "step_w": 200.0} | settings)


def settled(house: Plant) -> dict[str, float]:
    """Return what each load draws once nothing is left to command."""
    house.settle()
    return drawn(house)


def live(house: Plant, seconds: int) -> None:
    """Let seconds pass, and run cycles whenever something changes by itself."""
    end = house.at + timedelta(seconds=seconds)
    while house.at < end:
        wake_at = house.settle()[-1].wake_at
        house.at = end if wake_at is None else min(end, wake_at)
    house.settle()


SHARES: dict[str, tuple[list[Load], float, dict[str, float]]] = {
    "enough for all": ([load("hall"), dial("boiler")], 5000, {"hall": 1000, "boiler": 3000}),
    "what on and off leaves": ([load("hall"), dial("boiler")], 3000, {"hall": 1000, "boiler": 2000}),
    "two in proportion to what they want": (
        [dial("boiler", 3000), dial("pump", 1000)],
        2000,
        {"boiler": 1500, "pump": 500},
    ),
    "by weight": ([dial("boiler", weight=2.0), dial("pump")], 3000, {"boiler": 2000, "pump": 1000}),
    "the higher priority first": (
        [dial("boiler"), dial("pump", priority=1)],
        4000,
        {"boiler": 1000, "pump": 3000},
    ),
    "a heater of lower priority has what is left": (
        [load("hall"), dial("boiler", priority=1)],
        3500,
        {"boiler": 3000},
    ),
    "never between nothing and its least": ([load("hall", 2000), car()], 3000, {"hall": 2000}),
    "what steps of one leave over goes to another": (
        [
            load("hall", 2000),
            dial("car", 7360, least_w=1380.0, step_w=230.0),
            dial("boiler", 2400, step_w=20.0),
        ],
        9000,
        {"hall": 2000, "car": 5060, "boiler": 1940},
    ),
    "in steps": ([car()], 3500, {"car": 3400}),
    "no finer than a hundredth": ([dial("boiler", step_w=0.0)], 1234, {"boiler": 1230}),
}


@pytest.mark.parametrize(("loads", "limit", "draw"), SHARES.values(), ids=SHARES)
def test_the_room_is_shared(loads: list[Load], limit: float, draw: dict[str, float]) -> None:
    assert settled(plant(*loads, limit=limit)) == draw


def test_where_loads_are_counted_one_that_is_set_counts_as_one() -> None:
    house = plant(load("hall"), dial("boiler"), limit=2, unit=Unit.LOADS)
    assert settled(house) == {"hall": 1000, "boiler": 3000}
    assert granted(house.decide()) == {"hall": 1, "boiler": 1}


def test_neither_starves_where_there_is_room_for_one_only() -> None:
    house = plant(load("hall", 2000), car(), limit=3000)
    found = []
    for _ in range(6):
        house.settle(turns_pass=True)
        found.append(house.running)
    assert found == [["hall"], ["car"]] * 3


def test_less_room_curtails_before_it_sheds() -> None:
    house = plant(load("hall"), dial("boiler"), limit=4000)
    house.settle()
    for limit, draw in ((2500, {"hall": 1000, "boiler": 1500}), (1100, {"hall": 1000, "boiler": 100})):
        house.limit(limit)
        (first, *_) = house.settle()
        assert [(command.load, command.level_w) for command in first.commands] == [("boiler", draw["boiler"])]
        assert drawn(house) == draw


def test_a_newcomer_is_given_its_share_at_once_and_gives_it_back() -> None:
    house = plant(dial("boiler"), dial("pump"), asking=False, limit=4000)
    house.ask("boiler")
    assert settled(house) == {"boiler": 3000}
    house.ask("pump")
    assert settled(house) == {"boiler": 2000, "pump": 2000}
    house.ask("boiler", is_on=False)
    assert settled(house) == {"pump": 3000}


def test_what_must_draw_less_is_seen_to_before_anything_starts_or_rises() -> None:
    house = plant(load("hall"), dial("boiler"), dial("pump"), asking=False, limit=4000)
    house.ask("boiler")
    house.settle()
    house.ask("hall", "pump")
    house.deaf = {"boiler"}
    assert [command.load for command in house.cycle().commands] == ["boiler"]
    assert house.cycle().commands == ()
    house.deaf = set()
    house.levels_w["boiler"] = 1500
    assert {command.load for command in house.cycle().commands} == {"hall", "pump"}
    assert drawn(house) == {"hall": 1000, "boiler": 1500, "pump": 1500}


def test_one_that_does_not_draw_less_goes_on_counting_and_is_told_again() -> None:
    house = plant(load("hall"), dial("boiler"), asking=False, limit=3500)
    house.ask("boiler")
    house.settle()
    house.ask("hall")
    house.deaf = {"boiler"}
    house.cycle()
    house.wait(5)
    decision = house.cycle()
    assert [(command.load, command.level_w) for command in decision.commands] == [("boiler", 2500)]
    assert granted(decision) == {"boiler": 3000}
    assert decision.state.of("boiler").health(house.at) is Health.SUSPECT
    house.deaf = set()
    house.levels_w["boiler"] = 2500
    assert settled(house) == {"hall": 1000, "boiler": 2500}
    assert house.state.of("boiler").health(house.at) is Health.WORKING


def test_one_set_by_hand_is_put_back() -> None:
    house = plant(dial("boiler"), limit=2000)
    house.settle()
    house.levels_w["boiler"] = 500
    assert settled(house) == {"boiler": 2000}


def test_what_an_entity_rounds_is_not_told_again() -> None:
    house = plant(car(), limit=3500)
    house.settle()
    house.levels_w["car"] = 3450
    assert house.cycle().commands == ()
    assert granted(house.decide()) == {"car": 3400}


def test_one_that_rises_slowly_lets_others_have_what_it_may_not_draw_yet() -> None:
    house = plant(dial("boiler", ramp_w_per_s=10.0), dial("pump"), limit=4000)
    assert settled(house) == {"boiler": 10, "pump": 3000}
    live(house, 100)
    assert drawn(house) == {"boiler": 1010, "pump": 2990}
    assert house.decide().wake_at == house.at + timedelta(seconds=1)


def test_one_that_rises_slowly_falls_at_once() -> None:
    house = plant(dial("boiler", ramp_w_per_s=10.0), limit=3000)
    live(house, 200)
    assert drawn(house) == {"boiler": 2010}
    house.limit(500)
    assert settled(house) == {"boiler": 500}


@pytest.mark.parametrize(("ramp_w_per_s", "step_w"), [(10.0, 10.0), (99.0, 230.0), (7.0, 30.0)])
def test_one_that_rises_slowly_saves_up_nothing_while_it_may_not(ramp_w_per_s: float, step_w: float) -> None:
    house = plant(dial("boiler", ramp_w_per_s=ramp_w_per_s, step_w=step_w), limit=3000)
    house.limit(500)
    live(house, 600)
    before_w = drawn(house)["boiler"]
    house.limit(3000)
    assert settled(house) == {"boiler": before_w + step_w}
    live(house, 100)
    assert drawn(house)["boiler"] <= before_w + step_w + 100 * ramp_w_per_s
    live(house, 600)
    assert drawn(house)["boiler"] > 3000 - step_w


def test_one_stays_as_it_was_set_for_a_while_unless_the_limit_falls() -> None:
    house = plant(dial("boiler", min_change=timedelta(seconds=30)), dial("pump"), asking=False, limit=4000)
    house.ask("boiler")
    house.settle()
    house.ask("pump")
    assert settled(house) == {"boiler": 3000, "pump": 1000}
    assert house.decide().wake_at == house.at + timedelta(seconds=30)
    house.limit(2000)
    assert settled(house) == {"boiler": 1000, "pump": 1000}
    house.limit(4000)
    assert settled(house) == {"boiler": 1000, "pump": 3000}
    house.wait(30)
    assert settled(house) == {"boiler": 2000, "pump": 2000}


def test_one_that_draws_more_than_it_is_set_to_counts_as_that() -> None:
    house = plant(load("hall"), dial("boiler"), limit=4000)
    house.settle()
    house.limit(3000)
    house.settle()
    house.wait(31)
    house.read["boiler"] = {"drawn_w": 2800}
    assert settled(house) == {"hall": 1000, "boiler": 1200}
    assert house.decide().outcomes[HOUSE].granted <= 3000


def test_one_out_of_reach_counts_as_it_was_set_or_as_it_is_measured() -> None:
    house = plant(load("hall", 2000), dial("boiler"), asking=False, limit=3000)
    house.ask("boiler")
    house.settle()
    house.lost = {"boiler"}
    house.ask("hall")
    assert house.reasons == [Reason.WAITING, Reason.UNAVAILABLE]
    house.read["boiler"] = {"drawn_w": 400}
    house.settle()
    assert house.running == ["hall", "boiler"]
    house.lost, house.read = set(), {}
    assert settled(house) == {"hall": 2000, "boiler": 1000}


def test_away_sets_nothing() -> None:
    house = plant(dial("boiler"), limit=2000)
    house.settle()
    house.state = house.state.with_controls(HOUSE, away=True)
    assert settled(house) == {}


def test_a_small_part_of_its_power_is_no_idling() -> None:
    house = plant(car(least_w=0.0), limit=400)
    house.read["car"] = {"drawn_w": 390}
    house.settle()
    house.wait(700)
    assert house.cycle().state.of("car").health(house.at) is Health.WORKING
