"""The README's reference: it names all that there is to set and to see, and nothing else."""

from collections.abc import Iterable, Mapping
import re
from typing import Any

from homeassistant import data_entry_flow
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.power_budget import const
from custom_components.power_budget.asset_form import ASSET_SECTIONS, asset_form
from custom_components.power_budget.attended_form import ATTENDED_SECTIONS, attended_form
from custom_components.power_budget.battery_form import BATTERY_SECTIONS, battery_form
from custom_components.power_budget.demand_form import DEMAND_FORMS, DEMAND_SECTIONS
from custom_components.power_budget.distribute_power import RESULTS
from custom_components.power_budget.engine import DemandSource, LimitSource, Reason, Status
from custom_components.power_budget.engine.asset import AssetStatus
from custom_components.power_budget.event import OFFER_EVENT
from custom_components.power_budget.explain import SENTENCES
from custom_components.power_budget.heater_form import HEATER_SECTIONS, heater_form
from custom_components.power_budget.modulating_form import MODULATING_SECTIONS, modulating_form
from custom_components.power_budget.schema import BUDGET_SECTIONS

from .project import DOMAIN, FOLLOWING, ROOT, read_yaml

README = (ROOT / "README.md").read_text()
FROM_THE_SCRIPT = (ROOT / "docs/from-the-script.md").read_text()

PLATFORMS = ("binary_sensor", "button", "event", "number", "sensor", "switch")
ASSET = {"target": "sensor.target", "potential": "sensor.potential", "setpoint": "number.boiler"}
TARIFF = {"window_minutes": 15, "window_peak_w": 5000}
SHOWN_BY_HOME_ASSISTANT = {"device_class", "friendly_name", "options"}


def section(text: str, heading: str) -> str:
    """Return what stands below a heading."""
    begin = re.search(rf"^#+ {re.escape(heading)}\n", text, re.MULTILINE)
    assert begin, heading
    return re.split(r"^#+ ", text[begin.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str, head: str) -> list[str]:
    """Return the first column of the table whose first column is headed so."""
    _, found, rest = text.partition(f"| {head} |")
    assert found, head
    return [row.split("|")[1].strip() for row in rest.partition("\n\n")[0].splitlines()[2:] if row]


def names(texts: Iterable[str] | str) -> list[str]:
    """Return what is set as code."""
    return re.findall(r"`([^`]+)`", texts if isinstance(texts, str) else "\n".join(texts))


def load(kind: str, title: str, **data: Any) -> ConfigSubentryData:
    """Return a load as it is stored."""
    return ConfigSubentryData(subentry_type=kind, title=title, data=data, unique_id=None)


@pytest.fixture
async def budget(hass: HomeAssistant, enable_custom_integrations: None) -> str:
    """Return the id of a budget with one load of each kind, which have every entity."""
    hass.states.async_set("switch.hall", "off")
    battery = {"soc": "sensor.soc", "setpoint": "number.cellar", "capacity_wh": 10_000, "takes_rest": True}
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="House",
        options={"power_steps": [3000], "meter": "sensor.meter", "site_limit_w": 9000, **TARIFF},
        subentries_data=[
            load("heater", "Hall", switch="switch.hall", power_w=1000),
            load("heater", "Study", **FOLLOWING),
            load("modulating", "Car", setpoint="number.car", max_power_w=7400, demand="always"),
            load("attended", "Oven", switch="switch.oven", power_w=2000),
            load("asset", "Boiler", **ASSET),
            load("battery", "Cellar", **battery),
        ],
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry.entry_id


# What is set


FORMS: Mapping[str, tuple[list[vol.Schema], Mapping[str, data_entry_flow.section]]] = {
    "A heater": (
        [heater_form([]), *DEMAND_FORMS.values()],
        {**HEATER_SECTIONS, **DEMAND_SECTIONS[DemandSource.TEMPERATURE]},
    ),
    "An adjustable load": ([modulating_form([])], MODULATING_SECTIONS),
    "An appliance": ([attended_form([])], ATTENDED_SECTIONS),
    "A battery": ([battery_form([])], BATTERY_SECTIONS),
    "An asset": ([asset_form([])], ASSET_SECTIONS),
}
"""By the heading of a kind of loads, its forms and their sections."""


def settings(heading: str) -> set[str]:
    """Return the keys of all that the forms of a kind of loads ask for, its name aside."""
    forms, sections = FORMS[heading]
    parts = [*forms, *(part.schema for part in sections.values())]
    return {str(key) for form in parts for key in form.schema} - {"name", *sections}


def budget_settings() -> set[str]:
    """Return the keys of all that the form of a budget asks for in sections that only group fields."""
    return {str(key) for part in BUDGET_SECTIONS.values() for key in part.schema.schema}


@pytest.mark.parametrize("heading", FORMS)
def test_the_settings_of_a_load(heading: str) -> None:
    named = names(first_cells(section(README, heading), "setting"))
    assert sorted(named) == sorted(settings(heading))


def test_the_options_of_a_budget() -> None:
    stored = {value for name, value in vars(const).items() if name.startswith("CONF_")}
    named = names(first_cells(section(README, "A budget"), "option"))
    loads = {key for heading in FORMS for key in settings(heading)}
    assert sorted(named) == sorted(stored - loads | budget_settings())


@pytest.mark.parametrize("source", DemandSource)
def test_every_kind_of_demand_is_described(source: DemandSource) -> None:
    words = {
        DemandSource.OWN_SWITCH: "a switch of Power Budget",
        DemandSource.ENTITY: "another entity",
        DemandSource.TEMPERATURE: "the temperature of the room",
        DemandSource.ALWAYS: "always takes what there is",
    }
    rows = re.findall(r"^\| .*\(`demand`\).*$", README, re.MULTILINE)
    assert any(words[source] in row for row in rows)


# What is seen


def described_entities(heading: str) -> set[tuple[str, str]]:
    """Return the platform and the name of each entity in the table below a heading."""
    found = set()
    for cell in first_cells(section(README, heading), "entity"):
        platform = cell.partition("*")[0].strip().removesuffix("s").replace(" ", "_")
        assert platform in PLATFORMS, cell
        found |= {(platform, name) for name in re.findall(r"\*([^*]+)\*", cell)}
    return found


async def entities(hass: HomeAssistant, budget: str, *of: str | None) -> set[tuple[str, str | None]]:
    """Return the entities of the budget, or of its loads of these titles."""
    entry = hass.config_entries.async_get_entry(budget)
    assert entry is not None
    titles = {load.subentry_id: load.title for load in entry.subentries.values()}
    return {
        (entity.domain, entity.original_name)
        for entity in er.async_entries_for_config_entry(er.async_get(hass), budget)
        if titles.get(entity.config_subentry_id or "") in of
    }


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("A budget", [None]),
        ("A heater", ["Hall", "Study"]),
        ("An appliance", ["Oven"]),
        ("A battery", ["Cellar"]),
        ("An asset", ["Boiler"]),
    ],
)
async def test_the_entities(hass: HomeAssistant, budget: str, heading: str, titles: list[str | None]) -> None:
    assert described_entities(heading) == await entities(hass, budget, *titles)


