"""Power Budget at work in the simulated house, with a plan that warms rooms ahead of their comfort.

Everything is learned while it runs: how each room warms and cools, from its thermometer, its heater and the
temperature outdoors; the base load, from the meter less what heaters draw. The schedules are known;
nobody tells the weather in advance.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from benchmarks.ours import Controller, controller, time_of
from custom_components.power_budget.engine import DemandSource, Metering, Order
from custom_components.power_budget.engine.anticipation import base_load, learning, weather
from custom_components.power_budget.engine.anticipation.base_load import BaseLoadMemory, expected_w, spare_w
from custom_components.power_budget.engine.anticipation.forecast import Conditions, Outlook
from custom_components.power_budget.engine.anticipation.plan import plan
from custom_components.power_budget.engine.anticipation.room import RoomMemory, RoomReading
from custom_components.power_budget.engine.anticipation.weather import WeatherMemory, expected_c
from simulation import STEP_S, Scenario, Setting, View, wants_heat

DAY_S = 86_400
LEARNING_S = 2 * DAY_S
"""How long it only learns, and reacts."""

SAMPLE_S, PLAN_S = 60, 600
"""How often rooms are sampled, and a plan is made."""

SLOT = timedelta(minutes=15)
SLOTS = timedelta(days=1) // SLOT


@dataclass
class Anticipating:
    """Tells a controller which rooms to warm ahead."""

    scenario: Scenario
    """The house."""

    controller: Controller
    """Who decides."""

    rooms: dict[str, RoomMemory] = field(default_factory=dict)
    """What is learned of each room."""

    base_load: BaseLoadMemory = field(default_factory=BaseLoadMemory)
    """What is learned of the rest of the house."""

    weather: WeatherMemory | None = None
    """What is learned of the weather."""

    on_steps: dict[str, int] = field(default_factory=dict)
    """How many steps each heater was on since the last sample."""

    ahead: frozenset[str] = frozenset()
    """Whom the plan warms ahead now."""

    asking: frozenset[str] = frozenset()
    """Who asks, by setpoint or plan."""

    def __call__(self, view: View, /) -> Setting:
        """Return the rooms whose heater is to be on in this step, and what the car may draw."""
        self._learn(view)
        if view.clock_s >= LEARNING_S and view.clock_s % PLAN_S == 0 and self.weather is not None:
            self.ahead = self._planned(view, expected_c(self.weather, SLOT, SLOTS))
        schedules = self.scenario.schedules
        ahead_c = {
            name: schedules[name].comfort_c
            for name in self.ahead
            if view.setpoints_c[name] < schedules[name].comfort_c
        }
        goals_c = {**view.setpoints_c, **ahead_c}
        self.asking = frozenset(
            name
            for name, measured_c in view.measured_c.items()
            if wants_heat(
                measured_c=measured_c,
                setpoint_c=goals_c[name],
                band_k=self.scenario.band_k,
                asking=name in self.asking,
            )
        )
        self.controller.ahead_c = ahead_c
        return self.controller(replace(view, asking=self.asking))

    def _learn(self, view: View) -> None:
        """Learn from what was observed of the last step."""
        for name in view.on:
            self.on_steps[name] = self.on_steps.get(name, 0) + 1
        if view.clock_s:
            drawn_w = sum(map(self._drawn_w, view.on)) + self.controller.car_w
            self.base_load = base_load.observed(self.base_load, time_of(view), view.meter_w - drawn_w)
        if view.clock_s % SAMPLE_S == 0:
            outdoor_c = self.scenario.outdoor.at(view.clock_s)
            self.weather = weather.observed(self.weather, time_of(view), outdoor_c)
            for name in view.measured_c:
                self.rooms[name] = self._sampled(view, name, outdoor_c)
            self.on_steps = {}

    def _drawn_w(self, name: str) -> float:
        """Return what a heater is taken to draw."""
        return self.controller.state.of(name).learned_w or self.scenario.rooms[name].power_w

    def _sampled(self, view: View, name: str, outdoor_c: float) -> RoomMemory:
        """Return what is known of a room with one more sample."""
        share = self.on_steps.get(name, 0) * STEP_S / SAMPLE_S
        sample = RoomReading(time_of(view), view.measured_c[name], share, outdoor_c)
        known = self.rooms.get(name)
        return learning.met(sample) if known is None else learning.observed(known, sample)

    def _planned(self, view: View, outdoor_c: Sequence[float]) -> frozenset[str]:
        """Return whom a plan from now on warms ahead."""
        expected = expected_w(self.base_load, time_of(view), SLOT, SLOTS)
        conditions = Conditions(
            slot_h=SLOT / timedelta(hours=1),
            spare_w=spare_w(self.base_load, self.scenario.limit_w, expected),
            outdoor_c=outdoor_c,
        )
        rooms = [self._outlook(view, name, conditions.slot_h) for name in self.scenario.rooms]
        return plan(rooms, conditions).now(self.ahead)

    def _outlook(self, view: View, name: str, slot_h: float) -> Outlook:
        """Return what is known of a room as a plan is made."""
        room, schedule = self.rooms[name], self.scenario.schedules[name]
        begins = [view.clock_s + index * SLOT.total_seconds() for index in range(SLOTS)]
        return Outlook(
            id=name,
            power_w=self._drawn_w(name),
            slot=room.model.slot(slot_h),
            warmth=room.warmth,
            comfort_c=schedule.comfort_c,
            setback_c=schedule.setback_c,
            deadband_k=2 * self.scenario.band_k,
            comfort=[schedule.setpoint_c(at) > schedule.setback_c for at in begins],
            may_be_ahead=room.is_trusted,
        )


def anticipating(scenario: Scenario, metering: Metering) -> Anticipating:
    """Return Power Budget as it would be set up in the house of *scenario*, with a plan."""
    reacting = controller(scenario, Order.COLDEST_FIRST, metering)
    loads = [
        replace(load, demand=DemandSource.TEMPERATURE, deadband_k=2 * scenario.band_k)
        if load.id in scenario.rooms
        else load
        for load in reacting.site.loads
    ]
    reacting.site = replace(reacting.site, loads=tuple(loads))
    return Anticipating(scenario, reacting)
