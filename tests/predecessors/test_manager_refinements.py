"""The budget manager: what it left to be refined: deadband, priorities, and what goes wrong."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.power_budget.engine import Order
from custom_components.power_budget.engine.demand.assess import wants_heat
from custom_components.power_budget.engine.phase import Phase

from ..integration.builders import heater
from ..integration.conftest import Build
from .controllers import COLD_C, WARM_C, Group, controller, group

# The deadband

AROUND: dict[str, tuple[float, float, bool, bool]] = {
    "far below: asks": (18, 0.5, False, True),
    "half the deadband below: asks": (19.75, 0.5, False, True),
    "hardly less below: does not begin to ask": (19.76, 0.5, False, False),
    "hardly less below: goes on asking": (19.76, 0.5, True, True),
    "at the setpoint: does not begin to ask": (20, 0.5, False, False),
    "at the setpoint: goes on asking": (20, 0.5, True, True),
    "hardly less above: goes on asking": (20.24, 0.5, True, True),
    "half the deadband above: stops": (20.25, 0.5, True, False),
    "far above: stops": (22, 0.5, True, False),
    "a wide deadband: does not begin to ask": (19.1, 2, False, False),
    "a wide deadband: goes on asking": (20.9, 2, True, True),
}
"""What is measured against 20 °C, the deadband, whether it asked before, and whether it asks."""


@pytest.mark.parametrize(("measured_c", "deadband_k", "asked", "asks"), AROUND.values(), ids=AROUND)
def test_around_the_setpoint(measured_c: float, deadband_k: float, asked: bool, asks: bool) -> None:
    """The manager proposed a delta on each side, itself excluded; half a deadband is included on each."""
    assert wants_heat(measured_c=measured_c, setpoint_c=20, deadband_k=deadband_k, asked=asked) is asks


@pytest.mark.parametrize("begins_c", [18, 22])
def test_a_temperature_that_trembles_around_the_setpoint_switches_nothing(begins_c: float) -> None:
    house = group(controller("room"))
    house.measure(room=begins_c)
    house.loop()
    commanded = []
    for measured_c in (19.9, 20.1, 19.8, 20.2) * 5:
        house.measure(room=measured_c)
        commanded += house.loop()
    assert commanded == []


def test_minimum_times_spare_the_relays_too() -> None:
    times: dict[str, Any] = {"min_on": timedelta(minutes=5), "min_off": timedelta(minutes=5)}
    house = group(controller("room", **times))
    commanded = []
    for minute in range(21):
        house.measure(room=COLD_C if minute % 2 == 0 else WARM_C)
        commanded += [(minute, *house.loop())]
        house.wait(minutes=1)
    assert [one for one in commanded if len(one) > 1] == [
        (0, "run room"),
        (5, "stop room"),
        (10, "run room"),
        (15, "stop room"),
        (20, "run room"),
    ]


# Priorities


def by_need(*controllers_: tuple[str, float, int]) -> Group:
    """Return controllers of which one fits: name, temperature and priority of each."""
    house = group(
        *(controller(name, 6000, priority=priority) for name, _, priority in controllers_),
        options={"order": Order.COLDEST_FIRST},
    )
    house.measure(**{name: measured_c for name, measured_c, _ in controllers_})
    return house


def test_the_furthest_below_its_setpoint_goes_first() -> None:
    house = by_need(("one", 19, 0), ("two", 17, 0), ("three", 18, 0))
    house.loop(turns_pass=False)
    assert house.running == ["two"]


def test_who_goes_first_changes_with_the_temperatures() -> None:
    house = by_need(("one", 19, 0), ("two", 17, 0))
    house.loop(turns_pass=False)
    house.measure(one=17.9, two=18.5)
    assert house.loop(turns_pass=False) == ["stop two", "run one"]


def test_the_one_whose_priority_is_higher_goes_before_the_coldest() -> None:
    house = by_need(("one", 19, 1), ("two", 15, 0))
    for _ in range(3):
        house.loop()
        assert house.running == ["one"]


def test_of_equals_the_one_that_waited_longest_goes_first() -> None:
    house = group(*(controller(name, 10_000) for name in ("one", "two", "three")))
    for name in ("one", "two", "three", "one"):
        house.loop()
        assert house.running == [name]


def test_even_the_warmest_does_not_wait_for_ever() -> None:
    house = by_need(("one", 19.5, 0), ("two", 15, 0), ("three", 16, 0))
    served = []
    for _ in range(3):
        house.loop()
        served += house.running
    assert "one" in served


# What goes wrong


def test_one_that_does_not_start_gives_its_turn_away() -> None:
    house = group(controller("one", 6000), controller("two", 6000), deaf={"one"})
    house.cycle()
    house.wait(seconds=5)
    assert house.reasons() == ["blocked", "waiting"]
    house.loop()
    assert house.running == ["two"]
    house.deaf.clear()
    house.loop()
    assert house.running == ["one"]


def test_one_that_does_not_stop_goes_on_counting() -> None:
    house = group(controller("one", 6000), controller("two", 6000))
    house.loop()
    house.deaf = {"one"}
    house.measure(one=WARM_C)
    house.cycle()
    house.wait(seconds=5)
    assert house.reasons() == ["blocked", "waiting"]
    assert house.running == ["one"]
    house.deaf.clear()
    house.loop()
    assert house.running == ["two"]


def test_one_that_raises_an_error_is_tried_again() -> None:
    house = group(controller("one"), deaf={"one"})
    house.cycle()
    house.state = house.state.failed("one")
    assert house.reasons() == ["blocked"]
    house.deaf.clear()
    house.wait(seconds=5)
    assert house.loop() == ["run one"]
    assert house.reasons() == ["heating"]


@pytest.mark.parametrize(("before_c", "meanwhile"), [(COLD_C, Phase.HEATING), (WARM_C, Phase.IDLE)])
def test_without_a_temperature_a_demand_stays_for_15_minutes_and_is_then_off(
    before_c: float, meanwhile: Phase
) -> None:
    house = group(controller("room"))
    house.measure(room=before_c)
    house.loop()
    house.measure(room=None)
    house.loop()
    house.wait(minutes=14, seconds=59)
    house.loop()
    assert house.phases == [meanwhile]
    house.wait(seconds=1)
    house.loop()
    assert house.phases == [Phase.IDLE]


def test_one_whose_output_cannot_be_seen_counts_as_it_was() -> None:
    house = group(controller("one", 6000), controller("two", 6000))
    house.loop()
    house.lost = {"one"}
    assert house.loop() == []
    assert house.reasons() == ["unavailable", "waiting"]
    house.on, house.lost = set(), set()
    house.loop()
    assert len(house.running) == 1


@pytest.mark.parametrize("reading", ["unknown", "unavailable", "nan", "inf", "warm"])
async def test_without_a_setpoint_a_demand_stays_for_15_minutes(
    hass: HomeAssistant, build: Build, reading: str
) -> None:
    hass.states.async_set("sensor.hall", "18")
    hass.states.async_set("input_number.wish", "21")
    by_temperature: dict[str, Any] = {
        "temperature_sensor": "sensor.hall",
        "setpoint_entity": "input_number.wish",
    }
    house = await build(heater("hall", demand="temperature", **by_temperature))
    assert house.running == ["hall"]
    lost_at = dt_util.utcnow()
    hass.states.async_set("input_number.wish", reading)
    await house.settle()
    await house.wait(14 * 60)
    assert (house.running, house.reasons) == (["hall"], {"hall": "heating"})
    await house.wait(60)
    assert (dt_util.utcnow() - lost_at, house.running) == (timedelta(minutes=15), [])
