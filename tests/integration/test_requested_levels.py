"""Loads that run at any level, which somebody asks for a power."""

from datetime import timedelta
from functools import partial
from pathlib import Path
import re
from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockUser
import yaml

from custom_components.power_budget.const import DOMAIN

from .actions import boost, device, explain
from .conftest import Build
from .dials import Dial, battery, distribute, install, shown
from .house import House
from .levels import BOILER, numbers, request, stands, two
from .modulated import load
from .test_permissions import restrict

__all__ = ["numbers", "two"]


async def test_what_is_asked_holds_until_it_runs_out(hass: HomeAssistant, two: House) -> None:
    assert stands(hass) == (2000, 30)
    assert two.state("granted_share", "car").state == "93.8"
    answer = await request(two, 4680, hold_s=60)
    assert answer == {
        "result": "success",
        "succeeded_power_w": 4680,
        "failed_power_w": 0,
        "excess_power_w": 0,
        "succeeded": ["Boiler", "Car"],
        "failed": [],
        "loads": [
            {"load": "Boiler", "budget": "House", "power_w": 1000, "outcome": "set"},
            {"load": "Car", "budget": "House", "power_w": 3680, "outcome": "set"},
        ],
    }
    assert stands(hass) == (1000, 16)
    until = dt_util.utcnow() + timedelta(seconds=60)
    granted = two.state("granted_power", "car")
    assert (float(granted.state), granted.attributes["requested_w"], granted.attributes["held_until"]) == (
        3680,
        3680,
        until,
    )
    (budget,) = await explain(hass, device_id=device(hass, "car"))
    (car,) = budget["heaters"]
    assert (car["requested_w"], car["requested_until"]) == (3680, until.isoformat())
    assert car["explanation"] == (
        "It wants 3680 W and may draw 3680 W. A request asks it for 3680 W, for 60 s more."
    )
    await two.wait(59)
    assert stands(hass) == (1000, 16)
    await two.wait(1)
    assert stands(hass) == (2000, 30)
    assert two.state("granted_power", "car").attributes["requested_w"] is None


async def test_the_limit_has_the_last_word_and_the_answer_tells(hass: HomeAssistant, two: House) -> None:
    await two.set("power_saving_mode", 1)
    answer = await request(two, 4680)
    assert answer["result"] == "success"
    assert [one["power_w"] for one in answer["loads"]] == [700, 2300]
    assert (answer["succeeded_power_w"], answer["excess_power_w"]) == (3000, 1680)
    assert stands(hass) == (700, 10)
    await two.set("power_saving_mode", 0)
    assert stands(hass) == (1000, 16)
    await two.wait(3600)
    assert stands(hass) == (1000, 16)
    (budget,) = await explain(hass, device_id=device(hass, "car"))
    assert budget["heaters"][0]["explanation"].endswith("A request asks it for 3680 W.")


async def test_zero_always_goes_through(hass: HomeAssistant, two: House) -> None:
    answer = await request(two, 0, hold_s=10, adjust_power=False)
    assert (answer["result"], [one["power_w"] for one in answer["loads"]]) == ("success", [0, 0])
    assert stands(hass) == (0, 0)
    await two.wait(10)
    assert stands(hass) == (2000, 30)


REFUSED: dict[str, tuple[float, dict[str, Any]]] = {
    "in the exclusion zone of both": (5, {}),
    "below zero": (-500, {}),
    "more than they can": (20_000, {"adjust_power": False}),
}


@pytest.mark.parametrize(("power_w", "data"), REFUSED.values(), ids=REFUSED)
async def test_out_of_bounds(hass: HomeAssistant, two: House, power_w: float, data: dict[str, Any]) -> None:
    assert await request(two, power_w, **data) == {
        "result": "out_of_bounds",
        "bounds": {
            "inclusion_lower_w": 0,
            "exclusion_lower_w": 0,
            "exclusion_upper_w": 10,
            "inclusion_upper_w": 9360,
        },
    }
    assert stands(hass) == (2000, 30)


async def test_who_cannot_take_little_rests(hass: HomeAssistant, two: House) -> None:
    answer = await request(two, 1000)
    assert [one["power_w"] for one in answer["loads"]] == [1000, 0]
    assert stands(hass) == (1000, 0)
    assert (await request(two, 1000, "car"))["bounds"]["exclusion_upper_w"] == 1380


