"""Rooms are warmed ahead of comfort: as late as will do, with what is spare."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation import plan as module
from custom_components.power_budget.engine.anticipation.forecast import Basis, Forecast
from custom_components.power_budget.engine.anticipation.outlook import Conditions, Outlook
from custom_components.power_budget.engine.anticipation.plan import Plan, plan
from custom_components.power_budget.engine.anticipation.thermal import RoomModel, Warmth

from .rooms import LIVING
from .tables import numbers, rows

SLOT_H = 0.25
DAY = 96
MORNING_AND_EVENING = [24 <= slot < 36 or 68 <= slot < 90 for slot in range(DAY)]


def room(name: str, comfort: Sequence[bool], **settings: object) -> Outlook:
    """Return a room at 17 degC with a heater of 1 kW."""
    usual: dict[str, object] = {
        "power_w": 1000,
        "slot": LIVING.slot(SLOT_H),
        "warmth": Warmth(17, 17),
        "comfort_c": 20,
        "setback_c": 17,
        "deadband_k": 0.5,
        "outdoor_c": [0.0] * len(comfort),
    }
    usual["takes"] = ((0, settings.get("power_w", usual["power_w"])),)
    return Outlook(id=name, comfort=comfort, **{**usual, **settings})  # type: ignore[arg-type]


def planned(rooms: Sequence[Outlook], spare_w: Sequence[float], outdoor_c: float = 0) -> Plan:
    """Return a plan in steady weather."""
    return plan(weathered(rooms, outdoor_c), one_budget(spare_w))


def weathered(rooms: Sequence[Outlook], outdoor_c: float) -> list[Outlook]:
    """Return the same rooms in steady weather."""
    return [one._replace(outdoor_c=[outdoor_c] * len(one.comfort)) for one in rooms]


def one_budget(spare_w: Sequence[float]) -> Conditions:
    """Return the conditions of a house that leaves so much."""
    return Conditions(SLOT_H, [(each,) for each in spare_w])


def ahead(found: Plan) -> list[list[float]]:
    """Return in which slots each room is warmed ahead, from 1."""
    return [[slot for slot, is_on in enumerate(on, 1) if is_on] for on in found.ahead.values()]


@pytest.mark.parametrize("row", rows(module.plan.__doc__, "spare"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    comfort, spare_w = [False] * 5 + [True] * 4, numbers(row[0])
    found = planned([room("bed", comfort), room("bath", comfort)], [*spare_w, *spare_w[-1:] * 3])
    assert ahead(found) == [numbers(cell) for cell in row[1].split(",")]


def test_it_is_warm_when_comfort_begins() -> None:
    one = room("bed", MORNING_AND_EVENING)
    found = planned([one], [1000] * DAY)
    assert max(cold_k[0] for cold_k in found.forecast.cold_k) < 0.4


def test_a_colder_day_begins_earlier() -> None:
    mild, cold = (ahead(planned([room("bed", MORNING_AND_EVENING)], [1000] * DAY, at)) for at in (5, -5))
    assert cold[0][0] < mild[0][0]


def test_a_room_whose_model_is_not_trusted_is_not_warmed_ahead() -> None:
    assert ahead(planned([room("bed", MORNING_AND_EVENING, may_be_ahead=False)], [1000] * DAY)) == [[]]


def test_nobody_is_warmed_ahead_where_there_is_no_power() -> None:
    assert ahead(planned([room("bed", MORNING_AND_EVENING)], [0] * DAY)) == [[]]


def test_nothing_is_warmed_ahead_of_a_comfort_that_is_no_warmer() -> None:
    assert ahead(planned([room("bed", MORNING_AND_EVENING, comfort_c=17)], [1000] * DAY)) == [[]]


def test_it_is_warmed_ahead_of_a_time_without_power() -> None:
    """The oven is on as comfort begins: the room is warm before."""
    spare_w = [1000] * 20 + [0] * 8 + [1000] * 68
    (slots,) = ahead(planned([room("bed", MORNING_AND_EVENING)], spare_w))
    assert min(slots) < 20


def test_rooms_that_share_little_power_begin_one_before_the_other() -> None:
    rooms = [room(name, MORNING_AND_EVENING) for name in ("bed", "bath", "hall")]
    plenty, little = planned(rooms, [3000] * DAY), planned(rooms, [1200] * DAY)
    assert sum(map(len, ahead(little))) > sum(map(len, ahead(plenty)))


NOW = {
    "it begins now": ([True, True], set(), {"bed"}),
    "it begins later": ([False, True], set(), set()),
    "it would begin again soon": ([False, False, True], {"bed"}, {"bed"}),
    "it would begin again much later": ([False, False, False, True], {"bed"}, set()),
}


@pytest.mark.parametrize(("slots", "before", "expected"), NOW.values(), ids=NOW)
def test_whom_to_warm_now(slots: list[bool], before: set[str], expected: set[str]) -> None:
    found = planned([room("bed", [True])], [1000])
    assert found._replace(ahead={"bed": slots}).begun(before) == expected


# Laws


def followed(rooms: Sequence[Outlook], conditions: Conditions, **ahead: Sequence[bool]) -> Forecast:
    """Return what becomes of *rooms* if some are warmed *ahead* in some slots."""
    basis = Basis(rooms, conditions, module.COLD_H_PER_K_H)
    nobody = [False] * len(conditions.spare)
    return basis.followed([ahead.get(one.id, nobody) for one in rooms])


models = st.builds(
    RoomModel,
    warming_k_per_h=st.floats(1, 8),
    exchange_per_h=st.floats(0, 0.6),
    loss_per_h=st.floats(0.02, 0.15),
    gain_k_per_h=st.floats(0, 0.3),
    mass_h=st.sampled_from([0, 6, 12]),
)
begins = st.integers(1, 40)
parts = st.floats(0.01, 0.99)


@st.composite
def beginnings(draw: st.DrawFn, comfort: Sequence[bool]) -> dict[int, float]:
    """Return slots in which comfort begins later than they do."""
    drawn = draw(st.dictionaries(st.integers(0, len(comfort) - 1), parts, max_size=3))
    return {slot: part for slot, part in drawn.items() if not comfort[slot]}


@st.composite
def houses(draw: st.DrawFn) -> tuple[list[Outlook], list[float]]:
    """Return rooms, and what is spare for them by slot."""
    rooms = [
        room(
            f"{index}",
            [draw(begins) <= slot % 48 < 44 for slot in range(60)],
            slot=draw(models).slot(SLOT_H),
            power_w=draw(st.sampled_from([500, 1000, 2000])),
            warmth=Warmth(draw(st.floats(14, 20)), draw(st.floats(14, 20))),
        )
        for index in range(draw(st.integers(1, 4)))
    ]
    rooms = [one._replace(begins=draw(beginnings(one.comfort))) for one in rooms]
    return rooms, draw(st.lists(st.floats(0, 6000), min_size=60, max_size=60))


@settings(deadline=None, max_examples=60)
@given(house=houses(), outdoor_c=st.floats(-10, 10))
def test_a_plan_keeps_within_its_means(house: tuple[list[Outlook], list[float]], outdoor_c: float) -> None:
    rooms, spare_w = house
    found = planned(rooms, spare_w, outdoor_c)
    for shares, most_w in zip(found.forecast.shares, spare_w, strict=True):
        drawn_w = sum(share * one.power_w for share, one in zip(shares, rooms, strict=True))
        assert drawn_w <= most_w + 1e-6
        assert all(0 <= share <= 1 for share in shares)


@settings(deadline=None, max_examples=60)
@given(house=houses(), outdoor_c=st.floats(-10, 10))
def test_no_heater_makes_a_room_warmer_than_comfort(
    house: tuple[list[Outlook], list[float]], outdoor_c: float
) -> None:
    rooms, spare_w = house
    found = planned(rooms, spare_w, outdoor_c).forecast
    for now, shares in zip(found.air_c, found.shares, strict=True):
        for one, air_c, share in zip(rooms, now, shares, strict=True):
            assert share == 0 or air_c <= one.comfort_c + 1e-6


@settings(deadline=None, max_examples=60)
@given(house=houses(), outdoor_c=st.floats(-10, 10))
def test_nobody_is_warmed_ahead_in_comfort_and_nothing_costs_less_than_nothing_ahead(
    house: tuple[list[Outlook], list[float]], outdoor_c: float
) -> None:
    rooms, spare_w = house
    found = planned(rooms, spare_w, outdoor_c)
    rooms, conditions = weathered(rooms, outdoor_c), one_budget(spare_w)
    assert found.cost_wh <= sum(followed(rooms, conditions).cost_wh) + 1e-6
    for one in rooms:
        assert not any(both for both in zip(one.comfort, found.ahead[one.id], strict=True) if all(both))


@settings(deadline=None, max_examples=40)
@given(model=models, outdoor_c=st.floats(-5, 5), begin=st.integers(8, 40), part=st.none() | parts)
def test_with_power_enough_no_later_beginning_would_do(
    model: RoomModel, outdoor_c: float, begin: int, part: float | None
) -> None:
    comfort, within = [begin <= slot < begin + 8 for slot in range(50)], {}
    if part is not None:
        comfort[begin], within[begin] = False, part
    one = room("bed", comfort, slot=model.slot(SLOT_H), begins=within)
    conditions = one_budget([1000] * 50)
    (one,) = weathered([one], outdoor_c)
    found = plan([one], conditions)
    slots = list(found.ahead["bed"])
    if True not in slots or begin - slots.index(True) > module.FINE_TRIALS:
        return
    slots[slots.index(True)] = False
    later = followed([one], conditions, bed=slots)
    assert sum(later.cost_wh) >= found.cost_wh - 1e-6
    assert all(earlier <= after for earlier, after in pairwise(found.ahead["bed"][:begin]))


@given(house=houses())
@settings(deadline=None, max_examples=30)
def test_more_heat_earlier_never_makes_a_room_colder(house: tuple[list[Outlook], list[float]]) -> None:
    rooms, spare_w = house
    one = rooms[0]
    conditions = one_budget([1e6] * len(spare_w))
    without = followed([one], conditions)
    with_heat = followed([one], conditions, **{one.id: [True] * 60})
    assert all(warmer[0] >= air[0] - 1e-6 for warmer, air in zip(with_heat.air_c, without.air_c, strict=True))
