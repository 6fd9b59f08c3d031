"""Batteries that serve their budget, in Home Assistant."""

from homeassistant.core import HomeAssistant
import pytest

from custom_components.power_budget.diagnostics import async_get_config_entry_diagnostics
from custom_components.power_budget.engine.buffer import Service
from custom_components.power_budget.engine.plain import from_plain
from custom_components.power_budget.engine.snapshot import Snapshot
from custom_components.power_budget.explain_batteries import SERVICES

from .actions import explain
from .dials import BuildPair, Dial, distribute, shown
from .house import House

BOTH = {"covers_excess": True, "takes_rest": True}
CALM_S = 31


async def services(house: House) -> list[str]:
    """Return what the batteries of the pair say that they do."""
    await house.settle()
    return [house.state("service", name).state for name in ("one", "two")]


async def test_the_batteries_cover_what_is_too_much(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH, BOTH)
    await house.ask("hall")
    await house.wait(CALM_S)
    await house.set("power_budget", 600)
    assert house.running == ["hall"]
    assert await services(house) == ["covering", "covering"]
    assert (shown(hass, "one"), shown(hass, "two")) == (-300, -100)
    assert house.state("service", "one").attributes["set_w"] == -300


async def test_they_charge_from_what_is_left_and_make_way(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH, {"covers_excess": True})
    await house.set("power_budget", 1200)
    await house.wait(CALM_S)
    assert await services(house) == ["charging", "idle"]
    assert shown(hass, "one") == 1200
    await house.ask("hall")
    await house.settle()
    assert (house.running, shown(hass, "one")) == (["hall"], 200)


