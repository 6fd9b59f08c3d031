"""The texts: the same in every language, and as Home Assistant wants them."""

from itertools import pairwise
import re
from typing import Any

import pytest

from .project import LANGUAGES, leaves, translation

CATEGORIES = {
    "config",
    "config_subentries",
    "device",
    "entity",
    "exceptions",
    "issues",
    "options",
    "selector",
    "services",
    "system_health",
    "title",
}
UNWANTED = {
    "space around": r"^\s|\s$",
    "HTML": r"</?[a-z][^>]*>",
    "address": r"https?://|www\.",
    "quoted placeholder": r"'\{\w+\}'",
    "reference that only Home Assistant's own build resolves": r"\[%key:",
}
FRENCH = {
    "a semicolon, an exclamation or a question mark": "(?<!\u202f)[;!?]",
    "a colon": "(?<!\u00a0):",
    "an opening quotation mark": "«(?!\u00a0)",
    "a closing quotation mark": "(?<!\u00a0)»",
}
"""Where no narrow, or no wide, space that does not break stands before or behind."""


def placeholders(text: str) -> set[str]:
    """Return the names that are filled in."""
    return set(re.findall(r"\{(\w+)", text))


def steps(tree: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return every form, and every section of one, by its dotted path."""
    found: dict[str, dict[str, Any]] = {}
    for key, value in tree.items():
        if key in {"step", "sections"} and isinstance(value, dict):
            found |= {f"{key}.{name}": form for name, form in value.items()}
        if isinstance(value, dict):
            found |= {f"{key}.{path}": form for path, form in steps(value).items()}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_categories(language: str) -> None:
    assert set(translation(language)) <= CATEGORIES


@pytest.mark.parametrize(("one", "other"), pairwise(LANGUAGES))
def test_same_texts_in_every_language(one: str, other: str) -> None:
    assert set(leaves(translation(one))) == set(leaves(translation(other)))


@pytest.mark.parametrize(("one", "other"), pairwise(LANGUAGES))
def test_same_placeholders_in_every_language(one: str, other: str) -> None:
    in_one, in_other = leaves(translation(one)), leaves(translation(other))
    assert {key: placeholders(text) for key, text in in_one.items()} == {
        key: placeholders(text) for key, text in in_other.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in leaves(translation(language)).items() if not text] == []


SHAPES = {"exceptions": {"message"}, "issues": {"title", "description"}}
"""Where Home Assistant looks for a text, below its key."""


@pytest.mark.parametrize("kind", SHAPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_stand_where_they_are_looked_for(language: str, kind: str) -> None:
    told = translation(language)[kind]
    assert [key for key, texts in told.items() if not isinstance(texts, dict)] == []
    assert [key for key, texts in told.items() if set(texts) != SHAPES[kind]] == []


@pytest.mark.parametrize("pattern", UNWANTED.values(), ids=UNWANTED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has(language: str, pattern: str) -> None:
    assert [key for key, text in leaves(translation(language)).items() if re.search(pattern, text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_in_sentences_ends_like_one(language: str) -> None:
    said = {"description", "data_description", "error", "message"}
    assert [
        key
        for key, text in leaves(translation(language)).items()
        if said & set(key.split(".")) and not text.endswith(".")
    ] == []


@pytest.mark.parametrize("pattern", FRENCH.values(), ids=FRENCH)
def test_french_is_set_with_spaces_that_do_not_break(pattern: str) -> None:
    assert [key for key, text in leaves(translation("fr")).items() if re.search(pattern, text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_described(language: str) -> None:
    forms = steps(translation(language))
    assert forms
    assert [
        path
        for path, form in forms.items()
        if set(form.get("data", {})) != set(form.get("data_description", {}))
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_load_is_named(language: str) -> None:
    kinds = translation(language)["config_subentries"]
    assert [
        name for name, kind in kinds.items() if not {"entry_type", "initiate_flow", "step"} <= set(kind)
    ] == []
