"""A budget that tests add to the demo, and take away."""

from typing import Any

WORKSHOP: dict[str, Any] = {"name": "Workshop", "power_steps": {"mode_0": 3000, "mode_1": 2000}}
BENCH: dict[str, Any] = {
    "name": "Bench",
    "switch": "input_boolean.towel_rail",
    "power_w": 1200,
    "demand": "own_switch",
    "switching": {"min_on_s": 0, "min_off_s": 0},
}
