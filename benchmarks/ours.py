"""Power Budget at work in the simulated house, through the very ``decide`` that Home Assistant runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from custom_components.power_budget.engine import (
    Budget,
    BudgetReading,
    Command,
    Decision,
    DemandSource,
    Load,
    LoadReading,
    Metering,
    MeterReading,
    Modulation,
    Order,
    Site,
    Snapshot,
    State,
    decide,
)
from simulation import Car, Scenario, Setting, View

from .storage import BUFFER, Storage

MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)
"""What the simulation's clock counts from."""

HOUSE, CAR = "house", "[car]"
"""The ids of the budget, and of the car, if there is one: as its table is called, so that no room is."""

MOST_RATED = 2.0
"""How many times what is written on them heaters may draw: the meter alone limits them."""

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
    """When each load was last switched."""

    car_w: float = 0.0
    """What the car is set to."""

    storage: Storage | None = None
    """The battery, if it serves the budget."""

    wake_at: datetime | None = None
    """When something will change by itself, if anything will."""

    ahead_c: Mapping[str, float] = field(default_factory=dict)
    """To what rooms are warmed ahead, by their names."""

    seen: tuple[Collection[str], bool, float] | None = None
    """Which rooms asked, whether the car did, and what the meter showed, when it last decided."""

    def __call__(self, view: View, /) -> Setting:
        """Return the rooms whose heater is to be on in this step, and what the car may draw."""
        on, turns_pass = set(view.on), view.clock_s % self.turn_s == 0
        if turns_pass or self._is_due(view):
            decision = self._decide(view, on, turns_pass=turns_pass)
            while decision.commands or (self.storage is not None and self.storage.follow(decision)):
                decision = self._decide(view, on, turns_pass=False)
            self.wake_at, self.seen = decision.wake_at, _seen(view)
        battery_w = 0.0 if self.storage is None else self.storage.told_w
        return Setting(on=on, car_w=self.car_w, battery_w=battery_w)

    def _is_due(self, view: View) -> bool:
        is_late = self.wake_at is not None and time_of(view) >= self.wake_at
        return is_late or self.seen != _seen(view)

    def _decide(self, view: View, on: set[str], *, turns_pass: bool) -> Decision:
        """Decide, and switch what is commanded."""
        decision = decide(self.site, self.state, self.snapshot(view, on, turns_pass=turns_pass))
        self.state = decision.state
        for command in decision.commands:
            if command.load == CAR:
                self._set_car(command, decision.at)
                continue
            (on.add if command.is_on else on.remove)(command.load)
            self.changed_at[command.load] = decision.at
        return decision

    def _set_car(self, command: Command, at: datetime) -> None:
        """Let the car draw what is commanded."""
        if command.is_on is (not self.car_w):
            self.changed_at[CAR] = at
        self.car_w = command.level_w or 0.0

    def snapshot(self, view: View, on: Collection[str], *, turns_pass: bool = False) -> Snapshot:
        """Return what is seen with the heaters of some rooms on."""
        at = time_of(view)
        readings = {
            room: LoadReading(
                is_on=room in on,
                changed_at=self.changed_at.get(room),
                wants_heat=room in view.asking,
                measured_c=measured_c,
                setpoint_c=view.setpoints_c[room],
                ahead_c=self.ahead_c.get(room),
            )
            for room, measured_c in view.measured_c.items()
        }
        readings[CAR] = LoadReading(
            is_on=self.car_w > 0,
            changed_at=self.changed_at.get(CAR),
            wants_heat=view.stores.car_asks,
            level_w=self.car_w,
        )
        meter = MeterReading(drawn_w=view.meter_w, at=at)
        return Snapshot(
            at=at,
            turns_pass=turns_pass,
            loads=readings,
            budgets={HOUSE: BudgetReading(meter=meter)},
            buffers={} if self.storage is None else self.storage.reading(view.stores, at),
        )


def _seen(view: View) -> tuple[Collection[str], bool, float]:
    return view.asking, view.stores.car_asks, view.meter_w


def time_of(view: View) -> datetime:
    """Return the time that it is in the simulation."""
    return MIDNIGHT + timedelta(seconds=view.clock_s)


def at_once(scenario: Scenario) -> Metering:
    """Return how the house of *scenario* is metered where more runs at once, as by the rules of others."""
    return Metering(limit_w=scenario.limit_w, restore_delay=timedelta(0), restore_margin=1.0)


def controller(
    scenario: Scenario,
    order: Order,
    metering: Metering,
    *,
    turn_s: int = TURN_S,
    with_battery: bool = False,
) -> Controller:
    """Return Power Budget as it would be set up in the house of *scenario*, whose battery may serve it."""
    loads = [
        Load(id=name, budget=HOUSE, name=name, power_w=room.rated_w, demand=DemandSource.ENTITY)
        for name, room in scenario.rooms.items()
    ]
    if scenario.car is not None:
        loads.append(_car(scenario.car))
    rated_w = sum(load.power_w for load in loads)
    storage = Storage(scenario.battery) if with_battery and scenario.battery is not None else None
    battery_w = 0.0 if storage is None else storage.battery.charge_w
    budget = Budget(
        id=HOUSE,
        name=scenario.name,
        power_steps=(MOST_RATED * rated_w + battery_w,),
        order=order,
        metering=metering,
        buffers=() if storage is None else (BUFFER,),
    )
    return Controller(Site(budgets=(budget,), loads=tuple(loads)), turn_s, storage=storage)


def _car(car: Car) -> Load:
    """Return the car as a load that runs at any level; it asks while it is there and not full."""
    modulation = Modulation(least_w=car.least_w, step_w=car.step_w)
    return Load(
        id=CAR,
        budget=HOUSE,
        name="Car",
        power_w=car.most_w,
        demand=DemandSource.ENTITY,
        modulation=modulation,
    )
