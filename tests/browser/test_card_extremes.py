"""The card of houses that are large, small, young or strange, in all its languages."""

import re
from time import time
from typing import Any

from playwright.async_api import expect
import pytest

from .stage import Stage, loose
from .told import Heater

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = 328
"""Width of a card on a phone, in pixels."""

TWO_COLUMNS = 1000
"""Width of a card that has two columns, in pixels."""

LANGUAGES = ("en", "de", "fr", "nl", "es", "it", "nb", "sv", "he")

LONG = "Guest bathroom under the roof, beside the staircase of the annexe on the second floor"
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
MARKUP = "<img src=x onerror=alert(1)> & {name} $& \N{RIGHT-TO-LEFT OVERRIDE}"

RUNS = {"reason": "heating", "asks": True, "runs": True, "granted": 1000, "layer": 1000, "place": 0}
WAITS = {"reason": "waiting", "asks": True, "needs": 12345, "needs_of": LONG, "place": 3}
LATE = "2126-11-28T23:59:00+00:00"

LOADED: dict[str, Any] = {
    "layout": {
        "name": LONG,
        "power_steps": [9900 - 1100 * mode for mode in range(10)],
        "meters": ["sensor.stage_meter"],
        "window": {"minutes": 15, "peak_w": 8550, "follow_peak": True},
        "entities": {
            "radiator_status": "sensor.stage_status",
            "power_saving_mode": "number.stage_mode",
            "auto_mode": "switch.stage_away",
            "away": "switch.stage_away",
            "window_average": "sensor.stage_meter",
            "month_peak": "sensor.stage_meter",
        },
    },
    "decided": {"bound_by": "parent", "tested": True, "next_turn_at": LATE, "limit": 12345},
    "states": {"sensor.stage_meter": {"state": "12345", "attributes": {"unit_of_measurement": "W"}}},
}
"""All that a card can have, with much to say."""