async def test_the_entities_of_an_adjustable_load(hass: HomeAssistant, budget: str) -> None:
    of_a_heater, of_a_car = await entities(hass, budget, "Hall"), await entities(hass, budget, "Car")
    assert described_entities("An adjustable load") == of_a_car - of_a_heater
    assert of_a_heater - of_a_car == {("switch", "Demand")}


async def test_the_attributes_of_the_status(hass: HomeAssistant, budget: str) -> None:
    state = hass.states.get("sensor.house_radiator_status")
    assert state is not None
    shown = set(state.attributes) - SHOWN_BY_HOME_ASSISTANT
    sentence = README.partition("Attributes of *Radiator status*")[2].partition("\n\n")[0]
    assert set(names(sentence)) - {"on", "off"} == shown
    kept = first_cells(section(FROM_THE_SCRIPT, "`pyscript.radiator_status`"), "attribute")
    assert set(names(kept)) == shown


async def test_the_attributes_of_the_limit(hass: HomeAssistant, budget: str) -> None:
    state = hass.states.get("sensor.house_available_power")
    assert state is not None
    shown = {name for name in state.attributes if f"`{name}`" in README}
    assert shown == {"bound_by", "below_next_limit", "limits"}
    (row,) = re.findall(r"^\| sensors \*Available power\*.*$", README, re.MULTILINE)
    assert set(names(row)) == shown | set(LimitSource)


def test_the_states_of_the_status() -> None:
    (row,) = re.findall(r"^\| sensor \*Radiator status\* .*$", README, re.MULTILINE)
    assert names(row) == list(Status)


def test_the_reasons() -> None:
    assert names(first_cells(README, "reason")) == list(Reason)


def test_the_kinds_of_offer() -> None:
    (row,) = re.findall(r"^\| event \*Offer\* .*$", README, re.MULTILINE)
    assert names(row) == OFFER_EVENT.event_types


def test_the_statuses_of_an_asset() -> None:
    (row,) = re.findall(r"^\| sensor \*Status\* \| `following.*$", README, re.MULTILINE)
    assert names(row) == list(AssetStatus)


def test_the_kinds_of_decision() -> None:
    (row,) = re.findall(r"^\| event \*Decision\* .*$", README, re.MULTILINE)
    assert names(row) == ["started", "stopped"]


# What is asked


def test_the_actions() -> None:
    text = section(README, "Actions")
    actions = read_yaml("services.yaml")
    fields = {field for action in actions.values() for field in action.get("fields", {})}
    quoted = {name for name in names(text) if " " in name}
    results = {*RESULTS.values(), "all"}
    assert results <= set(names(text))
    assert set(names(text)) - quoted - results == {f"{DOMAIN}.{action}" for action in actions} | fields
    said = [
        SENTENCES[Reason.WAITING].format(needs="800 W", elsewhere=" of House"),
        SENTENCES[Reason.HELD_ON].format(held="90 s"),
    ]
    assert all(any(quote in sentence for sentence in said) for quote in quoted)
