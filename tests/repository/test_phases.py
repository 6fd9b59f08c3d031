"""The diagram of a load's phases, in docs/engine.md, is what the engine's table says."""

import pytest

from custom_components.power_budget.engine import phase
from custom_components.power_budget.engine.phase import Change, Phase
from docs.phases import BEGIN, END, PAGE, diagram, redrawn


def test_the_page_shows_the_table() -> None:
    page = PAGE.read_text()
    assert page == redrawn(page), "the phases of a load have changed: run scripts/draw-phases"


def test_every_phase_and_change_is_drawn() -> None:
    assert [word for word in (*Phase, *Change) if word not in diagram()] == []


def test_another_table_is_another_diagram(monkeypatch: pytest.MonkeyPatch) -> None:
    page = redrawn(f"Before\n{BEGIN}\n{END}\nAfter")
    monkeypatch.setitem(phase.TRANSITIONS, Phase.IDLE, {Change.GRANTED: Phase.HEATING})
    assert redrawn(page) != page
    assert "    idle --> heating: granted\n" in redrawn(page)


def test_the_rest_of_the_page_stays() -> None:
    page = redrawn(f"Before\n{BEGIN}\nan old diagram\n{END}\nAfter")
    assert page.startswith(f"Before\n{BEGIN}\n```mermaid\nstateDiagram-v2\n    [*] --> idle\n")
    assert page.endswith(f"```\n{END}\nAfter")
    assert "an old diagram" not in page


@pytest.mark.parametrize("page", ["", BEGIN, END, f"{END} {BEGIN}", f"{BEGIN} {END} {BEGIN} {END}"])
def test_a_page_without_its_marks_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="the page needs <!-- phases -->"):
        redrawn(page)
