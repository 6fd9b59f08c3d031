"""What a newer version of the integration has stored, after a return to this one."""

from homeassistant.config_entries import ConfigEntryState, ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget.config_flow import BudgetFlow
from custom_components.power_budget.const import DOMAIN, SUBENTRY_HEATER

from .builders import heater
from .conftest import Build
from .forms import new_budget, new_heater


def newer(version: int, minor_version: int) -> MockConfigEntry:
    """Return a budget with a heater, stored as nobody here knows it."""
    boiler = ConfigSubentryDataWithId(
        subentry_id="boiler",
        subentry_type=SUBENTRY_HEATER,
        title="Boiler",
        unique_id=None,
        data={"relays": ["switch.boiler"], "phases": {"a": 1000}},
    )
    return MockConfigEntry(
        domain=DOMAIN,
        entry_id="newer",
        title="Cellar",
        version=version,
        minor_version=minor_version,
        options={"limits": {"night": 3000}, "parent": "house"},
        subentries_data=[boiler],
    )


async def test_a_budget_of_a_newer_version_waits_as_it_is(hass: HomeAssistant, build: Build) -> None:
    entry = newer(BudgetFlow.VERSION + 1, 1)
    entry.add_to_hass(hass)
    before = entry.as_dict()
    await build(heater("hall"))
    assert entry.state is ConfigEntryState.MIGRATION_ERROR
    assert entry.as_dict() == before


async def test_budgets_beside_one_of_a_newer_version_go_on(hass: HomeAssistant, build: Build) -> None:
    newer(BudgetFlow.VERSION + 1, 1).add_to_hass(hass)
    house = await build(heater("hall"), heater("bath"))
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]
    hass.config_entries.async_remove_subentry(house.entry, "hall")
    await house.settle()
    assert hass.states.is_state("input_boolean.hall", "off")
    assert house.running == ["bath"]
    await hass.services.async_call(DOMAIN, "explain", {}, blocking=True, return_response=True)


async def test_forms_beside_a_budget_of_a_newer_version_work(hass: HomeAssistant, build: Build) -> None:
    newer(BudgetFlow.VERSION + 1, 1).add_to_hass(hass)
    house = await build(heater("hall"))
    hass.states.async_set("switch.bath", "off")
    form = await new_heater(hass, house.entry)
    await form.submit(name="Bath", switch="switch.bath", power_w=500)
    assert form.result["type"] == "create_entry"
    form = await new_budget(hass)
    await form.submit(name="Attic", power_steps=[3000], rules={"parent": "house"})
    assert form.result["type"] == "create_entry"


async def test_a_budget_of_a_newer_minor_version_runs_as_far_as_it_is_known(
    hass: HomeAssistant, build: Build
) -> None:
    await build(heater("hall"))
    entry = MockConfigEntry(
        domain=DOMAIN,
        entry_id="newer",
        minor_version=2,
        options={"power_steps": [3000], "colour": "green"},
        subentries_data=[heater("boiler", shade="light")],
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup("newer")
    assert entry.options["colour"] == "green"
    assert entry.subentries["boiler"].data["shade"] == "light"
