"""What is configured otherwise while rooms are warmed ahead counts for them at once."""

from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.core import CoreState, HomeAssistant

from custom_components.power_budget.engine.anticipation.foresight import Ahead

from .morning import SIX, Morning, Wake, known, wake

__all__ = ["wake"]

MINUTE = timedelta(minutes=1)
FILE = "power_budget.house.learned"


async def preheating(hass: HomeAssistant, wake: Wake, *rooms: str) -> Morning:
    """Return a morning in which a living room has just begun to be warmed ahead."""
    morning = await wake("living", *rooms, at=5, kept=known(hass, "living", *rooms))
    while morning.house.reasons["living"] != "preheating":
        await morning.minute()
    assert datetime.now(UTC) < SIX
    return morning


def change(morning: Morning, **data: Any) -> None:
    """Change what is configured of the living room; None takes it away."""
    entry, living = morning.house.entry, morning.house.entry.subentries["living"]
    changed = {key: value for key, value in {**living.data, **data}.items() if value is not None}
    morning.hass.config_entries.async_update_subentry(entry, living, data=changed)


async def test_less_comfort_counts_at_once(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    change(morning, comfort_c=16.5, setback_c=16.0)
    await morning.minute()
    await morning.minute()
    assert morning.house.reasons["living"] == "satisfied"


async def test_a_room_that_follows_no_schedule_any_more_is_not_warmed_ahead(
    hass: HomeAssistant, wake: Wake
) -> None:
    morning = await preheating(hass, wake, "bath")
    change(morning, schedule_entity=None, setpoint_c=16.0)
    await morning.house.settle()
    assert morning.house.reasons["living"] == "satisfied"


async def test_what_was_kept_of_another_comfort_does_not_count(hass: HomeAssistant, wake: Wake) -> None:
    kept = known(hass, "living")._replace(ahead={"living": Ahead(25.0, SIX)})
    hass.set_state(CoreState.starting)
    morning = await wake("living", at=5, kept=kept)
    assert morning.house.coordinator.anticipator.ahead == {}


async def test_a_plan_that_comes_too_late_is_kept_by_nobody(
    hass: HomeAssistant, wake: Wake, hass_storage: dict[str, Any]
) -> None:
    morning = await preheating(hass, wake)
    anticipator = morning.house.coordinator.anticipator
    late, before = anticipator.foresight, anticipator.hours
    assert late is not None
    await hass.config_entries.async_remove("house")
    anticipator.async_heed(late._replace(ahead={}), before)
    await morning.house.wait(60)
    assert FILE not in hass_storage


async def test_a_schedule_that_is_a_moment_late_stops_nobody(hass: HomeAssistant, wake: Wake) -> None:
    morning = await preheating(hass, wake)
    await morning.live_until(SIX - MINUTE)
    assert morning.house.running == ["living"]
    morning.house.forget()
    morning.freezer.move_to(SIX)
    morning.house.coordinator.request_cycle()
    await morning.house.settle()
    assert hass.states.is_state("schedule.day", "off")
    assert morning.house.commands == []
