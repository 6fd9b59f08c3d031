"""When it is planned: as each quarter of an hour begins, and when reality departs from the plan."""

from datetime import timedelta

from homeassistant.core import HomeAssistant

from custom_components.power_budget.engine.anticipation.foresight import Foresight
from simulation import Temperatures

from .morning import MIDNIGHT, Morning, Wake, known, wake

__all__ = ["wake"]

FIVE = MIDNIGHT + timedelta(hours=5)
MINUTE = timedelta(minutes=1)


def foresight(morning: Morning) -> Foresight:
    """Return what the last plan came to."""
    found = morning.house.coordinator.anticipator.foresight
    assert found is not None
    return found


def sum_of(plan: Foresight) -> float:
    """Return when rooms begin, all together."""
    return sum(at.timestamp() for at in plan.starts_at.values())


async def plans(morning: Morning, minutes: int) -> list[Foresight]:
    """Return the plans that are made in some minutes, the one before among them."""
    found = [foresight(morning)]
    for _ in range(minutes):
        await morning.minute()
        if foresight(morning) is not found[-1]:
            found.append(foresight(morning))
    return found


async def test_each_quarter_of_an_hour_begins_with_a_plan(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=3.95, kept=known(hass, "living"))
    await morning.live_until(FIVE - 60 * MINUTE)
    found = await plans(morning, 45)
    assert [plan.at for plan in found] == [FIVE - 60 * MINUTE + 15 * MINUTE * index for index in range(4)]


async def test_a_room_that_is_colder_than_expected_makes_another(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=4.95, kept=known(hass, "living"))
    await morning.live_until(FIVE + 3 * MINUTE)
    morning.temperatures["living"] = Temperatures(air_c=15.5, mass_c=16.5)
    before, after = await plans(morning, 9)
    assert before.at == after.at == FIVE
    assert after.air_c["living"][0] < before.air_c["living"][0] - 0.5


async def test_a_lower_limit_makes_another(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", "bath", at=4.95, kept=known(hass, "living", "bath"))
    await morning.live_until(FIVE + 3 * MINUTE)
    before = foresight(morning)
    await morning.house.set("power_budget", 1000)
    await morning.minute()
    assert foresight(morning).at == before.at
    assert sum_of(foresight(morning)) < sum_of(before)


async def test_a_limit_that_changes_all_the_time_makes_one_a_minute(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=4.95, kept=known(hass, "living"))
    await morning.live_until(FIVE + 3 * MINUTE)
    made = {id(foresight(morning)): foresight(morning)}
    for second in range(0, 180, 5):
        await morning.house.set("power_budget", 1500 + second)
        await morning.house.wait(5)
        await hass.async_block_till_done(wait_background_tasks=True)
        made[id(foresight(morning))] = foresight(morning)
    assert 2 <= len(made) <= 5


async def test_nobody_is_at_home(hass: HomeAssistant, wake: Wake) -> None:
    morning = await wake("living", at=5.5, kept=known(hass, "living"))
    await morning.minute()
    assert foresight(morning).ahead
    await morning.house.turn("away")
    await morning.minute()
    await morning.minute()
    assert foresight(morning).ahead == {}
    assert morning.house.reasons == {"living": "away"}
