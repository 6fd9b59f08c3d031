"""Devices block, fail, answer late and go out of step: the beat goes on, and the others do what they can."""

from functools import partial

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from .controllers import Assets, BuildAssets, beats, build_assets

TWO = {"boiler": (1000, 2000), "pump": (500, 2000)}
FAILS = "Boiler cannot be told what to do by number.boiler"
WORKS = "Boiler can be told what to do again"


@pytest.fixture
def build(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> BuildAssets:
    """Return what builds a budget with assets that are told the same again and again."""
    return partial(build_assets, hass, freezer, always_send=True, potential_timeout_s=86400)


# Timing


async def test_a_beat_that_is_late_delays_no_other(build: BuildAssets) -> None:
    house = await build(TWO)
    assert house.told["pump"] == [500]
    await house.wait(3.2)
    assert house.told["pump"] == [500]
    await house.wait(0.2)
    assert house.told["pump"] == []
    await house.wait(0.6)
    assert house.told["pump"] == [500]


async def test_beats_that_were_missed_are_not_made_up_for(build: BuildAssets) -> None:
    house = await build(TWO)
    await house.wait(61)
    await house.wait(0)
    assert house.told["pump"] == [500, 500]
    await house.wait(1)
    assert house.told["pump"] == [500]


async def test_statuses_are_read_on_time_where_their_beat_was_missed(build: BuildAssets) -> None:
    house = await build(TWO)
    house.allow(pump=100)
    await house.wait(9)
    assert house.stands == [1000, 500]
    await house.wait(3.5)
    assert house.stands == [1400, 100]


def set_clock(house: Assets, seconds: float) -> None:
    """Set the clock, not the time of the loop, which is the same where time is frozen."""
    house.set_clock(seconds)
    house.coordinator.dispatcher._metronome._began += seconds


async def test_a_clock_that_is_set_changes_no_beat(build: BuildAssets) -> None:
    house = await build(TWO)
    set_clock(house, -3600)
    await house.beat(5)
    assert house.told["pump"] == [500] * 6
    set_clock(house, 7200)
    await house.beat(5)
    assert house.told["pump"] == [500] * 5


async def test_a_clock_that_is_set_back_leaves_no_asset_alone_for_longer_than_half_an_hour(
    build: BuildAssets,
) -> None:
    house = await build(TWO)
    house.controllers["boiler"].error = HomeAssistantError("out of order")
    await house.beat(2)
    house.controllers["boiler"].error = None
    set_clock(house, -7200)
    await house.beat(2)
    assert house.shown("asset_health") == ["blocked", "working"]
    await house.beat(30 * 30)
    assert house.shown("asset_health") == ["working", "working"]
    assert house.stands == [1000, 500]


# Devices


async def test_a_device_that_blocks_delays_no_other(build: BuildAssets) -> None:
    house = await build(TWO)
    house.controllers["boiler"].answers.clear()
    await house.beat(20)
    told = house.told
    assert told["pump"].count(500) + told["pump"].count(1500) == 21
    assert len(told["boiler"]) <= 4


async def test_nothing_is_queued_up_for_one_that_is_late(build: BuildAssets) -> None:
    house = await build(TWO, command_timeout_s=60)
    boiler = house.controllers["boiler"]
    boiler.answers.clear()
    for target_w in (900, 800, 700, 600):
        house.plan(boiler=target_w)
        await house.beat()
    assert house.told["boiler"] == [1000, 900]
    boiler.answers.set()
    await house.breathe()
    assert house.stands[0] == 900
    await house.beat()
    assert house.told["boiler"] == [600]
    assert house.stands[0] == 600


async def test_what_a_blocked_device_cannot_do_the_others_do(
    build: BuildAssets, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(TWO)
    house.controllers["boiler"].answers.clear()
    await house.beat(9)
    assert house.shown("asset_status") == ["blocked", "helping"]
    assert house.shown("asset_health") == ["blocked", "working"]
    assert house.stands[1] == 1500
    assert caplog.text.count(FAILS) == 1
    house.controllers["boiler"].answers.set()
    await house.beat(20)
    assert house.stands == [1000, 500]
    assert house.shown("asset_status") == ["following", "following"]
    assert caplog.text.count(WORKS) == 1


async def test_a_device_that_fails_is_told_of_once_at_the_fall_and_once_at_the_recovery(
    build: BuildAssets, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(TWO)
    house.controllers["boiler"].error = HomeAssistantError("out of order")
    await house.beat(60)
    assert caplog.text.count(FAILS) == 1
    assert len(house.told["boiler"]) < 8
    assert house.stands == [1000, 1500]
    house.controllers["boiler"].error = None
    await house.beat(150)
    assert house.stands == [1000, 500]
    assert caplog.text.count(WORKS) == 1


async def test_one_error_changes_nothing(build: BuildAssets) -> None:
    house = await build(TWO)
    house.controllers["boiler"].error = HomeAssistantError("busy")
    await house.beat()
    house.controllers["boiler"].error = None
    await house.beat()
    assert house.stands == [1000, 500]
    assert house.told["pump"] == [500] * 3


async def test_a_device_out_of_reach_is_stood_in_for_until_it_is_back(build: BuildAssets) -> None:
    house = await build(TWO)
    house.controllers["boiler"].reach(is_available=False)
    await house.beat(3)
    assert house.shown("asset_status") == ["unavailable", "helping"]
    assert house.told["boiler"] == [1000]
    assert house.stands[1] == 1500
    house.controllers["boiler"].reach(is_available=True)
    await house.beat()
    assert house.stands == [1000, 500]


async def test_whatever_goes_wrong_with_deciding_the_next_beat_tries_again(
    build: BuildAssets, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    house = await build(TWO)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("custom_components.power_budget.dispatching.dispatch", fail)
        await house.beat(5)
    assert caplog.text.count("The assets of House cannot be told what to do") == 1
    house.plan(boiler=700)
    await house.beat()
    assert house.stands[0] == 700


async def test_a_device_that_is_blocked_is_so_after_a_reload(build: BuildAssets) -> None:
    house = await build(TWO)
    house.controllers["boiler"].error = HomeAssistantError("out of order")
    await house.beat(2)
    await house.hass.config_entries.async_reload("house")
    await house.settle()
    assert house.shown("asset_health") == ["blocked", "working"]
    assert house.stands[1] == 1500
    await house.beat(20)
    assert house.told["boiler"] == [1000, 1000, 1000, 0]


# Stopping


async def test_unloading_stops_at_once(build: BuildAssets) -> None:
    house = await build(TWO)
    house.controllers["boiler"].answers.clear()
    house.plan(boiler=100)
    await house.beat()
    assert house.told["boiler"][-1] == 100
    assert beats(house.hass) == 1
    await house.stop()
    assert beats(house.hass) == 0
    house.controllers["boiler"].answers.set()
    house.plan(boiler=100, pump=100)
    await house.beat(10)
    assert house.stands == [1000, 500]


async def test_the_end_of_home_assistant_stops_at_once(build: BuildAssets) -> None:
    house = await build(TWO)
    house.controllers["boiler"].answers.clear()
    house.plan(boiler=100)
    await house.beat()
    house.controllers["pump"].told.clear()
    await house.hass.async_stop(force=True)
    assert beats(house.hass) == 0
    assert house.told["pump"] == []
    assert house.stands == [1000, 500]
