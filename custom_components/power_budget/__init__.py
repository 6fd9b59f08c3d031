"""Shares a limited electrical power between heaters."""

from homeassistant.core import HassJob, HomeAssistant
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.typing import ConfigType

from .anticipating import Anticipator
from .card_commands import async_register_commands
from .card_resource import async_offer_card
from .const import DOMAIN, PLATFORMS
from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .dispatching import Dispatcher
from .distributing import DISTRIBUTOR, Distributor
from .grid import GRID, Grid
from .keeping import Keeper
from .learned_store import LearnedStore
from .rename import async_follow_renames, async_resolve
from .services import async_register_services
from .serving import Server
from .setpoint_faults import async_report_setpoints
from .site_config import budget_config
from .store import StateStore
from .timetables import TIMETABLES, Timetables, async_follow_schedules

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up what all budgets share."""
    hass.data[GRID] = Grid(hass)
    hass.data[DISTRIBUTOR] = Distributor(hass)
    hass.data[TIMETABLES] = Timetables(hass)
    async_register_services(hass)
    async_register_commands(hass)
    async_offer_card(hass)
    async_follow_renames(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: PowerBudgetConfigEntry) -> bool:
    """Set up a budget."""
    async_resolve(hass, entry)
    coordinator = PowerBudgetCoordinator(
        hass, entry, Keeper(StateStore(hass, entry.entry_id, entry.title)), hass.data[GRID]
    )
    entry.runtime_data = coordinator
    coordinator.server = Server(hass, coordinator)
    dispatcher = coordinator.dispatcher = Dispatcher(hass, coordinator, hass.data[GRID])
    anticipator = coordinator.anticipator = Anticipator(
        hass, coordinator, hass.data[GRID], LearnedStore(hass, entry.entry_id)
    )
    entry.async_on_unload(entry.add_update_listener(_async_follow_changes))
    await coordinator.keeper.async_recall(coordinator.config)
    await anticipator.async_recall()
    hass.data[GRID].async_attach(coordinator)
    entry.async_on_unload(lambda: hass.data[GRID].async_release(coordinator))
    entry.async_on_unload(coordinator.async_cease)
    _name_devices(hass, entry)
    entry.async_on_unload(dispatcher.async_stop)
    entry.async_on_unload(async_report_setpoints(hass, coordinator))
    entry.async_on_unload(async_follow_schedules(hass, coordinator))
    for stop in (dispatcher.async_stop, anticipator.async_stop, coordinator.async_stop):
        entry.async_on_unload(hass.async_add_shutdown_job(HassJob(stop, "power budget stop")))
    leave = HassJob(hass.data[DISTRIBUTOR].async_stop, "power budget stop")
    entry.async_on_unload(hass.async_add_shutdown_job(leave, coordinator))
    entry.async_on_unload(anticipator.async_stop)
    for start in (coordinator.async_start, dispatcher.async_start, anticipator.async_start):
        entry.async_on_unload(async_at_started(hass, start))
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: PowerBudgetConfigEntry) -> bool:
    """Stop a budget and unload it."""
    coordinator = entry.runtime_data
    coordinator.dispatcher.async_stop()
    coordinator.anticipator.async_stop()
    if not coordinator.is_reloading:
        await hass.data[DISTRIBUTOR].async_stop(coordinator)
    await coordinator.async_stop()
    is_unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    await coordinator.keeper.async_save()  # what was set by an entity until it was gone counts
    await coordinator.anticipator.async_save()
    if not is_unloaded:
        hass.data[GRID].async_release(coordinator)
    return is_unloaded


async def async_remove_entry(hass: HomeAssistant, entry: PowerBudgetConfigEntry) -> None:
    """Forget what was remembered of a budget that is removed."""
    await StateStore(hass, entry.entry_id, entry.title).async_remove()
    await LearnedStore(hass, entry.entry_id).async_remove()


async def _async_follow_changes(hass: HomeAssistant, entry: PowerBudgetConfigEntry) -> None:
    """Go on with a changed configuration; reload only if there are entities to add or to change.

    Either way the heaters stay as they are, until a cycle decides otherwise. Only what no heater
    is switched by any more is switched off.
    """
    coordinator, config = entry.runtime_data, budget_config(entry)
    release = hass.data[DISTRIBUTOR].async_release(coordinator, config)
    hass.async_create_task(release, "power budget release")
    if config.shape == coordinator.config.shape:
        _name_devices(hass, entry)
        await coordinator.async_adopt()
    elif not coordinator.is_reloading:
        coordinator.is_reloading = True
        # Not eager: one reload covers all changes that are made at once.
        hass.async_create_task(_async_reload(coordinator), "power budget reload", eager_start=False)


async def _async_reload(coordinator: PowerBudgetCoordinator) -> None:
    """Reload a budget; where that fails, let the next change try again."""
    try:
        await coordinator.hass.config_entries.async_reload(coordinator.config_entry.entry_id)
    finally:
        coordinator.is_reloading = False


def _name_devices(hass: HomeAssistant, entry: PowerBudgetConfigEntry) -> None:
    """Have a device for the budget and, behind it, one for each load, named as they are now."""
    devices = dr.async_get(hass)
    budget = devices.async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={(DOMAIN, entry.entry_id)},
        entry_type=dr.DeviceEntryType.SERVICE,
        name=entry.title,
    )
    for load in entry.subentries.values():
        devices.async_get_or_create(
            config_entry_id=entry.entry_id,
            config_subentry_id=load.subentry_id,
            identifiers={(DOMAIN, load.subentry_id)},
            entry_type=dr.DeviceEntryType.SERVICE,
            name=load.title,
            via_device_id=budget.id,
        )
