"""The page that the demo opens with: built-in cards only, for a desk and for a phone."""

from collections.abc import Mapping
from typing import Any

from simulation import STEP_S, Scenario

from .custom_components.simulated_house import SHORTEST_INTERVAL_S
from .custom_components.simulated_house.inverter import pair
from .custom_components.simulated_house.rooms import CAR, entity_name, title

type Card = dict[str, Any]

GRAPH_H = 2
"""How much of the simulated time the graphs show."""

HALF = {"columns": 6, "rows": 1}
FULL = {"columns": "full"}

NEXT = """
{%- set status = 'sensor.house_radiator_status' -%}
{%- set rooms = state_attr(status, 'radiators') or [] -%}
{%- if rooms -%}
**{{ rooms[state_attr(status, 'round_robin_index') % rooms | count] }}** has the first turn next.
{{ state_attr(status, 'active_radiators_number') }} of {{ rooms | count }} loads run, {{ '' -}}
on {{ state_attr(status, 'granted_w') | int }} of {{ state_attr(status, 'budget_w') | int }} W.
{%- endif -%}
"""


PEAKS = (
    "A peak above the limit is something else in the house that was switched on, such as a kettle."
    " The meter tells of it {late_s:g} s later, by the clock of the house; then loads give way at once."
)
"""Why the limit is passed for a moment."""


def dashboard(scenario: Scenario, *, speed: float) -> dict[str, Any]:
    """Return the dashboard of a house."""
    heaters = [card for room in scenario.rooms for card in (_thermostat(room), *status(room, "Heater"))]
    car = [] if scenario.car is None else [_charge(CAR, title(CAR)), *status(CAR, "Charger")]
    batteries = [
        card for one in pair(scenario.battery) for card in (_charge(one.key, one.name), _service(one.key))
    ]
    sections = [
        section(
            "Heaters, car and batteries",
            "mdi:radiator",
            *(*heaters, *car, *batteries, _next(), *_controls(GRAPH_H / speed)),
        ),
        section(
            "Connection",
            "mdi:transmission-tower",
            _power(scenario, GRAPH_H / speed),
            _peaks(max(STEP_S, SHORTEST_INTERVAL_S * speed)),
            _temperatures(GRAPH_H / speed),
            _logbook(scenario),
        ),
    ]
    view = {
        "title": "House",
        "type": "sections",
        "max_columns": 2,
        "badges": [
            {"type": "entity", "entity": entity, "name": name, "show_name": True}
            for entity, name in BADGES.items()
        ],
        "sections": sections,
    }
    return {"title": "Power Budget", "views": [view, _card_view(scenario)]}


def _card_view(scenario: Scenario) -> dict[str, Any]:
    """Return a page with the card of the integration; a load and its thermostat have one name."""
    thermostats = {title(room): f"climate.{entity_name(room)}" for room in scenario.rooms}
    card = {"type": "custom:power-budget-card", "hours": 1, "thermostats": thermostats}
    return {"title": "Card", "path": "card", "type": "sections", "max_columns": 2, "sections": [grid(card)]}


def grid(*cards: Card) -> Card:
    """Return cards side by side, as they fit."""
    return {"type": "grid", "cards": [*cards]}


BADGES = {
    "sensor.simulated_time": "Simulated time",
    "sensor.outdoor_temperature": "Outdoors",
    "sensor.house_meter_power": "House draws",
    "sensor.house_connection": "Limit",
    "sensor.house_radiator_status": "Heaters",
}


REASONS = {
    "deep-orange": ["heating", "boosted", "held_on"],
    "orange": ["preheating"],
    "amber": ["waiting", "held_off"],
    "green": ["satisfied"],
    "blue-grey": ["away", "blocked", "unavailable", "unknown"],
}
"""The colour in which each reason is shown."""


def section(heading: str, icon: str, *cards: Card) -> Card:
    """Return cards under a heading."""
    return grid({"type": "heading", "heading": heading, "icon": icon}, *cards)


def _thermostat(room: str) -> Card:
    """Return how warm a room is, and how warm it should be."""
    return {
        "type": "tile",
        "entity": f"climate.{entity_name(room)}",
        "name": title(room),
        "state_content": ["current_temperature", "temperature"],
        "grid_options": HALF,
    }


