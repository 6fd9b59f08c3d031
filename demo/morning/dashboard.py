"""The page that a morning opens with."""

from typing import Any

from demo.custom_components.simulated_house.rooms import entity_name, title
from demo.dashboard import PEAKS, graph, grid, section, status
from simulation import Scenario

from .configuration import STEP_S

type Card = dict[str, Any]

SHOWN_H = 6
"""How much of the morning the graphs show: all of it."""

SAME_COMFORT = ("living", "dining", "children", "office")
"""The rooms that wish for the same, and are drawn together."""

COLDEST_C, WARMEST_C = 16, 21
"""From where to where the graph of temperatures goes, whatever the morning."""

STORY = """
It is **{{ now().strftime('%H:%M') }}** by a clock that is fast, until it has caught up with yours.
At **06:00** all rooms are to be warm.

Too cold so far: **{{ states('sensor.house_cold') }} K·h**, of all rooms together.

"""

AHEAD = "Warmed ahead of six o’clock"
REACTING = "Heaters that only react at six o’clock"


def dashboard(scenario: Scenario, *, ahead: bool) -> dict[str, Any]:
    """Return the dashboard of a morning, with rooms that may be warmed *ahead*, or only react."""
    rooms = [card for room in scenario.rooms for card in _room(room)]
    sections = [
        section(
            "The rooms",
            "mdi:radiator",
            {"type": "markdown", "content": STORY + PEAKS.format(late_s=STEP_S)},
            *rooms,
        ),
        section(AHEAD if ahead else REACTING, "mdi:weather-sunset-up", _temperatures(), _power()),
    ]
    view = {"title": "Morning", "type": "sections", "max_columns": 2, "sections": sections}
    card = {"type": "custom:power-budget-card", "hours": SHOWN_H}
    card_view = {"title": "Card", "path": "card", "type": "sections", "sections": [grid(card)]}
    return {"title": "Power Budget", "views": [view, card_view]}


def _room(room: str) -> list[Card]:
    """Return how warm a room is, and what its heater does."""
    name = entity_name(room)
    warmth = {"type": "tile", "entity": f"sensor.{name}_temperature", "name": title(room)}
    return [warmth | {"grid_options": {"columns": 6, "rows": 1}}, *status(room, "Heater")]


def _temperatures() -> Card:
    rooms = {f"sensor.{entity_name(room)}_temperature": title(room) for room in SAME_COMFORT}
    shown = {"sensor.living_room_setpoint": "Setpoint", **rooms}
    return graph("Temperatures and setpoint", shown, shown_h=SHOWN_H, rows=6) | {
        "min_y_axis": COLDEST_C,
        "max_y_axis": WARMEST_C,
    }


def _power() -> Card:
    shown = {
        "sensor.house_connection": "Limit",
        "sensor.house_meter_power": "House",
        "sensor.house_base_load": "Without its heaters",
    }
    return graph("What the house draws", shown, shown_h=SHOWN_H, rows=6)
