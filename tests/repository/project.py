"""Where things are, and how they are read."""

import json
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
INTEGRATION = ROOT / "custom_components/power_budget"

DOMAIN = "power_budget"
ADDRESS = "https://github.com/power-budget/power-budget"
LANGUAGES = ("en", "fr")

FOLLOWING = {
    "switch": "switch.study",
    "power_w": 1000,
    "demand": "temperature",
    "temperature_sensor": "sensor.study",
    "schedule_entity": "schedule.study",
}
"""A heater that follows a schedule."""


def read_json(path: str) -> dict[str, Any]:
    """Return what a JSON file of the integration holds."""
    content: dict[str, Any] = json.loads((INTEGRATION / path).read_text())
    return content


def read_yaml(path: str) -> dict[str, Any]:
    """Return what a YAML file of the integration holds: nothing where there is none."""
    file = INTEGRATION / path
    content: dict[str, Any] = yaml.safe_load(file.read_text()) if file.exists() else {}
    return content


def translation(language: str) -> dict[str, Any]:
    """Return the texts in a language."""
    return read_json(f"translations/{language}.json")


def leaves(tree: dict[str, Any], at: str = "") -> dict[str, str]:
    """Return every text of *tree* by its dotted path."""
    found: dict[str, str] = {}
    for key, value in tree.items():
        path = f"{at}.{key}" if at else key
        found |= leaves(value, path) if isinstance(value, dict) else {path: value}
    return found
