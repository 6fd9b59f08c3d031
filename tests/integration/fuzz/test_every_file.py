"""Files of what is remembered, as a power cut, a worn-out memory card or a newer version leave them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.json import json_bytes
import pytest

from custom_components.power_budget.engine import LoadState, State, to_plain
from tests.integration.builders import heater
from tests.integration.conftest import Build
from tests.integration.house import House

FILE = "power_budget.house"
NAIVE = "2026-11-21T12:00:00"

type Start = Callable[[bytes], Awaitable[House]]


def file(data: object, **header: Any) -> bytes:
    """Return a file as Home Assistant writes it."""
    return json.dumps({"version": 1, "minor_version": 1, "key": FILE, "data": data, **header}).encode()


REMEMBERED: Any = to_plain(
    State(loads={"hall": LoadState(requested=True, is_on=False, since=datetime(2026, 11, 21, tzinfo=UTC))})
)
GOOD = file(REMEMBERED)

BROKEN = {
    "nothing": b"",
    "zeros": bytes(4096),
    "half of it": GOOD[: len(GOOD) // 2],
    "all but the end": GOOD[:-1],
    "two in one": GOOD + GOOD,
    "no text": b"\xff\xfe\x00\x80",
    "another encoding": GOOD.decode().encode("utf-16"),
    "endless brackets": b"[" * 100_000,
    "no JSON number": GOOD.replace(b'"turn_number": 0', b'"turn_number": NaN'),
    "a list": b"[1, 2]",
    "a number": b"5",
    "no version": b'{"data": {}}',
    "a version in words": file(REMEMBERED, version="one"),
    "a newer version": file(REMEMBERED, version=2),
    "an older version than there ever was": file(REMEMBERED, version=0),
    "no data": b'{"version": 1, "minor_version": 1}',
    "a field that nobody knows": file({**REMEMBERED, "colour": "green"}),
    "a huge field": file({**REMEMBERED, "x" * 10**6: ["y" * 10**6]}),
    "huge text for a number": file({**REMEMBERED, "turn_number": "9" * 10**6}),
    "an instant in no time zone": file({**REMEMBERED, "loads": {"hall": {"since": NAIVE}}}),
    "a boost that is a number": file({**REMEMBERED, "loads": {"hall": {"boosted": 1}}}),
}


@pytest.fixture
def hass_config_dir(tmp_path: Path) -> str:
    """Return where Home Assistant keeps its files."""
    (tmp_path / ".storage").mkdir()
    return f"{tmp_path}"


@pytest.fixture
def hass_storage() -> dict[str, Any]:
    """Have files on the disk, where other tests have them here."""
    return {}


@pytest.fixture
def start(build: Build, tmp_path: Path) -> Start:
    """Return what starts a house that finds a file."""

    async def start(content: bytes) -> House:
        (tmp_path / ".storage" / FILE).write_bytes(content)
        return await build(heater("hall"), heater("bath"))

    return start


def kept(tmp_path: Path) -> list[bytes]:
    """Return what was set aside."""
    return [path.read_bytes() for path in (tmp_path / ".storage").glob(f"{FILE}.*")]


async def check_works(house: House) -> None:
    """Check that nothing is lost of what is configured, and that heaters are switched."""
    assert house.entry.state is ConfigEntryState.LOADED
    assert list(house.entry.subentries) == ["hall", "bath"]
    await house.ask("hall", "bath")
    assert house.running == ["hall", "bath"]


async def test_a_whole_file_is_read(start: Start, tmp_path: Path) -> None:
    house = await start(GOOD)
    assert house.state("demand", "hall").state == "on"
    assert kept(tmp_path) == []


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
async def test_a_broken_file_is_set_aside_and_told_of(
    hass: HomeAssistant, start: Start, tmp_path: Path, content: bytes
) -> None:
    house = await start(content)
    assert kept(tmp_path) == [content]
    (issue,) = [
        issue for (_, name), issue in ir.async_get(hass).issues.items() if FILE in name or "memory" in name
    ]
    assert len(json_bytes(issue.translation_placeholders)) < 1000
    await check_works(house)
    await house.stop()
    assert json.loads((tmp_path / ".storage" / FILE).read_text())["data"]["loads"]["hall"]["requested"]


async def test_what_a_newer_minor_version_adds_is_set_aside(start: Start, tmp_path: Path) -> None:
    house = await start(file({**REMEMBERED, "colour": "green"}, minor_version=2))
    (content,) = kept(tmp_path)
    assert json.loads(content)["data"]["colour"] == "green"
    await check_works(house)


async def test_a_file_that_cannot_be_set_aside_stops_nobody(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".storage" / f"{FILE}.unreadable" / "full").mkdir(parents=True)
    await check_works(await start(b"5"))
