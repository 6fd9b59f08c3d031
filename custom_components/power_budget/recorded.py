"""What the recorder has kept, as what teaches: the only place that asks it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Final, NamedTuple

from homeassistant.components.climate import DOMAIN as CLIMATE_DOMAIN
from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.history import get_significant_states, state_changes_during_period
from homeassistant.components.recorder.statistics import StatisticsRow, statistics_during_period
from homeassistant.components.weather import DOMAIN as WEATHER_DOMAIN
from homeassistant.const import UnitOfPower
from homeassistant.core import HomeAssistant, State, split_entity_id
from homeassistant.util import dt as dt_util

from .engine.anticipation.base_load import BaseLoadMemory
from .engine.anticipation.house import UNKNOWN_C
from .engine.anticipation.past import (
    Past,
    Record,
    RoomRecords,
    Said,
    base_load_learned,
    room_learned,
    weather_learned,
)
from .engine.anticipation.room import RoomMemory
from .engine.anticipation.weather import WeatherMemory
from .engine.budget import Estimate
from .engine.quantity import Watts
from .engine.site import Branch
from .measure import metered
from .observe_outdoors import outdoors_of, temperature_of
from .reading import is_on
from .wiring import BudgetConfig, Meters, Wiring

RECORDER: Final = "recorder"

ROOM_PAST: Final = timedelta(days=4)
"""What is asked of rooms: some days are enough for their models to be trusted."""

HOUSE_PAST: Final = timedelta(days=10)
"""What is asked of the meter: the recorder usually keeps no more in detail."""

MOST: Final = 20_000
"""How many states are asked of one entity, at most: the newest."""

AT_ONCE: Final = timedelta(hours=1)
"""How much is asked at a time of an entity that tells something beside its state: that has no limit else."""

type Reader = Callable[[State], float | None]
"""Says what a state means; None if nothing."""


class Relay(NamedTuple):
    """A heater whose draw was in a meter's readings."""

    power_w: Watts
    """What of it that meter measured, when it was on."""

    wiring: Wiring
    """What switches it."""


def has_recorder(hass: HomeAssistant) -> bool:
    """Return whether anything is recorded."""
    return RECORDER in hass.config.components


def relays(branch: Branch, wiring: Mapping[str, Wiring]) -> dict[str, Relay] | None:
    """Return the heaters that draw on a budget; None where what its loads drew cannot be known."""
    taps = [tap for tap in branch.taps if tap.load.attended is None]
    if branch.budget.buffers or any(tap.load.modulation is not None for tap in taps):
        return None
    return {tap.load.id: Relay(tap.power_w, wiring[tap.load.id]) for tap in taps if tap.load.id in wiring}


async def async_rooms_learned(
    hass: HomeAssistant, wirings: Mapping[str, Wiring], outdoors: str | None
) -> dict[str, RoomMemory]:
    """Return what the last days teach of rooms, by the ids of their loads; nothing of those not recorded."""
    if not wirings:
        return {}
    past, found = _past(ROOM_PAST), {}
    outdoor_c = await _async_outdoors(hass, outdoors, past)
    for load, wiring in wirings.items():
        records = RoomRecords(
            await _async_record(
                hass, wiring.temperature_sensor, past, lambda state: temperature_of(hass, state)
            ),
            await _async_running(hass, wiring, past),
        )
        memory = await hass.async_add_executor_job(room_learned, past, records, outdoor_c, UNKNOWN_C)
        if memory is not None:
            found[load] = memory
    return found


async def async_weather_learned(hass: HomeAssistant, outdoors: str | None) -> WeatherMemory | None:
    """Return what the last days teach of the weather; None where that was not recorded."""
    past = _past(ROOM_PAST)
    outdoor_c = await _async_outdoors(hass, outdoors, past)
    return await hass.async_add_executor_job(
        weather_learned, past, outdoor_c, dt_util.get_default_time_zone()
    )


