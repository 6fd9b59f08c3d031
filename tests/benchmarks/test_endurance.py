"""What is found of a house whose Home Assistant is killed, by those who only see its relays and settings."""

from collections import Counter

from benchmarks.endurance.configuration import FLAT, HOUSE
from benchmarks.endurance.found import Found, Moment
from benchmarks.endurance.house import House, Switching
from benchmarks.endurance.laws import Limits, broken
from benchmarks.endurance.memory import Memory
from benchmarks.endurance.soak import Held, table
from benchmarks.endurance.wishes import Wishes

ONE, TWO = HOUSE.relays[:2]


def switching(at_s: float, relay: str, *, after_w: float, by_hand: bool = False) -> Switching:
    """Return a relay that is switched on if all draw more than before, else off."""
    is_on = after_w % 3000 != 0
    before_w = after_w - 1500 if is_on else after_w + 1500
    return Switching(at_s=at_s, relay=relay, is_on=is_on, before_w=before_w, after_w=after_w, by_hand=by_hand)


def laws(*log: Switching, limit_w: float = 5000, falls_at_s: float | None = None) -> list[str]:
    """Return what was broken in a house of so many watts, none from some second on."""
    limits = Limits()
    limits.confirmed(limit_w, 0)
    if falls_at_s is not None:
        limits.asked(0, falls_at_s)
        limits.confirmed(0, falls_at_s + 0.1)
    return [one.what for one in broken(HOUSE, log, limits)]


def test_a_start_without_room_is_found() -> None:
    assert laws(switching(1, ONE, after_w=1500), limit_w=1000) == ["room_1 is on: 1500 W of 1000 W"]
    assert laws(switching(1, ONE, after_w=1500), limit_w=1500) == []


def test_what_somebody_does_by_hand_breaks_no_law() -> None:
    on, off = switching(1, ONE, after_w=1500, by_hand=True), switching(2, ONE, after_w=0)
    assert laws(on, off, limit_w=1000) == []


def test_a_stop_before_the_minimum_time_is_found() -> None:
    on, off = switching(1, ONE, after_w=1500), switching(6, ONE, after_w=0)
    assert laws(on, off) == ["room_1 is off after 5.0 s of 20 s"]
    assert laws(on, off, falls_at_s=5.9) == []


def test_a_stop_before_the_minimum_time_may_be_for_what_heaters_are_rated_at() -> None:
    limits, relay = Limits(), FLAT.relays[0]
    limits.confirmed(950, 0)
    on = Switching(at_s=1, relay=relay, is_on=True, before_w=0, after_w=900)
    off = Switching(at_s=1.1, relay=relay, is_on=False, before_w=900, after_w=0)
    assert [*broken(FLAT, [on, off], limits)] == []
    limits.confirmed(1000, 0.2)
    assert [one.what for one in broken(FLAT, [on, off], limits)] == [f"{relay} is off after 0.1 s of 2 s"]


def test_a_start_before_the_minimum_time_is_found() -> None:
    log = switching(0, ONE, after_w=0), switching(14, ONE, after_w=1500)
    assert laws(*log) == ["room_1 is on after 14.0 s of 15 s"]
    assert laws(log[0], switching(14, TWO, after_w=1500)) == []


def test_a_limit_that_is_asked_for_may_hold_from_then_on_or_not() -> None:
    limits = Limits()
    limits.confirmed(3000, 0)
    limits.asked(5000, 10)
    assert (limits.highest_w(9, 9.5), limits.highest_w(10, 11), limits.lowest_w(10, 11)) == (3000, 5000, 3000)
    limits.confirmed(5000, 12)
    assert limits.lowest_w(12.5, 13) == 5000


def test_a_house_takes_note_of_what_its_relays_do() -> None:
    seen: list[Switching] = []
    house = House((HOUSE,), {}, on_command=seen.append)
    house.switch(ONE, is_on=True)
    house.switch(ONE, is_on=True)
    house.switch(TWO, is_on=True, by_hand=True)
    house.switch(ONE, is_on=False)
    assert [(one.relay, one.before_w, one.after_w) for one in house.log] == [
        (ONE, 0, 1500),
        (TWO, 1500, 3000),
        (ONE, 3000, 1500),
    ]
    assert (house.commands, len(seen), [*house.on]) == (3, 3, [TWO])


SETTINGS = {
    "switch.house_away": {"state": "off"},
    "number.house_power_saving_mode": {"state": "0"},
    "number.house_power_budget": {"state": "5000"},
    "switch.room_4_boost": {"state": "off"},
}


def wishes() -> Wishes:
    """Return the settings of a house from second 0 on."""
    begun = Wishes()
    begun.begin(SETTINGS, 0)
    return begun


def test_a_setting_that_was_confirmed_and_is_otherwise_is_lost() -> None:
    kept = wishes()
    kept.ask("number.house_power_saving_mode", "1", 1)
    kept.confirm(2)
    assert [*kept.lost(SETTINGS, 3)] == ["number.house_power_saving_mode is 0 and was set to 1"]
    assert [*kept.lost(SETTINGS, 4)] == [], "it is told once"


def test_a_setting_that_was_not_confirmed_may_be_so_or_so() -> None:
    kept = wishes()
    kept.ask("switch.house_away", "on", 1)
    assert [*kept.lost(SETTINGS, 3)] == []
    kept.ask("switch.house_away", "on", 4)
    assert [*kept.lost(SETTINGS | {"switch.house_away": {"state": "on"}}, 5)] == []
    assert kept.limits.highest_w(6, 6) == 0


def test_a_boost_that_does_not_end_is_found() -> None:
    kept, boosted = wishes(), SETTINGS | {"switch.room_4_boost": {"state": "on"}}
    kept.ask("switch.room_4_boost", "on", 1)
    kept.confirm(1)
    kept.ends_s["switch.room_4_boost"] = 10
    assert [*kept.otherwise(boosted, 9)] == []
    assert [*kept.otherwise(boosted, 13)] == ["switch.room_4_boost is on and was set to off"]


def test_what_was_learned_and_counted_and_is_missing_is_found() -> None:
    before = Memory(0, {"hall": 2}, "12:00", 500)
    assert [*before.lost(Memory(9, {"hall": 3}, "12:00", 510))] == []
    assert [*before.lost(Memory(9, {"hall": 2}, "12:15", 10))] == []
    assert [*before.lost(Memory(9, {}, "12:00", 400))] == [
        "hall had learned of 2 switchings, and now of 0",
        "the window had counted 500.0 Wh, and now 400.0 Wh",
    ]


def test_what_is_found_is_told() -> None:
    found = Found(moments=Counter({Moment.ON: 2}), starts=3, commands=40, lost=["one boost"])
    assert not found.is_as_promised
    told = [" ".join(line.split()) for line in f"{found}".splitlines()]
    assert {"kills 2", "- as a heater was told to start 2", "starts 3", "lost settings 1", "one boost"} < {
        *told
    }
    assert Found().is_as_promised


def test_the_table_of_a_soak() -> None:
    held = Held(
        hour=6,
        commands=12_000,
        memory_mb=321.58,
        objects=103_927,
        tasks=1,
        timers=8,
        database_mb=22.62,
        stored_kb=252.58,
    )
    assert table([held], every=6, as_markdown=False).splitlines()[1].split() == [
        *("6", "12,000", "321.6", "103,927", "1", "8", "22.6", "253"),
    ]
    assert len(table([held], every=4, as_markdown=False).splitlines()) == 1
