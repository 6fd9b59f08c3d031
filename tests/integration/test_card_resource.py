"""The card among the resources of dashboards."""

from http import HTTPStatus
from typing import Any

from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.power_budget.const import DOMAIN

from .builders import budget

ADDRESS = "/power_budget/power-budget-card.js"
STORED = "lovelace_resources"
STRANGER = {"id": "other", "type": "module", "url": "/local/other.js"}


async def add(hass: HomeAssistant, entry_id: str = "house", **options: Any) -> MockConfigEntry:
    """Add a budget, and set it up."""
    options = {"power_steps": [2000], **options}
    entry = MockConfigEntry(domain=DOMAIN, entry_id=entry_id, title=entry_id, options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry_id)
    await hass.async_block_till_done()
    return entry


async def open_dashboards(hass: HomeAssistant, **options: Any) -> None:
    """Set dashboards up."""
    assert await async_setup_component(hass, "lovelace", {"lovelace": options})
    await hass.async_block_till_done()


def items(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return all resources."""
    return list(hass.data[LOVELACE_DATA].resources.async_items())


def urls(hass: HomeAssistant) -> list[str]:
    """Return the addresses of all resources."""
    return [item["url"] for item in items(hass)]


def store(hass_storage: dict[str, Any], *urls: str) -> None:
    """Let there be resources of these addresses, and one of somebody else."""
    own = [{"id": f"own{number}", "type": "module", "url": url} for number, url in enumerate(urls)]
    hass_storage[STORED] = {"version": 1, "key": STORED, "data": {"items": [STRANGER, *own]}}


async def test_it_is_registered_with_its_version(hass: HomeAssistant) -> None:
    await open_dashboards(hass)
    await add(hass)
    (item,) = items(hass)
    assert item["type"] == "module"
    assert item["url"].startswith(f"{ADDRESS}?v=0.1.0-")


async def test_it_is_registered_where_dashboards_come_later(hass: HomeAssistant) -> None:
    await add(hass)
    assert LOVELACE_DATA not in hass.data
    await open_dashboards(hass)
    assert len(urls(hass)) == 1


async def test_it_is_served_and_may_be_kept(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await open_dashboards(hass)
    await add(hass)
    client = await hass_client_no_auth()
    response = await client.get(urls(hass)[0])
    assert response.status == HTTPStatus.OK
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert "max-age" in response.headers["Cache-Control"]
    assert "power-budget-card" in await response.text()


async def test_an_older_version_is_replaced_and_no_other_touched(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    store(hass_storage, f"{ADDRESS}?v=0.0.1")
    await open_dashboards(hass)
    await add(hass)
    stranger, own = items(hass)
    assert stranger == STRANGER
    assert own["id"] == "own0"
    assert own["url"].startswith(f"{ADDRESS}?v=0.1.0-")


async def test_somebody_may_have_changed_it(hass: HomeAssistant) -> None:
    await open_dashboards(hass)
    house = await add(hass)
    (item,) = items(hass)
    resources = hass.data[LOVELACE_DATA].resources
    assert isinstance(resources, ResourceStorageCollection)
    await resources.async_update_item(item["id"], {"res_type": "js", "url": f"{ADDRESS}?mine"})
    assert await hass.config_entries.async_reload(house.entry_id)
    await hass.async_block_till_done()
    assert items(hass) == [item]
    await resources.async_delete_item(item["id"])
    assert await hass.config_entries.async_reload(house.entry_id)
    await hass.async_block_till_done()
    assert urls(hass) == [item["url"]]


async def test_one_that_goes_takes_its_wish_with_it(hass: HomeAssistant) -> None:
    await open_dashboards(hass)
    await add(hass)
    await add(hass, "annex", register_card=False)
    await hass.config_entries.async_remove("annex")
    await hass.async_block_till_done()
    assert len(urls(hass)) == 1


async def test_of_several_one_is_left(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    store(hass_storage, ADDRESS, f"{ADDRESS}?v=0.0.1", f"{ADDRESS}?v=0.0.2")
    await open_dashboards(hass)
    await add(hass)
    assert [item["id"] for item in items(hass)] == ["other", "own0"]


async def test_one_is_enough_for_several_budgets(hass: HomeAssistant) -> None:
    await open_dashboards(hass)
    house = await add(hass)
    await add(hass, "annex")
    assert len(urls(hass)) == 1
    assert await hass.config_entries.async_reload(house.entry_id)
    await hass.async_block_till_done()
    assert len(urls(hass)) == 1


async def test_it_goes_with_the_last_budget(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    store(hass_storage)
    await open_dashboards(hass)
    await add(hass)
    await add(hass, "annex")
    await hass.config_entries.async_remove("house")
    await hass.async_block_till_done()
    assert len(urls(hass)) == 2
    await hass.config_entries.async_remove("annex")
    await hass.async_block_till_done()
    assert items(hass) == [STRANGER]


async def test_it_goes_with_the_last_budget_that_is_not_disabled(hass: HomeAssistant) -> None:
    await open_dashboards(hass)
    await add(hass)
    await hass.config_entries.async_set_disabled_by("house", ConfigEntryDisabler.USER)
    await hass.async_block_till_done()
    assert urls(hass) == []
    await hass.config_entries.async_set_disabled_by("house", None)
    await hass.async_block_till_done()
    assert len(urls(hass)) == 1


async def test_one_budget_that_does_not_wish_it_is_enough(hass: HomeAssistant) -> None:
    await open_dashboards(hass)
    house = await add(hass)
    annex = await add(hass, "annex", register_card=False)
    assert urls(hass) == []
    hass.config_entries.async_update_entry(annex, options=dict(house.options))
    await hass.async_block_till_done()
    assert len(urls(hass)) == 1


async def test_without_a_wish_for_it_it_is_served_all_the_same(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await open_dashboards(hass)
    await add(hass, register_card=False)
    response = await (await hass_client_no_auth()).get(ADDRESS)
    assert (urls(hass), response.status) == ([], HTTPStatus.OK)


def told(hass: HomeAssistant) -> ir.IssueEntry | None:
    """Return what is asked of somebody who lists resources in a file."""
    return ir.async_get(hass).async_get_issue(DOMAIN, f"card_not_listed_{DOMAIN}")


async def test_where_resources_are_listed_in_a_file_it_says_what_to_add(hass: HomeAssistant) -> None:
    await open_dashboards(hass, resource_mode="yaml")
    await add(hass)
    issue = told(hass)
    assert issue is not None
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["url"].startswith(f"{ADDRESS}?v=0.1.0-")
    await hass.config_entries.async_remove("house")
    await hass.async_block_till_done()
    assert told(hass) is None


async def test_nothing_is_asked_of_who_has_listed_it(hass: HomeAssistant) -> None:
    await open_dashboards(hass, resource_mode="yaml")
    await add(hass)
    issue = told(hass)
    assert issue is not None
    assert issue.translation_placeholders is not None
    listed = {"type": "module", "url": issue.translation_placeholders["url"]}
    hass.data[LOVELACE_DATA].resources.data.append(listed)  # type: ignore[union-attr]
    await add(hass, "annex")
    assert told(hass) is None


async def test_nothing_is_asked_of_who_does_not_wish_it(hass: HomeAssistant) -> None:
    await open_dashboards(hass, resource_mode="yaml")
    await add(hass, register_card=False)
    assert told(hass) is None


@pytest.mark.parametrize("times", [3])
async def test_changes_at_once_make_one(hass: HomeAssistant, times: int) -> None:
    await open_dashboards(hass)
    entry = budget()
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    for number in range(times):
        hass.config_entries.async_update_entry(entry, title=f"House {number}")
    await hass.async_block_till_done()
    assert isinstance(hass.data[LOVELACE_DATA].resources, ResourceStorageCollection)
    assert len(urls(hass)) == 1
