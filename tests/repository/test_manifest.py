"""The manifest and hacs.json: what Home Assistant and its Marketplace read first."""

from importlib.metadata import version
import json
import re
from typing import Any

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration
import pytest

from .project import ADDRESS, DOMAIN, ROOT, read_json

REQUIRED = {
    "domain": DOMAIN,
    "name": "Power Budget",
    "codeowners": ["@power-budget"],
    "config_flow": True,
    "documentation": ADDRESS,
    "integration_type": "service",
    "iot_class": "calculated",
    "issue_tracker": f"{ADDRESS}/issues",
}
OPTIONAL = {"after_dependencies", "dependencies", "loggers", "quality_scale", "version"}


@pytest.fixture
def manifest() -> dict[str, Any]:
    """Return the manifest."""
    return read_json("manifest.json")


@pytest.fixture
def hacs() -> dict[str, Any]:
    """Return what the Marketplace reads beside it."""
    content: dict[str, Any] = json.loads((ROOT / "hacs.json").read_text())
    return content


def test_identity(manifest: dict[str, Any]) -> None:
    assert {key: manifest.get(key) for key in REQUIRED} == REQUIRED


def test_no_other_keys(manifest: dict[str, Any]) -> None:
    assert set(manifest) <= set(REQUIRED) | OPTIONAL


def test_order_of_keys(manifest: dict[str, Any]) -> None:
    first = ["domain", "name"]
    assert list(manifest) == first + sorted(set(manifest) - set(first))


def test_version_is_semantic(manifest: dict[str, Any]) -> None:
    assert AwesomeVersion(manifest["version"]).strategy is AwesomeVersionStrategy.SEMVER


@pytest.mark.parametrize("kind", ["dependencies", "after_dependencies"])
async def test_dependencies_are_integrations_of_home_assistant(
    kind: str, manifest: dict[str, Any], hass: HomeAssistant
) -> None:
    for domain in manifest.get(kind, []):
        assert (await async_get_integration(hass, domain)).is_built_in


def test_changelog_knows_the_version_or_what_comes(manifest: dict[str, Any]) -> None:
    sections = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert sections[0] == "Unreleased"
    assert sections[1:2] in ([], [manifest["version"]])


def test_marketplace(hacs: dict[str, Any]) -> None:
    assert hacs == {
        "name": "Power Budget",
        "homeassistant": "2026.10.0",
        "zip_release": True,
        "filename": f"{DOMAIN}.zip",
    }


def test_tested_on_what_is_promised(hacs: dict[str, Any]) -> None:
    assert AwesomeVersion(version("homeassistant")) >= hacs["homeassistant"]
