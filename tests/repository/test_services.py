"""The actions: each with its fields, texts and icon."""

from typing import Any

import pytest

from .project import LANGUAGES, read_json, read_yaml, translation


def fields_of(action: dict[str, Any] | None) -> set[str]:
    """Return the fields of an action, those in sections among them."""
    found: set[str] = set()
    for name, field in ((action or {}).get("fields") or {}).items():
        nested = (field or {}).get("fields")
        found |= set(nested) if nested else {name}
    return found


def test_every_action_has_an_icon() -> None:
    icons = read_json("icons.json").get("services", {})
    assert set(icons) == set(read_yaml("services.yaml"))
    assert all(icon["service"].startswith("mdi:") for icon in icons.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_described(language: str) -> None:
    texts = translation(language).get("services", {})
    assert set(texts) == set(read_yaml("services.yaml"))
    assert all({"name", "description"} <= set(text) for text in texts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_described(language: str) -> None:
    texts = translation(language).get("services", {})
    assert {name: fields_of(text) for name, text in texts.items()} == {
        name: fields_of(action) for name, action in read_yaml("services.yaml").items()
    }
    assert all(
        {"name", "description"} <= set(field)
        for text in texts.values()
        for field in text.get("fields", {}).values()
    )


def test_every_field_says_how_it_is_entered() -> None:
    actions = read_yaml("services.yaml")
    assert [
        (name, field)
        for name, action in actions.items()
        for field, entry in ((action or {}).get("fields") or {}).items()
        if not {"selector", "fields"} & set(entry or {})
    ] == []
