"""Residents, thermostats and automations, a restart, and a budget that is taken away."""

from collections.abc import AsyncIterator

import pytest

from demo.client import Client
from demo.home import Home

from .configuration import HEATER_W, ROOMS, SHEDS, STEPS_W
from .watch import Watch, demands, relays, watch

COLD_C = 15
WARM_C = 25
AT_ONCE_S = 2


@pytest.fixture
async def client(home: Home) -> AsyncIterator[Client]:
    """Return a visitor of the house."""
    async with home.visit() as client:
        yield client


@pytest.fixture
async def house(client: Client) -> Watch:
    """Return what is seen of the house when every room is cold and nothing is saved."""
    house = await watch(client)
    await client.act("switch.turn_off", ["switch.house_away", *(f"switch.{room}_boost" for room in ROOMS)])
    await client.act("input_boolean.turn_off", "input_boolean.dear_tariff")
    await client.act("number.set_value", "number.house_power_saving_mode", value=0)
    await client.act("number.set_value", "number.house_power_budget", value=STEPS_W[0])
    for room in ROOMS:
        await warm(client, room, COLD_C - 1)  # a thermostat decides only when its thermometer changes
        await warm(client, room, COLD_C)
    await house.until(lambda: len(house.on(demands(ROOMS))) == len(ROOMS), "every thermostat asks")
    await house.until(lambda: house.drawn_w == 3 * HEATER_W, "three of five run")
    return house


async def warm(client: Client, room: str, measured_c: float) -> None:
    await client.act("input_number.set_value", f"input_number.{room}", value=measured_c)


async def test_everyone_has_a_turn_and_the_limit_is_never_passed(house: Watch) -> None:
    house.seen_on.clear()
    await house.until(lambda: len(house.seen_on) == len(ROOMS), "every heater had a turn")
    assert house.excesses == []


async def test_an_automation_that_changes_the_mode_is_followed(client: Client, house: Watch) -> None:
    await client.act("input_boolean.turn_on", "input_boolean.dear_tariff")
    await house.until(lambda: house.limit_w == STEPS_W[1], "the automation saves power")
    await house.until(lambda: house.drawn_w == 2 * HEATER_W, "two of five run")
    await house.seconds(2)
    await client.act("input_boolean.turn_off", "input_boolean.dear_tariff")
    await house.until(lambda: house.drawn_w == 3 * HEATER_W, "three of five run again")
    assert house.excesses == []


async def test_thermostats_decide_who_asks(client: Client, house: Watch) -> None:
    for room in ROOMS[1:]:
        await warm(client, room, WARM_C)
    await house.until(lambda: house.on(demands(ROOMS)) == demands(ROOMS[:1]), "one thermostat asks")
    await house.until(lambda: house.on(relays(ROOMS)) == relays(ROOMS[:1]), "one heater runs")
    await house.until(lambda: house.state("sensor.house_radiator_status") == "heating", "nobody waits")
    assert house.excesses == []


async def test_away_stops_everything_at_once(client: Client, house: Watch) -> None:
    await client.act("switch.turn_on", f"switch.{ROOMS[0]}_boost")
    await client.act("switch.turn_on", "switch.house_away")
    await house.until(lambda: house.drawn_w == 0, "nothing runs", timeout_s=AT_ONCE_S)
    house.seen_on.clear()
    await house.seconds(3)
    assert house.seen_on == set()


async def test_a_restart_keeps_everything(home: Home, client: Client, house: Watch) -> None:
    await _set_up_for_a_restart(client, house)
    kept = [entity for entity in house.states if entity.startswith(("number.", "switch."))]
    before = {entity: house.state(entity) for entity in kept}
    turn = house.states["sensor.sheds_radiator_status"]["attributes"]["round_robin_index"]
    await home.process.stop()
    await home.process.start()
    async with home.visit() as visitor:
        after = await watch(visitor)
        await after.until(lambda: after.state("sensor.house_radiator_status") == "away", "still away")
        assert {entity: after.state(entity) for entity in kept} == before
        sheds = after.states["sensor.sheds_radiator_status"]["attributes"]
        assert (turn, sheds["round_robin_index"]) == (2, 2)
        await after.seconds(2)
        assert (after.drawn_w, after.seen_on) == (0, set())
        await visitor.act("switch.turn_off", "switch.house_away")
        await after.until(lambda: relays(ROOMS)[4] in after.on(relays(ROOMS)), "the boosted one runs")
        assert after.excesses == []


async def _set_up_for_a_restart(client: Client, house: Watch) -> None:
    """Change everything that must survive from what it is by itself."""
    await client.act("switch.turn_on", demands(SHEDS))
    await house.until(lambda: len(house.on(relays(SHEDS))) == 1, "one shed is heated")
    await client.act("button.press", "button.sheds_run_cycle")
    await house.until(lambda: house.on(relays(SHEDS)) == relays(SHEDS)[1:2], "the second shed has its turn")
    await client.act("number.set_value", "number.house_power_saving_mode", value=1)
    await client.act("number.set_value", "number.house_power_budget", value=2000)
    await client.act("switch.turn_on", f"switch.{ROOMS[4]}_boost")
    await warm(client, ROOMS[0], WARM_C)
    await client.act("switch.turn_on", "switch.house_away")
    await house.until(lambda: house.drawn_w == 0, "nothing runs")


async def test_a_budget_that_is_disabled_leaves_nothing_behind(
    home: Home, client: Client, house: Watch
) -> None:
    entry_id = home.budgets["House"]
    await client.command("config_entries/disable", entry_id=entry_id, disabled_by="user")
    await house.until(lambda: house.state("switch.house_away") is None, "its entities are gone")
    assert [entity for entity in house.states if "house_" in entity] == []
    running = house.on(relays(ROOMS))
    house.calls.clear()
    await client.act("input_boolean.turn_off", running)
    await house.seconds(3)
    assert [call["service_data"]["entity_id"] for call in house.calls] == [running]
    await client.command("config_entries/disable", entry_id=entry_id, disabled_by=None)
    await house.until(lambda: house.drawn_w == 3 * HEATER_W, "it goes on when it is enabled again")


async def test_the_log_is_clean(home: Home, house: Watch) -> None:
    await house.seconds(1)
    lines = [
        line for line in home.process.log.splitlines() if "power_budget" in line and " DEBUG " not in line
    ]
    assert [line for line in lines if "has not been tested by Home Assistant" not in line] == []
