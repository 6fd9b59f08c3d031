"""What a plan comes to: who is warmed ahead now, and for when."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine import DemandSource, Metering, State
from custom_components.power_budget.engine.anticipation.base_load import BINS, BaseLoadMemory, Mean
from custom_components.power_budget.engine.anticipation.departing import departs
from custom_components.power_budget.engine.anticipation.foresight import LATENESS, Ahead, foreseen
from custom_components.power_budget.engine.anticipation.given import Comfort, Given
from custom_components.power_budget.engine.anticipation.house import HouseMemory
from custom_components.power_budget.engine.anticipation.room import RoomMemory
from custom_components.power_budget.engine.anticipation.supplies import SLOT, SLOTS, Announced, slots_from

from .plant import HOUSE, load, site, with_steps
from .rooms import Days

HOUR = timedelta(hours=1)
LEARNED = Days(days=2, every_s=300).learned()
AT = LEARNED.last.at
"""Midnight."""

CALM = BaseLoadMemory(every=(Mean(9, 500.0),) * BINS, deviation_w=0.0)


def comfort(*hours: tuple[float, float], at: datetime = AT) -> Comfort:
    """Return comfort of 20 degC between some hours from midnight on."""
    since_h = [(begin - AT) / HOUR for begin in slots_from(at)]
    return Comfort(20, 17, [any(begin <= hour < end for begin, end in hours) for hour in since_h])


MORNING = comfort((6, 9))


def given(
    *names: str,
    wanted: Comfort = MORNING,
    room: RoomMemory = LEARNED,
    base_load: BaseLoadMemory | None = CALM,
    announced: Mapping[str, Announced] | None = None,
    **settings: Any,
) -> Given:
    """Return rooms with heaters of 1 kW that are all alike, in a house with a meter."""
    usual: dict[str, Any] = {"limit": 9000, "metering": Metering(limit_w=9000)}
    made = site(*(load(name, demand=DemandSource.TEMPERATURE) for name in names), **{**usual, **settings})
    house = HouseMemory(rooms=dict.fromkeys(names, room), base_load=base_load)
    return Given(made, State(), {HOUSE: house}, dict.fromkeys(names, wanted), announced or {})


def starts_h(seen: Given, at: datetime = AT) -> float:
    """Return when the first room is first heated for a comfort that is to begin, in hours from midnight."""
    return (foreseen(seen, at, UTC, None).starts_at["bed"] - AT) / HOUR


def test_a_room_is_not_warmed_ahead_long_before() -> None:
    found = foreseen(given("bed"), AT, UTC, None)
    assert found.ahead == {}
    assert timedelta(0) < AT + 6 * HOUR - found.starts_at["bed"] <= 2 * HOUR


def test_shortly_before_it_is_and_it_is_known_for_when() -> None:
    late = AT + 5.5 * HOUR
    seen = given("bed", wanted=comfort((6, 9), at=late))
    found = foreseen(seen, late, UTC, None)
    assert found.ahead == {"bed": Ahead(20, AT + 6 * HOUR)}
    assert found.starts_at["bed"] == late
    assert found.of("bed", late) == found.of("bed", AT + 6 * HOUR) == found.ahead["bed"]
    assert found.of("bed", AT + 6 * HOUR + LATENESS) is None


SEVEN_PAST = Comfort(20, 17, [25 <= slot < 36 for slot in range(SLOTS)], {24: 7 / 15})
"""From 06:07 to 09:00, from midnight on."""

TEN_MINUTES_ONLY = Comfort(20, 17, [False] * SLOTS, {24: 2 / 15})
"""From 06:02 on, as long as touches no border of slots."""


@pytest.mark.parametrize("wanted", [SEVEN_PAST, TEN_MINUTES_ONLY], ids=["hours", "ten minutes"])
def test_it_is_warmed_for_the_minute_at_which_comfort_begins(wanted: Comfort) -> None:
    ((slot, part),) = wanted.begins.items()
    comfort_at = AT + SLOT * (slot + part)
    start = foreseen(given("bed", wanted=wanted), AT, UTC, None).starts_at["bed"]
    assert timedelta(0) < comfort_at - start <= 2 * HOUR
    soon = Comfort(20, 17, [*wanted.is_comfort[slot - 2 :], *[False] * (slot - 2)], {2: part})
    found = foreseen(given("bed", wanted=soon), AT + SLOT * (slot - 2), UTC, None)
    assert found.ahead == {"bed": Ahead(20, comfort_at)}
    assert found.of("bed", comfort_at + LATENESS) is None


def test_it_is_begun_no_earlier_than_for_the_quarter_before_and_no_later_than_for_the_one_after() -> None:
    starts = [starts_h(given("bed", wanted=each)) for each in (MORNING, SEVEN_PAST, comfort((6.25, 9)))]
    assert starts == sorted(starts)


def test_one_that_is_not_trusted_is_heated_for_at_that_minute() -> None:
    doubtful = LEARNED._replace(error_k=2.0)
    found = foreseen(given("bed", room=doubtful, wanted=SEVEN_PAST), AT, UTC, None)
    assert found.starts_at["bed"] == AT + 6 * HOUR + timedelta(minutes=7)


def test_one_that_is_not_trusted_is_heated_for_as_its_comfort_begins() -> None:
    doubtful = LEARNED._replace(error_k=2.0)
    found = foreseen(given("bed", room=doubtful), AT, UTC, None)
    assert found.starts_at["bed"] == AT + 6 * HOUR
    assert found.air_c == {}


def test_in_comfort_the_next_one_counts() -> None:
    wanted = comfort((0, 2), (6, 9))
    assert 4 <= starts_h(given("bed", wanted=wanted)) < 6


def test_one_that_goes_on_began_when_it_began() -> None:
    before, now = ({"bed": at} for at in (AT + 5 * HOUR, AT + 5.25 * HOUR))
    ahead = {"bed": Ahead(20, AT + 6 * HOUR)}
    plan = foreseen(given(), AT, UTC, None)._replace(ahead=ahead, starts_at=now)
    assert plan.gone_on(plan._replace(starts_at=before)).starts_at == before
    assert plan.gone_on(plan._replace(starts_at=before, ahead={})).starts_at == now


@pytest.mark.parametrize("wanted", [comfort(), comfort((0, 24))], ids=["never", "always"])
def test_without_a_comfort_to_come_nothing_begins(wanted: Comfort) -> None:
    found = foreseen(given("bed", wanted=wanted), AT, UTC, None)
    assert (found.ahead, found.starts_at) == ({}, {})


def test_nobody_is_planned_for_who_is_away() -> None:
    seen = given("bed")
    away = seen._replace(state=State().with_controls(HOUSE, away=True))
    found = foreseen(away, AT + 5.5 * HOUR, UTC, None)
    assert (found.ahead, found.starts_at) == ({}, {})


def test_a_room_is_warm_when_somebody_returns() -> None:
    left = State().with_controls(HOUSE, away=True, return_at=AT + 6 * HOUR)
    unheated = MORNING._replace(setback_c=-273.15)
    cold = given("bed", wanted=unheated)._replace(state=left)
    found = foreseen(cold, AT, UTC, None)
    assert found.starts_at["bed"] < foreseen(given("bed"), AT, UTC, None).starts_at["bed"]
    assert max(found.air_c["bed"][24:36]) == pytest.approx(20, abs=0.3)
    put_off = cold._replace(state=State().with_controls(HOUSE, away=True, return_at=AT + 9 * HOUR))
    assert departs(found, put_off, AT + HOUR, timedelta(0))


def test_a_house_without_rooms_has_no_plan() -> None:
    found = foreseen(given(), AT, UTC, None)
    assert (found.ahead, found.starts_at, found.air_c) == ({}, {}, {})


def test_a_low_limit_begins_earlier() -> None:
    assert starts_h(given("bed", "bath", limit=1000)) < starts_h(given("bed", "bath"))


def test_a_house_that_draws_much_begins_earlier() -> None:
    much = BaseLoadMemory(every=(Mean(9, 8000.0),) * BINS, deviation_w=0.0)
    assert starts_h(given("bed", "bath", base_load=much)) < starts_h(given("bed", "bath"))


def test_a_cold_forecast_begins_earlier() -> None:
    cold = {HOUSE: Announced(outdoor_c=[-10.0] * SLOTS)}
    mild = {HOUSE: Announced(outdoor_c=[10.0] * SLOTS)}
    assert starts_h(given("bed", announced=cold)) < starts_h(given("bed", announced=mild))


def test_a_mode_that_is_announced_begins_before_it() -> None:
    from_four = {HOUSE: Announced(modes=[0] * 16 + [1] * (SLOTS - 16))}
    seen = given("bed", announced=from_four)
    assert starts_h(seen._replace(site=with_steps(seen.site, 9000, 0))) < 4


def test_one_that_was_ahead_goes_on_if_it_would_soon_begin_again() -> None:
    seen = given("bed")
    start = foreseen(seen, AT, UTC, None).starts_at["bed"]
    before = foreseen(given("bed", wanted=comfort((6, 9), at=start)), start, UTC, None)
    assert "bed" in before.ahead
    earlier = start - 2 * SLOT
    seen = given("bed", wanted=comfort((6, 9), at=earlier))
    assert "bed" not in foreseen(seen, earlier, UTC, None).ahead
    assert "bed" in foreseen(seen, earlier, UTC, before).ahead
