"""The blueprints: each is imported from the address that it names, where the documentation leads to."""

from pathlib import Path
from urllib.parse import quote

from homeassistant.components.blueprint.importer import fetch_blueprint_from_url
from homeassistant.core import HomeAssistant
from homeassistant.helpers import selector
import pytest
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
import voluptuous as vol

from .project import ADDRESS, ROOT

BLUEPRINTS = sorted((ROOT / "blueprints").rglob("*.yaml"))
PAGES = f"{ADDRESS}/blob/main/"
RAW = f"{ADDRESS.replace('github.com', 'raw.githubusercontent.com')}/main/"
IMPORT = "https://my.home-assistant.io/redirect/blueprint_import/?blueprint_url="
LOWEST = "2026.10.0"


@pytest.fixture(params=BLUEPRINTS, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    """Return each of them."""
    path: Path = request.param
    return path


@pytest.fixture
def blueprint(file: Path, aioclient_mock: AiohttpClientMocker) -> str:
    """Return the address of a blueprint, from which it can be fetched."""
    path = str(file.relative_to(ROOT))
    aioclient_mock.get(RAW + path, text=file.read_text())  # type: ignore[no-untyped-call]
    return PAGES + path


async def test_it_is_imported_from_the_address_that_it_names(hass: HomeAssistant, blueprint: str) -> None:
    imported = (await fetch_blueprint_from_url(hass, blueprint)).blueprint
    assert imported.metadata["source_url"] == blueprint
    assert imported.metadata["homeassistant"] == {"min_version": LOWEST}
    assert imported.validate() is None


async def test_every_default_is_one_that_may_be_entered(hass: HomeAssistant, blueprint: str) -> None:
    imported = (await fetch_blueprint_from_url(hass, blueprint)).blueprint
    offered = [entry for entry in imported.inputs.values() if "default" in entry]
    assert offered
    for entry in offered:
        assert vol.Schema(selector.selector(entry["selector"]))(entry["default"]) == entry["default"]


async def test_every_input_is_described(hass: HomeAssistant, blueprint: str) -> None:
    imported = (await fetch_blueprint_from_url(hass, blueprint)).blueprint
    named = {name for name, entry in imported.inputs.items() if entry["name"] and entry["selector"]}
    described = {name for name, entry in imported.inputs.items() if entry.get("description")}
    assert described == named == set(imported.inputs)


def test_the_documentation_leads_to_each_of_them() -> None:
    page = (ROOT / "docs/blueprints.md").read_text()
    wanted = {IMPORT + quote(PAGES + str(file.relative_to(ROOT)), safe="") for file in BLUEPRINTS}
    assert {word.strip("()") for word in page.replace("](", " (").split() if IMPORT in word} == wanted
