"""Prices are understood in the forms in which integrations tell them."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.prices import async_prices
from tests.engine.rooms import MONDAY

from .forms import new_budget
from .morning import SIX, Wake, known, wake

__all__ = ["wake"]

HOUR = timedelta(hours=1)
BEGINS = [MONDAY + HOUR * hour for hour in range(48)]
PRICES = [0.1 + hour / 100 for hour in range(48)]


def listed(time: str, value: str, *, as_text: bool = True, tomorrow: bool = False) -> list[dict[str, Any]]:
    """Return the prices of a day in the words of an integration."""
    pairs = (
        list(zip(BEGINS, PRICES, strict=True))[24:] if tomorrow else zip(BEGINS[:24], PRICES, strict=False)
    )
    return [{time: at.isoformat() if as_text else at, value: price} for at, price in pairs]


FORMS: dict[str, dict[str, Any]] = {
    "Nord Pool": {
        "raw_today": listed("start", "value", as_text=False),
        "raw_tomorrow": listed("start", "value", as_text=False, tomorrow=True),
    },
    "ENTSO-E": {
        "prices_today": listed("time", "price"),
        "prices_tomorrow": listed("time", "price", tomorrow=True),
        "prices": [*listed("time", "price"), *listed("time", "price", tomorrow=True)],
    },
    "EPEX Spot": {
        "data": [
            *listed("start_time", "price_per_kwh"),
            *listed("start_time", "price_per_kwh", tomorrow=True),
        ]
    },
    "Energi Data Service": {
        "raw_today": listed("hour", "price"),
        "raw_tomorrow": listed("hour", "price", tomorrow=True),
    },
}


@pytest.mark.parametrize("attributes", FORMS.values(), ids=FORMS)
async def test_lists_beside_a_state(hass: HomeAssistant, attributes: dict[str, Any]) -> None:
    hass.states.async_set("sensor.price", "0.2", attributes)
    found = await async_prices(hass, "sensor.price", MONDAY + 12 * HOUR)
    assert found is not None
    assert [found[slot] for slot in (0, 47, 48, 95)] == pytest.approx([0.22, 0.33, 0.34, 0.45])


def sensor(hass: HomeAssistant, platform: str, unique_id: str) -> str:
    """Have a sensor of an integration, which lists nothing; return its id."""
    entry = MockConfigEntry(domain=platform, entry_id="market")
    entry.add_to_hass(hass)
    entity = er.async_get(hass).async_get_or_create("sensor", platform, unique_id, config_entry=entry)
    hass.states.async_set(entity.entity_id, "0.2")
    return entity.entity_id


async def test_nord_pool_is_asked_day_by_day(hass: HomeAssistant) -> None:
    async def prices(call: ServiceCall) -> ServiceResponse:
        assert call.data["config_entry"] == "market"
        is_today = call.data["date"] == "2026-01-05"
        if not is_today:
            return {"SE3": [], "SE4": []}
        answer: dict[str, Any] = {"SE3": listed("start", "price"), "SE4": [{"start": "x", "price": 1}]}
        return answer

    await hass.config.async_set_time_zone("UTC")
    hass.services.async_register(
        "nordpool", "get_prices_for_date", prices, supports_response=SupportsResponse.ONLY
    )
    entity_id = sensor(hass, "nordpool", "SE3-current_price")
    found = await async_prices(hass, entity_id, MONDAY + 12 * HOUR)
    assert found is not None
    assert [found[slot] for slot in (0, 47, 48)] == pytest.approx([0.22, 0.33, 0.1])


async def test_tibber_is_asked_for_two_days(hass: HomeAssistant) -> None:
    async def prices(call: ServiceCall) -> ServiceResponse:
        assert call.data == {"start": "2026-01-05T00:00:00+00:00", "end": "2026-01-07T00:00:00+00:00"}
        answer: dict[str, Any] = {"prices": {"Home": listed("start_time", "price")}}
        return answer

    await hass.config.async_set_time_zone("UTC")
    hass.services.async_register("tibber", "get_prices", prices, supports_response=SupportsResponse.ONLY)
    found = await async_prices(hass, sensor(hass, "tibber", "home"), MONDAY + 12 * HOUR)
    assert found is not None
    assert found[0] == pytest.approx(0.22)


async def test_who_does_not_answer_tells_none(hass: HomeAssistant) -> None:
    async def prices(_call: ServiceCall) -> ServiceResponse:
        raise HomeAssistantError

    hass.services.async_register("tibber", "get_prices", prices, supports_response=SupportsResponse.ONLY)
    assert await async_prices(hass, sensor(hass, "tibber", "home"), MONDAY) is None


UNKNOWN: dict[str, Any] = {
    "nothing": {},
    "numbers alone": {"raw_today": [1.0] * 24},
    "no list": {"prices": {"today": 1}},
    "no instants": {"prices": [{"time": "soon", "price": 1}]},
    "no time zone": {"prices": [{"time": "2026-01-05T00:00:00", "price": 1}]},
    "no numbers": {"prices": listed("time", "words")},
    "not a number": {"prices": [{"time": MONDAY.isoformat(), "price": "nan"}]},
}


@pytest.mark.parametrize("attributes", UNKNOWN.values(), ids=UNKNOWN)
async def test_what_is_told_otherwise_is_none(hass: HomeAssistant, attributes: dict[str, Any]) -> None:
    hass.states.async_set("sensor.price", "0.2", attributes)
    assert await async_prices(hass, "sensor.price", MONDAY) is None


async def test_that_is_told_once_and_rooms_are_warm_all_the_same(
    hass: HomeAssistant, wake: Wake, caplog: pytest.LogCaptureFixture
) -> None:
    hass.states.async_set("sensor.price", "0.2")
    morning = await wake("bath", at=5.25, kept=known(hass, "bath"), prices_entity="sensor.price")
    await morning.live_until(SIX)
    assert morning.reasons["bath"][-1] in {"preheating", "heating"}
    told = [record for record in caplog.records if "tells no prices" in record.message]
    assert len(told) == 1


async def test_an_entity_that_is_not_there_is_refused(hass: HomeAssistant) -> None:
    form = await new_budget(hass)
    await form.submit(
        name="House", power_steps={"mode_0": 9000}, anticipation={"prices_entity": "sensor.none"}
    )
    assert form.errors == {"anticipation": "entity_not_found"}
