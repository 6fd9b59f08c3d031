"""A cycle that fails."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.power_budget.const import DOMAIN
from custom_components.power_budget.diagnostics import async_get_config_entry_diagnostics
from custom_components.power_budget.engine import Site, Snapshot, State, decide, from_plain
from custom_components.power_budget.grid import GRID, Tree

from .builders import heater
from .conftest import Build
from .house import House
from .test_meter import METERED, read

type Broken = AbstractContextManager[None]

SHOWS = {
    "house": ("active_heaters", "available_power", "decision", "granted_power", "limited", "radiator_status"),
    "hall": ("duty_cycle", "status"),
}
"""What shows decisions."""

SETS = {
    "house": ("away", "power_budget", "power_saving_mode", "run_cycle", "test_mode"),
    "hall": ("boost", "demand"),
}
"""What residents and automations set."""


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, step: str) -> Iterator[None]:
    """Return a context in which a step of each cycle fails."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(f"custom_components.power_budget.{step}", fail)
        yield


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Broken:
    """Return a context in which no cycle succeeds."""
    return failing(monkeypatch, "cycle.decide")


def states(house: House, entities: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the states of entities, by their keys."""
    return {key: house.state(key, owner).state for owner, keys in entities.items() for key in keys}


async def test_it_is_logged_once_and_tried_again(
    build: Build, broken: Broken, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(heater("hall"))
    with broken:
        await house.ask("hall")
        await house.pass_turns()
    assert house.running == []
    assert caplog.text.count("The cycle of House failed") == 1
    assert caplog.text.count("Traceback") == 1
    assert "Error" not in caplog.text.replace("ZeroDivisionError", "")
    caplog.clear()
    await house.pass_turns()
    assert house.running == ["hall"]


async def test_nothing_shows_what_was_decided_before(build: Build, broken: Broken) -> None:
    house = await build(heater("hall"))
    before = states(house, SHOWS)
    with broken:
        await house.pass_turns()
        assert set(states(house, SHOWS).values()) == {"unavailable"}
    await house.pass_turns()
    assert states(house, SHOWS) == before


async def test_nothing_is_explained(build: Build, broken: Broken) -> None:
    house = await build(heater("hall"))
    with broken:
        await house.pass_turns()
    response: Any = await house.hass.services.async_call(
        DOMAIN, "explain", {}, blocking=True, return_response=True
    )
    [explained] = response["budgets"]
    assert (explained["status"], explained["heaters"]) == (None, [])


async def test_what_is_set_meanwhile_counts_afterwards(build: Build, broken: Broken) -> None:
    house = await build(heater("hall"), heater("bath"))
    with broken:
        await house.pass_turns()
        await house.ask("hall", "bath")
        await house.set("power_budget", 1500)
        assert "unavailable" not in states(house, SETS).values()
        assert house.state("demand", "hall").state == "on"
    await house.pass_turns()
    assert house.running == ["hall"]
    assert house.state("available_power").state == "1500.0"


async def test_a_decision_is_told_once_cycles_go_on(build: Build, broken: Broken) -> None:
    house = await build(heater("hall"))
    with broken:
        await house.ask("hall")
    await house.pass_turns()
    assert house.state("decision").attributes["event_type"] == "started"


def issues(house: House) -> set[str]:
    """Return the repair issues that there are."""
    return {issue for domain, issue in ir.async_get(house.hass).issues if domain == DOMAIN}


async def test_there_is_an_issue_until_a_cycle_succeeds(build: Build, broken: Broken) -> None:
    house = await build(heater("hall"))
    with broken:
        await house.pass_turns()
        assert issues(house) == {"cycle_failing_house"}
    await house.pass_turns()
    assert issues(house) == set()


async def test_each_failure_is_told(
    build: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(heater("hall"))
    for _ in range(2):
        with failing(monkeypatch, "cycle.decide"):
            await house.pass_turns()
            assert issues(house) == {"cycle_failing_house"}
        await house.pass_turns()
    assert caplog.text.count("The cycle of House failed") == 2


async def test_cycles_that_fail_are_not_missed(build: Build, broken: Broken) -> None:
    house = await build(heater("hall"))
    with broken:
        for _ in range(5):
            await house.wait(120)
        assert issues(house) == {"cycle_failing_house"}


async def test_all_is_shown_again_though_nothing_but_the_meter_has_moved(
    hass: HomeAssistant, build: Build, broken: Broken
) -> None:
    read(hass, 1000)
    house = await build(heater("hall"), **METERED)
    before = states(house, SHOWS)
    with broken:
        read(hass, 1001)
        await house.settle()
        assert set(states(house, SHOWS).values()) == {"unavailable"}
    read(hass, 1002)
    await house.settle()
    assert states(house, SHOWS) == {**before, "available_power": "3998.0"}


async def test_the_diagnostics_hold_what_there_was_to_decide(build: Build, broken: Broken) -> None:
    house = await build(heater("hall"))
    with broken:
        await house.ask("hall")
        content = await async_get_config_entry_diagnostics(house.hass, house.entry)
    failed = content["failed"]
    site, state = from_plain(Site, failed["site"]), from_plain(State, failed["state"])
    decision = decide(site, state, from_plain(Snapshot, failed["snapshot"]))
    assert [command.load for command in decision.commands] == ["hall"]
    await house.pass_turns()
    content = await async_get_config_entry_diagnostics(house.hass, house.entry)
    assert content["failed"] is None


async def test_the_diagnostics_hold_what_is_remembered_where_observing_fails(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await build(heater("hall"))
    with failing(monkeypatch, "cycle.observe"):
        await house.ask("hall")
        content = await async_get_config_entry_diagnostics(house.hass, house.entry)
    assert issues(house) == {"cycle_failing_house"}
    assert from_plain(State, content["failed"]["state"]).of("hall").requested
    assert from_plain(Snapshot, content["failed"]["snapshot"]).loads == {}


async def test_there_is_an_issue_and_one_error_where_budgets_cannot_be_told_apart(
    build: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(heater("hall"))
    with failing(monkeypatch, "grid.trees"):
        house.hass.data[GRID].async_rearrange()
        await house.ask("hall")
        await house.wait(120)
        assert issues(house) == {"cycle_failing_house"}
    assert caplog.text.count("Traceback") == 1
    await house.pass_turns()
    assert (issues(house), house.running) == (set(), ["hall"])


async def test_there_is_an_issue_where_no_cycle_runs_for_three_patterns(
    build: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house = await build(heater("hall"))
    with monkeypatch.context() as patch:
        patch.setattr(Tree, "async_run_cycle", lambda *_: None)
        for _ in range(3):
            await house.wait(120)
        assert issues(house) == set()
        await house.wait(120)
        assert issues(house) == {"cycle_stalled_house"}
        await house.wait(120)
    assert caplog.text.count("No cycle of House has run though it was time for one") == 1
    await house.wait(120)
    assert issues(house) == set()
