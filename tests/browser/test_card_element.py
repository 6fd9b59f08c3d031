"""The element itself: what it asks for, when it draws anew, and what it makes of a refusal."""

from typing import Any

from playwright.async_api import expect
import pytest

from .stage import Stage
from .told import Heater

pytestmark = pytest.mark.asyncio(loop_scope="session")

WIDTH = 480
HALL = Heater("Hall", {"reason": "heating", "asks": True, "runs": True, "granted": 1000, "layer": 1000})
FEED, PAST = "power_budget/card", "history/stream"

TAKE = "stage => stage.seen.asked.splice(0)"
LEAVE = "stage => { stage.seen.left.length = 0; stage.firstChild.remove(); return stage.seen.left }"
RETURN = "(stage) => { const card = stage.firstChild; card.remove(); stage.append(card) }"
AGAIN = """(stage, refusal) => {
  stage.seen.refusal = refusal
  for (const listener of [...stage.seen.again]) listener()
}"""
SET = """async (stage, config) => {
  const card = stage.firstChild
  card.setConfig({type: "custom:power-budget-card", ...config})
  await card.updateComplete
}"""
CHANGE = """async (stage, [entity, state]) => {
  const card = stage.firstChild
  await card.updateComplete
  const before = stage.seen.drawn
  const changed = {...card.hass.states[entity], state}
  card.hass = {...card.hass, states: {...card.hass.states, [entity]: changed}}
  await card.updateComplete
  return stage.seen.drawn - before
}"""


async def seen(stage: Stage, script: str, told: Any = None) -> Any:  # noqa: ANN401 - whatever a script tells
    """Return what a script tells of the stage."""
    return await stage.page.locator("#stage").evaluate(script, told)


async def test_it_asks_for_its_budget_and_for_the_past_once(stage: Stage) -> None:
    await stage.show([HALL], width=WIDTH)
    assert await seen(stage, TAKE) == [FEED, PAST]


async def test_without_a_timeline_it_does_not_ask_for_the_past(stage: Stage) -> None:
    await stage.show([HALL], width=WIDTH, config={"hide": ["timeline"]})
    assert await seen(stage, TAKE) == [FEED]


@pytest.mark.parametrize(
    ("config", "asked"),
    [
        ({"name": "All of it"}, []),
        ({"hours": 12}, [PAST]),
        ({"hide": ["timeline"]}, []),
        ({"budget": "garage"}, [FEED, PAST]),
    ],
    ids=["another name", "more hours", "no timeline", "another budget"],
)
async def test_it_asks_anew_for_what_is_another(
    stage: Stage, config: dict[str, Any], asked: list[str]
) -> None:
    await stage.show([HALL], width=WIDTH)
    await seen(stage, TAKE)
    await seen(stage, SET, config)
    await expect(stage.card.locator("[part=bar]")).to_be_visible()
    assert await seen(stage, TAKE) == asked


async def test_who_leaves_the_page_hears_nothing_more(stage: Stage) -> None:
    await stage.show([HALL], width=WIDTH)
    assert sorted(await seen(stage, LEAVE)) == [PAST, FEED]
    assert await seen(stage, "stage => stage.seen.again.size") == 0


async def test_who_is_moved_on_the_page_goes_on(stage: Stage) -> None:
    await stage.show([HALL], width=WIDTH)
    await seen(stage, RETURN)
    await expect(stage.card.get_by_role("listitem")).to_contain_text("Heating")


@pytest.mark.parametrize(
    ("entity", "drawn"), [("sensor.stage_warmth_0", 1), ("number.stage_mode", 1), ("sensor.of_others", 0)]
)
async def test_it_is_drawn_anew_for_what_it_shows_only(stage: Stage, entity: str, drawn: int) -> None:
    await stage.show([HALL], width=WIDTH, config={"hide": ["timeline"]})
    await expect(stage.card.get_by_role("listitem")).to_be_visible()
    assert await seen(stage, CHANGE, [entity, "1"]) == drawn


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("not_found", "There is no such budget"),
        ("unknown_command", "This budget is not running"),
        (3, "Loading"),
    ],
)
async def test_what_is_refused_is_told_by_its_reason(stage: Stage, code: str | int, told: str) -> None:
    await stage.show([HALL], width=WIDTH, refusal={"code": code})
    await expect(stage.card.get_by_role("status")).to_have_text(told)


async def test_what_was_told_stays_while_the_connection_is_gone(stage: Stage) -> None:
    await stage.show([HALL], width=WIDTH)
    await seen(stage, TAKE)
    await seen(stage, AGAIN, {"code": 3})
    await expect(stage.card.get_by_role("listitem")).to_contain_text("Heating")
    assert sorted(await seen(stage, TAKE)) == [PAST, FEED]
    await seen(stage, AGAIN, {"code": "not_found"})
    await expect(stage.card.get_by_role("status")).to_have_text("There is no such budget")