def _charge(store: str, name: str) -> Card:
    """Return how full the car, or a battery, is."""
    return {
        "type": "tile",
        "entity": f"sensor.{store}_state_of_charge",
        "name": name,
        "grid_options": HALF,
    }


def _service(battery: str) -> Card:
    """Return what a battery does for the budget."""
    return {
        "type": "tile",
        "entity": f"sensor.{battery}_service",
        "name": "Battery",
        "grid_options": HALF,
    }


def status(load: str, name: str) -> list[Card]:
    """Return what a heater or the charger does and why: a card for each colour, of which one is seen."""
    entity = f"sensor.{entity_name(load)}_status"
    return [
        {
            "type": "tile",
            "entity": entity,
            "name": name,
            "color": color,
            "visibility": [{"condition": "state", "entity": entity, "state": reasons}],
            "grid_options": HALF,
        }
        for color, reasons in REASONS.items()
    ]


def _next() -> Card:
    return {"type": "markdown", "content": NEXT, "grid_options": FULL}


def _controls(shown_h: float) -> list[Card]:
    buttons = {"type": "numeric-input", "style": "buttons"}
    return [
        _tile("number.house_power_saving_mode", "Saving mode", buttons),
        _tile(
            "sensor.house_available_power",
            "Left to share",
            {"type": "trend-graph", "hours_to_show": shown_h},
        ),
        _tile("sensor.house_window_forecast", "Average of this hour"),
        _tile("sensor.house_month_peak", "Month’s peak hour"),
        _tile("sensor.bedrooms_radiator_status", "Bedrooms’ circuit"),
        _tile("sensor.bedrooms_available_power", "Left for bedrooms"),
        _tile("switch.house_away", "Away"),
        _tile("switch.house_test_mode", "Test mode"),
        _tile("switch.bathroom_boost", "Bathroom boost"),
        _tile("button.house_run_cycle", "Run cycle") | {"hide_state": True},
    ]


def _tile(entity: str, name: str, *features: Card) -> Card:
    return {
        "type": "tile",
        "entity": entity,
        "name": name,
        "features": list(features),
        "grid_options": {"columns": 6, "rows": 1 + len(features)},
    }


def _power(scenario: Scenario, shown_h: float) -> Card:
    batteries = {f"sensor.{one.key}_power": one.name for one in pair(scenario.battery)}
    return graph(
        "What the house draws",
        {
            "sensor.house_connection": "Limit",
            "sensor.house_meter_power": "House",
            "sensor.car_charging_power": "Car",
            **batteries,
            "sensor.house_base_load": "Without all of these",
        },
        shown_h=shown_h,
        rows=4,
    )


def _peaks(late_s: float) -> Card:
    """Return why the limit is passed for a moment where the meter is so late."""
    text = PEAKS.format(late_s=late_s)
    return {"type": "markdown", "text_only": True, "content": text, "grid_options": FULL}


def _temperatures(shown_h: float) -> Card:
    return graph(
        "Temperatures and setpoints",
        {
            "sensor.bathroom_temperature": "Bathroom",
            "sensor.bathroom_setpoint": "setpoint",
            "sensor.living_room_temperature": "Living room",
            "sensor.living_room_setpoint": "setpoint",
        },
        shown_h=shown_h,
        rows=5,
    )


def graph(name: str, entities: Mapping[str, str], *, shown_h: float, rows: int) -> Card:
    """Return a graph of the last hours."""
    return {
        "type": "history-graph",
        "title": name,
        "hours_to_show": shown_h,
        "entities": [{"entity": entity, "name": label} for entity, label in entities.items()],
        "grid_options": {"columns": "full", "rows": rows},
    }


def _logbook(scenario: Scenario) -> Card:
    loads = [*scenario.rooms, *([] if scenario.car is None else [CAR])]
    return {
        "type": "logbook",
        "title": "Decisions",
        "hours_to_show": 1,
        "target": {"entity_id": [f"sensor.{entity_name(load)}_status" for load in loads]},
        "grid_options": {"columns": "full", "rows": 4},
    }
