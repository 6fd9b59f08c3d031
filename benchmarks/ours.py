"""Power Budget at work in the simulated house, through the very ``decide`` that Home Assistant runs."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from custom_components.power_budget.engine import (
    Budget,
    BudgetReading,
    Decision,
    DemandSource,
    Load,
    LoadReading,
    Metering,
    MeterReading,
    Order,
    Site,
    Snapshot,
    State,
    decide,
)
from simulation import Scenario, View

MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)
"""What the simulation's clock counts from."""

HOUSE = "house"
"""The id of the budget."""

TURN_S = 600
"""How often turns pass: longer than minimum times, so that relays are spared."""


@dataclass
class Controller:
    """Decides when Home Assistant would: as turns pass, and at once when something changes.

    That is when a thermostat changes its mind, when the meter shows something else, when something
    is due by itself, and again after every switching, which is immediate.
    """

    site: Site
    """What is configured."""

    turn_s: int = TURN_S
    """How often turns pass."""

    state: State = field(default_factory=State)
    """What is remembered."""

    changed_at: dict[str, datetime] = field(default_factory=dict)
    """When each heater was last switched."""

    wake_at: datetime | None = None
    """When something will change by itself, if anything will."""

    seen: tuple[Collection[str], float] | None = None
    """Who asked, and what the meter showed, when it last decided."""

    def __call__(self, view: View, /) -> Collection[str]:
        """Return the rooms whose heater is to be on in this step."""
        on, turns_pass = set(view.on), view.clock_s % self.turn_s == 0
        if not turns_pass and not self._is_due(view):
            return on
        decision = self._decide(view, on, turns_pass=turns_pass)
        while decision.commands:
            decision = self._decide(view, on, turns_pass=False)
        self.wake_at, self.seen = decision.wake_at, (view.asking, view.meter_w)
        return on

    def _is_due(self, view: View) -> bool:
        is_late = self.wake_at is not None and _time(view) >= self.wake_at
        return is_late or self.seen != (view.asking, view.meter_w)

    def _decide(self, view: View, on: set[str], *, turns_pass: bool) -> Decision:
        """Decide, and switch what is commanded."""
        decision = decide(self.site, self.state, self._snapshot(view, on, turns_pass=turns_pass))
        self.state = decision.state
        for command in decision.commands:
            (on.add if command.is_on else on.remove)(command.load)
            self.changed_at[command.load] = decision.at
        return decision

    def _snapshot(self, view: View, on: Collection[str], *, turns_pass: bool) -> Snapshot:
        at = _time(view)
        readings = {
            load.id: LoadReading(
                is_on=load.id in on,
                changed_at=self.changed_at.get(load.id),
                wants_heat=load.id in view.asking,
                measured_c=view.measured_c[load.id],
                setpoint_c=view.setpoints_c[load.id],
            )
            for load in self.site.loads
        }
        meter = MeterReading(drawn_w=view.meter_w, at=at)
        return Snapshot(
            at=at, turns_pass=turns_pass, loads=readings, budgets={HOUSE: BudgetReading(meter=meter)}
        )


def _time(view: View) -> datetime:
    return MIDNIGHT + timedelta(seconds=view.clock_s)


def controller(scenario: Scenario, order: Order, metering: Metering, *, turn_s: int = TURN_S) -> Controller:
    """Return Power Budget as it would be set up in the house of *scenario*."""
    loads = tuple(
        Load(id=name, budget=HOUSE, name=name, power_w=room.power_w, demand=DemandSource.ENTITY)
        for name, room in scenario.rooms.items()
    )
    rated_w = sum(load.power_w for load in loads)
    budget = Budget(id=HOUSE, name=scenario.name, power_steps=(rated_w,), order=order, metering=metering)
    return Controller(Site(budgets=(budget,), loads=loads), turn_s)
