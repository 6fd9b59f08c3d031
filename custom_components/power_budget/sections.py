"""Forms with sections, which only group fields: what is stored has none."""

from collections.abc import Mapping
from typing import Any

from homeassistant.data_entry_flow import section
import voluptuous as vol

EMPTY = {"suggested_value": ""}
"""Leaves the box of a required number empty, where the frontend would put 0."""


def collapsed(fields: Mapping[vol.Marker, Any]) -> section:
    """Return a section that is closed at first."""
    return section(vol.Schema(fields), {"collapsed": True})


def flat(values: Mapping[str, Any], sections: Mapping[str, section]) -> dict[str, Any]:
    """Return values without *sections*; one that was left out has its defaults."""
    outside = {key: value for key, value in values.items() if key not in sections}
    for name, fields in sections.items():
        outside |= fields(values.get(name, {}))
    return outside


def grouped(values: Mapping[str, Any], sections: Mapping[str, section]) -> dict[str, Any]:
    """Return flat values so that each of *sections* finds its own among them."""
    return {**values, **dict.fromkeys(sections, values)}


def section_of(sections: Mapping[str, section]) -> dict[str, str]:
    """Return the section of each field that is in one: a message about it can only stand there."""
    return {key: name for name, fields in sections.items() for key in fields.schema.schema}
