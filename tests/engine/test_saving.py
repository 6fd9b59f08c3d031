"""In which power saving mode a budget will be, as a schedule announces it."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from custom_components.power_budget.engine import BudgetState, Controls
from custom_components.power_budget.engine.anticipation.saving import Saving, announced_modes, usual_mode
from custom_components.power_budget.engine.anticipation.supplies import SLOT, SLOTS
from custom_components.power_budget.engine.anticipation.timetable import EMPTY_WEEK, Block, Week

from .tables import rows
from .test_timetable import MONDAY, PARIS

COLUMNS = (time(5, 45), time(6), time(7), time(7, 15))


def daily(begins: time, ends: time) -> Week:
    """Return a week with a block on each of its days."""
    return ((Block(begins, ends),),) * 7


MORNINGS = daily(time(6), time(7))


def modes(week: Week, at: datetime, *, mode: int = 1, **controls: Any) -> dict[datetime, int]:
    """Return the modes that are announced, by when each slot begins."""
    own = BudgetState(controls=Controls(**controls))
    found = announced_modes(Saving(week, mode, 0), own, at, PARIS)
    assert len(found) == SLOTS
    return {at + SLOT * index: mode for index, mode in enumerate(found)}


def on_monday(clock: time) -> datetime:
    """Return an instant of Monday."""
    return datetime.combine(MONDAY.date(), clock, PARIS)


@pytest.mark.parametrize("row", rows(announced_modes.__doc__, "at"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    at, set_now, *expected = row
    found = modes(MORNINGS, on_monday(time.fromisoformat(at)), power_saving_mode=int(set_now))
    shown = {clock: mode for clock, mode in zip(COLUMNS, expected, strict=True) if mode}
    assert {clock: found[on_monday(clock)] for clock in shown} == {
        clock: int(mode) for clock, mode in shown.items()
    }


def test_a_schedule_that_says_nothing_leaves_the_mode_as_it_is() -> None:
    assert set(modes(EMPTY_WEEK, MONDAY, power_saving_mode=2).values()) == {2}


def test_a_mode_that_follows_its_meter_may_save_nothing_after_a_block() -> None:
    found = modes(MORNINGS, on_monday(time(5)), power_saving_mode=3, auto_mode=True)
    assert (found[on_monday(time(6))], found[on_monday(time(7))]) == (1, 0)


def test_a_slot_of_which_a_block_has_part_is_one_of_it() -> None:
    found = modes(daily(time(6, 10), time(6, 35)), on_monday(time(5)), power_saving_mode=0)
    saving = [at for at, mode in found.items() if mode == 1]
    assert saving == [on_monday(time(6, minute)) for minute in (0, 15, 30)]


def test_a_slot_in_which_a_block_begins_and_ends_is_one_of_it() -> None:
    found = modes(daily(time(6, 2), time(6, 12)), on_monday(time(5)), power_saving_mode=0)
    assert [at for at, mode in found.items() if mode == 1] == [on_monday(time(6))]


def test_of_a_slot_that_a_block_has_part_of_the_mode_counts_that_saves_more() -> None:
    found = modes(daily(time(6, 10), time(6, 35)), on_monday(time(5)), power_saving_mode=2)
    assert [at for at, mode in found.items() if mode == 1] == [on_monday(time(6, 15))]


def test_the_day_to_come_has_the_block_of_tomorrow() -> None:
    found = modes(MORNINGS, on_monday(time(12)), power_saving_mode=0)
    assert found[on_monday(time(6)) + timedelta(days=1)] == 1


@pytest.mark.parametrize("row", rows(usual_mode.__doc__, "at"), ids="|".join)
def test_the_worked_table_of_what_is_usual(row: list[str]) -> None:
    own = BudgetState(controls=Controls(power_saving_mode=int(row[1])))
    at = on_monday(time.fromisoformat(row[0]))
    assert usual_mode(MORNINGS, own, at, PARIS, 2) == int(row[2])


def test_after_a_block_it_is_as_usual() -> None:
    own = BudgetState(controls=Controls(power_saving_mode=1))
    found = announced_modes(Saving(MORNINGS, 1, 2), own, on_monday(time(6)), PARIS)
    assert found[:5] == [1, 1, 1, 1, 2]
