"""When batteries are set anew, looked at again, and believed."""

from datetime import timedelta

from custom_components.power_budget.engine.allocation.service import CALM, LEVELLING
from custom_components.power_budget.engine.buffer import LONGEST_QUIET, SETTLING, BufferState, Sent
from custom_components.power_budget.engine.health import Health

from .buffered import BufferedPlant, battery, unmetered, watching
from .plant import HOUSE, load


def memory(house: BufferedPlant) -> BufferState:
    """Return what is remembered of the batteries."""
    return house.state.budget(HOUSE).buffers


def test_as_states_of_charge_move_batteries_are_set_anew_after_a_while() -> None:
    one, other = battery(), battery("garage")
    house = unmetered(load("hall"), batteries=[one, other], limit=1800)
    house.settle()
    assert house.does_w == [400, 400]
    one.others = {"charge_weight": 3.0}
    house.wait((LEVELLING - CALM).total_seconds())
    house.settle()
    assert house.does_w == [400, 400]
    assert house.decide().wake_at == house.at + CALM
    house.wait(CALM.total_seconds())
    house.settle()
    assert house.does_w == [600, 200]


def test_what_is_over_ends_after_a_while_however_little_it_is() -> None:
    house = unmetered(load("hall"), batteries=[battery(most_discharge_w=40)], limit=1000)
    house.settle()
    house.limit(970)
    house.settle()
    assert house.does_w == [-40]
    house.limit(1000)
    house.wait(CALM.total_seconds())
    house.settle()
    assert house.does_w == [0]


def test_nobody_starts_before_a_battery_is_measured_to_charge_less() -> None:
    one = battery(is_measured=True)
    house = unmetered(load("hall"), batteries=[one], limit=1000, asking=False)
    house.settle()
    house.ask("hall")
    house.cycle()
    one.does_w = 1000
    house.wait(5)
    house.settle()
    assert (house.running, one.told_w) == ([], 0)
    one.does_w = 0
    house.settle()
    assert house.running == ["hall"]


def test_a_battery_that_is_left_alone_is_looked_at_again() -> None:
    one = battery()
    house = unmetered(load("hall"), batteries=[one], limit=1000)
    house.settle()
    house.wait(LEVELLING.total_seconds())
    until = house.at + timedelta(seconds=30)
    one.told_at, one.others = house.at, {"health": Health.BLOCKED, "blocked_until": until}
    house.wait(SETTLING.total_seconds() - 1)
    one.others["blocked_until"] = house.at + timedelta(seconds=20)
    house.wait(2)
    assert house.decide().wake_at == one.others["blocked_until"]


def test_a_clock_that_is_set_back_makes_no_battery_wait_longer() -> None:
    house = unmetered(load("hall"), batteries=[battery(), watching(does_w=-600)], limit=1000, asking=False)
    house.settle()
    house.inverters["garage"].does_w = 0
    house.settle()
    house.wait(-3600)
    house.settle()
    assert memory(house).quiet_since == house.at
    house.wait(60)
    house.settle()
    assert house.does_w == [1000, 0]


def test_a_setback_is_forgotten_after_long() -> None:
    house = unmetered(load("hall"), batteries=[battery(), watching()], limit=1000, asking=False)
    house.settle()
    garage, found = house.inverters["garage"], []
    for quiet_s in (0, 130, 2 * LONGEST_QUIET.total_seconds()):
        house.wait(quiet_s)
        house.settle()
        garage.does_w = -600
        house.settle()
        found.append(memory(house).setbacks)
        garage.does_w = 0
        house.settle()
    assert found == [1, 2, 1]


def test_what_a_battery_took_is_what_it_did_before_the_next() -> None:
    one = battery()
    house = unmetered(load("hall"), batteries=[one], limit=2000)
    house.settle()
    house.cycle()
    assert memory(house).sent == {"cellar": Sent(1000, 1000)}
    house.slow.add("cellar")
    house.limit(1500)
    house.cycle()
    assert memory(house).sent == {"cellar": Sent(1000, 500)}


def test_what_another_is_measured_to_charge_with_counts_once_it_had_its_time() -> None:
    one = battery(does_w=300, told_w=900, is_measured=True, others={"is_held": True})
    house = unmetered(load("hall"), batteries=[one], limit=1500)
    one.told_at = house.at
    house.settle()
    assert house.running == []
    house.wait(SETTLING.total_seconds())
    house.settle()
    assert house.running == ["hall"]


def test_what_a_battery_charges_with_though_it_was_told_to_rest_takes_room() -> None:
    one = battery(takes_rest=False, does_w=600, is_measured=True)
    house = unmetered(load("hall"), batteries=[one], limit=1500, asking=False)
    one.told_at = house.at
    house.wait(SETTLING.total_seconds())
    house.ask("hall")
    house.settle()
    assert house.running == []
    one.does_w = 40
    house.settle()
    assert house.running == ["hall"]
