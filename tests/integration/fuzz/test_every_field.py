"""Every field of every form, with anything in it."""

import pytest

from .conftest import Visit
from .forms import FORMS
from .frontend import changed, without
from .values import WRONG


@pytest.mark.parametrize("form", FORMS)
async def test_what_is_wrong_in_a_field_is_refused_in_words(visit: Visit, form: str) -> None:
    visitor = await visit(form)
    entered = visitor.form.entered
    for field in visitor.page.fields:
        for value in WRONG[field.kind]:
            await visitor.enter(changed(entered, field.path, value))


@pytest.mark.parametrize("form", FORMS)
async def test_what_is_left_out_is_asked_for_or_has_its_default(visit: Visit, form: str) -> None:
    visitor = await visit(form)
    for entered in ({}, {"unknown": 1}, {**visitor.form.entered, "unknown": 1}):
        await visitor.enter(entered)
    for field in visitor.page.fields:
        await visitor.enter(without(visitor.form.entered, field.path))


@pytest.mark.parametrize("form", FORMS)
async def test_what_is_right_works(visit: Visit, form: str) -> None:
    visitor = await visit(form)
    await visitor.enter(visitor.form.entered)
    assert visitor.accepted == 1
