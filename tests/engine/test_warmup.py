"""How long a room takes to become warm."""

import pytest

from custom_components.power_budget.engine.anticipation import warmup as module
from custom_components.power_budget.engine.anticipation.learning import met
from custom_components.power_budget.engine.anticipation.room import MASS_H, Fit, RoomMemory, RoomReading
from custom_components.power_budget.engine.anticipation.warmup import hours_to

from .rooms import LIVING, MONDAY
from .tables import known, rows


def living(air_c: float = 17) -> RoomMemory:
    """Return a living room of which everything is known."""
    memory = met(RoomReading(MONDAY, air_c, 0, 0))
    weights = (LIVING.warming_k_per_h, LIVING.exchange_per_h, LIVING.loss_per_h, LIVING.gain_k_per_h)
    fits = tuple(
        Fit(air_c, memory.fits[0].regression._replace(weights=weights), float(mass_h != LIVING.mass_h))
        for mass_h in MASS_H
    )
    return memory._replace(fits=fits)


@pytest.mark.parametrize("row", rows(module.hours_to.__doc__, "goal_c"), ids="|".join)
def test_the_worked_table(row: list[str]) -> None:
    (hours,) = known(row[1])
    found = hours_to(living(), float(row[0]), 0)
    assert found == (None if hours is None else pytest.approx(hours, abs=5e-3))


def test_the_colder_the_later() -> None:
    found = [hours_to(living(air_c), 20, outdoor_c) for air_c, outdoor_c in ((18, 0), (17, 0), (17, -20))]
    assert None not in found
    assert found == sorted(found, key=lambda hours: hours or 0)
