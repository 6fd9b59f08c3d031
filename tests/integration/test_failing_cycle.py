"""A cycle that fails."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House

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


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Broken:
    """Return a context in which no cycle succeeds."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    @contextmanager
    def broken() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr("custom_components.power_budget.cycle.decide", fail)
            yield

    return broken()


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
