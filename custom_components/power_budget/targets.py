"""Which loads an action is meant for."""

from collections.abc import Iterator

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ENTITY_MATCH_ALL
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from .const import DOMAIN
from .coordinator import PowerBudgetConfigEntry, PowerBudgetCoordinator
from .engine.tree import stands_in
from .site_config import parents

type Loads = dict[PowerBudgetCoordinator, set[str]]
"""Ids of loads, by the coordinator of their budget."""


@callback
def async_all_loads(hass: HomeAssistant) -> Loads:
    """Return the heaters of every budget that is loaded."""
    entries: list[PowerBudgetConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return {entry.runtime_data: _all_of(entry.runtime_data) for entry in entries}


@callback
def async_targeted_loads(call: ServiceCall) -> Loads:
    """Return the heaters that an action targets by themselves, by an entity, or by a budget above.

    An area, a floor or a label stands for the heaters in it; whatever else is in it is passed over.

    Raises:
        ServiceValidationError: where a device or an entity is of no heater, or nothing is left.

    """
    loads: Loads = {}
    for entry, load in _owners(call.hass, TargetSelection(call.data)):
        coordinator = _coordinator(entry)
        found = _all_below(call.hass, entry) if load is None else {coordinator: {load}}
        for owner, ids in found.items():
            loads.setdefault(owner, set()).update(ids)
    if not loads:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_heater")
    return loads


@callback
def async_targeted_heaters(call: ServiceCall) -> Loads:
    """Return the same without loads that residents run: nobody boosts an oven.

    Raises:
        ServiceValidationError: where nothing is left, as well.

    """
    targeted = async_targeted_loads(call)
    heaters = {owner: loads.intersection(owner.config.heaters) for owner, loads in targeted.items()}
    found = {owner: loads for owner, loads in heaters.items() if loads}
    if not found:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_heater")
    return found


async def async_check_permission(call: ServiceCall, loads: Loads, key: str, policy: str) -> None:
    """Let an action do to heaters only what its user may do to the entity *key* of each of them.

    Raises:
        Unauthorized: where the user may not.

    """
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None:
        raise UnknownUser(context=call.context, permission=policy)
    for entity_id in _entities(call.hass, loads, key):
        if not user.permissions.check_entity(entity_id, policy):
            raise Unauthorized(context=call.context, entity_id=entity_id, permission=policy)


def _entities(hass: HomeAssistant, loads: Loads, key: str) -> Iterator[str]:
    """Find the entity *key* of each of *loads*."""
    entities = er.async_get(hass)
    for coordinator, ids in loads.items():
        for entity in er.async_entries_for_config_entry(entities, coordinator.config_entry.entry_id):
            if entity.config_subentry_id in ids and entity.translation_key == key:
                yield entity.entity_id


def _owners(
    hass: HomeAssistant, selection: TargetSelection
) -> Iterator[tuple[PowerBudgetConfigEntry, str | None]]:
    """Find the budget and, unless the budget itself is meant, the load of all that is selected."""
    if ENTITY_MATCH_ALL in selection.entity_ids:
        selection.entity_ids = set(_entities_of_loads(hass))
    selected = async_extract_referenced_entity_ids(hass, selection, primary_entities_only=False)
    for device_id in selection.device_ids & selected.referenced_devices:
        yield _owner_of_device(hass, device_id) or _refuse(device_id)
    for entity_id in selected.referenced:
        yield _owner_of_entity(hass, entity_id) or _refuse(entity_id)
    for entity_id in selected.indirectly_referenced:
        owner = _owner_of_entity(hass, entity_id)
        if owner is not None and owner[1] is not None:
            yield owner


def _entities_of_loads(hass: HomeAssistant) -> Iterator[str]:
    entities = er.async_get(hass)
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        for entity in er.async_entries_for_config_entry(entities, entry.entry_id):
            if entity.config_subentry_id is not None:
                yield entity.entity_id


def _owner_of_device(hass: HomeAssistant, device_id: str) -> tuple[PowerBudgetConfigEntry, str | None] | None:
    device = dr.async_get(hass).async_get(device_id)
    return None if device is None else _owner(hass, device.config_entry_id, device.config_subentry_id)


def _owner_of_entity(hass: HomeAssistant, entity_id: str) -> tuple[PowerBudgetConfigEntry, str | None] | None:
    entity = er.async_get(hass).async_get(entity_id)
    return None if entity is None else _owner(hass, entity.config_entry_id, entity.config_subentry_id)


def _owner(
    hass: HomeAssistant, entry_id: str | None, load: str | None
) -> tuple[PowerBudgetConfigEntry, str | None] | None:
    entry = hass.config_entries.async_get_entry(entry_id) if entry_id else None
    return (entry, load) if entry is not None and entry.domain == DOMAIN else None


def _coordinator(entry: PowerBudgetConfigEntry) -> PowerBudgetCoordinator:
    if entry.state is not ConfigEntryState.LOADED:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="budget_not_loaded",
            translation_placeholders={"budget": entry.title},
        )
    return entry.runtime_data


def _all_below(hass: HomeAssistant, entry: PowerBudgetConfigEntry) -> Loads:
    """Return the heaters of a budget, and of all that stand in it."""
    above = parents(hass.config_entries.async_entries(DOMAIN))
    return {
        owner: ids
        for owner, ids in async_all_loads(hass).items()
        if stands_in(above, owner.budget_id, entry.entry_id)
    }


def _all_of(coordinator: PowerBudgetCoordinator) -> set[str]:
    return {load.id for load in coordinator.config.loads}


def _refuse(target: str) -> tuple[PowerBudgetConfigEntry, str | None]:
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="not_a_heater",
        translation_placeholders={"target": target},
    )
