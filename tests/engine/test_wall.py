"""What the clock on the wall shows when it is set to summer time, and back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.power_budget.engine.anticipation.wall import wall_clock, wall_clocks

from .tables import rows

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize("row", rows(wall_clock.__doc__, "at (UTC)"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    at, shown = (datetime.fromisoformat(f"2026-03-29T{clock}+00:00") for clock in row)
    assert wall_clock(at, PARIS) == shown


def test_the_hour_that_comes_twice_is_shown_twice() -> None:
    change = datetime(2026, 10, 25, tzinfo=UTC)
    shown = wall_clocks([change, change + timedelta(hours=1)], PARIS)
    assert [at.hour for at in shown] == [2, 2]


@given(st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_it_is_what_the_zone_shows(at: datetime) -> None:
    shown = wall_clock(at, PARIS)
    assert shown.replace(tzinfo=None) == at.astimezone(PARIS).replace(tzinfo=None)
    assert shown.utcoffset() == timedelta(0)
