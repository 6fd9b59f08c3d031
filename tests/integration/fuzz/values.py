"""What should not be entered, for each kind of field that a form or an action shows."""

from typing import Any

type Json = Any
"""What JSON can hold, and the numbers that it cannot."""

LONG = "x" * 20_000
HUGE_NUMBERS = [2**53, 2**64, 1e300, -1e300]
TEXTS = ["", " ", "\x00", "\u202e\u200b", "é🔥", "None", "<b>", "{limit}", "%s", "../..", LONG]
NO_VALUES = [None, [], {}, [None], {"": None}]
NESTED: list[Json] = [[[[]]], {"value": {"value": [1]}}, [["sensor.power"]], {"entity_id": "sensor.power"}]
BOOLS = [True, False]
NUMBERS = [-1, 0, 0.5, 1e-300, 86401, *HUGE_NUMBERS]
NUMBER_TEXTS = ["nan", "inf", "-inf", "1e999", "1_0", "٣", "0x10", "12 W", "-0", "9" * 5000]

OTHERS = [*NO_VALUES, *NESTED, "", "\x00", "words"]

ENTITIES = [
    "switch.gone",
    "sensor.gone",
    "sun.sun",
    "person.resident",
    "sensor.temperature",
    "sensor.words",
    "switch.house_away",
    "switch.bath_demand",
    "input_boolean.bath",
    "sensor.house_available_power",
    "switch.",
    ".",
    "switch hall",
    "all",
    "none",
    "0" * 32,
    f"sensor.{LONG}",
]

FEEDS: list[Json] = [
    [3],
    ["budget power_w"],
    [{"budget": "garage"}],
    [{"power_w": 500}],
    [{"budget": "house", "power_w": 500}],
    [{"budget": "gone", "power_w": 500}],
    [{"budget": ["garage"], "power_w": 500}],
    [{"budget": None, "power_w": 500}],
    [{"budget": "garage", "power_w": 500}] * 2,
    [{"budget": "garage", "power_w": 500, "more": 1}],
    [{"budget": "garage", "power_w": 1501}],
    *([{"budget": "garage", "power_w": number}] for number in (*NUMBERS, *NUMBER_TEXTS, "500", True, None)),
    [{"budget": "garage", "power_w": 1e308}, {"budget": "cellar", "power_w": 1e308}],
]

DURATIONS: list[Json] = [
    "1:2:3:4",
    "99:99:99",
    "-1:00",
    "999999999999:00:00",
    "inf:00",
    "00:00:nan",
    "00:00:1e300",
    {"days": 1e300},
    {"hours": 10**40},
    {"days": "nan"},
    {"seconds": "inf"},
    {"hours": -1},
    {"days": 367},
    {"fortnights": 1},
]

INSTANTS: list[Json] = [
    "2026-13-01 00:00:00",
    "2026-02-30 00:00:00",
    "0001-01-01 00:00:00",
    "9999-12-31 23:59:59",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "yesterday",
    "18:00:00",
    {"days": 1},
]

WRONG: dict[str, list[Json]] = {
    "boolean": [*OTHERS, "true", "on", 0, 2, 1e300],
    "config_entry": [*OTHERS, LONG, *BOOLS, 1, "gone", "house", "sensor.power"],
    "datetime": [*OTHERS, LONG, *BOOLS, *NUMBERS, *NUMBER_TEXTS, *INSTANTS],
    "duration": [*OTHERS, LONG, *BOOLS, *NUMBERS, *NUMBER_TEXTS, *DURATIONS],
    "entity": [*OTHERS, *BOOLS, 1, *ENTITIES, ["sensor.power"], ["sensor.power", "sensor.power"]],
    "expandable": [*OTHERS, *BOOLS, 1, [1e300], [1, 2], [None], {"unknown": 1}, "sensor.power"],
    "number": [*OTHERS, *BOOLS, *NUMBERS, *NUMBER_TEXTS[:3], "5"],
    "object": [*OTHERS, *BOOLS, 1, *FEEDS],
    "select": [*OTHERS, *BOOLS, 1, "watt", ["watts"]],
    "text": [*OTHERS, *TEXTS, *BOOLS, *NUMBERS, *NUMBER_TEXTS, "*", "/", "/0", "/-1", "0/5", "1,2", "60"],
}
