"""Budgets that stand in each other are planned together, by the first of them that runs."""

from homeassistant.core import HomeAssistant

from .circuits import circuit
from .house import House
from .morning import SIX, Morning, Wake, known, wake

__all__ = ["wake"]

BREAKER_W = 1000


async def below_a_breaker(hass: HomeAssistant, wake: Wake, at: float) -> tuple[Morning, House]:
    """Return a budget of two rooms below a breaker that carries one of their heaters, and the breaker."""
    morning = await wake("living", "bath", at=at, kept=known(hass, "living", "bath"), parent="breaker")
    entry = circuit("breaker", limit=BREAKER_W)
    entry.add_to_hass(hass)
    breaker = House(hass, morning.freezer, entry)
    await breaker.start()
    await morning.minute()
    return morning, breaker


async def test_the_limit_above_makes_rooms_begin_earlier(hass: HomeAssistant, wake: Wake) -> None:
    morning, breaker = await below_a_breaker(hass, wake, at=3.75)
    foresight = breaker.coordinator.anticipator.foresight
    assert foresight is not None
    assert foresight is morning.house.coordinator.anticipator.foresight
    assert (SIX - min(foresight.starts_at.values())).total_seconds() > 4500
    await morning.live_until(SIX)
    assert max(morning.drawn_w) <= BREAKER_W
    assert {"preheating", "waiting"} <= {*morning.reasons["living"]}


async def test_a_breaker_that_is_unloaded_leaves_planning_to_the_next(
    hass: HomeAssistant, wake: Wake
) -> None:
    morning, breaker = await below_a_breaker(hass, wake, at=5.2)
    before = morning.house.coordinator.anticipator.foresight
    await breaker.stop()
    await morning.live_until(SIX)
    after = morning.house.coordinator.anticipator.foresight
    assert before is not None
    assert after is not None
    assert after.at > before.at


async def test_a_tree_whose_only_schedule_is_unloaded_learns_no_more(hass: HomeAssistant, wake: Wake) -> None:
    morning, breaker = await below_a_breaker(hass, wake, at=5.2)
    assert breaker.coordinator.anticipator.is_learning
    await morning.house.stop()
    anticipator = breaker.coordinator.anticipator
    assert (anticipator.is_learning, anticipator.foresight) == (False, None)
    await morning.house.start()
    await morning.minute()
    assert anticipator.is_learning
    assert anticipator.foresight is not None


async def test_a_tree_that_a_schedule_leaves_learns_no_more(hass: HomeAssistant, wake: Wake) -> None:
    morning, breaker = await below_a_breaker(hass, wake, at=5.2)
    options = {key: value for key, value in morning.house.entry.options.items() if key != "parent"}
    hass.config_entries.async_update_entry(morning.house.entry, options=options)
    await morning.minute()
    assert morning.house.coordinator.anticipator.is_learning
    assert not breaker.coordinator.anticipator.is_learning


async def test_a_schedule_that_is_loaded_anew_leaves_its_tree_learning(
    hass: HomeAssistant, wake: Wake
) -> None:
    morning, breaker = await below_a_breaker(hass, wake, at=5.2)
    before = breaker.coordinator.anticipator.house
    assert await hass.config_entries.async_reload("house")
    await morning.minute()
    assert breaker.coordinator.anticipator.is_learning
    assert breaker.coordinator.anticipator.house.base_load == before.base_load
