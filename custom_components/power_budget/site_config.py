"""What is configured, from stored keys to engine types: the only place that knows both."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry

from .asset_config import asset_config
from .attended_config import attended_load
from .battery_config import battery_config, buffer
from .const import (
    CONF_ALSO_ON,
    CONF_COMMAND_TIMEOUT_S,
    CONF_COUNT_IDLE,
    CONF_CYCLE,
    CONF_DEADBAND_K,
    CONF_ENERGY_METER,
    CONF_ESTIMATE,
    CONF_FROST_C,
    CONF_LIMIT_ENTITY,
    CONF_MARGIN_W,
    CONF_MAX_OFF_S,
    CONF_MAX_POWER_W,
    CONF_MAX_SWITCHES_PER_HOUR,
    CONF_METER,
    CONF_METER_TIMEOUT_S,
    CONF_MIN_CHANGE_S,
    CONF_MIN_OFF_S,
    CONF_MIN_ON_S,
    CONF_MIN_POWER_W,
    CONF_ORDER,
    CONF_OTHER_METERS,
    CONF_OUTDOORS_ENTITY,
    CONF_PARENT,
    CONF_POWER_STEPS,
    CONF_POWER_W,
    CONF_PRICES_ENTITY,
    CONF_PRIORITY,
    CONF_RAMP_W_PER_S,
    CONF_RESTORE_DELAY_S,
    CONF_RESTORE_MARGIN,
    CONF_SITE_LIMIT_W,
    CONF_STALE_LIMIT_W,
    CONF_STEP,
    CONF_TURNS,
    CONF_UNIT,
    CONF_VOLTAGE_V,
    CONF_WEIGHT,
    CONF_WHEN_STOPPED,
    CONF_WINDOW_FOLLOW_PEAK,
    CONF_WINDOW_MINUTES,
    CONF_WINDOW_PEAK_W,
    DEFAULT_COMMAND_TIMEOUT_S,
    DEFAULT_CYCLE,
    DEFAULT_DEADBAND_K,
    DEFAULT_MARGIN_W,
    DEFAULT_METER_TIMEOUT_S,
    DEFAULT_MIN_CHANGE_S,
    DEFAULT_MIN_OFF_S,
    DEFAULT_MIN_ON_S,
    DEFAULT_MIN_POWER_W,
    DEFAULT_PRIORITY,
    DEFAULT_RESTORE_DELAY_S,
    DEFAULT_RESTORE_MARGIN,
    DEFAULT_STALE_LIMIT_W,
    DEFAULT_TURNS,
    DEFAULT_VOLTAGE_V,
    DEFAULT_WEIGHT,
    FEED_BUDGET,
    SUBENTRY_ASSET,
    SUBENTRY_ATTENDED,
    SUBENTRY_BATTERY,
    SUBENTRY_HEATER,
    SUBENTRY_MODULATING,
)
from .engine.budget import Budget, CountIdle, Estimate, Metering, Order, Unit, Window
from .engine.forest import present
from .engine.modulation import Modulation
from .engine.quantity import Watts
from .engine.site import Feed, Load, Site
from .engine.tree import stands_in
from .stored import duration, whole
from .wiring import BudgetConfig, Cycle, Meters, WhenStopped
from .wiring_config import demand_source, saving_wiring, scale, wiring


def budget_config(entry: ConfigEntry[Any]) -> BudgetConfig:
    """Return what is configured in *entry*."""
    loads = [load for load in entry.subentries.values() if load.subentry_type in KINDS]
    return BudgetConfig(
        budget=_budget(entry),
        loads=tuple(KINDS[load.subentry_type](entry, load) for load in loads),
        wiring={
            load.subentry_id: wiring(load.data, is_attended=load.subentry_type == SUBENTRY_ATTENDED)
            for load in loads
        },
        cycle=Cycle(**DEFAULT_CYCLE | entry.options.get(CONF_CYCLE, {})),
        when_stopped=WhenStopped(entry.options.get(CONF_WHEN_STOPPED, WhenStopped.LEAVE)),
        meters=_meters(entry.options),
        energy_meter=entry.options.get(CONF_ENERGY_METER),
        limit_entity=_imposed(entry.options),
        outdoors=entry.options.get(CONF_OUTDOORS_ENTITY),
        prices=entry.options.get(CONF_PRICES_ENTITY),
        saving=saving_wiring(entry.options),
        batteries=tuple(map(battery_config, entry.get_subentries_of_type(SUBENTRY_BATTERY))),
        assets=tuple(map(asset_config, entry.get_subentries_of_type(SUBENTRY_ASSET))),
    )


def parents(entries: Iterable[ConfigEntry[Any]]) -> dict[str, str | None]:
    """Return in which budget each of *entries* stands, loaded or not; one that stands in itself in none."""
    named = {entry.entry_id: entry.options.get(CONF_PARENT) for entry in entries}
    return {name: None if stands_in(named, parent, name) else parent for name, parent in named.items()}


def site(configs: Iterable[BudgetConfig], parents: Mapping[str, str | None]) -> Site:
    """Return the site that budgets make together, each standing in the nearest of them that is above it."""
    configs = list(configs)
    named = Site(
        budgets=tuple(config.budget for config in configs),
        loads=tuple(load for config in configs for load in config.loads),
    )
    return present(named, parents)


def _budget(entry: ConfigEntry[Any]) -> Budget:
    options = entry.options
    return Budget(
        id=entry.entry_id,
        parent=options.get(CONF_PARENT),
        name=entry.title,
        unit=Unit(options.get(CONF_UNIT, Unit.WATTS)),
        power_steps=tuple(options[CONF_POWER_STEPS]),
        order=Order(options.get(CONF_ORDER, Order.ROUND_ROBIN)),
        is_imposed=_imposed(options) is not None,
        metering=None if _meters(options) is None else _metering(options),
        buffers=tuple(map(buffer, entry.get_subentries_of_type(SUBENTRY_BATTERY))),
    )


def _imposed(options: Mapping[str, Any]) -> Meters | None:
    """Return what says from outside how much may be drawn, if anything does."""
    named = options.get(CONF_LIMIT_ENTITY)
    return Meters(entity_ids=(named,), voltage_v=_voltage_v(options)) if named else None


def _voltage_v(options: Mapping[str, Any]) -> float:
    voltage_v: float = options.get(CONF_VOLTAGE_V, DEFAULT_VOLTAGE_V)
    return voltage_v


def _meters(options: Mapping[str, Any]) -> Meters | None:
    """Return what measures for a budget; None if nothing does, or there is no limit to hold it against."""
    by_others = _estimate(options) is Estimate.OTHER_LOADS
    named = options.get(CONF_OTHER_METERS, []) if by_others else [options.get(CONF_METER)]
    entity_ids = tuple(entity_id for entity_id in named if entity_id)
    if not entity_ids or CONF_SITE_LIMIT_W not in options:
        return None
    return Meters(entity_ids=entity_ids, voltage_v=_voltage_v(options))


def _metering(options: Mapping[str, Any]) -> Metering:
    return Metering(
        limit_w=options[CONF_SITE_LIMIT_W],
        estimate=_estimate(options),
        margin_w=options.get(CONF_MARGIN_W, DEFAULT_MARGIN_W),
        restore_delay=duration(options.get(CONF_RESTORE_DELAY_S, DEFAULT_RESTORE_DELAY_S)),
        restore_margin=options.get(CONF_RESTORE_MARGIN, DEFAULT_RESTORE_MARGIN),
        count_idle=CountIdle(options.get(CONF_COUNT_IDLE, CountIdle.RATED)),
        timeout=duration(options.get(CONF_METER_TIMEOUT_S, DEFAULT_METER_TIMEOUT_S)),
        stale_limit_w=options.get(CONF_STALE_LIMIT_W, DEFAULT_STALE_LIMIT_W),
        window=_window(options),
    )


def _window(options: Mapping[str, Any]) -> Window | None:
    if not options.get(CONF_WINDOW_MINUTES) or not options.get(CONF_WINDOW_PEAK_W):
        return None
    return Window(
        length=timedelta(minutes=options[CONF_WINDOW_MINUTES]),
        peak_w=options[CONF_WINDOW_PEAK_W],
        follow_peak=options.get(CONF_WINDOW_FOLLOW_PEAK, False),
    )


def _estimate(options: Mapping[str, Any]) -> Estimate:
    return Estimate(options.get(CONF_ESTIMATE, Estimate.WHOLE_HOUSE))


def _heater(entry: ConfigEntry[Any], heater: ConfigSubentry) -> Load:
    data = heater.data
    return replace(
        _load(entry, heater, data[CONF_POWER_W]),
        min_on=duration(data.get(CONF_MIN_ON_S, DEFAULT_MIN_ON_S)),
        min_off=duration(data.get(CONF_MIN_OFF_S, DEFAULT_MIN_OFF_S)),
        max_switches_per_hour=whole(data.get(CONF_MAX_SWITCHES_PER_HOUR)),
    )


def _modulating(entry: ConfigEntry[Any], load: ConfigSubentry) -> Load:
    data = load.data
    min_change = duration(data.get(CONF_MIN_CHANGE_S, DEFAULT_MIN_CHANGE_S))
    modulation = Modulation(
        least_w=data.get(CONF_MIN_POWER_W, DEFAULT_MIN_POWER_W),
        step_w=scale(data).watts(data.get(CONF_STEP, 0.0)),
        weight=data.get(CONF_WEIGHT, DEFAULT_WEIGHT),
        ramp_w_per_s=data.get(CONF_RAMP_W_PER_S),
        min_change=min_change,
    )
    common = _load(entry, load, data[CONF_MAX_POWER_W])
    return replace(common, min_on=min_change, min_off=min_change, modulation=modulation)


def _attended(entry: ConfigEntry[Any], load: ConfigSubentry) -> Load:
    return attended_load(_load(entry, load, load.data[CONF_POWER_W]), load.data)


KINDS: Mapping[str, Callable[[ConfigEntry[Any], ConfigSubentry], Load]] = {
    SUBENTRY_HEATER: _heater,
    SUBENTRY_MODULATING: _modulating,
    SUBENTRY_ATTENDED: _attended,
}
"""What makes a load of each kind of subentry that draws on the budget."""


def _load(entry: ConfigEntry[Any], load: ConfigSubentry, power_w: Watts) -> Load:
    """Return what is common to all loads."""
    data = load.data
    return Load(
        id=load.subentry_id,
        budget=entry.entry_id,
        also_on=tuple(Feed(feed[FEED_BUDGET], feed[CONF_POWER_W]) for feed in data.get(CONF_ALSO_ON, ())),
        name=load.title,
        power_w=power_w,
        turns=int(data.get(CONF_TURNS, DEFAULT_TURNS)),
        priority=int(data.get(CONF_PRIORITY, DEFAULT_PRIORITY)),
        demand=demand_source(data),
        frost_c=data.get(CONF_FROST_C),
        max_off=duration(data[CONF_MAX_OFF_S]) if data.get(CONF_MAX_OFF_S) else None,
        patience=duration(data.get(CONF_COMMAND_TIMEOUT_S, DEFAULT_COMMAND_TIMEOUT_S)),
        deadband_k=data.get(CONF_DEADBAND_K, DEFAULT_DEADBAND_K),
    )