WORDY = [
    Heater(LONG, WAITS, budget=LONG),
    Heater(UNBROKEN, RUNS | {"reason": "held_on", "held_until": LATE}, budget=UNBROKEN),
    Heater("a", RUNS),
]
"""Loads with long names, and with a short one."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_long_words_find_room_on_a_phone(stage: Stage, language: str) -> None:
    await stage.show(WORDY, width=PHONE, locale={"language": language}, **LOADED)
    await expect(stage.card.get_by_role("listitem")).to_have_count(3)
    assert await loose(stage.card) == []


@pytest.mark.parametrize("name", [LONG, UNBROKEN])
async def test_long_words_find_room_in_two_columns(stage: Stage, name: str) -> None:
    await stage.show(WORDY, width=TWO_COLUMNS, **(LOADED | {"config": {"name": name}}))
    await expect(stage.card.get_by_role("listitem")).to_have_count(3)
    assert await loose(stage.card) == []


@pytest.mark.parametrize("width", [170, 250])
async def test_half_the_width_of_a_phone_is_enough(stage: Stage, width: int) -> None:
    await stage.show(WORDY, width=width, **LOADED)
    assert await loose(stage.card) == []
    for name in await stage.card.locator(".called").all():
        text, values = [
            await name.locator(f"xpath=ancestor::button//*[@class='{part}']").bounding_box()
            for part in ("text", "values")
        ]
        assert text is not None
        assert values is not None
        assert text["width"] >= width / 4
        assert text["x"] + text["width"] <= values["x"] or text["y"] + text["height"] <= values["y"]


async def test_a_name_longer_than_a_line_takes_another(stage: Stage) -> None:
    name = "Guest bathroom under the roof"
    await stage.show([Heater(name, RUNS, budget="Upstairs")], width=PHONE, config={"name": name})
    for part in ("[part=title] .name", ".called", ".budget"):
        shown = await stage.card.locator(part).evaluate(
            "one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight"
        )
        assert (part, shown) == (part, True)


async def test_sixty_loads_are_all_there(stage: Stage) -> None:
    await stage.show([Heater(f"Room {number}", RUNS) for number in range(60)], width=PHONE)
    await expect(stage.card.get_by_role("listitem")).to_have_count(60)
    await expect(stage.card.locator("[part=segment]")).to_have_count(60)
    assert await loose(stage.card) == []


async def test_beside_many_loads_the_rest_stands_together(stage: Stage) -> None:
    await stage.show([Heater(f"Room {number}", RUNS) for number in range(20)], width=TWO_COLUMNS, **LOADED)
    controls = await stage.card.locator("[part=controls]").bounding_box()
    loads = await stage.card.locator("[part=loads]").bounding_box()
    assert controls is not None
    assert loads is not None
    assert controls["y"] < loads["y"] + loads["height"] / 2


async def test_a_budget_without_loads_tells_its_limit(stage: Stage) -> None:
    await stage.show([], width=PHONE, decided={"status": "idle"})
    await expect(stage.card.get_by_role("img", name="0 W of 9 kW")).to_be_visible()
    await expect(stage.card.get_by_role("list")).to_have_count(0)
    assert await loose(stage.card) == []


async def test_a_budget_that_nobody_may_use_or_see_much_of_is_shown(stage: Stage) -> None:
    await stage.show([Heater("Hall", RUNS)], width=PHONE, layout={"entities": {}})
    await expect(stage.card.get_by_role("heading", name="House")).to_be_visible()
    await expect(stage.card.locator("[part=controls]")).to_have_count(0)


async def test_what_is_refused_breaks_nothing(stage: Stage) -> None:
    await stage.show([Heater("Hall", RUNS)], width=PHONE)
    await stage.card.get_by_role("button", name="Boost Hall").click()
    await stage.card.get_by_role("radio").last.click()
    await expect(stage.card.get_by_role("listitem")).to_contain_text("Heating")


async def test_names_are_texts_whatever_they_hold(stage: Stage) -> None:
    await stage.show([Heater(MARKUP, RUNS)], width=PHONE)
    await expect(stage.card.locator(".called")).to_have_text(MARKUP)
    await expect(stage.card.get_by_role("button", name=f"Boost {MARKUP}", exact=True)).to_be_visible()
    await expect(stage.card.locator("img")).to_have_count(0)


@pytest.mark.parametrize("unreadable", ["unavailable", "unknown", "", "nan"])
async def test_what_cannot_be_read_is_left_out(stage: Stage, unreadable: str) -> None:
    unseen = {"state": unreadable, "attributes": {}}
    states = {f"sensor.stage_{name}": unseen for name in ("warmth_0", "meter", "average", "0", "status")}
    states |= {"number.stage_mode": unseen, "switch.stage_away": unseen}
    await stage.show([Heater("Hall", RUNS)], width=PHONE, **(LOADED | {"states": states}))
    await expect(stage.card.get_by_role("listitem")).to_contain_text("Heating")
    shown = await stage.card.inner_text()
    assert [word for word in ("NaN", "undefined", "null", "Infinity", "unavailable") if word in shown] == []


async def test_the_legend_names_what_is_seen_and_no_colour_alone_does(stage: Stage) -> None:
    def past(*states: str) -> dict[str, Any]:
        told = [{"s": state, "lu": time() - 600 * (len(states) - at)} for at, state in enumerate(states)]
        return {"states": {"sensor.stage_0": told}}

    legend = stage.card.locator("[part=legend]")
    await stage.show([Heater("Hall", RUNS)], width=PHONE, history=[past("satisfied", "heating")])
    await expect(legend).to_have_text(re.compile(r"^\s*Limit\s+Granted\s+Ran\s*$"))
    failed = past("waiting", "blocked", "heating")
    await stage.show([Heater("Hall", RUNS)], width=PHONE, history=[failed])
    await expect(legend).to_have_text(re.compile(r"^\s*Limit\s+Granted\s+Ran\s*Waited\s*Fault\s*$"))
    track = stage.card.locator("[part=track]")
    for tone, lines in (("runs", 1), ("waits", 1), ("fault", 2)):
        drawn = await track.locator(f".{tone}").get_attribute("d")
        assert drawn is not None
        assert drawn.count("M") == lines
    assert await loose(stage.card) == []


LOCALES: dict[str, tuple[dict[str, str], list[str]]] = {
    "a German": ({"language": "de", "number_format": "language"}, ["17,4", "1 kW", "12,3 kW"]),
    "a Swiss who writes as Americans do": ({"language": "de-CH", "number_format": "comma_decimal"}, ["17.4"]),
    "a Brazilian, in English": ({"language": "pt-BR", "number_format": "language"}, ["17,4", "Loads"]),
    "an Arab": ({"language": "ar", "number_format": "language"}, ["kW", "Loads"]),
}


@pytest.mark.parametrize(("locale", "words"), LOCALES.values(), ids=LOCALES)
async def test_everybody_reads_numbers_as_written_at_home(
    stage: Stage, locale: dict[str, str], words: list[str]
) -> None:
    await stage.show([Heater("Hall", RUNS)], width=PHONE, locale=locale, **LOADED)
    for word in words:
        await expect(stage.card).to_contain_text(word)


HOURS = {"12": r"^1?\d:\d\d\sPM$", "24": r"^(1[2-9]|2\d):\d\d$"}


@pytest.mark.parametrize(("clock", "pattern"), HOURS.items(), ids=HOURS)
async def test_the_clock_is_that_of_the_reader(stage: Stage, clock: str, pattern: str) -> None:
    ahead = {"reason": "preheating", "preheating_c": 21.5, "preheating_until": "2126-11-28T20:30:00+00:00"}
    locale = {"language": "en", "time_format": clock, "time_zone": "server"}
    await stage.show([Heater("Hall", RUNS | ahead)], width=PHONE, locale=locale)
    detail = await stage.card.locator("[part=load-detail]").inner_text()
    temperature, time = detail.split(" by ")
    assert temperature == "21.5\N{NO-BREAK SPACE}°C"
    assert re.match(pattern, time)
