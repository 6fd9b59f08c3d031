"""The pages for common houses: each is set up as it says, word by word, and does what it promises."""

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
import re

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.power_budget.const import CONF_POWER_STEPS
from tests.repository.project import ROOT, translation

from .documented import DocumentedHouse
from .house_pages import PAGES, Filled, entities, forms


@pytest.fixture
async def house(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> AsyncGenerator[DocumentedHouse]:
    """Return what sets a house up."""
    freezer.move_to("2026-11-21 12:00:01+00:00")
    yield DocumentedHouse(hass, freezer)
    if hass.services.has_service("automation", "turn_off"):
        await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


# What is written


def labels(kind: str) -> Iterator[tuple[str, str]]:
    """Find the key and the label of each field of the forms of a budget, or of a kind of loads."""
    texts = translation("en")
    forms = texts["config"] if kind == "budget" else texts["config_subentries"][kind]
    for step in forms["step"].values():
        yield from step.get("data", {}).items()
        for part in step.get("sections", {}).values():
            yield from part.get("data", {}).items()


FORMS = [(page.stem, filled) for page in PAGES for filled in forms(page)]


@pytest.mark.parametrize(
    ("page", "filled"), FORMS, ids=[f"{page}-{one.entered['name']}" for page, one in FORMS]
)
def test_fields_and_choices_are_called_as_in_the_form(page: str, filled: Filled) -> None:
    assert set(filled.labels.items()) <= set(labels(filled.kind))
    selectors = translation("en")["selector"]
    for key, text in filled.chosen.items():
        selector = "modulating_demand" if (filled.kind, key) == ("modulating", "demand") else key
        assert selectors[selector]["options"][filled.entered[key]] == text


def sections(kind: str) -> Iterator[tuple[str, str]]:
    """Find the key of each field that stands in a section that is closed at first, and the section's name."""
    texts = translation("en")
    forms = texts["config"] if kind == "budget" else texts["config_subentries"][kind]
    for step in forms["step"].values():
        for name, part in step.get("sections", {}).items():
            if name != CONF_POWER_STEPS:
                yield from ((key, part["name"]) for key in part.get("data", {}))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_names_each_section_that_must_be_opened(page: Path) -> None:
    named = re.findall(r"\*([^*\n]+)\*", page.read_text())
    wanted = {name for filled in forms(page) for key, name in sections(filled.kind) if key in filled.entered}
    assert wanted
    assert wanted - {*named} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
async def test_every_entity_is_there_once_all_is_set_up(
    hass: HomeAssistant, house: DocumentedHouse, page: Path
) -> None:
    await house.build(page.stem)
    assert {entity for entity in entities(page) if hass.states.get(entity) is None} == set()


def test_the_readme_leads_to_each_page() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [page.stem for page in PAGES if f"(docs/houses/{page.name})" not in readme] == []


# What is promised


async def test_french_radiators_heat_while_their_relays_are_off(house: DocumentedHouse) -> None:
    await house.build("french-pilot-wire")
    relay = "switch.living_room_pilot_wire"
    await house.show(sensor__linky_papp="1000", sensor__living_room_temperature="21")
    assert (house.state(relay), house.state("sensor.living_room_status")) == ("on", "satisfied")
    await house.show(sensor__living_room_temperature="18")
    await house.wait(180, sensor__linky_papp="1000")
    assert (house.state(relay), house.state("sensor.living_room_status")) == ("off", "heating")
    await house.show(sensor__linky_papp="9500")
    assert (house.state(relay), house.state("sensor.living_room_status")) == ("on", "waiting")


async def test_no_belgian_quarter_ends_above_the_peak(house: DocumentedHouse) -> None:
    await house.build("belgian-capacity-tariff")
    await house.turn("switch.water_heater_demand")
    heaters = {"living_room_heater": 2.0, "office_heater": 1.5, "water_heater": 2.0}
    ran: set[str] = set()
    for _ in range(0, 45 * 60, 5):
        running = {name for name in heaters if house.state(f"switch.{name}") == "on"}
        ran |= running
        drawn_kw = sum(heaters[name] for name in running)
        await house.wait(5, sensor__electricity_meter_power_consumption=f"{1 + drawn_kw}")
    assert ran == set(heaters)
    assert 2000 < float(house.state("sensor.house_month_peak")) <= 2500
    assert house.attribute("sensor.house_available_power", "bound_by") == "window"


async def test_the_coldest_norwegian_room_goes_first(hass: HomeAssistant, house: DocumentedHouse) -> None:
    await house.build("norwegian-hourly-steps")
    await house.show(
        sensor__ams_power="500",
        sensor__living_room_temperature="15",
        sensor__bedroom_temperature="16",
        sensor__bathroom_floor_temperature="25",
    )
    limit = {"entity_id": "number.house_power_budget", "value": 2000}
    await hass.services.async_call("number", "set_value", limit, blocking=True)
    await house.wait(180, sensor__ams_power="500")
    assert house.state("sensor.living_room_status") == "heating"
    assert house.state("sensor.bedroom_status") == "waiting"


async def test_a_norwegian_room_that_freezes_is_heated_while_everybody_is_away(
    house: DocumentedHouse,
) -> None:
    await house.build("norwegian-hourly-steps")
    await house.turn("switch.house_away")
    await house.show(sensor__living_room_temperature="15", sensor__bedroom_temperature="5")
    await house.wait(180, sensor__ams_power="500")
    assert (house.state("switch.living_room_panel"), house.state("switch.bedroom_panel")) == ("off", "on")


async def test_the_car_has_what_the_fullest_phase_leaves(house: DocumentedHouse) -> None:
    await house.build("three-phases-and-a-car")
    readings = {
        "sensor__phase_1_current": "2",
        "sensor__phase_2_current": "8",
        "sensor__phase_3_current": "3",
    }
    await house.show(**readings, binary_sensor__wallbox_plug="on")
    await house.wait(180, **readings)
    assert (house.state("switch.wallbox"), house.state("number.wallbox_current")) == ("on", "15.0")
    assert house.state("sensor.phase_2_available_power") == "3660.0"
