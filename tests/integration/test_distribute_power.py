"""Power that is distributed to batteries."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest

from .actions import device
from .conftest import Build
from .dials import BuildPair, Dial, battery, distribute, install, power_set, shown


async def test_the_fuller_discharges_more(hass: HomeAssistant, pair: BuildPair) -> None:
    house = await pair()
    answer = await distribute(hass, -2000)
    assert answer == {
        "result": "success",
        "succeeded_power_w": -2000,
        "failed_power_w": 0,
        "excess_power_w": 0,
        "succeeded": ["One", "Two"],
        "failed": [],
        "loads": [
            {"load": "One", "budget": "House", "power_w": -1500, "outcome": "set"},
            {"load": "Two", "budget": "House", "power_w": -500, "outcome": "set"},
        ],
    }
    assert (shown(hass, "one"), shown(hass, "two")) == (-1500, -500)
    assert power_set(house) == ["-1500.0", "-500.0"]


async def test_the_emptier_charges_more(hass: HomeAssistant, pair: BuildPair) -> None:
    await pair()
    await distribute(hass, 2000)
    assert (shown(hass, "one"), shown(hass, "two")) == (500, 1500)


async def test_what_nobody_can_take_is_told(hass: HomeAssistant, pair: BuildPair) -> None:
    await pair(two={"max_discharge_w": 400})
    answer = await distribute(hass, -9000)
    assert (answer["result"], answer["excess_power_w"]) == ("success", -5600)
    assert (shown(hass, "one"), shown(hass, "two")) == (-3000, -400)


BOUNDS = {
    "exclusion_lower_w": 0,
    "exclusion_upper_w": 200,
    "inclusion_lower_w": -6000,
    "inclusion_upper_w": 6000,
}


@pytest.mark.parametrize(("power_w", "adjust_power"), [(9000, False), (100, True), (100, False)])
async def test_what_is_out_of_bounds_is_answered_with_them(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial], power_w: float, adjust_power: bool
) -> None:
    await pair(one={"min_charge_w": 300}, two={"min_charge_w": 200})
    answer = await distribute(hass, power_w, adjust_power=adjust_power)
    assert answer == {"result": "out_of_bounds", "bounds": BOUNDS}
    assert [dial.told for dial in dials.values()] == [[], []]


async def test_zero_always_goes_through(hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]) -> None:
    await pair(one={"min_charge_w": 300})
    hass.states.async_set("sensor.two_soc", "unavailable")
    answer = await distribute(hass, 0, adjust_power=False)
    assert (answer["result"], answer["succeeded"]) == ("success", ["One", "Two"])
    assert [dial.told for dial in dials.values()] == [[0], [0]]


@pytest.mark.parametrize("soc", ["unknown", "unavailable", "nan", "inf", "full", "101", "-1"])
async def test_who_does_not_tell_how_full_it_is_rests(hass: HomeAssistant, pair: BuildPair, soc: str) -> None:
    await pair()
    hass.states.async_set("sensor.two_soc", soc)
    answer = await distribute(hass, -2000)
    assert answer["result"] == "success"
    assert (shown(hass, "one"), shown(hass, "two")) == (-2000, 0)
    await distribute(hass, -4000, include_broken=True)
    assert (shown(hass, "one"), shown(hass, "two")) == (-3000, -1000)
    hass.states.async_set("sensor.one_soc", soc)
    assert await distribute(hass, -2000) == {"result": "error", "error": "none_known"}
    await distribute(hass, -2000, include_broken=True)
    assert (shown(hass, "one"), shown(hass, "two")) == (-1000, -1000)


async def test_bounds_of_the_inverter_and_of_the_number_count(hass: HomeAssistant, build: Build) -> None:
    hass.states.async_set("sensor.one_soc", "50")
    hass.states.async_set("sensor.two_soc", "50")
    await install(hass, Dial("one", least=0, most=2), Dial("two", least=-5, most=5, unit="kW", step=0.1))
    await build(
        battery("one", setpoint="number.one"),
        battery("two", max_charge_w=None, inverter_max_charge_w=1540),
    )
    answer = await distribute(hass, 5000)
    assert [load["power_w"] for load in answer["loads"]] == [2, 1500]
    assert shown(hass, "two") == pytest.approx(1.5)
    answer = await distribute(hass, -5000)
    assert [load["power_w"] for load in answer["loads"]] == [0, -3000]


async def test_a_set_point_may_say_it_the_other_way_round(hass: HomeAssistant, pair: BuildPair) -> None:
    await pair(two={"positive_discharges": True})
    await distribute(hass, -2000)
    assert (shown(hass, "one"), shown(hass, "two")) == (-1500, 500)
    await distribute(hass, 2000)
    assert (shown(hass, "one"), shown(hass, "two")) == (500, -1500)


async def test_of_two_set_points_one_is_zero_before_the_other_is_not(
    hass: HomeAssistant, build: Build
) -> None:
    charge, discharge = Dial("charge", least=0), Dial("discharge", least=0)
    await install(hass, charge, discharge)
    hass.states.async_set("sensor.one_soc", "50")
    await build(
        battery("one", setpoint=None, charge_setpoint="number.charge", discharge_setpoint="number.discharge")
    )
    await distribute(hass, 1000)
    assert (charge.told, discharge.told) == ([1000], [0])
    discharge.error = HomeAssistantError("It is stuck")
    answer = await distribute(hass, 2000)
    assert (answer["result"], charge.told) == ("partial_failure", [1000])
    discharge.error = None
    await distribute(hass, -700)
    assert (shown(hass, "charge"), shown(hass, "discharge")) == (0, 700)


async def test_test_mode_sets_nothing_and_tells_what_would_be(
    hass: HomeAssistant, pair: BuildPair, dials: dict[str, Dial]
) -> None:
    house = await pair()
    await house.turn("test_mode")
    answer = await distribute(hass, -2000, hold_s=60)
    assert [load["power_w"] for load in answer["loads"]] == [-1500, -500]
    await house.wait(61)
    assert [dial.told for dial in dials.values()] == [[], []]
    assert power_set(house) == ["unknown", "unknown"]


async def test_it_can_be_used_in_a_script(hass: HomeAssistant, pair: BuildPair) -> None:
    await pair()
    steps = [
        {
            "action": "power_budget.distribute_power",
            "data": {"power_w": "{{ -1000 - 1000 }}", "group": "all"},
            "response_variable": "answer",
        },
        {"stop": "done", "response_variable": "answer"},
    ]
    assert await async_setup_component(hass, "script", {"script": {"feed": {"sequence": steps}}})
    answer: Any = await hass.services.async_call("script", "feed", blocking=True, return_response=True)
    assert (answer["result"], answer["succeeded_power_w"]) == ("success", -2000)


async def test_it_need_not_be_asked_for_an_answer(hass: HomeAssistant, pair: BuildPair) -> None:
    await pair()
    asked = {"power_w": 600, "device_id": device(hass, "one")}
    await hass.services.async_call("power_budget", "distribute_power", asked, blocking=True)
    assert (shown(hass, "one"), shown(hass, "two")) == (600, 0)