async def test_a_later_request_takes_the_place_of_an_earlier_one(hass: HomeAssistant, two: House) -> None:
    await request(two, 4680, hold_s=20)
    await request(two, 500, "boiler", hold_s=60)
    assert stands(hass) == (500, 16)
    await two.wait(20)
    assert stands(hass) == (500, 32)
    await two.wait(40)
    assert stands(hass) == (2000, 30)


async def test_of_a_boost_and_a_request_the_later_one_counts(hass: HomeAssistant, two: House) -> None:
    await request(two, 500, "boiler")
    await boost(two, entity_id=two.entity_id("boost", "boiler"), enabled=True)
    assert stands(hass) == (2000, 30)
    await request(two, 500, "boiler")
    assert two.state("boost", "boiler").state == "off"
    await two.turn("boost", "boiler")
    await two.turn("boost", "boiler", on=False)
    assert stands(hass) == (2000, 30)


async def test_away_leaves_nothing_to_set(hass: HomeAssistant, two: House) -> None:
    await two.turn("away")
    answer = await request(two, 1000, "boiler")
    assert (answer["result"], answer["succeeded_power_w"], answer["excess_power_w"]) == ("success", 0, 1000)
    await two.turn("away", on=False)
    assert stands(hass) == (1000, 32)


async def test_test_mode_asks_nothing_and_tells_what_would_be(hass: HomeAssistant, two: House) -> None:
    await two.turn("test_mode")
    answer = await request(two, 4680)
    assert [one["power_w"] for one in answer["loads"]] == [1000, 3680]
    await two.turn("test_mode", on=False)
    assert stands(hass) == (2000, 30)


async def test_one_that_a_heater_makes_room_for_waits_for_it(hass: HomeAssistant, two: House) -> None:
    await request(two, 0, "boiler")
    await two.ask("hall")
    assert (two.running, *stands(hass)) == (["hall"], 0, 30)
    answer = await request(two, 2000, "boiler")
    assert answer["succeeded_power_w"] > 1000
    assert shown(hass, "boiler") == answer["succeeded_power_w"]


async def test_with_batteries_it_weighs_what_it_may_draw_in_an_hour(
    hass: HomeAssistant, build: Build
) -> None:
    hass.states.async_set("sensor.one_soc", "50", {"unit_of_measurement": "%"})
    await install(hass, Dial("one"), Dial("boiler", 0, 3000, step=10))
    house = await build(battery("one"), load("boiler", 2000, **BOILER))
    answer = await distribute(hass, 3000, device_id=device(hass, "house"))
    assert (answer["succeeded"], shown(hass, "one"), shown(hass, "boiler")) == (["One", "Boiler"], 2000, 1000)
    answer = await distribute(hass, -900, device_id=device(hass, "house"), hold_s=60)
    assert (shown(hass, "one"), shown(hass, "boiler")) == (-900, 0)
    assert (await distribute(hass, -300, group="all"))["succeeded"] == ["One"]
    await house.wait(60)
    assert (shown(hass, "one"), shown(hass, "boiler")) == (-300, 2000)


async def test_who_may_not_control_it_does_not_ask_it(
    hass: HomeAssistant, two: House, hass_read_only_user: MockUser
) -> None:
    user = restrict(hass_read_only_user, sensor__car_granted_power=POLICY_CONTROL)
    call = partial(
        hass.services.async_call, DOMAIN, "distribute_power", blocking=True, context=Context(user_id=user)
    )
    await call({"power_w": 2300, "device_id": device(hass, "car")})
    with pytest.raises(Unauthorized):
        await call({"power_w": 500, "device_id": device(hass, "boiler")})
    assert stands(hass) == (2000, 10)


async def test_a_heater_cannot_be_asked(two: House) -> None:
    with pytest.raises(ServiceValidationError):
        await request(two, 500, "hall")


async def test_the_example_of_the_documentation(two: House) -> None:
    page = (Path(__file__).parents[2] / "docs/modulating.md").read_text()
    (step,) = yaml.safe_load(re.findall(r"^```yaml\n(- action.*?)^```", page, re.MULTILINE | re.DOTALL)[0])
    rows = re.findall(r"^\| (Boiler|Car)[^|]*\|[^|]*\| ([\d.]+) W \|", page, re.MULTILINE)
    answer = await request(two, **{"hold_s": None} | step["data"])
    assert {one["load"]: one["power_w"] for one in answer["loads"]} == {
        name: float(power_w) for name, power_w in rows
    }
