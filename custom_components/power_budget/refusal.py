"""What is wrong with what was entered, as a form says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypedDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing that is wrong."""

    where: str
    """The field, or the section, that the message stands above."""

    reason: str
    """The key of the message."""

    placeholders: Mapping[str, str] = field(default_factory=dict)
    """What the message names."""


class Explanation(TypedDict):
    """What `async_show_form` takes to show messages."""

    errors: dict[str, str]
    description_placeholders: dict[str, str]


def explain(refusals: Iterable[Refusal]) -> Explanation:
    """Return the messages of a form: for each field the first that was found."""
    first: dict[str, Refusal] = {}
    for refusal in refusals:
        first.setdefault(refusal.where, refusal)
    return {
        "errors": {where: refusal.reason for where, refusal in first.items()},
        "description_placeholders": {
            name: text for refusal in first.values() for name, text in refusal.placeholders.items()
        },
    }
