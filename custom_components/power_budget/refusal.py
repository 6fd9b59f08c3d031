"""What is wrong with what was entered, and how a form says it."""

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from homeassistant.data_entry_flow import FlowHandler, FlowResult, section
import voluptuous as vol


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing that is wrong."""

    where: str
    """The field, or the section, that the message stands above."""

    reason: str
    """The key of the message."""

    placeholders: Mapping[str, str] = field(default_factory=dict)
    """What the message names."""


def show[Result: FlowResult[Any, Any]](
    flow: FlowHandler[Any, Result, Any],
    step_id: str,
    form: vol.Schema,
    values: Mapping[str, Any],
    refusals: Iterable[Refusal] = (),
) -> Result:
    """Show a form with these values, and for each field the first thing that is wrong.

    All messages of a form share their placeholders: one that names something else under the
    same placeholder as another waits until the other is settled.
    """
    first: dict[str, Refusal] = {}
    named: dict[str, str] = {}
    for refusal in refusals:
        if refusal.where not in first and _agree(named, refusal.placeholders):
            first[refusal.where] = refusal
            named |= refusal.placeholders
    return flow.async_show_form(
        step_id=step_id,
        data_schema=flow.add_suggested_values_to_schema(_opened(form, first), values),
        errors={where: refusal.reason for where, refusal in first.items()},
        description_placeholders=named,
    )


def _agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Return whether nothing has one text here and another there."""
    return all(one[name] == other[name] for name in one.keys() & other.keys())


def _opened(form: vol.Schema, names: Collection[str]) -> vol.Schema:
    """Return a form in which the sections of these names are not collapsed."""
    fields = form.schema.items()
    return vol.Schema({key: _open(field) if key in names else field for key, field in fields})


def _open(field: object) -> object:
    if isinstance(field, section):
        field = copy(field)
        field.options = {"collapsed": False}
    return field
