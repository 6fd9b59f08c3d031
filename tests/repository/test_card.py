"""The card: its bundle is small and loads nothing, and it has words for all that the integration tells."""

import gzip
import json
from pathlib import Path
import re
from typing import Any

import pytest

from custom_components.power_budget.engine import LimitSource, Reason, Status, Unit
from custom_components.power_budget.engine.asset import AssetStatus
from custom_components.power_budget.engine.buffer import Service
from custom_components.power_budget.kinds import FLOWS
from tests.browser.told import DECIDED, GRANTED, LAYOUT

from .project import INTEGRATION, ROOT
from .test_size import LONGEST_FILE

CARD = ROOT / "card"
BUNDLE = INTEGRATION / "frontend/power-budget-card.js"
SOURCES = sorted(path for folder in ("scripts", "src", "test") for path in (CARD / folder).rglob("*.ts"))
MOST_BYTES = 60_000


def read(name: str) -> str:
    """Return a source of the card."""
    return (CARD / "src" / name).read_text()


def union(name: str) -> set[str]:
    """Return the values of a type of the protocol that is one of several texts."""
    (values,) = re.findall(rf"export type {name} =(.*?);", read("protocol.ts"), re.DOTALL)
    return set(re.findall(r'"(\w+)"', values))


def fields(name: str) -> set[str]:
    """Return the names of what a type of the protocol holds."""
    (body,) = re.findall(
        rf"export interface {name} \{{(.*?)^\}}", read("protocol.ts"), re.DOTALL | re.MULTILINE
    )
    return set(re.findall(r"^  readonly (\w+)\??:", body, re.MULTILINE))


def table(name: str, source: str) -> dict[str, str]:
    """Return the rows of a table of texts in a source of the card."""
    (found,) = re.findall(rf"{name}\b[^=]*= \{{(.*?)\}};", read(source), re.DOTALL)
    return dict(re.findall(r'^  (\w+): "(\w+)",$', found, re.MULTILINE))


def keys() -> set[str]:
    """Return the keys of all texts."""
    return set(re.findall(r"^  (\w+):", read("words/en.ts"), re.MULTILINE))


def manifest(name: str) -> dict[str, Any]:
    """Return what npm knows of the card."""
    content: dict[str, Any] = json.loads((CARD / name).read_text())
    return content


def test_the_bundle_is_small() -> None:
    assert len(gzip.compress(BUNDLE.read_bytes())) <= MOST_BYTES


def test_the_bundle_loads_nothing() -> None:
    text = BUNDLE.read_text()
    assert set(re.findall(r"https?://[^/\"'`\s]+", text)) <= {"http://www.w3.org"}
    assert re.findall(r"\bimport\s*\(|\bimport\s*[\"'{*]|\bfetch\(|XMLHttpRequest|@import", text) == []


def test_the_bundle_tells_whose_work_it_holds() -> None:
    assert "SPDX-License-Identifier: BSD-3-Clause" in BUNDLE.read_text()


@pytest.mark.parametrize(
    ("name", "told"),
    [("Reason", Reason), ("Status", Status), ("LimitSource", LimitSource), ("Unit", Unit), ("Kind", FLOWS)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_card_knows_all_that_is_told(name: str, told: Any) -> None:  # noqa: ANN401 - enums and a table
    assert union(name) == {str(value) for value in told}


@pytest.mark.parametrize(
    ("name", "told"),
    [("Layout", LAYOUT), ("Decided", DECIDED), ("Granted", GRANTED)],
    ids=["layout", "decided", "granted"],
)
def test_what_tests_tell_the_card_is_what_it_knows(name: str, told: dict[str, Any]) -> None:
    assert fields(name) - {"loads"} == set(told)


def test_there_is_a_text_for_all_that_is_told() -> None:
    wanted = {f"limit_{source}" for source in LimitSource} | {f"status_{status}" for status in Status}
    assert wanted <= keys()


def test_every_reason_has_its_text() -> None:
    rows = table("REASONS", "view/reason.ts")
    assert (set(rows), set(rows.values()) <= keys()) == (set(Reason), True)


def test_every_status_of_an_asset_has_its_text() -> None:
    rows = table("OF_ASSETS", "view/asset.ts")
    assert (set(rows), set(rows.values()) <= keys()) == (set(AssetStatus), True)


def test_all_that_a_battery_does_has_its_text() -> None:
    rows = table("SERVICES", "view/battery.ts")
    assert set(rows) | {Service.REQUESTED, Service.OBSERVED} == set(Service)
    assert set(rows.values()) <= keys()


def test_how_a_load_does_is_said_of_nothing_else() -> None:
    assert set(table("TONES", "view/told.ts")) <= {*Reason, *AssetStatus, *Service}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(CARD)))
def test_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_versions_are_exact() -> None:
    package = manifest("package.json")
    named = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in named.values()), named
    assert {"lit"} == set(package["dependencies"])


def test_what_is_installed_is_locked() -> None:
    packages = manifest("package-lock.json")["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert locked
    assert [name for name, package in locked.items() if "integrity" not in package] == []
