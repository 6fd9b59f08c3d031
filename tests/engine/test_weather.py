"""What it will be like outdoors, by a thermometer alone."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.power_budget.engine.anticipation import weather as module
from custom_components.power_budget.engine.anticipation.weather import WeatherMemory, expected_c, observed
from custom_components.power_budget.engine.plain import from_plain, to_plain

from .rooms import mild
from .tables import rows

MIDNIGHT = datetime(2026, 1, 5, tzinfo=UTC)
HOUR, TEN_MINUTES = timedelta(hours=1), timedelta(minutes=10)


def day(begin: datetime) -> list[datetime]:
    """Return when the hours of a day begin."""
    return [begin + HOUR * index for index in range(24)]


def after(days: float) -> WeatherMemory:
    """Return what is known after some days that are alike."""
    memory = observed(None, MIDNIGHT, mild(0))
    for index in range(1, int(days * 144) + 1):
        memory = observed(memory, MIDNIGHT + TEN_MINUTES * index, mild(index / 6))
    return memory


@pytest.mark.parametrize("row", rows(module.expected_c.__doc__, "hours ahead"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    ahead_h, degrees = map(float, row)
    memory = WeatherMemory(MIDNIGHT, 2.0, (0.0,) * 12 + (6.0,) * 6 + (0.0,) * 6)
    assert round(expected_c(memory, day(memory.at), HOUR)[int(ahead_h)], 1) == degrees


def test_a_day_is_expected_to_be_like_those_before() -> None:
    expected = expected_c(after(2), day(MIDNIGHT), HOUR)
    assert expected == pytest.approx([mild(hour + 0.5) for hour in range(24)], abs=0.5)


def test_as_long_as_nothing_else_is_known_it_stays_as_it_is() -> None:
    assert set(expected_c(observed(None, MIDNIGHT, 3.5), day(MIDNIGHT), HOUR)) == {3.5}


def test_weather_that_turns_is_followed() -> None:
    memory = after(3)
    colder = observed(memory, memory.at + TEN_MINUTES, memory.outdoor_c - 8)
    assert expected_c(colder, day(colder.at), HOUR)[6] < expected_c(memory, day(memory.at), HOUR)[6] - 5


def test_what_is_learned_is_kept() -> None:
    memory = after(0.5)
    assert from_plain(WeatherMemory, to_plain(memory)) == memory
