"""What fails is told once: a reload or a restart is no news."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.power_budget.const import DOMAIN

from .builders import heater
from .conftest import Build
from .house import House
from .relays import Relay, install
from .test_health import POWER, hall_and_bath, last_event

DOES_NOT_OBEY = "Hall does not obey"


async def reload(house: House) -> None:
    """Reload the budget, as it does when a heater is added."""
    await house.hass.config_entries.async_reload("house")
    await house.settle()
    await house.wait(5)


async def restart(house: House) -> None:
    """Stop the budget, and start it again from what is stored."""
    await house.stop()
    await house.wait(15)
    await house.start()
    await house.wait(5)


async def blocked(hass: HomeAssistant, build: Build) -> tuple[House, Relay]:
    """Return a house with a heater that does not obey, which was told, and its relay."""
    house, hall = await hall_and_bath(hass, build)
    await house.wait(5)
    await house.wait(5)
    assert last_event(hass).attributes["event_type"] == "failed"
    return house, hall


async def test_a_reload_tells_nothing_again(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    house, _ = await blocked(hass, build)
    told = last_event(hass).state
    await reload(house)
    assert last_event(hass).state == told
    assert caplog.text.count(DOES_NOT_OBEY) == 1


async def test_a_restart_repeats_no_event_and_one_line_for_the_new_log(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    house, _ = await blocked(hass, build)
    told = last_event(hass).state
    await restart(house)
    assert last_event(hass).state == told
    assert caplog.text.count(DOES_NOT_OBEY) == 2


@pytest.mark.parametrize("again", [reload, restart])
async def test_a_recovery_is_told_though_the_fall_was_told_before(
    hass: HomeAssistant, build: Build, again: object, caplog: pytest.LogCaptureFixture
) -> None:
    house, hall = await blocked(hass, build)
    assert callable(again)
    await again(house)
    hall.obeys = True
    await house.turn("demand", "bath", on=False)
    await house.pass_turns()
    assert last_event(hass).attributes["event_type"] == "recovered"
    assert caplog.text.count("Hall obeys again") == 1


@pytest.mark.parametrize(("seen_for_s", "told_again"), [(30, False), (20, True)])
async def test_one_that_draws_though_it_is_off_is_told_of_after_a_restart_if_it_was_not_before(
    hass: HomeAssistant, build: Build, seen_for_s: int, told_again: bool
) -> None:
    house = await build(heater("hall", power_sensor="sensor.hall"))
    await house.wait(0.0005)
    for watts, seconds in (("800", 30), ("0", 1), ("800", seen_for_s)):
        hass.states.async_set("sensor.hall", watts, POWER)
        await house.settle()
        await house.wait(seconds)
    told = last_event(hass).state
    await restart(house)
    await house.wait(30)
    assert last_event(hass).attributes["health"] == "welded"
    assert (last_event(hass).state != told) is told_again


async def test_an_error_of_a_switch_is_not_logged_again_by_a_reload(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    house, hall = await hall_and_bath(hass, build)
    hall.error = RuntimeError("no route")
    await house.turn("demand", "hall", on=False)
    await house.turn("demand", "hall")
    for _ in range(6):
        await house.wait(5)
    await reload(house)
    await house.pass_turns()
    assert caplog.text.count("Hall cannot be switched by switch.hall: no route") == 1
    assert DOES_NOT_OBEY not in caplog.text


async def test_each_error_after_a_success_is_logged(
    hass: HomeAssistant, build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    hall = Relay("hall")
    await install(hass, hall)
    house = await build(heater("hall", switch="switch.hall"))
    for _ in range(2):
        await house.ask("hall")
        hall.error = RuntimeError("no route")
        await house.turn("demand", "hall", on=False)
        hall.error = None
        await house.wait(60)
        assert house.running == []
    assert caplog.text.count("Hall cannot be switched by switch.hall: no route") == 2
    assert caplog.text.count("Hall can be switched again") == 2


async def test_an_issue_names_a_heater_as_it_is_called_now(hass: HomeAssistant, build: Build) -> None:
    house, _ = await blocked(hass, build)
    hass.config_entries.async_update_subentry(house.entry, house.entry.subentries["hall"], title="Salon")
    await house.settle()
    issue = ir.async_get(hass).async_get_issue(DOMAIN, "heater_blocked_hall")
    assert issue is not None
    assert (issue.translation_placeholders or {})["heater"] == "Salon"
