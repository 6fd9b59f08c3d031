"""The integration quality scale: every rule of Home Assistant's has an answer."""

from typing import Any

import pytest

from .project import read_yaml

BRONZE = """
    action-setup appropriate-polling brands common-modules config-flow config-flow-test-coverage
    dependency-transparency docs-actions docs-conditions docs-high-level-description
    docs-installation-instructions docs-removal-instructions docs-triggers entity-event-setup
    entity-unique-id has-entity-name runtime-data test-before-configure test-before-setup unique-config-entry
"""
SILVER = """
    action-exceptions config-entry-unloading docs-configuration-parameters docs-installation-parameters
    entity-unavailable integration-owner log-when-unavailable parallel-updates reauthentication-flow
    test-coverage
"""
GOLD = """
    devices diagnostics discovery discovery-update-info docs-data-update docs-examples docs-known-limitations
    docs-supported-devices docs-supported-functions docs-troubleshooting docs-use-cases dynamic-devices
    entity-category entity-device-class entity-disabled-by-default entity-translations exception-translations
    icon-translations reconfiguration-flow repair-issues stale-devices
"""
PLATINUM = "async-dependency inject-websession strict-typing"


@pytest.fixture
def answers() -> dict[str, Any]:
    """Return the answer to each rule."""
    rules: dict[str, Any] = read_yaml("quality_scale.yaml")["rules"]
    return rules


def test_every_rule_has_an_answer(answers: dict[str, Any]) -> None:
    assert set(answers) == set(f"{BRONZE} {SILVER} {GOLD} {PLATINUM}".split())


def test_every_answer_is_done_or_says_why_not(answers: dict[str, Any]) -> None:
    other = {rule: answer for rule, answer in answers.items() if answer != "done"}
    assert [
        rule
        for rule, answer in other.items()
        if not (
            isinstance(answer, dict) and answer.get("status") in {"done", "exempt"} and answer.get("comment")
        )
    ] == []
