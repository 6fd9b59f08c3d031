"""How long fifty heaters take to follow a budget that falls. It is reported, not asserted."""

from collections.abc import Callable
from statistics import quantiles

import pytest

from demo.client import Client

from .configuration import AT_MIDNIGHT, STREET, STREET_HEATER_W, STREET_W, budget_form
from .conftest import LATENCY
from .home import Home
from .watch import Watch, demands, relays, watch

BUDGET = "number.street_power_budget"
CHANGES = 100


@pytest.mark.timeout(80)
async def test_how_soon_fifty_heaters_follow_a_falling_budget(
    home: Home, record_property: Callable[[str, object], None]
) -> None:
    async with home.visit() as client:
        await home.add(client, budget_form("Street", STREET_W, cycle=AT_MIDNIGHT), STREET, STREET_HEATER_W)
        street = await watch(client)
        await client.act("switch.turn_on", demands(STREET))
        latencies_ms = sorted([await _latency_ms(client, street) for _ in range(CHANGES)])
    record_property(LATENCY, _described(latencies_ms))


async def _latency_ms(client: Client, street: Watch) -> float:
    """Return the time from a change of the budget to the last heater that is off."""
    await client.act("number.set_value", BUDGET, value=STREET_W)
    await street.until(lambda: len(street.on(relays(STREET))) == len(STREET), "all lamps are on")
    await client.act("number.set_value", BUDGET, value=0)
    await street.until(lambda: not street.on(relays(STREET)), "all lamps are off")
    last_off = max(street.changed_at[relay] for relay in relays(STREET))
    return (last_off - street.changed_at[BUDGET]).total_seconds() * 1000


def _described(latencies_ms: list[float]) -> str:
    percentiles = quantiles(latencies_ms, n=100, method="inclusive")
    return (
        f"from a change of the power budget to the last of {len(STREET)} heaters off, {CHANGES} times: "
        f"median {percentiles[49]:.1f} ms, 95th percentile {percentiles[94]:.1f} ms, "
        f"longest {latencies_ms[-1]:.1f} ms"
    )
