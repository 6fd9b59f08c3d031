"""The forms: every field and every choice that they show has its text."""

from typing import Any

from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigFlowResult,
    SubentryFlowContext,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.power_budget.kinds import FLOWS

from .project import DOMAIN, translation

ENTERED = {
    "heater": {"name": "Hall", "switch": "switch.hall", "power_w": 1000},
    "modulating": {
        "name": "Car",
        "setpoint": "number.car",
        "max_power_w": 7400,
        "min_power_w": 0,
        "setting": {"setpoint_unit": "watts"},
    },
}
"""What is entered first, where what asks is asked for next."""

type Form = ConfigFlowResult | SubentryFlowResult
"""What a flow answers when it shows a form."""


@pytest.fixture
async def budget(hass: HomeAssistant, enable_custom_integrations: None) -> str:
    """Return the id of a budget without heaters."""
    hass.states.async_set("switch.hall", "off")
    hass.states.async_set("number.car", "0")
    entry = MockConfigEntry(domain=DOMAIN, options={"unit": "watts", "power_steps": [3000]})
    entry.add_to_hass(hass)
    return entry.entry_id


async def new_load(hass: HomeAssistant, budget: str, kind: str) -> Form:
    """Return the form of a new load."""
    context = SubentryFlowContext(source=SOURCE_USER)
    return await hass.config_entries.subentries.async_init((budget, kind), context=context)


def check(texts: dict[str, Any], form: Form) -> None:
    """Compare a form with the texts of its flow."""
    assert form["data_schema"]
    check_fields(texts["step"][form["step_id"]], form["data_schema"])


def check_fields(texts: dict[str, Any], schema: vol.Schema) -> None:
    """Compare the fields of a form, or of a section of it, with their texts."""
    sections = {str(key): field for key, field in schema.schema.items() if isinstance(field, section)}
    fields = {str(key): field for key, field in schema.schema.items() if str(key) not in sections}
    assert set(fields) == set(texts.get("data", {}))
    assert set(sections) == set(texts.get("sections", {}))
    for field in fields.values():
        check_choice(field.config)
    for name, field in sections.items():
        check_fields(texts["sections"][name], field.schema)


def check_choice(config: dict[str, Any]) -> None:
    """Compare the choices of a field, if it has any, with their texts."""
    if key := config.get("translation_key"):
        (kind,) = {"options", "fields"} & config.keys()
        assert set(config[kind]) == set(translation("en")["selector"][key][kind])


async def test_new_budget(hass: HomeAssistant, enable_custom_integrations: None) -> None:
    form = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    check(translation("en")["config"], form)


async def test_options(hass: HomeAssistant, budget: str) -> None:
    check(translation("en")["options"], await hass.config_entries.options.async_init(budget))


@pytest.mark.parametrize("kind", FLOWS)
async def test_new_load(kind: str, hass: HomeAssistant, budget: str) -> None:
    check(translation("en")["config_subentries"][kind], await new_load(hass, budget, kind))


@pytest.mark.parametrize("demand", ["entity", "temperature"])
@pytest.mark.parametrize(("kind", "entered"), ENTERED.items(), ids=ENTERED)
async def test_demand(
    demand: str, kind: str, entered: dict[str, Any], hass: HomeAssistant, budget: str
) -> None:
    first = await new_load(hass, budget, kind)
    entered = {**entered, "demand": demand}
    form = await hass.config_entries.subentries.async_configure(first["flow_id"], entered)
    check(translation("en")["config_subentries"][kind], form)
