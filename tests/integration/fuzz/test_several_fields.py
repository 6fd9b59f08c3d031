"""Several fields at once, with what is wrong in them, or right, or only strange."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from .conftest import METERS, Visit
from .forms import FORMS
from .frontend import Field, Page, changed
from .values import WRONG, Json

EXAMPLES = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

type Fill = Callable[[Field], st.SearchStrategy[Json]]
"""Tells what is entered in a field."""

feeds = st.fixed_dictionaries(
    {"budget": st.sampled_from(["garage", "cellar"]), "power_w": st.integers(1, 900)}
)
numbers = st.integers(0, 10) | st.integers(0, 100_000) | st.floats(allow_nan=False, allow_infinity=False)

RIGHT: dict[str, st.SearchStrategy[Json]] = {
    "boolean": st.booleans(),
    "config_entry": st.sampled_from(["garage", "cellar"]),
    "expandable": st.just({}),
    "number": numbers,
    "object": st.lists(feeds, max_size=2),
    "text": st.sampled_from(["*", "/2", "/5", "0", "23"]) | st.text(),
}
"""What might be entered in each kind of field, and what almost might."""


def right(field: Field) -> st.SearchStrategy[Json]:
    """Return what might be entered in a field."""
    match field:
        case Field(kind="select", config={"options": list(options)}):
            return st.sampled_from(options)
        case Field(kind="entity", config={"multiple": True}):
            return st.lists(st.sampled_from(list(METERS)), max_size=3)
        case Field(kind="entity"):
            return st.sampled_from(
                [*METERS, "number.dial", "switch.hall", "climate.hall", "switch.bath_demand"]
            )
    return RIGHT[field.kind]


def wrong(field: Field) -> st.SearchStrategy[Json]:
    """Return what should not be entered in a field."""
    return st.sampled_from(WRONG[field.kind])


def filled(page: Page, entered: dict[str, Any], value: Fill) -> st.SearchStrategy[dict[str, Any]]:
    """Return what is entered with other values in some fields."""
    fields = st.sampled_from(page.fields)
    values = fields.flatmap(lambda field: st.tuples(st.just(field.path), value(field)))
    changes = st.lists(values, min_size=1, max_size=3)
    return changes.map(lambda changes: reduce(lambda form, change: changed(form, *change), changes, entered))


@EXAMPLES
@given(data=st.data())
@pytest.mark.parametrize("form", FORMS)
async def test_what_is_wrong_together_is_refused_in_words(
    visit: Visit, form: str, data: st.DataObject
) -> None:
    visitor = await visit(form)
    await visitor.enter(data.draw(filled(visitor.page, visitor.form.entered, wrong)))


@EXAMPLES
@given(data=st.data())
@pytest.mark.parametrize("form", FORMS)
async def test_what_might_be_right_is_refused_in_words_or_works(
    visit: Visit, form: str, data: st.DataObject
) -> None:
    visitor = await visit(form)
    await visitor.enter(data.draw(filled(visitor.page, visitor.form.entered, right)))
