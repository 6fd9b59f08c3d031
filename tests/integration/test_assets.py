"""Assets follow their schedule, and stand in for each other."""

from functools import partial
from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.schedule import CONFIG_SCHEMA
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
import yaml

from custom_components.power_budget.asset_reading import BLOCK_KEYS

from .circuits import circuit
from .controllers import BuildAssets, build_assets
from .house import House

PLAN = {"boiler": (100, 200), "pump": (100, 300), "cooler": (300, 50)}
ONE = {"boiler": (1000, 2000)}


@pytest.fixture
def build(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> BuildAssets:
    """Return what builds a budget with assets."""
    return partial(build_assets, hass, freezer)


async def test_what_one_cannot_do_the_others_do(build: BuildAssets) -> None:
    house = await build(PLAN)
    assert house.stands == [200, 250, 50]
    assert house.shown("target") == ["100.0", "100.0", "300.0"]
    assert house.shown("potential") == ["200.0", "300.0", "50.0"]
    assert house.shown("dispatched") == ["200.0", "250.0", "50.0"]
    assert house.shown("asset_status") == ["helping", "helping", "short"]
    assert house.shown("asset_health") == ["working", "working", "working"]


async def test_a_potential_that_is_not_known_is_none(build: BuildAssets) -> None:
    house = await build({"boiler": (100, 0), "pump": (200, "unknown"), "cooler": (300, 500)})
    assert house.stands == [0, 0, 500]
    assert house.shown("potential") == ["0.0", "unknown", "500.0"]
    assert house.shown("asset_status") == ["short", "short", "helping"]


async def test_potentials_are_read_every_ten_seconds_and_all_follow_again(build: BuildAssets) -> None:
    house = await build(PLAN)
    house.allow(cooler=300)
    await house.beat(4)
    assert house.stands == [200, 250, 50]
    await house.beat()
    assert house.stands == [100, 100, 300]
    assert house.shown("asset_status") == ["following"] * 3


async def test_targets_are_read_every_two_seconds(build: BuildAssets) -> None:
    house = await build(ONE)
    house.plan(boiler=500)
    await house.wait(1)
    assert house.stands == [1000]
    await house.wait(1)
    assert house.stands == [500]


@pytest.mark.parametrize("unit", ["A", ["W"], {}])
async def test_what_is_no_power_counts_as_nothing_and_stops_nobody(build: BuildAssets, unit: object) -> None:
    house = await build({"boiler": (1000, 2000), "pump": (500, 2000)})
    house.hass.states.async_set("sensor.boiler_target", "900", {"unit_of_measurement": unit})
    house.plan(pump=600)
    await house.beat()
    assert house.stands == [0, 600]


@pytest.mark.parametrize("missing", ["unavailable", "unknown", "words", "nan", "inf", "-100", ""])
async def test_a_target_that_cannot_be_read_counts_as_nothing(build: BuildAssets, missing: str) -> None:
    house = await build(ONE)
    house.plan(boiler=missing)
    await house.beat()
    assert house.stands == [0]
    assert house.shown("target") == ["unknown"]
    assert house.shown("asset_status") == ["fallback"]
    house.plan(boiler=700)
    await house.beat()
    assert house.stands == [700]


async def test_a_silent_sensor_is_not_trusted(build: BuildAssets) -> None:
    house = await build(ONE, potential_timeout_s=30)
    await house.beat(14)
    assert house.stands == [1000]
    await house.beat()
    assert (house.stands, house.shown("potential")) == ([0], ["unknown"])
    house.allow(boiler=2000)
    await house.beat(5)
    assert house.stands == [1000]


async def test_what_was_set_by_hand_holds(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, build: BuildAssets
) -> None:
    freezer.move_to("2026-11-21 12:00:00+00:00")
    possible = {"input_number": {"possible": {"min": 0, "max": 5000, "initial": 900}}}
    assert await async_setup_component(hass, "input_number", possible)
    house = await build(ONE, potential="input_number.possible", potential_timeout_s=30)
    await house.beat(200)
    assert house.stands == [900]


@pytest.mark.parametrize("expected_lingering_timers", [True])  # of the schedule
async def test_the_blocks_of_a_schedule_tell_the_power(hass: HomeAssistant, build: BuildAssets) -> None:
    blocks = [
        {"from": "04:00:02", "to": "04:00:04", "data": {"power_w": 1500}},
        {"from": "04:00:04", "to": "04:00:06", "data": {"power": "800"}},
        {"from": "04:00:06", "to": "04:00:08", "data": {"power_w": "much", "power": 800}},
        {"from": "04:00:08", "to": "04:00:10"},
    ]
    house = await build(ONE, target="schedule.day")
    day = {"day": {"name": "Day", "saturday": blocks}}
    assert await async_setup_component(hass, "schedule", {"schedule": day})
    found: list[tuple[float | None, str]] = []
    for _ in range(6):
        await house.beat()
        found += zip(house.stands, house.shown("asset_status"), strict=True)
    assert found == [
        (1500, "following"),
        (800, "following"),
        (0, "fallback"),
        (0, "fallback"),
        (0, "idle"),
        (0, "idle"),
    ]


def test_the_schedule_of_the_documentation_is_valid() -> None:
    page = (Path(__file__).parents[2] / "docs/assets.md").read_text()
    example = yaml.safe_load(page.partition("```yaml\n")[2].partition("```")[0])
    (block,) = CONFIG_SCHEMA(example)["schedule"]["boiler"]["monday"]
    assert block["data"] == {BLOCK_KEYS[0]: 2000}


async def test_a_set_point_in_kilowatts_is_told_kilowatts(hass: HomeAssistant, build: BuildAssets) -> None:
    numbers = {"boiler": {"min": 0, "max": 3, "step": 0.1, "unit_of_measurement": "kW"}}
    assert await async_setup_component(hass, "input_number", {"input_number": numbers})
    house = await build(ONE, setpoint="input_number.boiler")
    house.plan(boiler=1250)
    await house.beat()
    state = hass.states.get("input_number.boiler")
    assert state is not None
    assert state.state == "1.2"


async def test_limits_hold(build: BuildAssets) -> None:
    house = await build({"boiler": (5000, 9000), "pump": (100, 9000)}, min_power_w=200, max_power_w=3500)
    assert house.stands == [3000, 2100]
    house.plan(boiler=100, pump=0)
    await house.beat()
    assert house.stands == [0, 0]


# What is sent


async def test_nothing_is_sent_that_is_shown_already(build: BuildAssets) -> None:
    house = await build(ONE)
    await house.beat(100)
    assert house.told == {"boiler": [1000]}


async def test_a_set_point_that_was_moved_is_put_back(build: BuildAssets) -> None:
    house = await build(ONE)
    await house.beat(10)
    house.controllers["boiler"].show(400)
    await house.beat()
    assert house.stands == [1000]


async def test_what_is_not_shown_is_sent_again_after_ten_seconds(build: BuildAssets) -> None:
    house = await build(ONE)
    house.controllers["boiler"].obeys = False
    house.plan(boiler=500)
    await house.beat(4)
    assert house.told == {"boiler": [1000, 500]}
    assert house.shown("asset_health") == ["working"]
    await house.beat(2)
    assert house.told == {"boiler": [500]}
    assert house.shown("asset_health") == ["suspect"]
    house.controllers["boiler"].obeys = True
    await house.beat(6)
    assert house.stands == [500]
    assert house.shown("asset_health") == ["working"]


async def test_where_wished_the_same_is_sent_again_and_again(build: BuildAssets) -> None:
    house = await build(ONE, always_send=True)
    await house.beat(10)
    assert house.told == {"boiler": [1000] * 11}


async def test_in_test_mode_nothing_is_sent_and_all_is_shown(build: BuildAssets) -> None:
    house = await build(ONE)
    await house.turn("test_mode")
    house.plan(boiler=500)
    await house.beat(10)
    assert house.stands == [1000]
    assert house.shown("dispatched") == ["500.0"]
    await house.turn("test_mode", on=False)
    await house.beat()
    assert house.stands == [500]


async def test_the_test_mode_of_a_budget_above_holds_too(hass: HomeAssistant, build: BuildAssets) -> None:
    above = circuit("above")
    above.add_to_hass(hass)
    house = await build(ONE, {"parent": "above"})
    await House(hass, house.freezer, above).turn("test_mode")
    house.plan(boiler=500)
    await house.beat(10)
    assert house.stands == [1000]
    assert house.shown("dispatched") == ["500.0"]


async def test_away_does_not_concern_assets(build: BuildAssets) -> None:
    house = await build(ONE)
    await house.turn("away")
    await house.beat(5)
    assert house.stands == [1000]


async def test_assets_are_told_while_cycles_fail(build: BuildAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    house = await build(ONE)
    monkeypatch.setattr("custom_components.power_budget.cycle.decide", fail)
    await house.turn("away")
    assert house.coordinator.failed is not None
    house.plan(boiler=500)
    await house.beat()
    assert house.stands == [500]
    assert house.shown("dispatched") == ["500.0"]
