"""The loop that joins a house and whoever decides which of its heaters run."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from .house import STEP_S, House
from .meter import Meter
from .scenario import Scenario
from .stores import NO_FLOWS, NO_STORES, Flows, Stores
from .thermostat import wants_heat


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a controller may see when it decides."""

    clock_s: float
    """Seconds since midnight of the first day."""

    asking: frozenset[str]
    """Rooms whose thermostat asks for heat."""

    measured_c: Mapping[str, float]
    """What the thermometer in each room shows."""

    setpoints_c: Mapping[str, float]
    """What each room should have now."""

    meter_w: float
    """What the meter shows: the whole house, heaters too, of the step before or earlier."""

    on: frozenset[str]
    """Rooms whose heater is on, as decided in the step before."""

    stores: Stores = NO_STORES
    """The car and the battery, where there are any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a controller decides that looks after a car or a battery too."""

    on: Collection[str]
    """The rooms whose heater is to be on."""

    car_w: float | None = None
    """What the car may draw; None for all that it can, as if nobody looked after it."""

    battery_w: float = 0.0
    """What the battery is to take; it gives if this is negative."""


class Controller(Protocol):
    """Whoever decides which heaters run; any function of a view will do."""

    def __call__(self, view: View, /) -> Collection[str] | Setting:
        """Return the rooms whose heater is to be on in this step.

        One that says nothing else leaves a car to charge whenever it is there, and a battery idle.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What happened in one step."""

    view: View
    """What the controller saw at its start."""

    on: frozenset[str]
    """Rooms whose heater was on."""

    heat_w: Mapping[str, float]
    """What each heater drew, and gave to its room."""

    base_w: float
    """What the rest of the house drew."""

    house: House
    """The house at its end."""

    flows: Flows = NO_FLOWS
    """What the car and the battery took."""

    @property
    def drawn_w(self) -> float:
        """What went through the connection."""
        return self.base_w + sum(self.heat_w.values()) + sum(self.flows)


def thermostats_alone(view: View, /) -> Collection[str]:
    """Let every heater run whose thermostat asks, whatever the connection may carry."""
    return view.asking


def run(
    scenario: Scenario, controller: Controller, *, duration_s: float | None = None, meter_lag_s: float = 0.0
) -> Iterator[Step]:
    """Yield step after step: thermostats, then the controller, then physics.

    Lasts as long as the base load until it repeats, unless *duration_s* is given.
    Raises KeyError if the controller names a room that there is not.
    """
    house, stores, asking, on = scenario.house(), scenario.stores(), frozenset[str](), frozenset[str]()
    meter = Meter(before_w=scenario.base_load.at(0), lag_s=meter_lag_s)
    steps = int((scenario.base_load.duration_s if duration_s is None else duration_s) // STEP_S)
    for clock_s in range(0, steps * STEP_S, STEP_S):
        setpoints_c = scenario.setpoints_c(clock_s)
        stores = stores.at(clock_s)
        asking = _asking(house, setpoints_c, band_k=scenario.band_k, before=asking)
        view = View(
            clock_s=clock_s,
            asking=asking,
            measured_c=house.measured_c,
            setpoints_c=setpoints_c,
            meter_w=meter.reading_w(clock_s),
            on=on,
            stores=stores,
        )
        decided = controller(view)
        setting = decided if isinstance(decided, Setting) else Setting(on=decided)
        step = _step(scenario, house, view, setting)
        meter.record(until_s=clock_s + STEP_S, drawn_w=step.drawn_w)
        house, stores, on = step.house, stores.step(step.flows, STEP_S), step.on
        yield step


def _asking(
    house: House, setpoints_c: Mapping[str, float], *, band_k: float, before: frozenset[str]
) -> frozenset[str]:
    return frozenset(
        name
        for name, measured_c in house.measured_c.items()
        if wants_heat(
            measured_c=measured_c, setpoint_c=setpoints_c[name], band_k=band_k, asking=name in before
        )
    )


def _step(scenario: Scenario, house: House, view: View, setting: Setting) -> Step:
    on = frozenset(setting.on)
    heat_w = house.heat_w(on)
    return Step(
        view=view,
        on=on,
        heat_w=heat_w,
        base_w=scenario.base_load.at(view.clock_s),
        house=scenario.after(house, heat_w, view.clock_s),
        flows=view.stores.flows(car_w=setting.car_w, battery_w=setting.battery_w, dt_s=STEP_S),
    )
