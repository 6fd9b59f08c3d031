"""A winter morning in a real Home Assistant, by a fast clock: where rooms are warmed ahead, and where not."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import pytest

from demo.client import Client, connect
from demo.custom_components.simulated_house.rooms import entity_name
from demo.morning.configuration import SCENARIO, STEP_S
from demo.morning.house import running_morning
from demo.process import free_port
from demo.waiting import until
from simulation import Scenario, read_scenario

WITHIN_S = 30
PATIENCE_S = 200
SHEDDING = timedelta(seconds=1.5 * STEP_S)
"""How long more may be drawn than the connection carries: from one reading of the meter to the next."""

SIX, EIGHT = "06:00", "08:00"

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(find_spec("libfaketime") is None, reason="libfaketime is not for this machine"),
]


@dataclass
class Lived:
    """What was seen of a morning."""

    client: Client
    scenario: Scenario
    states: dict[str, float] = field(default_factory=dict)
    """What each sensor says that says a number."""
    time: str = ""
    """The weekday and the time there."""
    missing_k: dict[str, float] = field(default_factory=dict)
    """How far each room is below its comfort as that begins."""
    meter_w: list[tuple[datetime, float]] = field(default_factory=list)
    """What the meter said, and when."""

    async def follow(self) -> None:
        """See everything until eight o'clock."""
        await self.client.listen(self._see, event_type="state_changed")
        await until(self._is_over, timeout_s=PATIENCE_S, otherwise="It is not eight o'clock")

    async def _is_over(self) -> bool:
        return self.time.endswith(EIGHT)

    def _see(self, event: dict[str, Any]) -> None:
        state = event["data"]["new_state"]
        if state is None or self.time.endswith(EIGHT):
            return
        entity_id, said = event["data"]["entity_id"], state["state"]
        if entity_id == "sensor.simulated_time":
            self.time = said
            if said.endswith(SIX):
                self.missing_k = self._missing_k()
        elif entity_id.startswith("sensor.") and said.replace(".", "").isdigit():
            self.states[entity_id] = float(said)
            if entity_id == "sensor.house_meter_power":
                self.meter_w.append((datetime.fromisoformat(state["last_changed"]), float(said)))

    def _missing_k(self) -> dict[str, float]:
        return {
            room: wished.comfort_c - self.states[f"sensor.{entity_name(room)}_temperature"]
            for room, wished in self.scenario.schedules.items()
        }

    @property
    def cold_k_h(self) -> float:
        """How cold it was until eight."""
        return self.states.get("sensor.house_cold", 0)

    @property
    def overloads_w(self) -> list[float]:
        """What was drawn beyond what the connection carries, for longer than it takes to shed."""
        return [
            drawn_w
            for (at, drawn_w), (after, _) in pairwise(self.meter_w)
            if drawn_w > self.scenario.limit_w and after - at > SHEDDING
        ]


async def lived(*, ahead: bool) -> Lived:
    """Live through a morning."""
    async with (
        running_morning(port=free_port(), ahead=ahead, within_s=WITHIN_S) as demo,
        connect(demo.process.url, demo.token) as client,
    ):
        morning = Lived(client, read_scenario(SCENARIO))
        await morning.follow()
        return morning


async def test_rooms_are_warm_at_six_within_the_limit_where_they_are_warmed_ahead() -> None:
    morning = await lived(ahead=True)
    assert max(morning.missing_k.values()) < 1.5
    assert morning.cold_k_h < 2
    assert morning.overloads_w == []


async def test_rooms_are_cold_at_six_where_heaters_only_react() -> None:
    morning = await lived(ahead=False)
    assert min(morning.missing_k.values()) > 1.5
    assert morning.cold_k_h > 12
    assert morning.overloads_w == []
