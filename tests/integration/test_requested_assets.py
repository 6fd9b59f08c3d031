"""Assets that somebody asks for a power, in the place of their schedule."""

from datetime import timedelta
from functools import partial
from pathlib import Path
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
import yaml

from .actions import device
from .controllers import Assets, BuildAssets, build_assets
from .dials import ask, distribute
from .house import House

TWO = {"boiler": (1000, 2000), "pump": (100, 500)}


@pytest.fixture
def build_two(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> BuildAssets:
    """Return what builds a budget with two assets, that can do 2000 and 500 W."""
    return partial(build_assets, hass, freezer, TWO)


@pytest.fixture
async def two(build_two: BuildAssets) -> Assets:
    """Return a budget with two assets that follow their schedules."""
    return await build_two()


async def request(house: House, power_w: float, *names: str, **data: Any) -> dict[str, Any]:
    """Ask assets for power, and return the answer."""
    devices = [device(house.hass, name) for name in names or ("boiler", "pump")]
    return await distribute(house.hass, power_w, device_id=devices, **data)


async def test_what_is_asked_takes_the_place_of_the_schedule_until_it_runs_out(two: Assets) -> None:
    answer = await request(two, 1500, hold_s=60)
    assert answer == {
        "result": "success",
        "succeeded_power_w": 1500,
        "failed_power_w": 0,
        "excess_power_w": 0,
        "succeeded": ["Boiler", "Pump"],
        "failed": [],
        "loads": [
            {"load": "Boiler", "budget": "House", "power_w": 1200, "outcome": "set"},
            {"load": "Pump", "budget": "House", "power_w": 300, "outcome": "set"},
        ],
    }
    assert two.stands == [1200, 300]
    until = dt_util.utcnow() + timedelta(seconds=60)
    await two.beat(29)
    assert two.state("asset_status", "boiler").attributes["held_until"] == until
    assert two.stands == [1200, 300]
    assert two.shown("target") == ["1200.0", "300.0"]
    assert two.shown("asset_status") == ["requested"] * 2
    await two.beat(2)
    assert two.stands == [1000, 100]
    assert two.shown("asset_status") == ["following"] * 2
    assert two.state("asset_status", "boiler").attributes["held_until"] is None


async def test_a_later_request_takes_the_place_of_an_earlier_one(two: Assets) -> None:
    await request(two, 1500, hold_s=20)
    await two.beat()
    await request(two, 500)
    await two.beat(20)
    assert two.stands == [400, 100]
    await request(two, 200, "pump", hold_s=10)
    assert two.stands == [400, 200]
    await two.beat(6)
    assert two.stands == [400, 100]
    assert two.shown("asset_status") == ["requested", "following"]


async def test_zero_holds_too(two: Assets) -> None:
    assert (await request(two, 0, hold_s=10, adjust_power=False))["result"] == "success"
    await two.beat(4)
    assert two.stands == [0, 0]
    await two.beat(2)
    assert two.stands == [1000, 100]


async def test_what_one_cannot_do_any_more_the_other_does(two: Assets) -> None:
    await request(two, 1500)
    two.allow(pump=100)
    await two.beat(5)
    assert two.stands == [1400, 100]
    assert two.shown("asset_status") == ["helping", "short"]


async def test_less_than_zero_is_out_of_bounds(two: Assets) -> None:
    two.told  # noqa: B018 - what was told before is forgotten
    assert await request(two, -500) == {
        "result": "out_of_bounds",
        "bounds": {
            "inclusion_lower_w": 0,
            "exclusion_lower_w": 0,
            "exclusion_upper_w": 0,
            "inclusion_upper_w": 2500,
        },
    }
    await two.beat(5)
    assert two.told == {"boiler": [], "pump": []}


async def test_it_is_told_what_nobody_can_do(two: Assets) -> None:
    answer = await request(two, 4000)
    assert (answer["result"], answer["excess_power_w"]) == ("success", 1500)
    assert two.stands == [2000, 500]


async def test_a_request_that_fails_counts_as_a_failure_of_the_asset(two: Assets) -> None:
    two.controllers["boiler"].error = HomeAssistantError("out of order")
    for _ in range(2):
        assert (await request(two, 500, "boiler"))["failed"] == ["Boiler"]
    await two.beat()
    assert two.shown("asset_health") == ["blocked", "working"]


async def test_who_fails_goes_on_with_its_schedule(two: Assets) -> None:
    boiler = two.controllers["boiler"]
    boiler.error = HomeAssistantError("It is stuck")
    answer = await request(two, 1500)
    assert (answer["result"], answer["failed"], answer["failed_power_w"]) == (
        "partial_failure",
        ["Boiler"],
        1200,
    )
    boiler.error = None
    await two.beat()
    assert two.stands == [1000, 300]
    assert two.shown("asset_status") == ["following", "requested"]


async def test_who_is_silent_fails_alone_and_is_sent_nothing_meanwhile(two: Assets) -> None:
    boiler = two.controllers["boiler"]
    boiler.answers.clear()
    asking = await ask(two, 1500, device_id=[device(two.hass, name) for name in ("boiler", "pump")])
    await two.beat(2)
    assert (two.stands, boiler.told[-1]) == ([1000, 300], 1200)
    assert boiler.told.count(1200) == 1
    await two.beat()
    answer = await asking
    assert (answer["result"], answer["failed"]) == ("partial_failure", ["Boiler"])
    boiler.answers.set()
    await two.beat(2)
    assert two.stands == [1000, 300]


async def test_what_is_on_its_way_comes_first(two: Assets) -> None:
    boiler = two.controllers["boiler"]
    boiler.answers.clear()
    two.plan(boiler=700)
    await two.beat()
    asking = await ask(two, 300, device_id=device(two.hass, "boiler"))
    assert boiler.told[-1] == 700
    boiler.answers.set()
    assert (await asking)["result"] == "success"
    assert boiler.told[-2:] == [700, 300]
    await two.beat(10)
    assert two.stands[0] == 300


async def test_once_a_budget_has_stopped_nothing_more_is_sent(two: Assets) -> None:
    boiler = two.controllers["boiler"]
    boiler.answers.clear()
    two.plan(boiler=700)
    await two.beat()
    asking = await ask(two, 300, device_id=device(two.hass, "boiler"))
    await two.stop()
    boiler.answers.set()
    assert (await asking)["failed"] == ["Boiler"]
    assert boiler.told[-1] == 700


async def test_test_mode_sets_nothing_and_tells_what_would_be(two: Assets) -> None:
    await two.turn("test_mode")
    answer = await request(two, 1500, hold_s=60)
    assert [load["power_w"] for load in answer["loads"]] == [1200, 300]
    await two.beat()
    assert two.stands == [1000, 100]
    assert two.shown("asset_status") == ["following"] * 2


async def test_a_request_outlasts_a_reload_and_no_restart(two: Assets) -> None:
    await request(two, 1500, hold_s=60)
    pump = two.entry.subentries["pump"]
    two.hass.config_entries.async_update_subentry(two.entry, pump, title="Pond")
    two.hass.config_entries.async_remove_subentry(two.entry, "pump")
    await two.settle()
    await two.beat(5)
    assert two.stands == [1200, 300]
    await two.beat(28)
    assert two.stands == [1000, 300]
    await request(two, 600, "boiler")
    await two.stop()
    assert two.stands == [600, 300]
    await two.start()
    await two.beat()
    assert two.stands == [1000, 300]


async def test_a_request_goes_on_where_a_set_point_is_renamed_and_ends_where_it_is_another(
    two: Assets,
) -> None:
    await request(two, 1500)
    er.async_get(two.hass).async_update_entity("number.boiler", new_entity_id="number.new")
    await two.settle()
    await two.beat(10)
    assert two.stands == [1200, 300]
    boiler = two.entry.subentries["boiler"]
    two.hass.states.async_set("number.other", "0", {"min": 0, "max": 5000})
    data = {**boiler.data, "setpoint": "number.other"}
    two.hass.config_entries.async_update_subentry(two.entry, boiler, data=data)
    await two.settle()
    await two.beat()
    assert two.stands == [1200, 300]
    assert two.shown("target") == ["1000.0", "300.0"]


async def test_an_asset_that_is_gone_or_unknown_is_not_asked(two: Assets) -> None:
    two.allow(boiler="unknown")
    await two.beat(5)
    assert await request(two, 500, "boiler") == {"result": "error", "error": "none_known"}
    two.controllers["pump"].reach(is_available=False)
    assert await request(two, 500, "pump") == {"result": "error", "error": "none_works"}
    answer = await request(two, 0)
    assert (answer["result"], answer["failed"]) == ("partial_failure", ["Pump"])


async def test_the_example_of_the_documentation(two: Assets) -> None:
    page = (Path(__file__).parents[2] / "docs/assets.md").read_text()
    (step,) = yaml.safe_load(re.findall(r"^```yaml\n(- action.*?)^```", page, re.MULTILINE | re.DOTALL)[0])
    rows = re.findall(r"^\| (Boiler|Pump) \| (\d+) W \| (\d+) W", page, re.MULTILINE)
    assert [int(able_w) for _, able_w, _ in rows] == [2000, 500]
    await request(two, **step["data"])
    assert two.stands == [int(done_w) for _, _, done_w in rows]