async def test_a_slow_inverter_is_waited_for(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair(BOTH)
    await house.set("power_budget", 1000)
    await house.wait(CALM_S)
    assert shown(hass, "one") == 1000
    dials["one"].answers.clear()
    await house.ask("hall", settle=False)
    assert house.running == []
    dials["one"].answers.set()
    await house.settle()
    assert (house.running, shown(hass, "one")) == (["hall"], 0)


async def test_one_that_is_nearly_empty_goes_on_while_it_is_told_to_give_more(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair(BOTH)
    await house.ask("hall")
    await house.wait(CALM_S)
    await house.set("power_budget", 700)
    hass.states.async_set("sensor.one_soc", "11", {"unit_of_measurement": "%"})
    await house.settle()
    dials["one"].answers.clear()
    asked = {"entity_id": house.entity_id("power_budget"), "value": 600}
    await hass.services.async_call("number", "set_value", asked, blocking=True)
    await house.breathe()
    assert house.running == ["hall"]
    dials["one"].answers.set()
    await house.settle()
    assert (house.running, shown(hass, "one")) == (["hall"], -400)


@pytest.mark.parametrize(("limit", "before_w", "after_w"), [(1200, 1200, 0), (700, -300, -300)])
async def test_one_that_tells_no_more_how_full_it_is_makes_way_and_goes_on_covering(
    hass: HomeAssistant, pair: BuildPair, limit: float, before_w: float, after_w: float
) -> None:
    house = await pair(BOTH)
    if before_w < 0:
        await house.ask("hall")
    await house.wait(CALM_S)
    await house.set("power_budget", limit)
    await house.wait(CALM_S)
    assert shown(hass, "one") == before_w
    hass.states.async_set("sensor.one_soc", "unknown", {"unit_of_measurement": "%"})
    await house.ask("hall")
    await house.wait(CALM_S)
    assert (house.running, shown(hass, "one")) == (["hall"], after_w)
    assert house.state("service", "one").state == ("covering" if after_w else "unavailable")
    await house.set("power_budget", 600)
    assert (house.running, shown(hass, "one")) == ([], 0)


async def test_a_request_that_holds_comes_first(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH)
    await house.set("power_budget", 1500)
    await house.wait(CALM_S)
    assert shown(hass, "one") == 1500
    await distribute(hass, 0, hold_s=60)
    await house.settle()
    assert (shown(hass, "one"), house.state("service", "one").state) == (0, "requested")
    await house.wait(62)
    await house.wait(CALM_S)
    assert (shown(hass, "one"), house.state("service", "one").state) == (1500, "charging")


async def test_a_request_without_an_end_is_ended_by_nothing(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH)
    await distribute(hass, -500, entity_id="sensor.one_power_set")
    await house.wait(3600)
    assert (shown(hass, "one"), house.state("service", "one").state) == (-500, "requested")
    await distribute(hass, 0, entity_id="sensor.one_power_set")
    await house.wait(62)
    assert (shown(hass, "one"), house.state("service", "one").state) == (2000, "charging")


async def test_one_that_follows_something_else_is_observed(hass: HomeAssistant, pair: BuildPair) -> None:
    hass.states.async_set("sensor.two_power", "0.6", {"unit_of_measurement": "kW"})
    seen = {"power_sensor": "sensor.two_power", "sensor_positive_discharges": True, "setpoint": None}
    house = await pair(BOTH, seen)
    await house.wait(CALM_S)
    assert (shown(hass, "one"), house.state("service", "one").state) == (0, "opposed")
    assert house.state("service", "two").state == "observed"
    assert house.state("service", "two").attributes["drawn_w"] == -600
    assert hass.states.get("sensor.two_power_set") is None
    hass.states.async_set("sensor.two_power", "unavailable", {"unit_of_measurement": "kW"})
    await house.wait(120)
    assert (shown(hass, "one"), house.state("service", "one").state) == (0, "opposed")
    hass.states.async_set("sensor.two_power", "0", {"unit_of_measurement": "kW"})
    await house.settle()
    await house.wait(62)
    assert (shown(hass, "one"), house.state("service", "one").state) == (2000, "charging")


async def test_one_that_does_not_follow_is_left_alone(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    dials["one"].error = ValueError("no")
    house = await pair(BOTH)
    for _ in range(3):
        await house.wait(6)
    assert house.state("service", "one").state == "blocked"
    dials["one"].error = None
    await house.wait(62)
    await house.wait(CALM_S)
    assert (shown(hass, "one"), house.state("service", "one").state) == (2000, "charging")


@pytest.mark.parametrize("how", ["unload", "stop"])
async def test_what_it_was_set_to_ends_with_the_budget(
    hass: HomeAssistant, pair: BuildPair, how: str
) -> None:
    house = await pair(BOTH)
    await house.wait(CALM_S)
    assert shown(hass, "one") == 2000
    if how == "unload":
        assert await hass.config_entries.async_unload("house")
    else:
        await hass.async_stop(force=True)
    await hass.async_block_till_done()
    assert shown(hass, "one") == 0


async def test_one_that_is_to_serve_no_more_is_stopped(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH)
    await house.wait(CALM_S)
    assert shown(hass, "one") == 2000
    stored = house.entry.subentries["one"]
    data = {**stored.data, "takes_rest": False, "covers_excess": False}
    hass.config_entries.async_update_subentry(house.entry, stored, data=data)
    await house.settle()
    await house.wait(CALM_S)
    assert shown(hass, "one") == 0
    assert hass.states.get("sensor.one_service") is None


async def test_in_test_mode_nothing_is_set(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH)
    await house.turn("test_mode")
    await house.set("power_budget", 500)
    service = house.state("service", "one")
    assert (service.state, service.attributes["set_w"], shown(hass, "one")) == ("charging", 500, 2000)


async def test_what_is_seen_of_them_is_in_the_diagnostics(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH)
    await house.wait(CALM_S)
    told = await async_get_config_entry_diagnostics(hass, house.entry)
    snapshot = from_plain(Snapshot, told["cycle"]["snapshot"])
    assert snapshot.buffers["one"].most_charge_w == 3000
    assert told["cycle"]["decision"]["buffers"]["one"]["service"] == "charging"


async def test_it_is_explained(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair(BOTH)
    await house.set("power_budget", 1500)
    await house.wait(CALM_S)
    [told] = await explain(hass)
    assert told["batteries"] == [
        {
            "battery": "One",
            "service": "charging",
            "explanation": "It charges 1500 W from room that nothing else wants.",
            "set_w": 1500,
            "drawn_w": 1500,
        }
    ]


def test_every_service_has_an_explanation() -> None:
    assert set(SERVICES) == set(Service)
