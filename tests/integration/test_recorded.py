"""What Home Assistant's recorder has kept teaches as if it had been observed."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.core import HomeAssistant, State
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)

from custom_components.power_budget import recorded
from custom_components.power_budget.engine.anticipation.base_load import profile_w
from custom_components.power_budget.engine.anticipation.weather import likely_c
from custom_components.power_budget.engine.budget import Budget, Metering
from custom_components.power_budget.recorded import (
    Relay,
    async_base_load_learned,
    async_rooms_learned,
    async_weather_learned,
)
from custom_components.power_budget.wiring import BudgetConfig, Cycle, Meters, WhenStopped, Wiring
from tests.engine.rooms import MONDAY, Days, mild

BY_THERMOSTAT = Wiring(switch="switch.hall", inverted=False, temperature_sensor="climate.hall")
HALL = Wiring(switch="switch.hall", inverted=False, temperature_sensor="sensor.hall")
WATTS = {"device_class": "power", "unit_of_measurement": "W"}
CELSIUS = {"unit_of_measurement": "°C"}


@pytest.fixture(autouse=True)
def custom_integrations(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Record, and let Home Assistant find the integration: in this order."""


@pytest.fixture(autouse=True)
async def lived(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Have lived in a house for two days: a hall of 1000 W, and 300 W beside it, 1300 W around 19:30."""
    await hass.config.async_set_time_zone("UTC")
    samples = Days(days=2, every_s=300, outdoor_c=mild).samples()
    freezer.move_to(MONDAY)
    for sample in samples:
        base_w = 1300 if sample.at.hour == 19 else 300
        hass.states.async_set("switch.hall", "on" if sample.share else "off")
        hass.states.async_set("sensor.meter", f"{base_w + 1000 * sample.share}", WATTS)
        hass.states.async_set("weather.home", "sunny", {"temperature": round(sample.outdoor_c, 1)})
        freezer.move_to(sample.at)
        hass.states.async_set("climate.hall", "heat", {"current_temperature": round(sample.measured_c, 1)})
        hass.states.async_set("sensor.hall", f"{sample.measured_c:.1f}", CELSIUS)
    await async_wait_recording_done(hass)


def house(*meters: str) -> BudgetConfig:
    """Return a budget with meters."""
    return BudgetConfig(
        budget=Budget(id="house", name="House", power_steps=(2000,), metering=Metering(limit_w=9000)),
        loads=(),
        wiring={},
        cycle=Cycle("*", "*", "0"),
        when_stopped=WhenStopped.LEAVE,
        meters=Meters(entity_ids=meters, voltage_v=230),
    )


async def test_a_room_is_known_and_trusted(hass: HomeAssistant) -> None:
    found = await async_rooms_learned(hass, {"hall": HALL}, "weather.home")
    assert found["hall"].is_trusted
    assert found["hall"].model.warming_k_per_h == pytest.approx(5.5, rel=0.1)
    assert found["hall"].model.loss_per_h == pytest.approx(0.1, rel=0.2)


async def test_a_thermostat_may_be_the_thermometer(hass: HomeAssistant) -> None:
    found = await async_rooms_learned(hass, {"hall": BY_THERMOSTAT}, "weather.home")
    assert found == await async_rooms_learned(hass, {"hall": HALL}, "weather.home")


async def test_the_course_of_a_day_is_known(hass: HomeAssistant) -> None:
    memory = await async_weather_learned(hass, "weather.home")
    assert memory is not None
    assert [likely_c(memory, MONDAY + timedelta(hours=50 + hour)) for hour in (1, 13)] == pytest.approx(
        [-3, 3], abs=0.3
    )
    assert await async_weather_learned(hass, "sensor.none") is None


async def test_what_was_not_recorded_teaches_nothing(hass: HomeAssistant) -> None:
    attic = Wiring(switch="switch.attic", inverted=False, temperature_sensor="sensor.attic")
    without = Wiring(switch="switch.hall", inverted=False)
    assert await async_rooms_learned(hass, {"attic": attic, "hall": without}, None) == {}


async def test_what_the_house_draws_is_known(hass: HomeAssistant) -> None:
    relays = {"hall": Relay(1000, HALL)}
    memory = await async_base_load_learned(hass, house("sensor.meter"), relays)
    assert memory is not None
    for hour, drawn_w in ((0, 300), (12, 300), (19.25, 1300)):
        assert profile_w(memory, MONDAY + timedelta(hours=hour)) == pytest.approx(drawn_w, abs=20)


async def test_of_a_meter_that_says_much_the_statistics_are_asked(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    assert await async_setup_component(hass, "sensor", {})
    began_at = dt_util.utcnow()
    for second in range(0, 1800, 15):
        freezer.move_to(began_at + timedelta(seconds=second))
        drawn_w = f"{800 + second % 2}"
        hass.states.async_set("sensor.grid", drawn_w, {**WATTS, "state_class": "measurement"})
    await async_wait_recording_done(hass)
    freezer.move_to(began_at + timedelta(seconds=1800))
    for minutes in range(0, 20, 5):
        do_adhoc_statistics(hass, start=began_at + timedelta(minutes=minutes))
    await async_wait_recording_done(hass)
    hass.states.async_remove("sensor.grid")
    memory = await async_base_load_learned(hass, house("sensor.grid"), {})
    assert memory is not None
    assert profile_w(memory, began_at) == pytest.approx(800.5)


async def test_several_meters_teach_nothing_of_the_past(hass: HomeAssistant) -> None:
    assert await async_base_load_learned(hass, house("sensor.meter", "sensor.other"), {}) is None


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many states the recorder answers with, each time that it is asked for all that was told."""
    found: list[int] = []

    def ask(*args: Any, **named: Any) -> dict[str, list[State | dict[str, Any]]]:
        states = get_significant_states(*args, **named)
        found.extend(map(len, states.values()))
        return states

    monkeypatch.setattr(recorded, "get_significant_states", ask)
    return found


async def test_what_is_told_beside_a_state_is_read_bit_by_bit(
    hass: HomeAssistant, answers: list[int]
) -> None:
    await async_weather_learned(hass, "weather.home")
    assert sum(answers) > 200
    assert max(answers) <= 12


async def test_of_one_that_tells_all_the_time_only_the_newest_is_read(
    hass: HomeAssistant, answers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorded, "MOST", 50)
    memory = await async_weather_learned(hass, "weather.home")
    assert memory is not None
    assert memory.hours_c[22] is not None
    assert memory.hours_c[6] is None
    assert 50 <= sum(answers) <= 62
