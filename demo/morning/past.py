"""The days before the morning, in which another rule looked after the heaters: what sensors said of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from demo.custom_components.simulated_house.rooms import entity_name
from simulation import Scenario, Step, Temperatures, run
from simulation.rules import Shedding

from .hours import BEFORE, Morning

MINUTE_S = 60


class Said(NamedTuple):
    """What an entity said, until it says something else."""

    entity_id: str
    """Which entity."""

    state: str
    """What."""

    at: datetime
    """From when on."""


@dataclass(frozen=True, slots=True)
class Past:
    """What has been recorded, and how the house is at the end of it."""

    said: list[Said]
    """In the order of time."""

    temperatures: Mapping[str, Temperatures]
    """Of each room."""


def past(scenario: Scenario, morning: Morning) -> Past:
    """Return the days before a morning, in which who is closest to the setpoint was shed."""
    recorder = _Recorder(morning)
    steps = run(scenario, Shedding(scenario), duration_s=BEFORE.total_seconds())
    *_, last = recorder.follow(scenario, steps)
    return Past(recorder.said, last.house.temperatures)


@dataclass
class _Recorder:
    """Keeps what changes, as often as sensors tell it."""

    morning: Morning
    said: list[Said] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)

    def follow(self, scenario: Scenario, steps: Iterator[Step]) -> Iterator[Step]:
        """Yield *steps* as they come, and keep what is recorded of them."""
        for step in steps:
            self._record(step, _switches(step))
            if step.view.clock_s % MINUTE_S == 0:
                self._record(step, _measured(scenario, step))
            yield step

    def _record(self, step: Step, states: Mapping[str, str]) -> None:
        for entity_id, state in states.items():
            if self.states.get(entity_id) != state:
                self.states[entity_id] = state
                self.said.append(Said(entity_id, state, self.morning.at(step.view.clock_s)))


def _switches(step: Step) -> dict[str, str]:
    """Return which heaters are on."""
    return {f"switch.{entity_name(room)}_heater": "on" if room in step.on else "off" for room in step.heat_w}


def _measured(scenario: Scenario, step: Step) -> dict[str, str]:
    """Return what thermometers and the meter show."""
    measured_c = {
        f"sensor.{entity_name(room)}_temperature": celsius for room, celsius in step.view.measured_c.items()
    }
    measured_c["sensor.outdoor_temperature"] = scenario.outdoor.at(step.view.clock_s)
    shown = {entity_id: f"{celsius:.1f}" for entity_id, celsius in measured_c.items()}
    return {**shown, "sensor.house_meter_power": f"{step.drawn_w:.0f}"}