async def async_base_load_learned(
    hass: HomeAssistant, config: BudgetConfig, heaters: Mapping[str, Relay]
) -> BaseLoadMemory | None:
    """Return what the last days teach of what is drawn beside *heaters*; None where no meter alone tells."""
    metering, meters = config.budget.metering, config.meters
    if metering is None or meters is None or len(meters.entity_ids) > 1:
        return None
    past, within = _past(HOUSE_PAST), metering.estimate is not Estimate.OTHER_LOADS
    meter_w = await _async_metered(hass, meters, past)
    running = {
        load: (relay.power_w, await _async_running(hass, relay.wiring, past))
        for load, relay in heaters.items()
        if within and meter_w
    }
    zone = dt_util.get_default_time_zone()
    return await hass.async_add_executor_job(base_load_learned, past, meter_w, running, zone)


def _past(length: timedelta) -> Past:
    now = dt_util.utcnow()
    return Past(now - length, now)


async def _async_running(hass: HomeAssistant, wiring: Wiring, past: Past) -> Record:
    """Return when a load was on."""

    def running(state: State) -> float | None:
        is_running = is_on(state, inverted=wiring.inverted)
        return None if is_running is None else float(is_running)

    return await _async_record(hass, wiring.switch, past, running)


async def _async_outdoors(hass: HomeAssistant, entity_id: str | None, past: Past) -> Record:
    """Return how warm it was outdoors."""
    return await _async_record(hass, entity_id, past, lambda state: outdoors_of(hass, state))


async def _async_metered(hass: HomeAssistant, meters: Meters, past: Past) -> Record:
    """Return what a meter showed: five minutes on average where there are statistics, else all it said."""
    (entity_id,) = meters.entity_ids
    found = await get_instance(hass).async_add_executor_job(
        lambda: statistics_during_period(
            hass, past.begin, past.end, {entity_id}, "5minute", {"power": UnitOfPower.WATT}, {"mean"}
        )
    )
    if rows := found.get(entity_id):
        return [said for row in rows for said in _on_average(row)]

    def drawn_w(state: State) -> float | None:
        reading = metered(state, meters.voltage_v)
        return None if reading is None else reading.drawn_w

    return await _async_record(hass, entity_id, past, drawn_w)


def _on_average(row: StatisticsRow) -> tuple[Said, Said]:
    """Return what held in a row of statistics, and that nothing is known after it."""
    begin, end = (dt_util.utc_from_timestamp(at) for at in (row["start"], row["end"]))
    return Said(begin, row.get("mean")), Said(end, None)


async def _async_record(hass: HomeAssistant, entity_id: str | None, past: Past, reader: Reader) -> Record:
    """Return all that an entity said, as *reader* understands it."""
    if not entity_id:
        return ()
    tells_beside = split_entity_id(entity_id)[0] in (CLIMATE_DOMAIN, WEATHER_DOMAIN)
    query = _told_beside if tells_beside else _changes
    return await get_instance(hass).async_add_executor_job(query, hass, entity_id, past, reader)


def _changes(hass: HomeAssistant, entity_id: str, past: Past, reader: Reader) -> Record:
    """Return what the newest changes of a state say."""
    found = state_changes_during_period(
        hass, past.begin, past.end, entity_id, descending=True, limit=MOST
    ).get(entity_id, [])
    newest = sorted(found, key=lambda state: state.last_updated)
    return _said(newest[1:] if len(newest) >= MOST else newest, reader)


def _told_beside(hass: HomeAssistant, entity_id: str, past: Past, reader: Reader) -> Record:
    """Return what the newest states say, and what was told beside them: asked bit by bit, backwards."""
    found: list[Said] = []
    end = past.end
    while end > past.begin and len(found) < MOST:
        begin = max(past.begin, end - AT_ONCE)
        told = get_significant_states(
            hass,
            begin - timedelta.resolution,  # the recorder leaves out what was told just as it begins
            end,
            [entity_id],
            include_start_time_state=begin == past.begin,
            significant_changes_only=False,
        )
        states = (state for state in told.get(entity_id, ()) if isinstance(state, State))
        found += reversed(_said(states, reader))
        end = begin
    return found[MOST - 1 :: -1]


def _said(states: Iterable[State], reader: Reader) -> list[Said]:
    """Return states as what was said; those of the recorder do not know their domain."""
    plain = (State(one.entity_id, one.state, one.attributes, last_updated=one.last_updated) for one in states)
    return [Said(state.last_updated, reader(state)) for state in plain]
