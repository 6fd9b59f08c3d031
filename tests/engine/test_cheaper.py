"""Where prices are known, rooms are warmed ahead in cheap slots, as warm as before."""

from collections.abc import Mapping, Sequence
from datetime import UTC

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation import cheaper as module
from custom_components.power_budget.engine.anticipation.foresight import foreseen
from custom_components.power_budget.engine.anticipation.outlook import Conditions
from custom_components.power_budget.engine.anticipation.plan import Plan, plan
from custom_components.power_budget.engine.anticipation.supplies import SLOTS

from .tables import numbers, rows
from .test_foresight import AT, given as seen
from .test_plan import parts, room

HOUR = 4
"""In slots."""

COMFORT = [6 * HOUR <= slot < 9 * HOUR for slot in range(10 * HOUR)]
DAY = len(COMFORT)
ON_THE_HOUR: Mapping[int, float] = {}


def priced(
    prices: Sequence[float],
    names: Sequence[str] = ("bed",),
    spare_w: float = 2000,
    begins: Mapping[int, float] = ON_THE_HOUR,
) -> Plan:
    """Return a plan with prices by the hour; the last goes on."""
    by_slot = [price for price in prices for _ in range(HOUR)]
    by_slot += by_slot[-1:] * (DAY - len(by_slot))
    rooms = [room(name, COMFORT, begins=begins) for name in names]
    return plan(rooms, Conditions(0.25, [(spare_w,)] * DAY), by_slot)


def cost(found: Plan, prices: Sequence[float]) -> float:
    """Return what the heat costs at prices by the hour."""
    by_slot = [price for price in prices for _ in range(HOUR)]
    by_slot += by_slot[-1:] * (DAY - len(by_slot))
    drawn = [sum(shares) for shares in found.forecast.shares]
    return sum(price * each for price, each in zip(by_slot, drawn, strict=True))


@pytest.mark.parametrize("row", rows(module.cheaper.__doc__, "prices, hour by hour"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    ahead = priced(numbers(row[0])).ahead["bed"]
    warmed = [slot for slot, is_ahead in enumerate(ahead) if is_ahead]
    begins, ends = 6 - warmed[0] / HOUR, 6 - (warmed[-1] + 1) / HOUR
    assert (begins, ends) == (float(row[1]), float(row[2]))


@pytest.mark.parametrize("row", rows(module._weights.__doc__, "prices"), ids="|".join)
def test_the_worked_table_of_weights(row: list[str]) -> None:
    assert (module._weights(numbers(row[0])) or []) == numbers(row[1])


def test_a_cheap_hour_costs_less_for_little_more_heat() -> None:
    prices = [20, 20, 20, 20, 5, 40]
    plain, cheap = priced([20] * 6), priced(prices)
    assert cost(cheap, prices) < cost(plain, prices)
    drawn, plain_drawn = (sum(map(sum, each.forecast.shares)) for each in (cheap, plain))
    assert plain_drawn < drawn <= plain_drawn * (1 + module.MORE_HEAT)


def test_an_hour_long_before_must_be_much_cheaper() -> None:
    assert priced([17, 20, 20, 20, 20, 20]).ahead == priced([20] * 6).ahead


def test_comfort_that_begins_within_a_slot_is_warmed_for_in_a_cheap_hour_too() -> None:
    later = [6 * HOUR + 1 <= slot < 9 * HOUR for slot in range(DAY)]
    rooms = [room("bed", later, begins={6 * HOUR: 7 / 15})]
    conditions, prices = Conditions(0.25, [(2000,)] * DAY), [20.0] * 4 * HOUR + [5.0] * HOUR + [40.0] * 20
    (plain,), (cheap,) = (plan(rooms, conditions, each).ahead.values() for each in (None, prices))
    assert cheap.index(True) == 4 * HOUR < plain.index(True)
    assert plain.index(False, plain.index(True)) == 6 * HOUR + 1
    assert not any(cheap[6 * HOUR + 1 :])


def test_nobody_to_plan_for_is_no_fault() -> None:
    assert priced([20, 10, 30], names=()).ahead == {}


def test_a_room_that_is_not_warmed_ahead_is_not_for_a_price() -> None:
    doubtful = room("bed", COMFORT, may_be_ahead=False)
    found = plan([doubtful], Conditions(0.25, [(2000.0,)] * DAY), [20.0] * 16 + [5.0] * 4 + [40.0] * 20)
    assert not any(found.ahead["bed"])


prices_by_hour = st.lists(st.floats(-10, 60), min_size=6, max_size=10)


@settings(deadline=None, max_examples=60)
@given(
    prices=prices_by_hour,
    names=st.integers(1, 3),
    spare_w=st.floats(800, 4000),
    begins=st.just(ON_THE_HOUR) | parts.map(lambda part: {6 * HOUR - 1: part}),
)
def test_prices_make_nobody_colder_and_nothing_dearer(
    prices: list[float], names: int, spare_w: float, begins: Mapping[int, float]
) -> None:
    plain, cheap = (priced(each, [*"abc"][:names], spare_w, begins) for each in ([20.0], prices))
    cold, plain_cold = (sum(map(sum, each.forecast.cold_k)) for each in (cheap, plain))
    drawn, plain_drawn = (sum(map(sum, each.forecast.shares)) for each in (cheap, plain))
    positive = [max(0.0, price) for price in prices]
    assert cold <= plain_cold + 0.02
    assert drawn <= plain_drawn * (1 + module.MORE_HEAT) + 1e-6
    assert cost(cheap, positive) <= cost(plain, positive) + 1e-6


def test_prices_that_are_announced_move_a_start() -> None:
    cheap_at_four = [20.0] * 16 + [5.0] * 4 + [40.0] * (SLOTS - 20)
    plain, cheap = (
        foreseen(seen("bed")._replace(prices=each), AT, UTC, None).starts_at["bed"]
        for each in (None, cheap_at_four)
    )
    assert cheap < plain
