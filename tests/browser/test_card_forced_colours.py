"""The card where the system chooses all colours, as for who needs a high contrast."""

from collections.abc import AsyncIterator
from time import time

from playwright.async_api import Page
import pytest
import pytest_asyncio

from .stage import Stage
from .test_card_for_everybody import EVERYBODY, OVER, RUNS
from .told import Heater

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAINTS = "(one) => getComputedStyle(one, one.matches('.key') ? '::before' : null).forcedColorAdjust"


@pytest_asyncio.fixture(loop_scope="session")
async def forced_colours(page: Page) -> AsyncIterator[None]:
    """Let the system choose all colours."""
    await page.emulate_media(forced_colors="active")
    yield
    await page.emulate_media(forced_colors="none")


@pytest.mark.usefixtures("forced_colours")
async def test_what_is_on_looks_otherwise_in_forced_colours_too(stage: Stage) -> None:
    seen = []
    for away, boost, mode in (("off", "off", "0"), ("on", "on", "1")):
        said = {"switch.stage_away": away, "switch.stage_0": boost, "number.stage_mode": mode}
        states = {entity: {"state": state, "attributes": {}} for entity, state in said.items()}
        await stage.show([Heater("Hall", RUNS)], width=480, states=states)
        parts = [stage.card.locator(f"[part={part}]") for part in ("away", "boost", "modes")]
        seen.append([await part.screenshot() for part in parts])
    assert [off == on for off, on in zip(*seen, strict=True)] == [False, False, False]


@pytest.mark.usefixtures("forced_colours")
async def test_what_is_told_by_a_shape_is_painted_in_forced_colours_too(stage: Stage) -> None:
    past = {"states": {"sensor.stage_0": [{"s": "heating", "lu": time() - 600}]}}
    await stage.show(EVERYBODY, width=480, history=[past], **OVER)
    for part in ("[part=bar] .mark", "[part=window] .mark", ".segment", ".runs-key", "[part=track]"):
        paints = await stage.card.locator(part).first.evaluate(PAINTS)
        assert (part, paints) == (part, "none")
