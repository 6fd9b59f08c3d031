"""The budget manager: who gets the budget, and in what order."""

from hypothesis import given
from hypothesis.strategies import booleans, integers, lists
import pytest

from custom_components.power_budget.engine import State
from custom_components.power_budget.engine.phase import Phase
from custom_components.power_budget.engine.rota import Place

from .controllers import BUDGET_W, COLD_C, HOUSE, WARM_C, Group, controller, group

BUDGETED: dict[str, tuple[list[int], list[str]]] = {
    "all that fit": ([2500, 2500, 2500, 2500], ["1", "2", "3", "4"]),
    "what fills the budget exactly": ([6000, 4000], ["1", "2"]),
    "no watt more than the budget": ([6000, 4001], ["1"]),
    "one that fits behind one that does not": ([6000, 5000, 4000], ["1", "3"]),
    "several that fit behind one that does not": ([8000, 3000, 1000, 1000], ["1", "3", "4"]),
    "one that takes all of it": ([10_000, 1], ["1"]),
    "none that takes more than all of it": ([10_001, 3000], ["2"]),
    "nobody if each takes more than all of it": ([10_001, 12_000], []),
}
"""What each controller draws, in the order of registration, and who runs with 10 kW."""


def numbered(*powers_w: float, budget_w: float = BUDGET_W) -> Group:
    """Return controllers in cold rooms, numbered from 1 in the order of registration."""
    loads = (controller(str(number), power_w) for number, power_w in enumerate(powers_w, 1))
    return group(*loads, budget_w=budget_w)


# Who fits


@pytest.mark.parametrize(("powers_w", "running"), BUDGETED.values(), ids=BUDGETED)
def test_the_budget_is_for(powers_w: list[int], running: list[str]) -> None:
    house = numbered(*powers_w)
    house.loop()
    assert house.running == running


def test_nobody_gets_budget_who_does_not_need_heat() -> None:
    house = numbered(6000, 6000)
    house.measure(**{"1": WARM_C})
    house.loop()
    assert house.running == ["2"]


def test_one_that_heats_and_one_that_requests_compete_for_the_same_budget() -> None:
    house = numbered(6000, 6000)
    house.loop()
    assert house.phases == [Phase.HEATING, Phase.REQUESTING]
    assert house.loop() == ["stop 1", "run 2"]
    assert house.phases == [Phase.REQUESTING, Phase.HEATING]


def test_one_that_goes_on_heating_is_not_told_so_again() -> None:
    house = numbered(4000, 4000)
    assert house.loop() == ["run 1", "run 2"]
    assert house.loop() == []


# In what order

FIRST: dict[int, list[str]] = {0: ["1", "2"], 1: ["2", "3"], 2: ["3", "4"], 3: ["1", "4"]}
"""Who runs when two of four fit, by the index at which the round begins."""


@pytest.mark.parametrize(("index", "running"), FIRST.items())
def test_the_round_begins_at_the_index_and_goes_on_in_order_of_registration(
    index: int, running: list[str]
) -> None:
    house = numbered(5000, 5000, 5000, 5000)
    turn = {"0": Place(index, str(index + 1))}
    house.state = State(turn=turn, next_turn=turn)
    house.loop()
    assert house.running == running


def test_the_index_wraps_around() -> None:
    house = numbered(10_000, 10_000, 10_000)
    rounds = []
    for _ in range(4):
        house.loop()
        rounds += house.running
    assert rounds == ["1", "2", "3", "1"]


def test_the_index_goes_to_the_first_that_was_not_served() -> None:
    """The manager's went on by one, whoever was served."""
    house = numbered(5000, 5000, 5000)
    rounds = []
    for _ in range(4):
        house.loop()
        rounds.append(" ".join(house.running))
    assert rounds == ["1 2", "1 3", "2 3", "1 2"]


def test_the_index_stays_while_everybody_is_served() -> None:
    """The manager's went on all the same."""
    house = numbered(3000, 3000, 3000)
    for _ in range(2):
        assert house.cycle(turns_pass=True).outcomes[HOUSE].next_index == 0


def test_the_index_stays_between_turns() -> None:
    """The manager's went on in each pass of its loop; here only time makes turns pass."""
    house = numbered(10_000, 10_000)
    house.loop()
    for _ in range(3):
        assert house.loop(turns_pass=False) == []
    assert house.running == ["1"]


@pytest.mark.parametrize("powers_w", [[4000] * 7, [9000, 2000, 5000, 1000], [10_000, 10, 10, 10]])
def test_everybody_has_a_chance_within_as_many_turns_as_there_are_controllers(powers_w: list[int]) -> None:
    house = numbered(*powers_w)
    served: set[str] = set()
    for _ in powers_w:
        house.loop()
        served |= set(house.running)
    assert served == {load.id for load in house.loads}


# The constraint

powers = lists(integers(1, 12_000), min_size=1, max_size=6)
rooms = lists(booleans(), min_size=6, max_size=6)


def drawn_w(house: Group) -> float:
    """Return what all that are on draw together."""
    return sum(load.power_w for load in house.loads if load.id in house.on)


def change(house: Group, cold: list[bool]) -> None:
    """Let rooms be cold or warm."""
    pairs = zip(house.loads, cold, strict=False)
    house.measure(**{load.id: COLD_C if is_cold else WARM_C for load, is_cold in pairs})


@given(powers_w=powers, hours=lists(rooms, max_size=5))
def test_what_runs_never_draws_more_than_the_budget(powers_w: list[int], hours: list[list[bool]]) -> None:
    house = numbered(*powers_w)
    for cold in hours:
        change(house, cold)
        for step in range(4):
            house.cycle(turns_pass=step == 0)
            assert drawn_w(house) <= BUDGET_W


@given(powers_w=powers, hours=lists(rooms, max_size=5))
def test_only_those_run_that_need_heat_and_nobody_waits_who_would_fit(
    powers_w: list[int], hours: list[list[bool]]
) -> None:
    house = numbered(*powers_w)
    for cold in hours:
        change(house, cold)
        house.loop()
        needing = [load for load in house.loads if house.measured_c[load.id] == COLD_C]
        assert house.on <= {load.id for load in needing}
        free = BUDGET_W - drawn_w(house)
        assert [load.id for load in needing if load.id not in house.on and load.power_w <= free] == []
