"""How long fifty heaters take to follow a budget or a meter. It is reported, not asserted."""

from collections.abc import Callable
from statistics import quantiles

import pytest

from demo.client import Client
from demo.home import Home

from .configuration import (
    AT_MIDNIGHT,
    METER,
    MILL,
    STREET,
    STREET_HEATER_W,
    STREET_LIMIT_W,
    STREET_W,
    budget_form,
    metered,
)
from .conftest import LATENCY
from .home import heaters
from .watch import Watch, demands, relays, watch

BUDGET = "number.street_power_budget"
CHANGES = 100
READINGS = 30


@pytest.mark.timeout(80)
async def test_how_soon_fifty_heaters_follow_a_falling_budget(
    home: Home, record_property: Callable[[str, object], None]
) -> None:
    async with home.visit() as client:
        form = budget_form("Street", STREET_W, cycle=AT_MIDNIGHT)
        await home.add(client, form, heaters(STREET, STREET_HEATER_W))
        street = await watch(client)
        await _ask(client, street, demands(STREET))
        latencies_ms = sorted([await _latency_ms(client, street) for _ in range(CHANGES)])
    record_property(LATENCY, f"from a change of the power budget {_described(latencies_ms)}")


@pytest.mark.timeout(80)
async def test_how_soon_fifty_heaters_follow_a_meter(
    home: Home, record_property: Callable[[str, object], None]
) -> None:
    async with home.visit() as client:
        form = metered(budget_form("Mill", STREET_W, cycle=AT_MIDNIGHT))
        await home.add(client, form, heaters(MILL, STREET_HEATER_W))
        mill = await watch(client)
        await _ask(client, mill, demands(MILL))
        latencies_ms = sorted([await _metered_latency_ms(client, mill) for _ in range(READINGS)])
    record_property(LATENCY, f"from a reading of the meter {_described(latencies_ms)}")


async def _ask(client: Client, seen: Watch, demands: list[str]) -> None:
    """Ask for heat, once the budget is loaded with the last of its heaters."""
    await seen.until(lambda: all(seen.state(demand) == "off" for demand in demands), "all may ask")
    await client.act("switch.turn_on", demands)


async def _metered_latency_ms(client: Client, mill: Watch) -> float:
    """Return the time from a reading above the limit to the last heater that is off."""
    await client.act("input_number.set_value", METER, value=1000)
    await mill.until(lambda: len(mill.on(relays(MILL))) == len(MILL), "all looms are on")
    await client.act("input_number.set_value", METER, value=1000 + STREET_W)
    await client.act("input_number.set_value", METER, value=STREET_LIMIT_W + STREET_W)
    await mill.until(lambda: not mill.on(relays(MILL)), "all looms are off")
    last_off = max(mill.changed_at[relay] for relay in relays(MILL))
    return (last_off - mill.changed_at[METER]).total_seconds() * 1000


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
        f"to the last of {len(STREET)} heaters off, {len(latencies_ms)} times: "
        f"median {percentiles[49]:.1f} ms, 95th percentile {percentiles[94]:.1f} ms, "
        f"longest {latencies_ms[-1]:.1f} ms"
    )
