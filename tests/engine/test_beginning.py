"""Comfort begins at any minute: its room is warm then, and no earlier than need be."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import assume, example, given as drawn, settings, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation import beginning as module
from custom_components.power_budget.engine.anticipation.beginning import Heated
from custom_components.power_budget.engine.anticipation.foresight import Foresight, foreseen
from custom_components.power_budget.engine.anticipation.given import Comfort
from custom_components.power_budget.engine.anticipation.regression import unsure
from custom_components.power_budget.engine.anticipation.room import (
    GUESS,
    MASS_H,
    Fit,
    RoomMemory,
    RoomReading,
)
from custom_components.power_budget.engine.anticipation.supplies import SLOT, SLOTS, Announced, slots_from
from custom_components.power_budget.engine.anticipation.thermal import RoomModel, Warmth
from custom_components.power_budget.engine.anticipation.timetable import (
    Block,
    Timetable,
    beginnings,
    by_slot,
)
from custom_components.power_budget.engine.demand.assess import wants_heat

from .plant import HOUSE
from .rooms import LIVING, MONDAY
from .tables import rows
from .test_foresight import given

DEADBAND_K = 0.5
WARM_C = 20 - DEADBAND_K / 2
"""Below this the thermostat of a room asks, in its comfort."""

MINUTE = timedelta(minutes=1)
SIX = MONDAY + timedelta(hours=6)
WARMED_FOR = timedelta(hours=4)
"""More than any of these rooms takes."""

LET_BE_COLD_K = 0.5
"""What a plan lets a room lack as comfort begins, rather than have it begin a quarter of an hour earlier."""

A_LITTLE = timedelta(minutes=3)
"""Rooms warm a little faster at first than a forecast has it within a slot."""

A_MINUTE_K = 0.15
"""By how much a minute of heating passes half the deadband."""


@pytest.mark.parametrize("row", rows(module.Heated.at_c.__doc__, "before_c"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    *heated, part, expected_c = map(float, row)
    assert Heated(*heated).at_c(part) == pytest.approx(expected_c)


class Course(NamedTuple):
    """What becomes of a room that is followed minute by minute."""

    begin_c: float
    """How warm it is as comfort begins."""

    highest_c: float
    """How warm it ever is."""

    warm_at: datetime | None
    """When it is first as warm as its thermostat would have it, before comfort begins."""


class Bedroom(NamedTuple):
    """A room whose model is known, at a setback of 17 degC."""

    model: RoomModel
    """How it warms and cools."""

    outdoor_c: float
    """What it is outdoors."""

    begins_at: datetime
    """When its comfort begins."""

    lasts: timedelta
    """How long that lasts."""

    def remembered(self, now: Warmth, at: datetime) -> RoomMemory:
        """Return what is known of it."""
        reading = RoomReading(at, now.air_c, 0.0, self.outdoor_c)
        *weights, mass_h = self.model
        fit = Fit(now.mass_c, unsure(tuple(weights), GUESS.variances))
        fits = tuple(fit._replace(missed=0.1 if each == mass_h else 1.0) for each in MASS_H)
        return RoomMemory(reading, reading, fits, heated_h=50.0, trials=20, error_k=0.1)

    def planned(self, now: Warmth, at: datetime, before: Foresight | None) -> Foresight:
        """Return a plan for it that is made *at* an instant."""
        block = Block(self.begins_at.time(), (self.begins_at + self.lasts).time())
        timetable, slots = Timetable(((block,),) * 7), slots_from(at)
        wanted = Comfort(20, 17, by_slot(timetable, slots, UTC), beginnings(timetable, slots, UTC))
        told = {HOUSE: Announced(outdoor_c=[self.outdoor_c] * SLOTS)}
        seen = given("bed", wanted=wanted, room=self.remembered(now, at), base_load=None, announced=told)
        return foreseen(seen, at, UTC, before)

    def lived(self) -> Course:
        """Return what becomes of it, if it is planned for as each quarter of an hour begins."""
        minute, now, asked = self.model.slot(MINUTE / timedelta(hours=1)), Warmth(17, 17), False
        at, plan, found = SIX - WARMED_FOR, None, Course(now.air_c, now.air_c, None)
        while at < self.begins_at + self.lasts:
            if (at - MONDAY) % SLOT == timedelta(0):
                plan = self.planned(now, at, plan)
            is_ahead = plan is not None and plan.of("bed", at) is not None
            asked = wants_heat(
                measured_c=now.air_c,
                setpoint_c=20 if is_ahead or at >= self.begins_at else 17,
                deadband_k=DEADBAND_K,
                asked=asked,
            )
            now, at = minute.after(now, float(asked), self.outdoor_c), at + MINUTE
            found = found._replace(highest_c=max(found.highest_c, now.air_c))
            if at <= self.begins_at:
                is_warm = now.air_c >= WARM_C
                found = found._replace(begin_c=now.air_c, warm_at=found.warm_at or (at if is_warm else None))
        return found

    def check(self, expected_c: float = WARM_C) -> None:
        """See that it is warm on time, not long before that, and never too warm."""
        found = self.lived()
        assert found.begin_c >= min(expected_c, WARM_C) - LET_BE_COLD_K
        assert found.highest_c <= 20 + DEADBAND_K / 2 + A_MINUTE_K
        assert found.warm_at is None or self.begins_at - found.warm_at <= SLOT + A_LITTLE


models = st.builds(
    RoomModel,
    warming_k_per_h=st.floats(3, 8),
    exchange_per_h=st.floats(0, 0.5),
    loss_per_h=st.floats(0.02, 0.1),
    gain_k_per_h=st.floats(0, 0.2),
    mass_h=st.sampled_from(MASS_H[1:]),
)
outdoors = st.floats(-5, 8)


def has_enough_power(model: RoomModel, outdoor_c: float) -> bool:
    """Return whether a heater warms its room well though it is nearly as warm as it shall be."""
    lost = model.loss_per_h * (20 - outdoor_c) + model.exchange_per_h * (20 - 17)
    return model.warming_k_per_h > lost + 1.5


@settings(deadline=None, max_examples=25)
@drawn(model=models, outdoor_c=outdoors, minute=st.integers(0, 59))
@example(model=LIVING, outdoor_c=0.0, minute=1)
@example(model=LIVING, outdoor_c=0.0, minute=7)
@example(model=LIVING, outdoor_c=0.0, minute=14)
def test_a_room_is_warm_as_its_comfort_begins_at_any_minute(
    model: RoomModel, outdoor_c: float, minute: int
) -> None:
    assume(has_enough_power(model, outdoor_c))
    Bedroom(model, outdoor_c, SIX + minute * MINUTE, timedelta(hours=1)).check()


@settings(deadline=None, max_examples=25)
@drawn(model=models, outdoor_c=outdoors, minute=st.integers(1, 4))
@example(model=LIVING, outdoor_c=0.0, minute=2)
def test_ten_minutes_within_a_quarter_of_an_hour_are_as_warm_as_those_that_begin_it(
    model: RoomModel, outdoor_c: float, minute: int
) -> None:
    """A plan warms slow rooms less for so short a comfort."""
    assume(has_enough_power(model, outdoor_c))
    begin_it = Bedroom(model, outdoor_c, SIX, timedelta(minutes=10))
    begin_it._replace(begins_at=SIX + minute * MINUTE).check(begin_it.lived().begin_c)
