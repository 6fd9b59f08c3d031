"""Which loads an action is meant for."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

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
from .target_kinds import BUDGETS, Kind

type Loads = dict[PowerBudgetCoordinator, set[str]]
"""Ids of loads, by the coordinator of their budget."""

type Owners = Mapping[PowerBudgetCoordinator, Collection[str | None]]
"""What entities may belong to, by the coordinator of its budget: loads, and None for the budget itself."""


@callback
def async_all_loads(hass: HomeAssistant, kind: Kind) -> Loads:
    """Return all loads of a kind, of every budget that is loaded."""
    entries: list[PowerBudgetConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return {entry.runtime_data: kind.of(entry.runtime_data) for entry in entries}


@callback
def async_targeted_loads(call: ServiceCall, kind: Kind) -> Loads:
    """Return the loads that an action targets by themselves, by an entity, or by a budget above.

    An area, a floor or a label stands for the loads in it; whatever else is in it is passed over.

    Raises:
        ServiceValidationError: where a device or an entity is of no such load, or nothing is left.

    """
    loads: Loads = {}
    for owner in _owners(call.hass, TargetSelection(call.data), kind):
        for coordinator, ids in _loads_of(call.hass, owner, kind).items():
            loads.setdefault(coordinator, set()).update(ids)
    if not loads:
        raise kind.none()
    return loads


@callback
def async_targeted_budgets(call: ServiceCall) -> list[PowerBudgetCoordinator]:
    """Return the budgets that an action targets, each by its device or by an entity of its own.

    An area, a floor or a label stands for the budgets in it; whatever else is in it is passed over.

    Raises:
        ServiceValidationError: where a device or an entity is of no budget, or nothing is left.

    """
    selection, budgets = TargetSelection(call.data), list[PowerBudgetCoordinator]()
    if ENTITY_MATCH_ALL in selection.entity_ids:
        budgets += async_all_loads(call.hass, BUDGETS)
        selection.entity_ids = set()
    for owner in _owners(call.hass, selection, BUDGETS):
        if owner.load is None:
            budgets.append(_coordinator(owner.entry))
        elif owner.target is not None:
            raise BUDGETS.other(owner.target)
    if not budgets:
        raise BUDGETS.none()
    return list(dict.fromkeys(budgets))


async def async_check_permission(
    call: ServiceCall, owners: Owners, keys: Collection[str], policy: str
) -> None:
    """Let an action do to what it targets only what its user may do to each entity of it that *keys* has.

    Raises:
        Unauthorized: where the user may not.

    """
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None:
        raise UnknownUser(context=call.context, permission=policy)
    for entity_id in _entities(call.hass, owners, keys):
        if not user.permissions.check_entity(entity_id, policy):
            raise Unauthorized(context=call.context, entity_id=entity_id, permission=policy)


def _entities(hass: HomeAssistant, owners: Owners, keys: Collection[str]) -> Iterator[str]:
    """Find the entities of *owners* that *keys* has."""
    entities = er.async_get(hass)
    for coordinator, ids in owners.items():
        for entity in er.async_entries_for_config_entry(entities, coordinator.config_entry.entry_id):
            if entity.config_subentry_id in ids and entity.translation_key in keys:
                yield entity.entity_id


class Owner(NamedTuple):
    """What is behind a target."""

    entry: PowerBudgetConfigEntry
    """A budget."""

    load: str | None
    """One of its loads; None where the budget itself is meant."""

    target: str | None = None
    """What was named; None where it stands for something else too."""


def _loads_of(hass: HomeAssistant, owner: Owner, kind: Kind) -> Loads:
    """Return the loads of a kind that a target means."""
    coordinator = _coordinator(owner.entry)
    if owner.load is None:
        return {} if owner.target is None else _all_below(hass, owner.entry, kind)
    if owner.load in kind.of(coordinator):
        return {coordinator: {owner.load}}
    if owner.target is not None:
        raise kind.other(owner.target)
    return {}


def _owners(hass: HomeAssistant, selection: TargetSelection, kind: Kind) -> Iterator[Owner]:
    """Find what is behind all that is selected."""
    if ENTITY_MATCH_ALL in selection.entity_ids:
        selection.entity_ids = set(_entities_of_loads(hass, kind))
    selected = async_extract_referenced_entity_ids(hass, selection, primary_entities_only=False)
    named = [
        (name, _owner_of_device(hass, name)) for name in selection.device_ids & selected.referenced_devices
    ]
    named += [(name, _owner_of_entity(hass, name)) for name in selected.referenced]
    for name, owner in named:
        if owner is None:
            raise kind.other(name)
        yield owner._replace(target=name)
    for entity_id in selected.indirectly_referenced:
        owner = _owner_of_entity(hass, entity_id)
        if owner is not None:
            yield owner


def _entities_of_loads(hass: HomeAssistant, kind: Kind) -> Iterator[str]:
    entities = er.async_get(hass)
    for coordinator, ids in async_all_loads(hass, kind).items():
        for entity in er.async_entries_for_config_entry(entities, coordinator.config_entry.entry_id):
            if entity.config_subentry_id in ids:
                yield entity.entity_id


def _owner_of_device(hass: HomeAssistant, device_id: str) -> Owner | None:
    device = dr.async_get(hass).async_get(device_id)
    return None if device is None else _owner(hass, device.config_entry_id, device.config_subentry_id)


def _owner_of_entity(hass: HomeAssistant, entity_id: str) -> Owner | None:
    entity = er.async_get(hass).async_get(entity_id)
    return None if entity is None else _owner(hass, entity.config_entry_id, entity.config_subentry_id)


def _owner(hass: HomeAssistant, entry_id: str | None, load: str | None) -> Owner | None:
    entry = hass.config_entries.async_get_entry(entry_id) if entry_id else None
    return Owner(entry, load) if entry is not None and entry.domain == DOMAIN else None


def _coordinator(entry: PowerBudgetConfigEntry) -> PowerBudgetCoordinator:
    if entry.state is not ConfigEntryState.LOADED:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="budget_not_loaded",
            translation_placeholders={"budget": entry.title},
        )
    return entry.runtime_data


def _all_below(hass: HomeAssistant, entry: PowerBudgetConfigEntry, kind: Kind) -> Loads:
    """Return the loads of a kind of a budget, and of all that stand in it."""
    above = parents(hass.config_entries.async_entries(DOMAIN))
    return {
        owner: ids
        for owner, ids in async_all_loads(hass, kind).items()
        if stands_in(above, owner.budget_id, entry.entry_id)
    }
