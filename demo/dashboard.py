"""The page that the demo opens with: built-in cards only, for a desk and for a phone."""

from typing import Any

from simulation import Scenario

from .custom_components.simulated_house.rooms import entity_name, title

type Card = dict[str, Any]

GRAPH_H = 0.1
"""What the graphs show: six minutes, which are six hours in the simulated house at the usual speed."""

HALF = {"columns": 6, "rows": 1}
FULL = {"columns": "full"}

NEXT = """
{%- set status = 'sensor.house_radiator_status' -%}
{%- set rooms = state_attr(status, 'radiators') or [] -%}
{%- if rooms -%}
**{{ rooms[state_attr(status, 'round_robin_index') % rooms | count] }}** has the first turn next.
{{ state_attr(status, 'active_radiators_number') }} of {{ rooms | count }} heaters run, on
{{ state_attr(status, 'granted_w') | int }} W of {{ state_attr(status, 'budget_w') | int }} W.
{%- endif -%}
"""


def dashboard(scenario: Scenario) -> dict[str, Any]:
    """Return the dashboard of a house."""
    rooms = [entity_name(room) for room in scenario.rooms]
    sections = [
        _section("Heaters", "mdi:radiator", *_heaters(scenario)),
        _section("Connection", "mdi:transmission-tower", *_connection(), *_temperatures(rooms)),
        _section("Power budget", "mdi:home-lightning-bolt", *_budget(), _logbook()),
    ]
    view = {
        "title": "House",
        "type": "sections",
        "max_columns": 3,
        "badges": [_badge(entity) for entity in BADGES],
        "sections": sections,
    }
    return {"title": "Power Budget", "views": [view]}


BADGES = (
    "sensor.simulated_time",
    "sensor.outdoor_temperature",
    "sensor.house_meter_power",
    "sensor.house_base_load",
    "sensor.house_radiator_status",
)


def _badge(entity: str) -> Card:
    return {"type": "entity", "entity": entity, "show_name": True}


def _section(heading: str, icon: str, *cards: Card) -> Card:
    return {
        "type": "grid",
        "cards": [{"type": "heading", "heading": heading, "icon": icon}, *cards],
    }


def _heaters(scenario: Scenario) -> list[Card]:
    """Return two cards for each room: how warm it is, and what its heater does and why."""
    return [card for room in scenario.rooms for card in (_thermostat(room), _status(room))]


def _thermostat(room: str) -> Card:
    return {
        "type": "tile",
        "entity": f"climate.{entity_name(room)}",
        "name": title(room),
        "state_content": ["current_temperature", "temperature"],
        "grid_options": HALF,
    }


def _status(room: str) -> Card:
    return {
        "type": "tile",
        "entity": f"sensor.{entity_name(room)}_status",
        "name": "Heater",
        "grid_options": HALF,
    }


def _connection() -> list[Card]:
    return [
        {
            "type": "history-graph",
            "title": "What the house draws",
            "hours_to_show": GRAPH_H,
            "min_y_axis": 0,
            "entities": [
                {"entity": "sensor.house_connection", "name": "Connection"},
                {"entity": "sensor.house_meter_power", "name": "House"},
                {"entity": "sensor.house_base_load", "name": "Without heaters"},
            ],
            "grid_options": FULL,
        }
    ]


def _temperatures(rooms: list[str]) -> list[Card]:
    return [
        {
            "type": "history-graph",
            "title": "Temperatures",
            "hours_to_show": GRAPH_H,
            "entities": [f"sensor.{room}_temperature" for room in rooms],
            "grid_options": FULL,
        }
    ]


def _budget() -> list[Card]:
    return [
        {"type": "markdown", "content": NEXT, "grid_options": FULL},
        _tile(
            "number.house_power_saving_mode",
            "Power saving mode",
            [{"type": "numeric-input", "style": "buttons"}],
        ),
        _tile("number.house_power_budget", "Power budget"),
        _tile("switch.house_away", "Away"),
        _tile("switch.house_test_mode", "Test mode"),
        _tile("button.house_run_cycle", "Run cycle"),
        _tile("switch.bathroom_boost", "Boost the bathroom"),
    ]


def _tile(entity: str, name: str, features: list[Card] | None = None) -> Card:
    return {
        "type": "tile",
        "entity": entity,
        "name": name,
        "features": features or [],
        "grid_options": {"columns": 6, "rows": 1 + len(features or [])},
    }


def _logbook() -> Card:
    return {
        "type": "logbook",
        "title": "Decisions",
        "hours_to_show": 1,
        "target": {"entity_id": ["event.house_decision"]},
        "grid_options": {"columns": "full", "rows": 6},
    }
