"""The README's reference: it names all that there is to set and to see, and nothing else."""

from collections.abc import Iterable
import re

from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.power_budget import const
from custom_components.power_budget.demand_form import DEMAND_FORMS
from custom_components.power_budget.engine import DemandSource, LimitSource, Reason, Status
from custom_components.power_budget.explain import SENTENCES
from custom_components.power_budget.heater_form import HEATER_SECTIONS, heater_form

from .project import DOMAIN, ROOT, read_yaml

README = (ROOT / "README.md").read_text()
FROM_THE_SCRIPT = (ROOT / "docs/from-the-script.md").read_text()

PLATFORMS = ("binary_sensor", "button", "event", "number", "sensor", "switch")
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


@pytest.fixture
async def budget(hass: HomeAssistant, enable_custom_integrations: None) -> str:
    """Return the id of a budget with a heater that has every entity."""
    hass.states.async_set("switch.hall", "off")
    heater = ConfigSubentryData(
        subentry_type="heater", title="Hall", data={"switch": "switch.hall", "power_w": 1000}, unique_id=None
    )
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="House",
        options={"power_steps": [3000], "meter": "sensor.meter", "site_limit_w": 9000, **TARIFF},
        subentries_data=[heater],
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry.entry_id


# What is set


def heater_settings() -> set[str]:
    """Return the keys of all that the forms of a heater ask for, its name aside."""
    forms = [heater_form([]), *DEMAND_FORMS.values(), *(part.schema for part in HEATER_SECTIONS.values())]
    return {str(key) for form in forms for key in form.schema} - {"name", *HEATER_SECTIONS}


def test_the_settings_of_a_heater() -> None:
    named = names(first_cells(section(README, "A heater"), "setting"))
    assert sorted(named) == sorted(heater_settings())


def test_the_options_of_a_budget() -> None:
    stored = {value for name, value in vars(const).items() if name.startswith("CONF_")}
    named = names(first_cells(section(README, "A budget"), "option"))
    assert sorted(named) == sorted(stored - heater_settings())


@pytest.mark.parametrize("source", DemandSource)
def test_every_kind_of_demand_is_described(source: DemandSource) -> None:
    words = {
        DemandSource.OWN_SWITCH: "a switch of Power Budget",
        DemandSource.ENTITY: "another entity",
        DemandSource.TEMPERATURE: "the temperature of the room",
    }
    (row,) = re.findall(r"^\| .*\(`demand`\).*$", README, re.MULTILINE)
    assert words[source] in row


# What is seen


def described_entities(heading: str) -> set[tuple[str, str]]:
    """Return the platform and the name of each entity in the table below a heading."""
    found = set()
    for cell in first_cells(section(README, heading), "entity"):
        platform = cell.partition("*")[0].strip().removesuffix("s").replace(" ", "_")
        assert platform in PLATFORMS, cell
        found |= {(platform, name) for name in re.findall(r"\*([^*]+)\*", cell)}
    return found


@pytest.mark.parametrize(("heading", "of_heater"), [("A budget", False), ("A heater", True)])
async def test_the_entities(hass: HomeAssistant, budget: str, heading: str, of_heater: bool) -> None:
    entities = er.async_entries_for_config_entry(er.async_get(hass), budget)
    assert described_entities(heading) == {
        (entity.domain, entity.original_name)
        for entity in entities
        if (entity.config_subentry_id is not None) is of_heater
    }


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


def test_the_kinds_of_decision() -> None:
    (row,) = re.findall(r"^\| event \*Decision\* .*$", README, re.MULTILINE)
    assert names(row) == ["started", "stopped"]


# What is asked


def test_the_actions() -> None:
    text = section(README, "Actions")
    actions = read_yaml("services.yaml")
    fields = {field for action in actions.values() for field in action.get("fields", {})}
    quoted = {name for name in names(text) if " " in name}
    assert set(names(text)) - quoted == {f"{DOMAIN}.{action}" for action in actions} | fields
    said = [
        SENTENCES[Reason.WAITING].format(needs="800 W", elsewhere=" of House"),
        SENTENCES[Reason.HELD_ON].format(held="90 s"),
    ]
    assert all(any(quote in sentence for sentence in said) for quote in quoted)
