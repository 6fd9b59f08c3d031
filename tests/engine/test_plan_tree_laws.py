"""Laws of plans within a tree: no budget is overdrawn, none that leaves enough matters, away is away."""

from datetime import UTC, datetime

from hypothesis import given as drawn, settings, strategies as st

from custom_components.power_budget.engine import State
from custom_components.power_budget.engine.anticipation.foresight import foreseen
from custom_components.power_budget.engine.anticipation.outlook import Conditions, Outlook
from custom_components.power_budget.engine.anticipation.plan import plan
from custom_components.power_budget.engine.anticipation.thermal import Warmth

from .circuits import budget
from .plant import HOUSE
from .test_plan_tree import AT, HOUR, PLENTY, given, heater, house, outlook

PARTS = ({0: 1.0}, {0: 1.0, 1: 1.0}, {0: 1.0, 2: 1.0}, {0: 1.0, 1: 0.5, 2: 0.5})
"""Which part of a heater each budget carries: the house, and two circuits in it."""


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Outlook], Conditions]:
    """Return rooms on two circuits of a house, or on both, and what budgets leave by slot."""
    rooms = []
    for index in range(draw(st.integers(1, 4))):
        power_w = draw(st.sampled_from([500.0, 1000.0, 2000.0]))
        parts = draw(
            st.sampled_from([{0: 1.0}, {0: 1.0, 1: 1.0}, {0: 1.0, 2: 1.0}, {0: 1.0, 1: 0.5, 2: 0.5}])
        )
        begin = draw(st.integers(2, 14))
        rooms.append(
            outlook(
                f"{index}",
                [(budget, power_w * part) for budget, part in parts.items()],
                comfort=[begin <= slot for slot in range(20)],
                warmth=Warmth(draw(st.floats(15, 20)), draw(st.floats(15, 20))),
            )
        )
    left = st.floats(0, 6000)
    spare = draw(st.lists(st.tuples(left, left, left), min_size=20, max_size=20))
    return rooms, Conditions(0.25, spare)


@settings(deadline=None, max_examples=80)
@drawn(tree=trees())
def test_no_budget_is_planned_to_carry_more_than_it_leaves(tree: tuple[list[Outlook], Conditions]) -> None:
    rooms, conditions = tree
    found = plan(rooms, conditions).forecast
    for shares, spare in zip(found.shares, conditions.spare, strict=True):
        used = [0.0] * len(spare)
        for share, room in zip(shares, rooms, strict=True):
            for index, amount in room.takes:
                used[index] += share * amount
        assert all(one <= most + 1e-3 for one, most in zip(used, spare, strict=True))


@settings(deadline=None, max_examples=80)
@drawn(tree=trees())
def test_budgets_that_leave_enough_change_nothing(tree: tuple[list[Outlook], Conditions]) -> None:
    rooms, conditions = tree
    spare = [(each[0], PLENTY, PLENTY) for each in conditions.spare]
    alone = [room._replace(takes=room.takes[:1]) for room in rooms]
    assert (
        plan(rooms, Conditions(0.25, spare)).ahead
        == plan(alone, Conditions(0.25, [each[:1] for each in spare])).ahead
    )


@settings(deadline=None, max_examples=60)
@drawn(tree=trees(), empty=st.integers(0, 2))
def test_nobody_is_warmed_ahead_through_a_budget_that_leaves_nothing(
    tree: tuple[list[Outlook], Conditions], empty: int
) -> None:
    rooms, conditions = tree
    spare = [tuple(0.0 if at == empty else left for at, left in enumerate(each)) for each in conditions.spare]
    found = plan(rooms, Conditions(0.25, spare))
    for room in rooms:
        if empty in dict(room.takes):
            assert not any(found.ahead[room.id])


@settings(deadline=None, max_examples=60)
@drawn(tree=trees())
def test_no_room_is_planned_to_be_heated_beyond_comfort_and_half_its_deadband(
    tree: tuple[list[Outlook], Conditions],
) -> None:
    rooms, conditions = tree
    found = plan(rooms, conditions).forecast
    for shares, airs_c in zip(found.shares, found.air_c, strict=True):
        for share, air_c, room in zip(shares, airs_c, rooms, strict=True):
            assert share == 0 or air_c <= room.comfort_c + room.deadband_k / 2 + 1e-6


@settings(deadline=None, max_examples=40)
@drawn(at_h=st.floats(0, 23), away=st.sampled_from([HOUSE, "circuit"]))
def test_whoever_is_away_is_never_ahead(at_h: float, away: str) -> None:
    seen = given(house(), budget("circuit", 1000), loads=[heater("bed", "circuit")])
    seen = seen._replace(state=State().with_controls(away, away=True))
    at: datetime = AT + at_h * HOUR
    assert foreseen(seen, at, UTC, None).ahead == {}
